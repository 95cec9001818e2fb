"""A messy workbook comes in as the clean one does."""

from datetime import date, datetime

from prach.areas.models import Area
from prach.delivery.models import Session, Trainer
from prach.people.models import Person
from prach.registers.catalogue import get

from .workbook import brought_in, cells_of, codes, counts, previewed, rows_file, sheet_of
from .year import YEAR

FIELDS = ("title", "given_name", "surname", "sex", "born_on", "phone", "house_no", "area_id")
CLEAN = [
    {
        "reference": "ป-1",
        "title": "นาย",
        "given_name": "สมชาย",
        "surname": "ใจดี",
        "sex": "MALE",
        "born_on": date(1960, 5, 12),
        "phone": "0812345678",
        "house_no": "12/3",
        "village": "57010201",
    },
    {
        "reference": "ป-2",
        "title": "นางสาว",
        "given_name": "อำนวย",
        "surname": "น้ำใส",
        "sex": "FEMALE",
        "born_on": date(1975, 12, 1),
        "village": "57010202",
    },
]


def held():
    return list(Person.objects.order_by("reference").values_list("reference", *FIELDS))


def test_a_messy_register_of_persons_is_the_clean_one(cast, area):
    brought_in("persons", rows_file("persons", CLEAN), by=cast.officer)
    clean = held()
    Person.objects.all().delete()
    second = area("57010202")
    headings = ["ลำดับ", "หมู่ที่ ", " ตำบล", "อำเภอ", "วันเดือน\nปีเกิด", "ชื่อ - สกุล *", "เบอร์โทร", "บ้าน เลขที่"]
    headings += ["หมู่บ้าน*", "Reference"]
    first = [
        1,
        None,
        None,
        None,
        "๑๒ พ.ค. ๒๕๐๓",
        "นายสมชาย  ใจดี ",
        "๐๘๑-๒๓๔ ๕๖๗๘",
        "12/3",
        "๕๗๐๑๐๒๐๑",
        " ป-1",
    ]
    born = datetime(1975, 12, 1)
    other = [2, "หมู่ที่ ๒", "ต.รอบเวียง ", "เมือง", born, "น.ส.อ านวย น ้ำใส", None, "-", second.name_th, "ป-2"]
    rows = [first, other]
    batch = brought_in("persons", sheet_of(headings, rows, above=2), by=cast.officer)
    assert held() == clean
    assert batch.ignored == ["ลำดับ"]


def test_a_messy_register_of_sessions_is_the_clean_one(cast):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    rows = [
        {
            "reference": f"อ-{n}",
            "kind": "VILLAGE_FORUM",
            "title": "เวทีน้ำดื่มชุมชน",
            "area": "57010201",
            "held_on": date(2017, 1, n),
            "headcount": 1234,
            "men": 1000,
            "women": 234,
            "trainers": "ป-1; ป-2",
        }
        for n in (1, 2, 3)
    ]
    brought_in("sessions", rows_file("sessions", rows), by=cast.officer)
    fields = ("reference", "kind", "title", "area_id", "held_on", "headcount", "men", "women")

    def all_held():
        trainers = sorted(Trainer.objects.values_list("session__reference", "person__reference"))
        return sorted(Session.objects.values_list(*fields)), trainers

    clean = all_held()
    Trainer.everything.all().delete()
    Session.everything.all().delete()
    headings = ["WOMEN", "วิทยากร", "ชาย (คน)", "พื้นที่", "วันที่จัด*", "เรื่อง *", "kind", "หมายเลข", "จำนวนคน"]
    headings += ["เลขอ้างอิง"]
    village = f"{Area.objects.get(pk='57010201').name_th} หมู่ 1 ต.รอบเวียง อ.เมืองเชียงราย"
    forum = get("sessions").column("kind").kind.show("VILLAGE_FORUM").replace(" ", "  ")
    broken, other, hidden = " เวทีน ้าดื่มชุมชน", "เวทีน้ําดื่มชุมชน  ", "เวทีน้ำดื่ม\u200bชุมชน"
    named, english = "ป-1;นางสาวอำนวย ใจดี", "village transfer FORUM "
    rows = [
        ["๒๓๔", "ป-1, ป-2", "๑,๐๐๐", village, "1 มกราคม 2560", broken, forum, "x", "1,234 คน", "อ-1"],
        [234.0, "ป-2\nป-1", 1000, 57010201, "๒/๑/๖๐", other, english, None, None, "อ-2"],
        ["234 คน", named, "1000", "5701 0201", date(2017, 1, 3), hidden, "VILLAGE_FORUM", None, 1234, "อ-3"],
    ]
    brought_in("sessions", sheet_of(headings, rows), by=cast.officer)
    assert all_held() == clean


def test_a_file_without_references_is_found_again(cast):
    rows = [{**row} for row in YEAR["sessions"]]
    for row in rows:
        for code in ("reference", "curriculum", "activity", "trainers"):
            row.pop(code, None)
    brought_in("sessions", rows_file("sessions", rows), by=cast.director)
    references = set(Session.objects.values_list("reference", flat=True))
    batch = previewed("sessions", rows_file("sessions", rows), by=cast.director)
    assert counts(batch) == {"unchanged": 2}, codes(batch)
    brought_in("sessions", rows_file("sessions", rows), by=cast.director)
    assert set(Session.objects.values_list("reference", flat=True)) == references


def test_a_column_left_out_keeps_and_a_blank_cell_clears(cast):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    headings = ["เลขอ้างอิง", "ชื่อ", "นามสกุล", "หมู่บ้าน", "โทรศัพท์", "เลขประจำตัวประชาชน"]
    batch = brought_in("persons", sheet_of(headings, [["ป-1", "สมมุติ", "ทอผ้า", "57010201"]]), by=cast.director)
    assert counts(batch) == {"changed": 1}
    person = Person.objects.get(reference="ป-1")
    assert (person.phone, person.house_no, person.national_id) == ("", "12/3", "1234567890121")


def test_changes_are_told_by_column(cast):
    brought_in("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    row = simple() | {"headcount": 50, "place": "วัด", "area": "57010202"}
    batch = previewed("sessions", rows_file("sessions", [row]), by=cast.officer)
    assert counts(batch) == {"changed": 1}
    changes = batch.rows.get().changes
    assert changes["headcount"] == ["42", "50"] and changes["place"] == ["", "วัด"]
    assert [change[:8] for change in changes["area"]] == ["57010201", "57010202"]
    assert batch.places == [["57010201", 2560], ["57010202", 2560]]


def test_trainers_are_changed_with_the_row(cast):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    brought_in("sessions", rows_file("sessions", [simple() | {"trainers": "ป-1"}]), by=cast.director)
    batch = brought_in("sessions", rows_file("sessions", [simple() | {"trainers": "ป-2"}]), by=cast.director)
    assert counts(batch) == {"changed": 1}
    assert list(Trainer.objects.values_list("person__reference", flat=True)) == ["ป-2"]
    assert Trainer.everything.count() == 2


def simple(**more):
    return {
        "reference": "อ-1",
        "kind": "VILLAGE_FORUM",
        "title": "เวที",
        "area": "57010201",
        "held_on": date(2017, 1, 16),
        "headcount": 42,
        "men": 20,
        "women": 22,
        **more,
    }


def test_the_refused_rows_can_be_corrected_and_brought_in(cast):
    import io

    from prach.registers.workbooks import write_refused

    rows = [simple(), simple(reference="อ-2", title="เวทีสอง", headcount="สี่สิบ", men=None, women=None)]
    batch = previewed("sessions", rows_file("sessions", rows), by=cast.officer)
    assert codes(batch) == {3: ["number-not-read"]}
    out = io.BytesIO()
    assert write_refused(batch, out) == 1
    out.seek(0)
    headings, row = cells_of(out)
    assert row[headings.index("จำนวนคนทั้งหมด")] == "สี่สิบ"
    assert "จำนวนคนทั้งหมด" in row[-1]
    again = previewed("sessions", out, by=cast.officer)
    assert codes(again) == {2: ["number-not-read"]}
    row[headings.index("จำนวนคนทั้งหมด")] = "40"
    last = brought_in("sessions", sheet_of(headings, [row]), by=cast.officer)
    assert counts(last) == {"doubtful": 1} and last.ignored == []


def test_standings_follow_each_other_in_one_file(cast):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    brought_in("standings", rows_file("standings", YEAR["standings"]), by=cast.director)
    from prach.sages.models import Standing

    spans = (
        Standing.objects.filter(person__reference="ป-1").order_by("since_on").values_list("state", "until_on")
    )
    assert list(spans) == [
        ("NOMINATED", date(2016, 11, 5)),
        ("ACCEPTED", date(2017, 1, 5)),
        ("ACTIVE", None),
    ]
    more = [{"person": "ป-1", "state": "PAUSED", "since_on": date(2017, 3, 1)}]
    assert counts(brought_in("standings", rows_file("standings", more), by=cast.director)) == {"new": 1}
    assert Standing.objects.filter(person__reference="ป-1", until_on__isnull=True).get().state == "PAUSED"
