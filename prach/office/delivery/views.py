"""Pages of sessions and group supports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prach.delivery.actions import correct_group_support, correct_session, log_group_support, log_session
from prach.delivery.models import Attendance, GroupSupport, Session, Trainer
from prach.ui.parts import Link, Table

from ..crud import RecordPages
from ..lists import Shown
from ..showing import lines_of
from .forms import GroupSupportForm, SessionForm


class SessionPages(RecordPages):
    """Sessions of every kind."""

    code = "sessions"
    model = Session
    form = SessionForm
    title = _("Teaching sessions")
    add_words = _("Log a session")
    empty_text = _("Log what was held: day, village, and how many came.")
    columns = (
        Shown("title", sort="title"),
        Shown("kind", sort="kind"),
        Shown("area", sort="area"),
        Shown("held_on", kind="date", sort="held_on"),
        Shown("headcount", kind="number", sort="headcount"),
    )
    search = ("title", "place", "area__name_th", "reference")
    choices = ("kind",)
    day = "held_on"
    joins = ("area", "occupation", "curriculum", "activity")
    sections = (
        (_("What and where"), ("kind", "title", "area", "place", "held_on", "ended_on")),
        (_("Who came"), ("headcount", "men", "women")),
        (
            _("Who taught, and what"),
            ("trainers", "occupation", "curriculum", "theory_hours", "practice_hours"),
        ),
        (_("For the office"), ("activity", "note", "reference")),
    )

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Session:
        return log_session(by=by, today=today, key=key, **values)

    def change(self, record: Session, *, by: Any, today: date, **values: Any) -> Session:
        return correct_session(record, by=by, today=today, **values)

    def related(self, record: Session, user: Any) -> Iterable[Table | None]:
        trainers = Trainer.objects.visible_to(user).filter(session=record)
        present = Attendance.objects.visible_to(user).filter(session=record).select_related("substitute_for")
        yield lines_of(_("Trainers"), trainers, user)
        yield lines_of(_("Attendance by name"), present, user, (_("In place of"), "substitute_for"))

    def more_actions(self, record: Session, user: Any) -> list[Link]:
        return [Link(_("Attendance by name"), reverse("office:session-attendance", args=[record.pk]))]


class GroupSupportPages(RecordPages):
    """Help given to occupation and savings groups."""

    code = "group-supports"
    model = GroupSupport
    form = GroupSupportForm
    title = _("Supports to groups")
    add_words = _("Log a support")
    empty_text = _("Log what was given to an occupation or savings group, and to how many people.")
    columns = (
        Shown("title", sort="title"),
        Shown("kind", sort="kind"),
        Shown("group"),
        Shown("area", sort="area"),
        Shown("supported_on", kind="date", sort="supported_on"),
        Shown("headcount", kind="number", sort="headcount"),
    )
    search = ("title", "group__name", "area__name_th", "reference")
    choices = ("kind",)
    day = "supported_on"
    joins = ("area", "group", "activity")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> GroupSupport:
        return log_group_support(by=by, today=today, key=key, **values)

    def change(self, record: GroupSupport, *, by: Any, today: date, **values: Any) -> GroupSupport:
        return correct_group_support(record, by=by, today=today, **values)
