"""Workbooks through the office: out by area, in through a preview, seen by nobody but who brought them."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from prach.core.keys import new_key
from prach.delivery.models import Session
from prach.indicators.queries import figure
from prach.registers.actions import file_of
from prach.registers.catalogue import REGISTERS
from prach.registers.models import ImportBatch, StagedRow
from prach.registers.tasks import read_workbook
from prach.registers.workbooks import write_rows
from tests.cast import YEAR, Cast

DUMMY = override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}})
AT_ONCE = override_settings(
    TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
)
WRITERS = {"director", "officer", "neighbour", "nan_officer", "phatthanakon"}
READERS = WRITERS | {"supervisor", "auditor"}


def row(number, **values):
    return {
        "reference": f"น-{number}",
        "kind": "VILLAGE_FORUM",
        "title": f"เวทีที่ {number}",
        "area": "57010202",
        "held_on": "16/01/2560",
        "headcount": 30,
        "men": 10,
        "women": 20,
    } | values


def workbook(*rows, register="sessions"):
    out = io.BytesIO()
    write_rows(REGISTERS[register], out, rows)
    return out.getvalue()


def sent(content, name="เวที.xlsx", **values):
    return {"file": SimpleUploadedFile(name, content)} | values


def brought(client, *rows, **values):
    """Upload a workbook of sessions; return its import."""
    address = reverse("office:register-import", args=["sessions"])
    answer = client.post(address, sent(workbook(*rows), **values))
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportBatch.objects.get(pk=answer.url.split("/")[-2])


def at(name, batch):
    return reverse(f"office:{name}", args=[batch.pk])


def lines(answer):
    content = b"".join(answer.streaming_content)
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def everybody(cast, signed_in, address):
    return {name: signed_in(user).get(address).status_code for name, user in cast.everybody().items()}


def statuses(cast, may):
    return {n: 200 if n in may else 302 if n == "visitor" else 403 for n in cast.everybody()}


# ------------------------------------------------------------------------------------------- who comes in


@pytest.mark.parametrize("name", ["registers", "register", "register-template", "register-export"])
def test_workbooks_are_open_to_those_who_may_export(cast: Cast, signed_in, name):
    address = reverse(f"office:{name}", args=[] if name == "registers" else ["sessions"])
    assert everybody(cast, signed_in, address) == statuses(cast, READERS)


@pytest.mark.parametrize("name", ["imports", "register-import"])
def test_imports_are_open_to_those_who_may_import(cast: Cast, signed_in, name):
    address = reverse(f"office:{name}", args=["sessions"] if name == "register-import" else [])
    assert everybody(cast, signed_in, address) == statuses(cast, WRITERS)


def test_every_register_has_its_page_and_its_template(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    listed = [row.url for row in client.get(reverse("office:registers")).context["table"].rows]
    assert listed == [reverse("office:register", args=[code]) for code in REGISTERS]
    for code, register in REGISTERS.items():
        assert client.get(reverse("office:register", args=[code])).status_code == 200
        heading = lines(client.get(reverse("office:register-template", args=[code])))[0]
        assert heading[: len(register.columns)] == [column.heading for column in register.columns]


@pytest.mark.parametrize("name", ["register", "register-template", "register-export", "register-import"])
def test_an_unknown_register_is_not_there(cast: Cast, signed_in, name):
    assert signed_in(cast.officer).get(reverse(f"office:{name}", args=["nothing"])).status_code == 404


# ------------------------------------------------------------------------------------------- export


def test_an_export_holds_the_persons_own_rows_and_no_others(cast: Cast, forum, signed_in):
    titles = {}
    for name in READERS:
        answer = signed_in(cast.everybody()[name]).get(reverse("office:register-export", args=["sessions"]))
        heading, *rows = lines(answer)
        titles[name] = [cells[heading.index("เรื่อง *")] for cells in rows]
    others = {"neighbour", "nan_officer"}
    assert titles == {name: [] if name in others else [forum.title] for name in READERS}


def test_an_export_is_narrowed_by_area_and_year(cast: Cast, forum, signed_in):
    client, address = signed_in(cast.director), reverse("office:register-export", args=["sessions"])

    def held(query):
        return len(lines(client.get(f"{address}?{query}"))) - 1

    assert [held(q) for q in ("area=5701", "area=5702", "year=2560", "year=2561", "area=57&year=2560")] == [
        1,
        0,
        1,
        0,
        1,
    ]
    for query in ("area=55", "area=x", "year=soon"):
        assert client.get(f"{address}?{query}").status_code == 404


# ------------------------------------------------------------------------------------------- import


def test_a_workbook_is_read_shown_and_written(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batch = brought(client, row(1), row(2, area="57010203"))
    preview = client.get(at("import", batch))
    assert [(tab.url, tab.count) for tab in preview.context["tabs"] if tab.count] == [("?verdict=new", 2)]
    assert at("import-commit", batch) in preview.content.decode()
    assert not Session.objects.exists()

    assert client.post(at("import-commit", batch)).url == at("import", batch)
    assert {(s.reference, s.area_id, s.headcount) for s in Session.objects.all()} == {
        ("น-1", "57010202", 30),
        ("น-2", "57010203", 30),
    }
    written = client.get(at("import", batch))
    links = {cell.url for line in written.context["table"].rows for cell in line.cells[1:]}
    assert links == {reverse("office:record", args=["sessions", s.pk]) for s in Session.objects.all()}
    assert all(client.get(address).status_code == 200 for address in links)
    values = {line.url.split("/")[3]: line.cells[3] for line in written.context["figures"].rows}
    assert values["villages-reached"] == "2"
    assert figure("people-reached", "5701", YEAR).value == 60


def test_a_second_commit_writes_nothing_more(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batch = brought(client, row(1))
    for _time in range(2):
        assert client.post(at("import-commit", batch)).status_code == 302
    assert Session.everything.count() == 1


def test_changes_are_shown_old_and_new(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    client.post(at("import-commit", brought(client, row(1))))
    batch = brought(client, row(1, headcount=33, women=23))
    table = client.get(at("import", batch)).context["table"]
    changed = next(iter(table.rows)).cells[2]
    assert len(changed) == 2
    assert any("30 → 33" in line for line in changed)


def test_the_same_again_has_nothing_to_write(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    client.post(at("import-commit", brought(client, row(1))))
    answer = client.get(at("import", brought(client, row(1))))
    assert answer.context["writes"] == 0
    assert "/commit/" not in answer.content.decode()


def test_one_refused_row_holds_back_all(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batch = brought(client, row(1), row(2, held_on="31/02/2560"), row(3, area="57020201"))
    answer = client.get(at("import", batch))
    assert [line.cells[0] for line in answer.context["table"].rows] == ["แถวที่ 3", "แถวที่ 4"]
    assert all(line.cells[2] for line in answer.context["table"].rows)
    assert "/commit/" not in answer.content.decode()
    client.post(at("import-commit", batch))
    assert not Session.objects.exists()

    heading, *refused = lines(client.get(at("import-refused", batch)))
    assert [cells[heading.index("เลขอ้างอิง")] for cells in refused] == ["น-2", "น-3"]
    assert all(cells[-1] for cells in refused)


def test_no_refused_rows_no_workbook_of_them(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    assert client.get(at("import-refused", brought(client, row(1)))).status_code == 404


def test_doubtful_rows_are_shown_and_taken(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batch = brought(client, row(1, headcount=5000, men=2000, women=3000))
    answer = client.get(at("import", batch))
    assert [(tab.url, tab.count) for tab in answer.context["tabs"] if tab.current] == [
        ("?verdict=doubtful", 1)
    ]
    client.post(at("import-commit", batch))
    assert Session.objects.count() == 1


def test_a_doubled_upload_is_one_import(cast: Cast, signed_in):
    client, key = signed_in(cast.officer), str(new_key())
    assert {brought(client, row(1), key=key).pk for _time in range(2)} == set(
        ImportBatch.objects.values_list("pk", flat=True)
    )


def test_a_file_that_is_too_large_is_refused_with_a_sentence(cast: Cast, signed_in):
    address = reverse("office:register-import", args=["sessions"])
    with override_settings(REGISTER_UPLOAD_MAX_BYTES=1000):
        answer = signed_in(cast.officer).post(address, sent(workbook(row(1))))
    assert set(answer.context["form"].errors) == {"file"}
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK broken", "ไม่ใช่ไฟล์ Excel".encode()])
def test_what_is_no_workbook_is_refused_with_a_sentence(cast: Cast, signed_in, content):
    client = signed_in(cast.officer)
    answer = client.post(reverse("office:register-import", args=["sessions"]), sent(content))
    if answer.status_code == 302:
        batch = ImportBatch.objects.get()
        assert batch.failure["sentence"] in client.get(at("import", batch)).content.decode()
    else:
        assert set(answer.context["form"].errors) == {"file"}


def test_an_upload_without_a_file_is_refused_with_a_sentence(cast: Cast, signed_in):
    answer = signed_in(cast.officer).post(reverse("office:register-import", args=["sessions"]), {})
    assert set(answer.context["form"].errors) == {"file"}


def test_an_import_is_thrown_away(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batch = brought(client, row(1))
    client.post(at("import-discard", batch))
    assert client.get(at("import", batch)).status_code == 200
    client.post(at("import-commit", batch))
    assert not Session.objects.exists()


# ------------------------------------------------------------------------------------------- whose it is


@pytest.mark.parametrize("person", ["neighbour", "director", "phatthanakon"])
def test_somebody_elses_import_is_not_there(cast: Cast, signed_in, person):
    batch = brought(signed_in(cast.officer), row(1), row(2, held_on="31/02/2560"))
    client = signed_in(cast.everybody()[person])
    for name in ("import", "import-progress", "import-refused"):
        assert client.get(at(name, batch)).status_code == 404, name
    for name in ("import-read", "import-commit", "import-discard"):
        assert client.post(at(name, batch)).status_code == 404, name
    assert list(client.get(reverse("office:imports")).context["table"].rows) == []
    batch.refresh_from_db()
    assert batch.status == "PREVIEWED"


def test_the_key_of_somebody_elses_import_overwrites_nothing(cast: Cast, signed_in):
    batch = brought(signed_in(cast.officer), row(1))
    held = file_of(batch).read_bytes()
    address = reverse("office:register-import", args=["sessions"])
    values = sent(workbook(row(1, area="57020201")), key=str(batch.pk))
    answer = signed_in(cast.neighbour).post(address, values)
    assert set(answer.context["form"].errors) == {"file"}
    assert file_of(batch).read_bytes() == held


def test_imports_are_listed_to_their_uploader_latest_first(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    batches = [brought(client, row(number)) for number in (1, 2)]
    listed = [line.url for line in client.get(reverse("office:imports")).context["table"].rows]
    assert listed == [at("import", batch) for batch in reversed(batches)]


@pytest.mark.parametrize("name", ["import-read", "import-commit", "import-discard"])
def test_what_changes_something_is_posted(cast: Cast, signed_in, name):
    client = signed_in(cast.officer)
    assert client.get(at(name, brought(client, row(1)))).status_code == 405


# ------------------------------------------------------------------------------------------- the worker


@pytest.fixture
def large(monkeypatch):
    """Every workbook is too large to be read at once."""
    monkeypatch.setattr("prach.office.workbooks.reading.SMALL_BYTES", 0)


@DUMMY
def test_a_large_workbook_waits_for_the_worker_and_its_page_renews_itself(cast: Cast, signed_in, large):
    client = signed_in(cast.officer)
    batch = brought(client, row(1))
    text = client.get(at("import", batch)).content.decode()
    assert '<meta http-equiv="refresh"' in text
    assert f'hx-get="{at("import-progress", batch)}"' in text
    assert client.get(at("import-progress", batch)).headers.get("HX-Redirect") is None

    read_workbook.call(str(batch.pk), "2017-04-04")
    assert client.get(at("import-progress", batch)).headers["HX-Redirect"] == at("import", batch)
    assert client.get(at("import", batch)).context["writes"] == 1


@AT_ONCE
def test_the_worker_reads_what_it_is_given(cast: Cast, signed_in, large):
    assert brought(signed_in(cast.officer), row(1)).status == "PREVIEWED"


@DUMMY
def test_without_a_worker_the_officer_has_it_read_at_once(cast: Cast, signed_in, large):
    client = signed_in(cast.officer)
    batch = brought(client, row(1))
    ImportBatch.objects.filter(pk=batch.pk).update(received_at=timezone.now() - timedelta(minutes=1))
    assert client.get(at("import", batch)).context["waits_long"]
    client.post(at("import-read", batch), {"at_once": "1"})
    batch.refresh_from_db()
    assert batch.status == "PREVIEWED"


@AT_ONCE
def test_a_reading_that_died_is_offered_again(cast: Cast, signed_in, large):
    client = signed_in(cast.officer)
    batch = brought(client, row(1))
    stopped = ImportBatch.objects.filter(pk=batch.pk)
    stopped.update(status="READING", heartbeat_at=timezone.now())
    assert not client.get(at("import", batch)).context["dead"]
    stopped.update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    answer = client.get(at("import", batch))
    assert answer.context["dead"]
    assert at("import-read", batch) in answer.content.decode()
    client.post(at("import-read", batch))
    batch.refresh_from_db()
    assert batch.status == "PREVIEWED"


@AT_ONCE
def test_the_worker_leaves_a_preview_alone_unless_asked_again(cast: Cast, signed_in):
    batch = brought(signed_in(cast.officer), row(1))
    kept = list(StagedRow.objects.values_list("pk", flat=True))
    read_workbook.call(str(batch.pk), "2017-04-04")
    assert list(StagedRow.objects.values_list("pk", flat=True)) == kept


# ------------------------------------------------------------------------------------------- queries


@pytest.mark.parametrize("written", [False, True])
def test_an_import_page_asks_as_often_for_three_rows_as_for_one(cast: Cast, signed_in, written):
    client = signed_in(cast.officer)

    def asked(*rows):
        batch = brought(client, *rows)
        if written:
            client.post(at("import-commit", batch))
            client.get(at("import", batch))
        with CaptureQueriesContext(connection) as queries:
            client.get(at("import", batch))
        return len(queries)

    asked(row(0))
    assert asked(row(2), row(3), row(4)) == asked(row(1))
