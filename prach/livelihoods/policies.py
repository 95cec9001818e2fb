"""What must hold of an income record before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal, raise_first

from .models import IncomeRecord


class NotYetRecorded(Refusal):
    """A round is recorded on a day that has come."""

    code = "not-yet-recorded"
    message = _("This day lies in the future. Enter the day on which the household was asked.")
    field = "recorded_on"


class ReasonThoughPractising(Refusal):
    """A reason for not practising belongs to a household that does not."""

    code = "reason-though-practising"
    message = _("A reason for not practising is given, but the household practises. Clear one of the two.")
    field = "why_not"


class NotEnrolled(Refusal):
    """Income is followed for households that the scheme has taken on."""

    code = "not-enrolled"
    message = _("This household is not enrolled in the scheme. Enrol it first.")
    field = "household"


def income_faults(record: IncomeRecord, *, today: date) -> Iterator[Refusal]:
    """Yield all that is wrong with an income record; values that are not known yet (None) are passed over."""
    if record.recorded_on and record.recorded_on > today:
        yield NotYetRecorded()
    if record.why_not and record.practising is not False:
        yield ReasonThoughPractising()


def check_income(record: IncomeRecord, *, today: date) -> None:
    """Raise NotYetRecorded or ReasonThoughPractising."""
    raise_first(income_faults(record, today=today))
