"""Pages of standings."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from prach.sages.actions import record_standing, withdraw_standing
from prach.sages.models import Standing

from ..crud import RecordPages
from ..lists import Shown
from .forms import StandingForm


class StandingPages(RecordPages):
    """Standings: each is recorded once; a wrong one is withdrawn and recorded again."""

    code = "standings"
    model = Standing
    form = StandingForm
    title = _("Standings of sages")
    add_words = _("Record a standing")
    empty_text = _("Record when somebody was nominated, accepted, trained or began to teach.")
    columns = (
        Shown("person", sort="person__given_name"),
        Shown("state", sort="state"),
        Shown("since_on", kind="date", sort="since_on"),
        Shown("until_on", kind="date", sort="until_on"),
        Shown(lambda row: row.person.area, _("Village"), sort="person__area"),
    )
    search = ("person__given_name", "person__surname", "certificate_no")
    choices = ("state",)
    day = "since_on"
    joins = ("person__area",)
    changeable = False
    restorable = False

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Standing:
        return record_standing(by=by, today=today, key=key, **values)

    def archive(self, record: Standing, *, by: Any) -> None:
        withdraw_standing(record, by=by)
