"""Writing workbooks: the empty template, the export, and rows that a program makes.

All three carry the same headings, so that what is written can be read back. Cells are written as text or numbers and
never as formulas, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from prach.areas.models import Area, Level

from .base import Column, Register
from .kinds import Kind, Place

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
        return self.number if type(kind).__name__ in {"Whole", "Amount", "Year"} else self.text


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
    from prach.core.querysets import under_any

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


def today_text(today: date) -> str:
    """Return a day as file names carry it."""
    return f"{today.year + 543}{today:%m%d}"
