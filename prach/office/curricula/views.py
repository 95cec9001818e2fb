"""Pages of curricula and print runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from prach.curricula.actions import change_curriculum, change_print_run, record_curriculum, record_print_run
from prach.curricula.models import Curriculum, PrintRun
from prach.ui.parts import Link, Table

from ..crud import RecordPages
from ..lists import Shown
from ..showing import records_of
from .forms import CurriculumForm, PrintRunForm


class CurriculumPages(RecordPages):
    """Curricula."""

    code = "curricula"
    model = Curriculum
    form = CurriculumForm
    title = _("Curricula of the programme")
    add_words = _("Add a curriculum")
    empty_text = _("Add the curricula from which sages teach, or import them from a workbook.")
    columns = (
        Shown("title", sort="title"),
        Shown("occupation", sort="occupation__name_th"),
        Shown("area", sort="area"),
        Shown("approved_on", kind="date", sort="approved_on"),
        Shown("reference", sort="reference"),
    )
    search = ("title", "occupation__name_th", "reference")
    day = "approved_on"
    joins = ("area", "occupation")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Curriculum:
        return record_curriculum(by=by, key=key, **values)

    def change(self, record: Curriculum, *, by: Any, today: date, **values: Any) -> Curriculum:
        return change_curriculum(record, by=by, **values)

    def related(self, record: Curriculum, user: Any) -> Iterable[Table | None]:
        yield records_of("print-runs", user, curriculum=record)
        yield records_of("sessions", user, curriculum=record)

    def more_actions(self, record: Curriculum, user: Any) -> list[Link]:
        return [self.add_link(_("Record a print run"), "print-runs", curriculum=record.reference)]


class PrintRunPages(RecordPages):
    """Print runs of handbooks."""

    code = "print-runs"
    model = PrintRun
    form = PrintRunForm
    title = _("Print runs")
    add_words = _("Record a print run")
    empty_text = _("Record how many volumes of a curriculum were printed, and when.")
    columns = (
        Shown("curriculum", sort="curriculum__title"),
        Shown("printed_on", kind="date", sort="printed_on"),
        Shown("volumes", kind="number", sort="volumes"),
        Shown("reference", sort="reference"),
    )
    search = ("curriculum__title", "printer", "reference")
    day = "printed_on"
    joins = ("curriculum__area",)

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> PrintRun:
        return record_print_run(by=by, key=key, **values)

    def change(self, record: PrintRun, *, by: Any, today: date, **values: Any) -> PrintRun:
        return change_print_run(record, by=by, **values)
