"""Which sheet of a workbook is read, and what is said where more than one could be meant."""

import io

import pytest
import xlsxwriter

from prach.registers.refusals import SeveralSheets

from .workbook import previewed

HEADINGS = ("ชื่อกลุ่ม", "ประเภทกลุ่ม", "หมู่บ้าน")


def book_of(*sheets: tuple[str, bool, list[str]]) -> io.BytesIO:
    """Return a workbook of groups: (name of the sheet, hidden, names of groups) each."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, hidden, groups in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, HEADINGS)
        for number, group in enumerate(groups, 1):
            sheet.write_row(number, 0, (group, "กลุ่มอาชีพ", "57010201"))
        if hidden:
            sheet.hide()
        else:
            sheet.activate()
            sheet.set_first_sheet()
    book.close()
    out.seek(0)
    return out


def test_a_hidden_sheet_is_passed_over(cast):
    batch = previewed("groups", book_of(("เก่า", True, ["ก", "ข"]), ("ปีนี้", False, ["ค"])), by=cast.officer)
    assert batch.rows_total == 1


def test_rows_on_two_sheets_are_never_left_out_in_silence(cast):
    with pytest.raises(SeveralSheets) as refused:
        previewed("groups", book_of(("ต.ค.", False, ["ก"]), ("พ.ย.", False, ["ข"])), by=cast.officer)
    assert "ต.ค., พ.ย." in str(refused.value)


def test_a_second_sheet_without_rows_does_no_harm(cast):
    batch = previewed("groups", book_of(("ต.ค.", False, ["ก"]), ("พ.ย.", False, [])), by=cast.officer)
    assert batch.rows_total == 1
