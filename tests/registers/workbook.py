"""Workbooks as people make them, and bringing them in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from prach.registers.actions import commit, preview, receive
from prach.registers.catalogue import get
from prach.registers.models import ImportBatch, StagedRow
from prach.registers.queries import problems
from prach.registers.workbooks import write_export, write_rows
from tests.cast import TODAY


def sheet_of(headings: Sequence[str], rows: Iterable[Sequence[Any]], *, above: int = 0) -> io.BytesIO:
    """Return a workbook with these headings and cells, `above` lines of title over them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("ข้อมูล")
    for line in range(above):
        sheet.write_string(line, 0, "รายงานของอำเภอ")
    sheet.write_row(above, 0, headings)
    for number, row in enumerate(rows, above + 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("=!"):
                sheet.write_formula(number, at, "=Sheet9!A1", None, cell[2:])
            elif isinstance(cell, str):
                sheet.write_string(number, at, cell)
            elif cell is not None:
                sheet.write(number, at, cell)
    book.close()
    out.seek(0)
    return out


def rows_file(register: str, rows: Iterable[dict[str, Any]]) -> io.BytesIO:
    """Return a workbook of rows given by column code."""
    out = io.BytesIO()
    write_rows(get(register), out, rows)
    out.seek(0)
    return out


def previewed(register: str, file: Any, *, by: Any, today: Any = TODAY) -> ImportBatch:
    return preview(receive(register, file, by=by, file_name="แฟ้ม.xlsx"), today=today)


def brought_in(register: str, file: Any, *, by: Any) -> ImportBatch:
    """Import the workbook; fail with all its problems where a row is refused."""
    batch = previewed(register, file, by=by)
    assert not batch.refused, list(problems(batch))
    return commit(batch, by=by)


def exported(register: str, *, by: Any, area_code: str = "57", fiscal_year: int | None = None) -> io.BytesIO:
    out = io.BytesIO()
    write_export(get(register), out, by=by, area_code=area_code, fiscal_year=fiscal_year)
    out.seek(0)
    return out


def cells_of(file: io.BytesIO, sheet: int = 0) -> list[list[Any]]:
    """Return the cells of a sheet, headings first."""
    with NamedTemporaryFile(suffix=".xlsx") as kept:
        Path(kept.name).write_bytes(file.getvalue())
        return CalamineWorkbook.from_path(kept.name).get_sheet_by_index(sheet).to_python()


def counts(batch: ImportBatch) -> dict[str, int]:
    names = ("new", "changed", "unchanged", "doubtful", "refused")
    return {name: getattr(batch, name) for name in names if getattr(batch, name)}


def codes(batch: ImportBatch) -> dict[int, list[str]]:
    """Return {row number: reason codes}."""
    rows = StagedRow.objects.filter(batch=batch).order_by("row_number")
    return {row.row_number: [p["code"] for p in row.problems] for row in rows if row.problems}
