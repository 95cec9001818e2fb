"""Nobody brings in, takes out or learns of rows of another's area."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from prach.core.audit import trail_visible_to
from prach.core.changes import Place
from prach.core.errors import NotAllowed
from prach.core.models import AuditEvent
from prach.delivery.actions import correct_session, log_session
from prach.delivery.models import Session
from prach.registers import refusals
from prach.registers.actions import commit, preview, receive, sweep
from prach.registers.models import ImportBatch, StagedRow
from prach.registers.queries import imports_of, problems, seems_dead
from tests.cast import TODAY

from .test_forgiving import simple
from .workbook import brought_in, cells_of, codes, counts, exported, previewed, rows_file
from .year import YEAR


def test_an_officer_does_not_bring_in_rows_of_the_neighbour(cast):
    rows = [simple(), simple(reference="อ-2", area="57020201")]
    batch = previewed("sessions", rows_file("sessions", rows), by=cast.officer)
    assert codes(batch) == {3: ["out-of-scope"]}
    with pytest.raises(refusals.RowsRefused):
        commit(batch, by=cast.officer)
    assert not Session.objects.exists()


def test_the_same_is_said_whether_or_not_the_other_row_exists(cast):
    def told():
        batch = previewed("sessions", rows_file("sessions", [simple(area="57020201")]), by=cast.officer)
        return [{**problem} for problem in problems(batch)]

    before = told()
    brought_in("sessions", rows_file("sessions", [simple(area="57020201")]), by=cast.neighbour)
    assert told() == before


def test_a_reference_of_another_district_is_refused_without_a_word_about_it(cast):
    brought_in("sessions", rows_file("sessions", [simple(area="57020201", title="ลับ")]), by=cast.neighbour)
    batch = previewed("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    assert codes(batch) == {2: ["reference-taken"]}
    assert "ลับ" not in str(list(problems(batch))) and "5702" not in str(list(problems(batch)))


def test_the_same_reference_in_two_provinces_is_two_rows(cast):
    brought_in("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    batch = brought_in(
        "sessions", rows_file("sessions", [simple(area="55", kind="EVENT")]), by=cast.nan_officer
    )
    assert counts(batch) == {"new": 1} and Session.objects.count() == 2


def test_persons_of_another_district_are_not_found(cast):
    row = {"reference": "ป-9", "given_name": "เพื่อน", "surname": "บ้าน", "village": "57020201"}
    brought_in("persons", rows_file("persons", [row]), by=cast.neighbour)
    for said in ("ป-9", "เพื่อน บ้าน", "ไม่มี-0"):
        batch = previewed("sessions", rows_file("sessions", [simple(trainers=said)]), by=cast.officer)
        assert codes(batch) == {2: ["not-found"]}


def test_a_row_is_not_taken_out_of_another_district(cast):
    brought_in("sessions", rows_file("sessions", [simple(area="57020201")]), by=cast.neighbour)
    assert len(cells_of(exported("sessions", by=cast.officer))) == 1
    assert len(cells_of(exported("sessions", by=cast.neighbour))) == 2
    assert len(cells_of(exported("sessions", by=cast.auditor))) == 2


def test_a_district_does_not_bring_in_what_the_province_keeps(cast):
    batch = previewed("schemes", rows_file("schemes", YEAR["schemes"]), by=cast.officer)
    assert codes(batch) == {2: ["out-of-scope"]}
    brought_in("schemes", rows_file("schemes", YEAR["schemes"]), by=cast.director)
    batch = previewed(
        "target-villages", rows_file("target-villages", YEAR["target-villages"]), by=cast.officer
    )
    assert counts(batch) == {"new": 1}
    row = {"reference": "พ-1", "curriculum": "ห-1", "printed_on": date(2017, 2, 1), "volumes": 1}
    for register in ("persons", "curricula"):
        rows = [r | ({"area": "57"} if register == "curricula" else {}) for r in YEAR[register]]
        brought_in(register, rows_file(register, rows), by=cast.director)
    batch = previewed("print-runs", rows_file("print-runs", [row]), by=cast.officer)
    assert codes(batch) == {2: ["out-of-scope"]}


def test_only_who_may_imports_and_exports(cast):
    for name in ("auditor", "executive", "sage", "partner", "editor", "administrator", "supervisor"):
        with pytest.raises(NotAllowed):
            receive("sessions", rows_file("sessions", [simple()]), by=getattr(cast, name), file_name="x.xlsx")
    for name in ("executive", "sage", "partner", "editor", "administrator"):
        with pytest.raises(NotAllowed):
            exported("sessions", by=getattr(cast, name))


def test_an_import_is_its_uploaders_own(cast):
    batch = previewed("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    with pytest.raises(refusals.NotYours):
        commit(batch, by=cast.director)
    for name, user in cast.everybody().items():
        seen = name == "officer"
        assert ImportBatch.objects.visible_to(user).exists() is seen, name
        assert StagedRow.objects.visible_to(user).exists() is seen, name


def test_one_line_for_an_import_and_one_for_an_export(cast):
    AuditEvent.objects.all()._raw_delete(AuditEvent.objects.db)
    rows = [simple(), simple(reference="อ-2", title="สอง", area="57010301")]
    batch = brought_in("sessions", rows_file("sessions", rows), by=cast.officer)
    line = AuditEvent.objects.get()
    assert (line.verb, line.subject, line.subject_id) == ("imported", "registers.importbatch", str(batch.pk))
    assert line.area_code == "5701" and line.changes["new"] == [None, 2]
    assert batch.audit_id == line.pk
    assert list(trail_visible_to(cast.director)) == [line]
    assert not trail_visible_to(cast.neighbour).exists()
    session = Session.objects.get(reference="อ-2")
    assert list(imports_of(session)) == [batch]
    exported("sessions", by=cast.officer, area_code="5701")
    assert sorted(AuditEvent.objects.values_list("verb", flat=True)) == ["exported", "imported"]


def test_after_the_import_nothing_personal_is_kept_beside_the_register(cast):
    batch = brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)
    rows = list(StagedRow.objects.filter(batch=batch))
    assert len(rows) == 2 and all(not (row.cells or row.problems or row.changes) for row in rows)
    assert all(row.target_id for row in rows)
    from prach.registers.actions import file_of, shadows_of
    from prach.registers.catalogue import get

    assert not file_of(batch).exists()
    assert all(shadow.count(batch.pk) == 0 for shadow in shadows_of(get("persons")).values())


def test_the_figures_hear_of_all_places_once(cast, monkeypatch):
    heard = []
    monkeypatch.setattr(
        "prach.core.changes._listeners", [lambda model, places: heard.append((model, places))]
    )
    brought_in(
        "sessions",
        rows_file("sessions", [simple(), simple(reference="อ-2", area="57010202")]),
        by=cast.officer,
    )
    assert heard == [(Session, {Place("57010201", 2560), Place("57010202", 2560)})]
    heard.clear()
    brought_in("sessions", rows_file("sessions", [simple(area="57010203")]), by=cast.officer)
    assert heard == [(Session, {Place("57010201", 2560), Place("57010203", 2560)})]


def test_what_changed_after_the_preview_is_not_written_over(cast):
    brought_in("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    batch = previewed("sessions", rows_file("sessions", [simple(headcount=60)]), by=cast.officer)
    correct_session(Session.objects.get(), by=cast.officer, today=TODAY, headcount=50)
    with pytest.raises(refusals.ChangedMeanwhile):
        commit(batch, by=cast.officer)
    assert Session.objects.get().headcount == 50
    batch = preview(batch, today=TODAY)
    assert Session.objects.get().headcount == 50
    commit(batch, by=cast.officer)
    assert Session.objects.get().headcount == 60


def test_what_somebody_else_added_after_the_preview_is_not_doubled(cast, area):
    bare = simple()
    del bare["reference"]
    first = previewed("sessions", rows_file("sessions", [bare]), by=cast.officer)
    second = previewed("sessions", rows_file("sessions", [bare]), by=cast.officer)
    commit(first, by=cast.officer)
    with pytest.raises(refusals.ChangedMeanwhile):
        commit(second, by=cast.officer)
    assert Session.objects.count() == 1
    third = previewed(
        "sessions", rows_file("sessions", [simple(reference="อ-7", title="อื่น")]), by=cast.officer
    )
    log_session(
        by=cast.officer,
        today=TODAY,
        kind="EVENT",
        title="งาน",
        area=area("5701"),
        held_on=TODAY,
        reference="อ-7",
    )
    with pytest.raises(refusals.ChangedMeanwhile):
        commit(third, by=cast.officer)


def test_a_second_commit_changes_nothing(cast):
    batch = brought_in("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    again = commit(batch, by=cast.officer)
    assert again.status == ImportBatch.Status.COMMITTED and Session.objects.count() == 1
    with pytest.raises(refusals.AlreadyEnded):
        preview(batch, today=TODAY)


def test_a_dead_reader_is_seen_and_its_batch_is_read_again(cast):
    batch = receive("sessions", rows_file("sessions", [simple()]), by=cast.officer, file_name="x.xlsx")
    now = timezone.now()
    ImportBatch.objects.filter(pk=batch.pk).update(status="READING", heartbeat_at=now)
    batch.refresh_from_db()
    assert not seems_dead(batch, now=now)
    with pytest.raises(refusals.BeingRead):
        preview(batch, today=TODAY)
    ImportBatch.objects.filter(pk=batch.pk).update(heartbeat_at=now - timedelta(minutes=5))
    batch.refresh_from_db()
    assert seems_dead(batch, now=now)
    assert counts(preview(batch, today=TODAY)) == {"new": 1}


def test_previews_that_nobody_wants_are_swept(cast):
    previewed("sessions", rows_file("sessions", [simple()]), by=cast.officer)
    assert sweep(before=timezone.now() - timedelta(days=1)) == 0
    assert sweep(before=timezone.now() + timedelta(seconds=1)) == 1
    assert not StagedRow.objects.exists()


def test_queries_do_not_grow_with_the_rows(cast, django_assert_max_num_queries):
    brought_in("persons", rows_file("persons", YEAR["persons"]), by=cast.director)

    def many(count):
        return [simple(reference=f"อ-{n}", title=f"เรื่อง {n}", trainers="ป-1") for n in range(count)]

    with django_assert_max_num_queries(90) as few:
        brought_in("sessions", rows_file("sessions", many(1)), by=cast.director)
    Session.objects.update(archived_at=timezone.now())
    with django_assert_max_num_queries(len(few)):
        brought_in("sessions", rows_file("sessions", many(30)), by=cast.director)
