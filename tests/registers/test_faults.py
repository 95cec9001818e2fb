"""What is refused, and with which reason."""

import io
import zipfile
from datetime import date

import pytest

from prach.delivery.models import Session
from prach.people.models import Person
from prach.registers import refusals
from prach.registers.actions import commit, discard, preview, receive
from prach.registers.models import ImportBatch, StagedRow
from prach.registers.queries import problems
from prach.registers.reasons import SENTENCES
from tests.cast import TODAY

from .workbook import brought_in, codes, counts, previewed, rows_file, sheet_of
from .year import YEAR

HEADINGS = [
    "เลขอ้างอิง", "ประเภท", "เรื่อง", "พื้นที่", "วันที่จัด", "วันสุดท้าย", "ชั่วโมงทฤษฎี", "อาชีพที่ถ่ายทอด", "หลักสูตร",
    "จำนวนคนทั้งหมด", "ชาย", "หญิง", "วิทยากร",
]  # fmt: skip
GOOD = ["", "EVENT", "เรื่อง", "5701", "1/2/2560", "", "", "", "", "", "", "", ""]


def with_faults():
    """Return rows, each like a good one but for the cells named, and the reason codes to be found."""
    planted = [
        ({"พื้นที่": "57019999"}, ["area-unknown"]),
        ({"พื้นที่": "บ้านไม่มีจริง หมู่ 99 ต.รอบเวียง"}, ["area-unknown"]),
        ({"พื้นที่": "57020201"}, ["out-of-scope"]),
        ({"พื้นที่": "55"}, ["out-of-scope"]),
        ({"พื้นที่": ""}, ["required"]),
        ({"เรื่อง": "  "}, ["required"]),
        ({"ประเภท": ""}, ["required"]),
        ({"ประเภท": "ประชุม"}, ["choice-unknown"]),
        ({"วันที่จัด": ""}, ["required"]),
        ({"วันที่จัด": "31/2/2560"}, ["day-impossible"]),
        ({"วันที่จัด": "1/13/2560"}, ["month-impossible"]),
        ({"วันที่จัด": "เมื่อวาน"}, ["date-not-read"]),
        ({"วันที่จัด": "1/1/2999"}, ["year-impossible"]),
        ({"วันที่จัด": "4-Apr-17"}, ["year-era-unclear"]),
        ({"วันที่จัด": "5/4/2560"}, ["not-yet-held"]),
        ({"วันสุดท้าย": "31/1/2560"}, ["last-day-before-first"]),
        ({"ชั่วโมงทฤษฎี": "-2"}, ["number-negative"]),
        ({"ชั่วโมงทฤษฎี": "99999"}, ["number-too-large"]),
        ({"ชั่วโมงทฤษฎี": "2.25"}, ["too-many-decimals"]),
        ({"จำนวนคนทั้งหมด": "12.5"}, ["number-not-whole"]),
        ({"จำนวนคนทั้งหมด": "-1"}, ["number-negative"]),
        ({"จำนวนคนทั้งหมด": "ประมาณ 30"}, ["number-inexact"]),
        ({"จำนวนคนทั้งหมด": "20-30"}, ["number-several"]),
        ({"จำนวนคนทั้งหมด": "มาก"}, ["number-not-read"]),
        ({"จำนวนคนทั้งหมด": "10", "ชาย": "6", "หญิง": "5"}, ["headcount-too-small"]),
        ({"ชาย": "6"}, ["headcount-missing"]),
        ({"ประเภท": "VILLAGE_FORUM"}, ["forum-not-in-village"]),
        ({"อาชีพที่ถ่ายทอด": "ขี่มังกร"}, ["not-listed"]),
        ({"หลักสูตร": "ไม่มี-1"}, ["not-found"]),
        ({"วิทยากร": "นายไม่มี ตัวตน"}, ["not-found"]),
        ({"วิทยากร": "สมมุติ ซ้ำกัน"}, ["several-found"]),
        ({"เรื่อง": "ก" * 301}, ["text-too-long"]),
        ({"เลขอ้างอิง": "ฮ" * 41}, ["text-too-long"]),
        ({"จำนวนคนทั้งหมด": "=!#REF!"}, ["formula-error"]),
        ({"เรื่อง": "=!#N/A"}, ["formula-error"]),
        ({"เรื่อง": "#VALUE!"}, ["formula-error"]),
        ({"เลขอ้างอิง": "ต่างอำเภอ-1"}, ["reference-taken"]),
        # all faults of a row, not only the first
        (
            {"พื้นที่": "99", "วันที่จัด": "32/1/2560", "ชาย": "x"},
            ["area-unknown", "day-impossible", "number-not-read"],
        ),
        ({"วันที่จัด": "5/4/2560", "จำนวนคนทั้งหมด": "1", "ชาย": "6"}, ["not-yet-held", "headcount-too-small"]),
    ]
    rows = []
    for number, (cells, _expected) in enumerate(planted):
        row = list(GOOD)
        row[HEADINGS.index("เรื่อง")] = f"เรื่องที่ {number}"
        for heading, cell in cells.items():
            row[HEADINGS.index(heading)] = cell
        rows.append(row)
    return rows, [expected for _cells, expected in planted]


@pytest.fixture
def others(cast):
    """Two persons of one name in Mueang, and a session of another district."""
    twins = [
        {"reference": f"ซ-{n}", "given_name": "สมมุติ", "surname": "ซ้ำกัน", "village": f"5701020{n}"}
        for n in (1, 2)
    ]
    brought_in("persons", rows_file("persons", twins), by=cast.officer)
    session = {
        "reference": "ต่างอำเภอ-1",
        "kind": "EVENT",
        "title": "งาน",
        "area": "5702",
        "held_on": date(2017, 1, 1),
    }
    brought_in("sessions", rows_file("sessions", [session]), by=cast.neighbour)


def test_every_planted_fault_is_found_with_its_reason(cast, others):
    rows, expected = with_faults()
    assert len(rows) >= 30
    doubled = [list(GOOD), list(GOOD)]
    batch = previewed("sessions", sheet_of(HEADINGS, [*rows, *doubled]), by=cast.officer)
    found = codes(batch)
    wanted = {number: sorted(reasons) for number, reasons in enumerate(expected, 2)}
    last = len(rows) + 2
    assert {n: sorted(found.get(n, [])) for n in wanted} == wanted
    assert found[last] == ["headcount-unknown"] and found[last + 1] == ["duplicate-row"]
    assert counts(batch) == {"refused": len(rows) + 1, "doubtful": 1}
    with pytest.raises(refusals.RowsRefused):
        commit(batch, by=cast.officer)
    assert Session.objects.count() == 1


def test_every_problem_has_row_column_value_and_a_sentence(cast, others):
    rows, _expected = with_faults()
    batch = previewed("sessions", sheet_of(HEADINGS, rows), by=cast.officer)
    told = list(problems(batch))
    assert all(p["row"] >= 2 and p["column"] in HEADINGS and len(p["sentence"]) > 10 for p in told)
    assert not [p for p in told if "%(" in p["sentence"]]
    duplicate = [p for p in told if p["code"] == "several-found"]
    assert "ซ-1" in duplicate[0]["sentence"] and "ซ-2" in duplicate[0]["sentence"]


def test_a_doubled_row_names_the_other(cast):
    batch = previewed("sessions", sheet_of(HEADINGS, [GOOD, GOOD]), by=cast.officer)
    assert "2" in next(p["sentence"] for p in problems(batch) if p["code"] == "duplicate-row")


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (b"", refusals.NotAWorkbook),
        (b"name,date\n1,2\n", refusals.NotAWorkbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refusals.NotAWorkbook),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            refusals.PasswordProtected,
        ),
        (b"PK\x03\x04 broken", refusals.NotAWorkbook),
        (sheet_of(HEADINGS, []).getvalue(), refusals.EmptyWorkbook),
        (sheet_of(HEADINGS, [[" "], [""]]).getvalue(), refusals.EmptyWorkbook),
        (sheet_of([], []).getvalue(), refusals.EmptyWorkbook),
        (sheet_of(["ก", "ข"], [["1", "2"]]).getvalue(), refusals.HeadingsNotFound),
        (sheet_of([h for h in HEADINGS if h != "วันที่จัด"], [GOOD[:-1]]).getvalue(), refusals.HeadingsMissing),
        (sheet_of([*HEADINGS, "วันที่จัด *"], [[*GOOD, ""]]).getvalue(), refusals.HeadingTwice),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(cast, file, error):
    batch = receive("sessions", io.BytesIO(file), by=cast.officer, file_name="x.xlsx")
    with pytest.raises(refusals.UnreadableFile) as caught:
        preview(batch, today=TODAY)
    assert caught.type is error
    batch.refresh_from_db()
    assert batch.status == ImportBatch.Status.FAILED and batch.failure["code"] == error.code


def test_a_damaged_workbook_and_a_bomb_are_refused(cast, monkeypatch):
    whole = sheet_of(HEADINGS, [GOOD]).getvalue()
    at = whole.index(b"xl/worksheets/sheet1.xml") + 24
    damaged = whole[:at] + b"\0" * 200 + whole[at + 200 :]
    with pytest.raises(refusals.UnreadableFile):
        previewed("sessions", io.BytesIO(damaged), by=cast.officer)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5000)
    monkeypatch.setattr("prach.registers.reading.MOST_BYTES_UNPACKED", 4000)
    out.seek(0)
    with pytest.raises(refusals.FileTooLarge):
        previewed("sessions", out, by=cast.officer)


def test_a_constraint_of_the_table_speaks_in_its_own_words(cast):
    brought_in("partners", rows_file("partners", YEAR["partners"]), by=cast.director)
    row = YEAR["agreements"][0] | {"ends_on": date(2017, 1, 1)}
    batch = previewed("agreements", rows_file("agreements", [row]), by=cast.director)
    assert codes(batch) == {2: ["agreement_ends_after_it_begins"]}
    assert batch.refused == 1 and next(problems(batch))["sentence"]


def test_the_number_of_another_person_is_not_found_out(cast):
    row = {"reference": "ป-1", "given_name": "ก", "village": "57020201", "national_id": "1234567890121"}
    brought_in("persons", rows_file("persons", [row]), by=cast.neighbour)
    own = {"given_name": "ข", "village": "57010201", "national_id": "1234567890121"}
    batch = previewed("persons", rows_file("persons", [own]), by=cast.officer)
    assert codes(batch) == {2: ["proof-taken"]}
    same = {"reference": "ใหม่", "given_name": "ข", "village": "57010201", "national_id": "1234567890122"}
    batch = previewed("persons", rows_file("persons", [same]), by=cast.officer)
    assert codes(batch) == {2: ["national-id-checksum"]} and counts(batch) == {"doubtful": 1}


def test_a_person_that_looks_like_another_is_doubtful(cast):
    row = {"reference": "ป-1", "given_name": "สมชาย", "surname": "ใจดี", "village": "57010201"}
    brought_in("persons", rows_file("persons", [row]), by=cast.officer)
    batch = previewed("persons", rows_file("persons", [row | {"reference": "ป-2"}]), by=cast.officer)
    assert codes(batch) == {2: ["looks-like-existing"]} and batch.doubtful == 1
    commit(batch, by=cast.officer)
    assert Person.objects.count() == 2
    group = {"reference": "ก-1", "name": "กลุ่ม", "kind": "SAVINGS", "village": "57010201"}
    brought_in("groups", rows_file("groups", [group]), by=cast.officer)
    batch = previewed("groups", rows_file("groups", [group | {"reference": "ก-2"}]), by=cast.officer)
    assert codes(batch) == {2: ["already-there"]}


def test_income_of_a_household_that_is_not_enrolled_is_refused(cast):
    for register in ("persons", "households", "schemes"):
        brought_in(register, rows_file(register, YEAR[register]), by=cast.director)
    batch = previewed("incomes", rows_file("incomes", YEAR["incomes"]), by=cast.director)
    assert codes(batch) == {2: ["not-enrolled"]}


def test_a_move_that_the_standings_do_not_know_is_refused(cast):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    rows = [
        {"person": "ป-1", "state": "NOMINATED", "since_on": date(2017, 1, 1)},
        {"person": "ป-1", "state": "TRAINED", "since_on": date(2017, 2, 1)},
        {"person": "ป-1", "state": "ACCEPTED", "since_on": date(2016, 2, 1)},
    ]
    batch = previewed("standings", rows_file("standings", rows), by=cast.director)
    assert codes(batch) == {3: ["move-not-allowed"], 4: ["before-the-last"]}


def test_sentences_say_something():
    assert all(len(str(sentence)) > 20 for sentence in SENTENCES.values())


def test_discarding_leaves_nothing_behind(cast):
    batch = previewed("sessions", sheet_of(HEADINGS, [GOOD]), by=cast.officer)
    assert StagedRow.objects.count() == 1
    discard(batch, by=cast.officer)
    assert StagedRow.objects.count() == 0
    with pytest.raises(refusals.AlreadyEnded):
        commit(batch, by=cast.officer)


@pytest.mark.parametrize("day", ["1/1/2460", "01/01/1960"])
def test_a_day_before_the_department_is_refused(cast, day):
    row = [*GOOD[:4], day, *GOOD[5:]]
    batch = previewed("sessions", sheet_of(HEADINGS, [row]), by=cast.officer)
    assert [(found["column"], found["code"]) for found in problems(batch)][:1] == [("วันที่จัด", "day-too-early")]
