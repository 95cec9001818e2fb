"""Every kind of record, page by page: the right person, the wrong one, the one whose role does not include it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from prach.office.records import PAGES
from tests.cast import Cast

from .year import one_of_each

PROGRAMME = {
    "curricula", "print-runs", "schemes", "activities", "target-villages", "targets", "partners", "agreements",
}  # fmt: skip
# What the province keeps is read by the districts below it; the target of Mueang and its village are Mueang's own.
SHARED = {"curricula", "print-runs", "schemes", "partners", "agreements"}
WRITTEN_ON_THE_PERSON = {"work-areas"}


@pytest.fixture
def year(cast: Cast):
    return one_of_each(cast)


def statuses(client, year, page):
    return {
        code: client.get(reverse(f"office:{page}", args=[code, row.pk])).status_code
        for code, row in year.items()
    }


def test_there_is_a_record_of_every_kind(year):
    assert set(year) == set(PAGES)


@pytest.mark.parametrize("page", ["record", "record-history"])
def test_the_districts_officer_opens_every_record_and_the_neighbour_only_what_is_shared(
    cast: Cast, year, signed_in, page
):
    assert set(statuses(signed_in(cast.officer), year, page).values()) == {200}
    assert {
        code for code, status in statuses(signed_in(cast.neighbour), year, page).items() if status == 200
    } == SHARED
    assert set(statuses(signed_in(cast.nan_officer), year, page).values()) == {404}
    assert set(statuses(signed_in(cast.visitor), year, page).values()) == {302}


@pytest.mark.parametrize("role", ["partner", "executive", "editor", "administrator"])
def test_a_role_that_reads_no_persons_is_told_so(cast: Cast, year, signed_in, role):
    client = signed_in(getattr(cast, role))
    expected = {code: 200 if code in PROGRAMME else 403 for code in PAGES}
    assert statuses(client, year, "record") == expected
    assert {
        code: client.get(reverse("office:records", args=[code])).status_code for code in PAGES
    } == expected


def test_the_director_may_change_everything_and_the_auditor_nothing(cast: Cast, year, signed_in):
    unchanged = {"standings", "work-areas"}
    director = statuses(signed_in(cast.director), year, "record-change")
    assert director == {code: 404 if code in unchanged else 200 for code in PAGES}
    assert set(statuses(signed_in(cast.auditor), year, "record-change").values()) == {403}


def test_an_officer_may_not_change_what_the_province_keeps(cast: Cast, year, signed_in):
    client = signed_in(cast.officer)
    for code in SHARED:
        for page in ("record-change", "record-archive", "record-restore"):
            assert client.post(reverse(f"office:{page}", args=[code, year[code].pk])).status_code == 403
    assert all(type(year[code]).objects.filter(pk=year[code].pk).exists() for code in SHARED)


def test_every_form_to_add_opens_and_refuses_emptiness(cast: Cast, year, signed_in):
    client = signed_in(cast.director)
    for code, pages in PAGES.items():
        address = reverse("office:record-add", args=[code])
        if code in WRITTEN_ON_THE_PERSON:
            assert client.get(address).status_code == 404
            continue
        assert client.get(address).status_code == 200
        before = pages.model.everything.count()
        answer = client.post(address, {})
        assert answer.status_code == 200, code
        assert answer.context["form"].errors, code
        assert pages.model.everything.count() == before


def test_every_record_is_saved_unchanged_from_its_own_form(cast: Cast, year, signed_in):
    """What a form shows it also reads: a form sent back as it came changes nothing."""
    from prach.core.models import AuditEvent

    client = signed_in(cast.director)
    for code, record in year.items():
        address = reverse("office:record-change", args=[code, record.pk])
        opened = client.get(address)
        if opened.status_code == 404:
            continue
        form = opened.context["form"]
        values = {name: form[name].value() for name in form.fields}
        values = {
            name: form.fields[name].widget.format_value(form.fields[name].prepare_value(value))
            for name, value in values.items()
            if value is not None
        }
        flat = {n: v[0] if isinstance(v, list) else v for n, v in values.items() if v not in (None, [], [""])}
        before = AuditEvent.objects.count()
        answer = client.post(address, flat)
        assert answer.status_code == 302, (code, answer.context["form"].errors)
        assert AuditEvent.objects.count() == before, (code, AuditEvent.objects.first().changes)


def test_every_record_is_archived_and_restored_by_its_officer(cast: Cast, year, signed_in):
    client = signed_in(cast.director)
    for code in reversed(list(PAGES)):
        record, model = year[code], PAGES[code].model
        assert client.get(reverse("office:record-archive", args=[code, record.pk])).status_code == 200
        client.post(reverse("office:record-archive", args=[code, record.pk]))
        assert not model.objects.filter(pk=record.pk).exists(), code
        client.post(reverse("office:record-restore", args=[code, record.pk]))
        assert model.objects.filter(pk=record.pk).exists() is (code != "standings"), code


def test_every_list_asks_as_often_for_three_rows_as_for_one(cast: Cast, year, signed_in):
    client = signed_in(cast.officer)

    def asked() -> dict[str, int]:
        counts = {}
        for code in PAGES:
            address = reverse("office:records", args=[code])
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts[code] = len(queries)
        return counts

    one = asked()
    for number in (2, 3):
        one_of_each(cast, number=number)
    assert asked() == one


def test_another_districts_household_cannot_be_named_in_a_form(cast: Cast, year, signed_in):
    """A key or name from outside is not found, as if it were not there."""
    address = reverse("office:record-add", args=["standings"])
    person = year["persons"]
    for typed in (person.reference, person.full_name, str(person.pk)):
        values = {"person": typed, "state": "ACTIVE", "since_on": "16/1/2560"}
        answer = signed_in(cast.neighbour).post(address, values)
        assert set(answer.context["form"].errors) == {"person"}
        assert person.full_name not in str(answer.context["form"].errors).replace(typed, "")


def test_suggestions_stay_in_the_persons_own_area(cast: Cast, year, signed_in):
    address = reverse("office:suggest", args=["person"])

    def suggested(user):
        return signed_in(user).get(address, {"field": "person", "person": "คำปัน"}).content.decode()

    assert "แก้วมาเรือน" in suggested(cast.officer)
    for name in ("neighbour", "nan_officer", "executive", "sage", "visitor"):
        assert "แก้วมาเรือน" not in suggested(getattr(cast, name))
