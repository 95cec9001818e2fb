"""Writing workbooks: the empty template, the export, and rows that a program makes.

All three carry the same headings, so that what is written can be read back. Cells are written as text or numbers and
never as formulas, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override
from xlsxwriter.utility import xl_col_to_name

from prach.areas.models import Area, Level
from prach.core.audit import write_line
from prach.core.errors import NotAllowed
from prach.core.querysets import under_any
from prach.core.thai_calendar import fiscal_year_bounds

from .base import Column, Link, Register, is_several
from .catalogue import get
from .kinds import Amount, Kind, Known, Listed, Place, Whole, Year
from .models import ImportBatch, StagedRow, Verdict
from .queries import rows_of
from .reading import REASONS_HEADING
from .reasons import sentence_of

FONT = "TH Sarabun New"
NOTES, LISTS, VILLAGES = "หมายเหตุ", "รายการเลือก", "หมู่บ้าน"
LAST_ROW = 1_048_575
MOST_VILLAGES = 3000
Out = str | IO[bytes]


class Sheets:
    """A workbook being written, with the few formats we use."""

    def __init__(self, out: Out, *, streaming: bool) -> None:
        options = {"constant_memory": streaming, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(out, options)
        base = {"font_name": FONT, "font_size": 14, "valign": "top"}
        self.text = self.book.add_format({**base, "num_format": "@"})
        self.wrapped = self.book.add_format({**base, "num_format": "@", "text_wrap": True})
        self.number = self.book.add_format(base)
        self.head = self.book.add_format(
            {**base, "bold": True, "bg_color": "#E8EEF4", "border": 1, "text_wrap": True, "num_format": "@"}
        )
        self.must = self.book.add_format(
            {**base, "bold": True, "bg_color": "#FBE9C6", "border": 1, "text_wrap": True, "num_format": "@"}
        )

    def data_sheet(self, register: Register, columns: Iterable[Column], extra: Iterable[str] = ()) -> Any:
        """Add the sheet of the rows with its headings; return it."""
        columns = list(columns)
        sheet = self.book.add_worksheet(register.thai[:31])
        for at, column in enumerate(columns):
            kind = column.kind
            sheet.set_column(at, at, max(kind.width, len(column.heading) + 2), self._format(kind))
        for at, heading in enumerate(extra, len(columns)):
            sheet.set_column(at, at, max(60, len(heading)), self.wrapped)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.heading, self.must if column.required else self.head)
        for at, heading in enumerate(extra, len(columns)):
            sheet.write_string(0, at, heading, self.head)
        return sheet

    def write_head(self, sheet: Any, at: int, heading: str) -> None:
        """Write a heading."""
        sheet.write_string(0, at, heading, self.head)

    def write(self, sheet: Any, row: int, at: int, value: Any) -> None:
        """Write a cell: numbers as numbers, all else as text."""
        if value is None or value == "":
            return
        if isinstance(value, bool):
            value = "ใช่" if value else "ไม่ใช่"
        if isinstance(value, int | float | Decimal):
            sheet.write_number(row, at, value, self.number)
        else:
            sheet.write_string(row, at, str(value), self.wrapped if "\n" in str(value) else self.text)

    def _format(self, kind: Kind) -> Any:
        if kind.wrapped:
            return self.wrapped
        return self.number if isinstance(kind, Whole | Amount | Year) else self.text


def exported_columns(register: Register) -> list[Column]:
    """Return the columns that leave the house: all but those that never do (a national ID)."""
    return [column for column in register.columns if column.exported]


def write_rows(register: Register, out: Out, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows given as {column code: value} and return how many; only columns that some row may fill.

    Values are what records hold (a stored code, a date, an area's code, a reference) or text, which is written as is.
    """
    sheets = Sheets(out, streaming=True)
    sheet = sheets.data_sheet(register, register.columns)
    count = 0
    for count, row in enumerate(rows, 1):
        unknown = row.keys() - {column.code for column in register.columns}
        if unknown:
            raise KeyError(f"{register.code} has no column {sorted(unknown)}")
        for at, column in enumerate(register.columns):
            if column.code in row:
                sheets.write(sheet, count, at, _shown(column, row[column.code]))
    sheets.book.close()
    return count


def _shown(column: Column, value: Any) -> Any:
    try:
        return column.kind.show(value)
    except (ValueError, TypeError, ArithmeticError):
        return str(value)


def write_template(register: Register, out: Out, *, by: Any) -> None:
    """Write the empty workbook: headings, drop-down lists, notes, and the villages of `by` where they are few."""
    sheets = Sheets(out, streaming=False)
    sheet = sheets.data_sheet(register, register.columns)
    _write_notes(sheets, register)
    villages = villages_of(by) if any(isinstance(column.kind, Place) for column in register.columns) else []
    if villages:
        _write_villages(sheets, villages)
    _write_lists(sheets, sheet, register, villages)
    sheet.activate()
    sheets.book.close()


def villages_of(by: Any) -> list[Area]:
    """Return the villages that `by` answers for, by code; none where there are more than a list can show."""
    villages = Area.objects.filter(
        under_any("code", by.area_codes()), level=Level.VILLAGE, valid_until__isnull=True
    )
    found = list(villages.select_related("parent__parent").order_by("code")[: MOST_VILLAGES + 1])
    return found if len(found) <= MOST_VILLAGES else []


def village_entry(village: Area) -> str:
    """Return a village as a drop-down list shows it; the code in front is what is read."""
    subdistrict = village.parent.name_th if village.parent else ""
    return f"{village.code} {village.name_th} หมู่ {village.moo} ต.{subdistrict}"


def _write_villages(sheets: Sheets, villages: list[Area]) -> None:
    sheet = sheets.book.add_worksheet(VILLAGES)
    headings = ("รหัส", "ชื่อหมู่บ้าน", "หมู่ที่", "ตำบล", "อำเภอ", "สำหรับเลือก")
    for at, (heading, width) in enumerate(zip(headings, (12, 30, 8, 24, 24, 50), strict=True)):
        sheet.set_column(at, at, width, sheets.text)
        sheet.write_string(0, at, heading, sheets.head)
    sheet.freeze_panes(1, 0)
    for row, village in enumerate(villages, 1):
        subdistrict = village.parent
        district = subdistrict.parent if subdistrict else None
        cells = (
            village.code,
            village.name_th,
            village.moo,
            subdistrict.name_th if subdistrict else "",
            district.name_th if district else "",
            village_entry(village),
        )
        for at, value in enumerate(cells):
            sheets.write(sheet, row, at, value)


def _write_lists(sheets: Sheets, sheet: Any, register: Register, villages: list[Area]) -> None:
    """Put the drop-down lists on a hidden sheet and tie each to its column. Other entries stay possible."""
    lists = sheets.book.add_worksheet(LISTS)
    for at, column in enumerate(register.columns):
        if isinstance(column.kind, Place):
            source = f"='{VILLAGES}'!$F$2:$F${len(villages) + 1}" if villages else ""
        else:
            source = _write_list(sheets, lists, at, column)
        if source:
            sheet.data_validation(1, at, LAST_ROW, at, _validation(column, source))
    lists.hide()


def _write_list(sheets: Sheets, lists: Any, at: int, column: Column) -> str:
    options = column.kind.options()
    lists.write_string(0, at, column.thai, sheets.head)
    for row, option in enumerate(options, 1):
        lists.write_string(row, at, option, sheets.text)
    name = xl_col_to_name(at, col_abs=True)
    return f"='{LISTS}'!{name}$2:{name}${len(options) + 1}" if options else ""


def _validation(column: Column, source: str) -> dict[str, Any]:
    """Warn, do not forbid: codes and English labels are read too."""
    return {
        "validate": "list",
        "source": source,
        "ignore_blank": True,
        "error_type": "information",
        "error_title": column.thai[:32],
        "error_message": _("This is not in the list. Choose from the list where you can.")[:255],
    }


def _write_notes(sheets: Sheets, register: Register) -> None:
    sheet = sheets.book.add_worksheet(NOTES)
    for at, width in enumerate((30, 12, 80, 34)):
        sheet.set_column(at, at, width, sheets.wrapped)
    row = 0
    for line in (register.thai, str(register.about), *_general_notes()):
        sheet.write_string(row, 0, line, sheets.text)
        row += 1
    row += 1
    headings = (_("Column"), _("Needed"), _("How to fill it in"), _("Example"))
    for at, heading in enumerate(headings):
        sheet.write_string(row, at, heading, sheets.head)
    for column in register.columns:
        row += 1
        cells = (column.thai, _("needed") if column.required else "", explained(column), example_of(column))
        for at, value in enumerate(cells):
            sheet.write_string(row, at, value, sheets.wrapped)


def explained(column: Column) -> str:
    """Return how to fill the column in, with its choices where it has few."""
    options = column.kind.options()
    choices = ": " + " / ".join(options) if 0 < len(options) <= 12 else ""
    return " ".join(part for part in (str(column.help), f"{column.kind.hint}{choices}") if part)


def example_of(column: Column) -> str:
    """Return an example of the column: its own, the kind's, or the first entry of its list."""
    return column.example or column.kind.example or next(iter(column.kind.options()), "")


def _general_notes() -> Iterator[str]:
    yield _(
        "Columns marked with a star are needed. The order of columns does not matter; other columns are not read."
    )
    yield _(
        "A column that is left out keeps what is stored; a blank cell in a column that is there clears it."
    )
    yield _("Nothing is written before the office has shown what each row would do.")


# ----------------------------------------------------------------------------------------------- export


def write_export(
    register: Register, out: Out, *, by: Any, area_code: str, fiscal_year: int | None = None
) -> int:
    """Write the rows that `by` may see in the area, as an import reads them; return how many. One audit line.

    Raises NotAllowed.
    """
    if not by.may("export_registers"):
        raise NotAllowed()
    model: Any = register.model
    rows = in_year(register, model.objects.visible_to(by).under(area_code), fiscal_year)
    columns = exported_columns(register)
    sheets = Sheets(out, streaming=True)
    sheet = sheets.data_sheet(register, columns)
    count = 0
    for record, linked in _with_links(register, rows.select_related(*register.related)):
        count += 1
        for at, column in enumerate(columns):
            sheets.write(sheet, count, at, _held(column, record, linked))
    sheets.book.close()
    write_line(
        by=by,
        verb="exported",
        model=ImportBatch,
        subject_id=register.code,
        area_code=area_code,
        changes={"register": [None, register.code], "rows_total": [None, count]},
    )
    return count


def in_year(register: Register, rows: Any, fiscal_year: int | None) -> Any:
    """Return the rows of a fiscal year; all where no year is asked for or the register knows none."""
    if fiscal_year is None or not register.dated:
        return rows
    if register.dated.endswith("fiscal_year"):
        return rows.filter(**{register.dated: fiscal_year})
    return rows.filter(**{f"{register.dated}__range": fiscal_year_bounds(fiscal_year)})


def _with_links(register: Register, rows: Any) -> Iterator[tuple[Any, dict[str, list[Any]]]]:
    """Yield each record with what its links lead to, by column; one query per link for a thousand records."""
    records = rows.iterator(1000)
    while chunk := list(islice(records, 1000)):
        linked = {link.column: _linked(link, [record.pk for record in chunk]) for link in register.links}
        for record in chunk:
            yield record, {column: found.get(record.pk, []) for column, found in linked.items()}


def _linked(link: Link, owners: list[Any]) -> dict[Any, list[Any]]:
    target = link.target.removesuffix("_id")
    manager: Any = link.model._default_manager
    found: dict[Any, list[Any]] = {}
    for row in manager.filter(**{f"{link.owner}__in": owners}).select_related(target).order_by(link.target):
        found.setdefault(getattr(row, link.owner), []).append(getattr(row, target))
    return found


def _held(column: Column, record: Any, linked: dict[str, list[Any]]) -> Any:
    if column.code in linked:
        held = linked[column.code]
        return column.kind.show(held if is_several(column) else next(iter(held), None))
    if isinstance(column.kind, Known | Listed):
        return column.kind.show(getattr(record, column.attribute.removesuffix("_id")))
    return column.kind.show(getattr(record, column.attribute))


# ---------------------------------------------------------------------------------------------- refused


def write_refused(batch: ImportBatch, out: Out) -> int:
    """Write the refused rows as they were read, with the reasons in a last column; return how many.

    The workbook can be corrected and imported as it is: the last column is not read.
    """
    sheets = Sheets(out, streaming=True)
    sheet = sheets.book.add_worksheet(get(batch.register).thai[:31])
    headings = [heading if heading != REASONS_HEADING else "" for heading in batch.headings]
    sheet.set_column(0, max(len(headings) - 1, 0), 20, sheets.text)
    sheet.set_column(len(headings), len(headings), 80, sheets.wrapped)
    sheet.freeze_panes(1, 0)
    for at, heading in enumerate(headings):
        sheets.write_head(sheet, at, heading)
    sheets.write_head(sheet, len(headings), REASONS_HEADING)
    count = 0
    for row in rows_of(batch, Verdict.REFUSED).iterator(2000):
        count += 1
        for at, cell in enumerate(row.cells):
            sheets.write(sheet, count, at, None if headings[at : at + 1] == [""] else cell)
        sheets.write(sheet, count, len(headings), "\n".join(_reasons(row)))
    sheets.book.close()
    return count


def _reasons(row: StagedRow) -> Iterator[str]:
    with override("th"):
        for problem in row.problems:
            where = f"{problem['column']}: " if problem.get("column") else ""
            yield f"{where}{sentence_of(problem)}"
