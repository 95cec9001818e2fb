"""Figures and their rows as CSV and XLSX, with headings in the active language and dates in the Buddhist Era.

No cell can become a formula: in CSV a text that begins like one gets an apostrophe, in XLSX it is stored as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prach.core.thai_calendar import format_short

from .figure import Figure, Row

Line = Sequence[Any]
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def table_csv(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield a table of figures as CSV, line by line, the heading first; begins with a byte order mark for Excel."""
    return _csv(_table_heading(), map(_table_line, figures))


def rows_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as CSV, line by line, the heading first; no person is named."""
    return _csv(_rows_heading(), map(_rows_line, rows))


def table_xlsx(figures: Iterable[Figure], out: BinaryIO) -> None:
    """Write a table of figures as a workbook."""
    _xlsx(pgettext("sheet", "Figures"), _table_heading(), map(_table_line, figures), out)


def rows_xlsx(rows: Iterable[Row], out: BinaryIO) -> None:
    """Write rows as a workbook, in constant memory; no person is named."""
    _xlsx(pgettext("sheet", "Rows"), _rows_heading(), map(_rows_line, rows), out)


def _table_heading() -> list[str]:
    return [
        _("Area code"),
        _("Area"),
        _("Fiscal year"),
        _("Indicator"),
        _("Value"),
        _("Out of"),
        _("Unit"),
        _("Target"),
        _("Unknown rows"),
        _("Note"),
    ]


def _table_line(figure: Figure) -> Line:
    note = _("Too few to be published") if figure.suppressed else ""
    return [
        figure.area_code,
        figure.area_name,
        figure.fiscal_year,
        str(figure.indicator.name),
        figure.value,
        figure.out_of,
        str(figure.indicator.unit),
        figure.target,
        figure.unknown or None,
        note,
    ]


def _rows_heading() -> list[str]:
    return [_("Kind"), _("Name or reference"), _("Area code"), _("Area"), _("Day"), _("Amount"), _("Key")]


def _rows_line(row: Row) -> Line:
    return [str(row.thing), row.label, row.area_code, row.area_name, row.on, row.amount, row.key]


def _csv(heading: Line, lines: Iterable[Line]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(heading)
    yield _taken(buffer)
    for line in lines:
        writer.writerow([_harmless(value) for value in line])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _harmless(value: Any) -> Any:
    if isinstance(value, date):
        return format_short(value)
    if isinstance(value, str) and value.startswith(BEGINS_A_FORMULA):
        return f"'{value}"
    return value


def _xlsx(sheet_name: str, heading: Line, lines: Iterable[Line], out: BinaryIO) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(sheet_name)
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, title in enumerate(heading):
            sheet.set_column(column, column, max(12, len(str(title)) + 4))
            sheet.write_string(0, column, str(title), bold)
        sheet.freeze_panes(1, 0)
        for number, line in enumerate(lines, 1):
            for column, value in enumerate(line):
                _write(sheet, number, column, value)


def _write(sheet: Any, number: int, column: int, value: Any) -> None:
    if isinstance(value, date):
        sheet.write_string(number, column, format_short(value))
    elif isinstance(value, str):
        sheet.write_string(number, column, value)
    elif value is not None:
        sheet.write_number(number, column, value)
