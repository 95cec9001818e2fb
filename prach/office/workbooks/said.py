"""Imports in words: states, verdicts, rows, what they changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from prach.core.changes import ANY_YEAR
from prach.indicators.catalogue import INDICATORS
from prach.indicators.queries import figures
from prach.registers.actions import common_area
from prach.registers.base import Register
from prach.registers.catalogue import REGISTERS, get
from prach.registers.models import ImportBatch, StagedRow, Verdict
from prach.registers.queries import problems_of
from prach.ui.parts import Badge, Column, Link, Row, Table

from ..figures.said import said
from ..showing import address_of

Status = ImportBatch.Status
STATES = {
    Status.RECEIVED: "info",
    Status.READING: "info",
    Status.PREVIEWED: "warn",
    Status.COMMITTING: "info",
    Status.COMMITTED: "good",
    Status.FAILED: "bad",
    Status.DISCARDED: "neutral",
}
TONES = {
    Verdict.NEW: "good",
    Verdict.CHANGED: "info",
    Verdict.UNCHANGED: "neutral",
    Verdict.DOUBTFUL: "warn",
    Verdict.REFUSED: "bad",
}
# What needs eyes comes first.
ORDER = (Verdict.REFUSED, Verdict.DOUBTFUL, Verdict.CHANGED, Verdict.NEW, Verdict.UNCHANGED)


class LongTexts(Table):
    """Few columns with long texts: on a phone they become cards all the same."""

    @property
    def becomes_cards(self) -> bool:
        return True


MOST_CELLS = 4
MOST_YEARS = 3


def state_of(batch: ImportBatch) -> Badge:
    """Return where an import stands."""
    status = Status(batch.status)
    tone: Any = "bad" if status == Status.PREVIEWED and batch.refused else STATES[status]
    return Badge(status.label, tone)


def imports_table(caption: Any, batches: Iterable[ImportBatch]) -> Table:
    """Return imports as a table, each leading to its page."""
    columns = [
        Column(_("File")),
        Column(_("Register")),
        Column(_("Received"), "datetime"),
        Column(_("State")),
        Column(_("Rows"), "number"),
        Column(_("Refused"), "number"),
    ]
    return Table(caption, columns, [_import_line(batch) for batch in batches])


def _import_line(batch: ImportBatch) -> Row:
    register = REGISTERS.get(batch.register)
    read = batch.status in (Status.PREVIEWED, Status.COMMITTED)
    cells = [
        batch.file_name,
        register.title if register else batch.register,
        batch.received_at,
        state_of(batch),
        batch.rows_total if read else None,
        batch.refused if read else None,
    ]
    return Row(cells, reverse("office:import", args=[batch.pk]))


# ------------------------------------------------------------------------------------------- rows of a file


def count_of(batch: ImportBatch, verdict: Verdict) -> int:
    """Return how many rows have a verdict."""
    return int(getattr(batch, verdict.lower()))


def verdict_asked(batch: ImportBatch, text: str) -> Verdict:
    """Return the verdict whose rows are shown: the one asked for, else the first that has any."""
    asked = [verdict for verdict in ORDER if verdict.lower() == text]
    there = [verdict for verdict in ORDER if count_of(batch, verdict)]
    return [*asked, *there, Verdict.NEW][0]


def tabs_of(batch: ImportBatch, shown: Verdict) -> list[Link]:
    """Return a tab for each verdict, with its count."""
    return [
        Link(verdict.label, f"?verdict={verdict.lower()}", verdict == shown, count_of(batch, verdict))
        for verdict in ORDER
    ]


def preview_table(batch: ImportBatch, rows: Sequence[StagedRow], verdict: Verdict, user: Any) -> Table:
    """Return rows of the file: what they say, what is the matter with them, what they would change."""
    register = get(batch.register)
    names = names_of(register, rows, user)
    columns = [Column(_("Row in the file")), Column(_("What it says"))]
    if verdict in (Verdict.REFUSED, Verdict.DOUBTFUL):
        columns.append(
            Column(_("What to correct") if verdict == Verdict.REFUSED else _("What to look at again"))
        )
    if verdict in (Verdict.CHANGED, Verdict.DOUBTFUL):
        columns.append(Column(_("What changes")))

    def line(row: StagedRow) -> Row:
        cells: list[Any] = [row_named(row), content_of(batch, row, names)]
        if verdict in (Verdict.REFUSED, Verdict.DOUBTFUL):
            cells.append([problem_line(problem) for problem in problems_of(row)])
        if verdict in (Verdict.CHANGED, Verdict.DOUBTFUL):
            cells.append([] if row.adds else change_lines(register, row))
            cells[-1] = cells[-1] or (_("a new record") if row.adds else "\N{NO-BREAK SPACE}")
        return Row(cells)

    caption = _("Rows: %(verdict)s") % {"verdict": verdict.label}
    return LongTexts(caption, columns, [line(row) for row in rows])


def row_named(row: StagedRow) -> str:
    """Return 'Row 4', as the spreadsheet numbers its rows."""
    return _("Row %(number)s") % {"number": row.row_number}


def content_of(batch: ImportBatch, row: StagedRow, names: dict[Any, Link | str]) -> Any:
    """Return the record that a row means, else its first cells with their headings."""
    if row.target_id in names:
        return names[row.target_id]
    told = [
        (heading, cell) for heading, cell in zip(batch.headings, row.cells, strict=False) if cell is not None
    ]
    return [_("%(heading)s: %(value)s") % {"heading": bare(h), "value": c} for h, c in told[:MOST_CELLS]]


def bare(heading: str) -> str:
    """Return a heading of a workbook without the star of a needed column."""
    return heading.removesuffix("*").strip()


def problem_line(problem: dict[str, Any]) -> str:
    """Return 'Day «31/2/2560»: there is no such day …'."""
    problem = problem | {"column": bare(problem["column"])}
    if not problem["column"]:
        return str(problem["sentence"])
    if problem["value"] == "":
        return _("%(column)s: %(sentence)s") % problem
    return _("%(column)s «%(value)s»: %(sentence)s") % problem


def change_lines(register: Register, row: StagedRow) -> list[str]:
    """Return 'Men: 20 → 22' for each value that changes."""
    lines = []
    for code, (old, new) in row.changes.items():
        words = {"column": register.column(code).title, "old": old or _("blank"), "new": new or _("blank")}
        lines.append(_("%(column)s: %(old)s → %(new)s") % words)
    return lines


def names_of(register: Register, rows: Sequence[StagedRow], user: Any) -> dict[Any, Link | str]:
    """Return {key: the record by name, as a link}, of those there are and the person may see. One query."""
    model: Any = register.model
    keys = [row.target_id for row in rows if row.target_id]
    found = model.everything.visible_to(user).filter(pk__in=keys).select_related(*register.related)
    label = model._meta.label_lower
    return {one.pk: _named(str(one), address_of(label, one.pk)) for one in found}


def _named(name: str, address: str) -> Link | str:
    return Link(name, address) if address else name


def written_table(batch: ImportBatch, rows: Sequence[StagedRow], verdict: Verdict, user: Any) -> Table:
    """Return rows of a finished import, each with the record that it became or changed."""
    names = names_of(get(batch.register), rows, user)
    lines = [Row([row_named(row), names.get(row.target_id)]) for row in rows]
    columns = [Column(_("Row in the file")), Column(_("Record"))]
    return Table(_("Rows: %(verdict)s") % {"verdict": verdict.label}, columns, lines)


# ------------------------------------------------------------------------------------------- figures


def figures_table(batch: ImportBatch, user: Any, year_else: int) -> Table | None:
    """Return the figures that count this register, where and when the import wrote, with their values now."""
    model = get(batch.register).model
    codes = [
        code
        for code, indicator in INDICATORS.items()
        if any(model in taken.source.reads for taken in indicator.takes)
    ]
    areas = [code for code, _year in batch.places]
    area_code = common_area(areas)
    if (
        not codes
        or not areas
        or not (batch.new or batch.changed or batch.doubtful)
        or not user.covers(area_code)
    ):
        return None
    years = sorted({year if year != ANY_YEAR else year_else for _code, year in batch.places}, reverse=True)
    rows = [
        Row(
            [
                one.indicator.name,
                one.area_name,
                str(year),
                said(one.indicator, one.value),
                one.indicator.unit,
            ],
            f"{reverse('office:figure', args=[one.indicator.code])}?area={area_code}&year={year}",
        )
        for year in years[:MOST_YEARS]
        for one in figures(area_code, year, codes)
        if one.value is not None
    ]
    columns = [
        Column(_("Figure")),
        Column(_("Area")),
        Column(_("Fiscal year")),
        Column(_("Value now"), "number"),
        Column(_("Unit")),
    ]
    return Table(_("Figures that count these rows"), columns, rows) if rows else None
