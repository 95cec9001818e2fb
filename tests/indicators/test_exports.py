"""Tables and rows as CSV and workbooks: Thai headings, Buddhist years, no formula."""

from __future__ import annotations

import csv
import io
from typing import Any

from python_calamine import CalamineWorkbook

from prach.areas.models import Level
from prach.delivery.actions import correct_session
from prach.indicators import exports, queries
from tests.cast import TODAY, YEAR


def read_csv(lines: Any) -> list[list[str]]:
    text = "".join(lines)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_table_as_csv_and_workbook_says_the_same(full_year: Any) -> None:
    table = queries.table("villages-reached", "57", YEAR, Level.DISTRICT)
    heading, first, *others = read_csv(exports.table_csv(table))
    assert heading[:5] == ["รหัสพื้นที่", "พื้นที่", "ปีงบประมาณ", "ตัวชี้วัด", "ค่า"]
    assert first[:8] == ["5701", "อำเภอเมืองเชียงราย", "2560", "หมู่บ้านที่จัดเวทีถ่ายทอดความรู้", "2", "2", "หมู่บ้าน", "4"]
    assert len(others) == 17
    out = io.BytesIO()
    exports.table_xlsx(table, out)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0).to_python()
    assert sheet[0] == heading
    assert sheet[1][:5] == ["5701", "อำเภอเมืองเชียงราย", 2560, "หมู่บ้านที่จัดเวทีถ่ายทอดความรู้", 2]


def test_an_unknown_value_is_blank(full_year: Any) -> None:
    figures = [queries.figure("people-reached", "57010303", YEAR)]
    assert read_csv(exports.table_csv(figures))[1][4] == ""


def test_rows_show_buddhist_years_and_never_a_formula(full_year: Any) -> None:
    correct_session(full_year.made["forum"], by=full_year.by, today=TODAY, title='=HYPERLINK("http://x")')
    rows = [
        r for r in queries.rows("people-reached", "570102", YEAR) if r.key == str(full_year.made["forum"].pk)
    ]
    (heading, line) = read_csv(exports.rows_csv(rows))
    assert heading == ["ประเภท", "ชื่อหรือเลขอ้างอิง", "รหัสพื้นที่", "พื้นที่", "วันที่", "จำนวน", "รหัสรายการ"]
    assert line[:2] == ["เวทีถ่ายทอดความรู้ระดับหมู่บ้าน", '\'=HYPERLINK("http://x")']
    assert line[4:6] == ["16/01/2560", "42"]
    out = io.BytesIO()
    exports.rows_xlsx(rows, out)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0).to_python()
    assert sheet[1][1] == '=HYPERLINK("http://x")'
