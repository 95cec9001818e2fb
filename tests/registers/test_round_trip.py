"""What is written can be read back: template, import, export, import again."""

import io

import pytest

from prach.registers.catalogue import REGISTERS, get
from prach.registers.workbooks import NOTES, write_template

from .workbook import brought_in, cells_of, codes, counts, exported, previewed, rows_file
from .year import YEAR


def import_all(by, until=None):
    for register in REGISTERS:
        brought_in(register, rows_file(register, YEAR[register]), by=by)
        if register == until:
            return


def test_the_year_holds_a_row_for_every_register():
    assert list(YEAR.keys()) >= [] and set(YEAR) == set(REGISTERS)


def test_every_register_comes_in_goes_out_and_comes_back_unchanged(cast):
    import_all(cast.director)
    for register in REGISTERS:
        rows = len(YEAR[register])
        model = get(register).model
        assert model.objects.count() == rows, register
        batch = previewed(register, exported(register, by=cast.director), by=cast.director)
        assert counts(batch) == {"unchanged": rows}, (register, codes(batch))
        same_file = previewed(register, rows_file(register, YEAR[register]), by=cast.director)
        assert counts(same_file) == {"unchanged": rows}, (register, codes(same_file))


def test_exporting_a_year_holds_its_rows_only(cast):
    import_all(cast.director)
    for register in REGISTERS:
        if get(register).dated:
            assert len(cells_of(exported(register, by=cast.director, fiscal_year=2570))) == 1, register
            assert len(cells_of(exported(register, by=cast.director, fiscal_year=2560))) > 1, register


@pytest.mark.parametrize("register", list(REGISTERS))
def test_a_template_that_is_filled_in_is_read(cast, register):
    import_all(cast.director, until=register)
    out = io.BytesIO()
    write_template(get(register), out, by=cast.officer)
    headings = cells_of(out)[0]
    assert headings == [column.heading for column in get(register).columns]
    written = cells_of(rows_file(register, YEAR[register]))
    assert written[0] == headings


def test_a_template_explains_every_column_and_lists_own_villages(cast):
    out = io.BytesIO()
    write_template(get("sessions"), out, by=cast.officer)
    notes = cells_of(out, 1)
    explained = {row[0]: row for row in notes}
    for column in get("sessions").columns:
        assert explained[column.thai][2], column.code
    villages = cells_of(out, 2)
    assert villages[1][0] == "57010201"
    assert {row[0][:4] for row in villages[1:]} == {"5701"}
    assert NOTES == "หมายเหตุ"


def test_what_a_village_list_offers_is_read(cast):
    row = {"kind": "EVENT", "title": "งาน", "area": "57010201 บ้านใด ๆ หมู่ 1 ต.รอบเวียง", "held_on": "1/2/2560"}
    brought_in("sessions", rows_file("sessions", [row]), by=cast.officer)
    assert get("sessions").model.objects.get().area_id == "57010201"


def test_formulas_are_written_as_text_and_come_back_as_text(cast):
    row = {"kind": "EVENT", "title": "=HYPERLINK(1)", "area": "5701", "place": "@SUM", "held_on": "1/2/2560"}
    brought_in("sessions", rows_file("sessions", [row]), by=cast.officer)
    session = get("sessions").model.objects.get()
    assert (session.title, session.place) == ("=HYPERLINK(1)", "@SUM")
    batch = previewed("sessions", exported("sessions", by=cast.officer, area_code="5701"), by=cast.officer)
    assert counts(batch) == {"unchanged": 1}


def test_no_national_id_leaves_the_house(cast):
    import_all(cast.director, until="persons")
    file = exported("persons", by=cast.director)
    assert "1234567890121" not in str(cells_of(file))
    assert "เลขประจำตัวประชาชน" not in cells_of(file)[0]
    person = get("persons").model.objects.get(reference="ป-1")
    assert person.national_id == "1234567890121"
