"""What must hold of a session or a support before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal, raise_first

from .models import GroupSupport, Session


class NotYetHeld(Refusal):
    """Only what has happened is logged."""

    code = "not-yet-held"
    message = _("This day lies in the future. Log what has been held; plan the rest as an activity.")
    field = "held_on"


class ForumNotInVillage(Refusal):
    """A village forum is counted for its village, so it must name one."""

    code = "forum-not-in-village"
    message = _(
        "A village transfer forum must name its village. Enter the 8-digit code or the name, moo and subdistrict."
    )
    field = "area"


class LastDayBeforeFirst(Refusal):
    """A session ends on or after the day it begins."""

    code = "last-day-before-first"
    message = _("The last day is before the first. Check both dates.")
    field = "ended_on"


class HeadcountTooSmall(Refusal):
    """Men and women are part of all."""

    code = "headcount-too-small"
    message = _("Men and women together are more than the people in all. Check the three numbers.")
    field = "headcount"


class HeadcountMissing(Refusal):
    """One of the sexes alone does not tell how many came."""

    code = "headcount-missing"
    message = _("Enter the people in all, or both men and women.")
    field = "headcount"


class GroupElsewhere(Refusal):
    """Support is counted where the group is."""

    code = "group-elsewhere"
    message = _("The group is not of this village. Choose the group's own village.")
    field = "area"


def session_faults(session: Session, *, today: date) -> Iterator[Refusal]:
    """Yield all that is wrong with a session; values that are not known yet (None) are passed over."""
    if session.held_on and session.held_on > today:
        yield NotYetHeld()
    if session.held_on and session.ended_on and session.ended_on < session.held_on:
        yield LastDayBeforeFirst()
    if session.kind == Session.Kind.VILLAGE_FORUM and session.area_id and len(session.area_id) != 8:
        yield ForumNotInVillage()
    yield from _headcount_faults(session)


def check_session(session: Session, *, today: date) -> None:
    """Raise NotYetHeld, LastDayBeforeFirst, ForumNotInVillage, HeadcountTooSmall or HeadcountMissing."""
    raise_first(session_faults(session, today=today))


def group_support_faults(support: GroupSupport, *, today: date) -> Iterator[Refusal]:
    """Yield all that is wrong with a support; values that are not known yet (None) are passed over."""
    if support.supported_on and support.supported_on > today:
        yield NotYetHeld(field="supported_on")
    if (
        support.group is not None
        and support.area_id
        and not support.group.area_id.startswith(support.area_id)
    ):
        yield GroupElsewhere()
    yield from _headcount_faults(support)


def check_group_support(support: GroupSupport, *, today: date) -> None:
    """Raise NotYetHeld, GroupElsewhere, HeadcountTooSmall or HeadcountMissing."""
    raise_first(group_support_faults(support, today=today))


def _headcount_faults(row: Session | GroupSupport) -> Iterator[Refusal]:
    row.fill_headcount()
    if row.men is None and row.women is None:
        return
    if row.headcount is None:
        yield HeadcountMissing()
    elif (row.men or 0) + (row.women or 0) > row.headcount:
        yield HeadcountTooSmall()
