"""Persons and those on lists: the national ID, members, attendance, incomes."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from prach.core.keys import new_key
from prach.core.models import AuditEvent
from prach.delivery.models import Attendance, Session
from prach.knowhow.models import WorkAreaOfPerson
from prach.livelihoods.models import IncomeRecord
from prach.people.actions import register_person
from prach.people.models import GroupMember, HouseholdMember, Person
from prach.sages.models import Standing
from tests.cast import TODAY, Cast, area

from .year import NATIONAL_ID, one_of_each


@pytest.fixture
def year(cast: Cast):
    return one_of_each(cast)


def person_values(**changes):
    return {"key": str(new_key()), "given_name": "แสงดา", "area": "57010202"} | changes


def add_person(client, **values):
    return client.post(reverse("office:record-add", args=["persons"]), person_values(**values))


def test_a_national_id_is_masked_wherever_it_is_shown(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    add_person(client, national_id="1-2345-67890-12-1")
    person = Person.objects.get()
    assert person.national_id == NATIONAL_ID
    for page in ("record", "record-change", "record-history", "record-archive"):
        shown = client.get(reverse(f"office:{page}", args=["persons", person.pk])).content.decode()
        assert NATIONAL_ID not in shown
        assert "1-2345" not in shown
    assert "12-1" in client.get(reverse("office:record", args=["persons", person.pk])).content.decode()
    assert NATIONAL_ID not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def test_a_wrong_checksum_warns_once_and_never_blocks(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    warned = add_person(client, national_id="1234567890123")
    assert set(warned.context["form"].errors) == {"national_id"}
    assert not Person.objects.exists()
    other = add_person(client, national_id="1234567890124", seen_id="1234567890123")
    assert set(other.context["form"].errors) == {"national_id"}, "another number is asked about again"
    again = warned.context["form"].data["seen_id"]
    assert add_person(client, national_id="1234567890123", seen_id=again).status_code == 302
    assert Person.objects.get().national_id == "1234567890123"


def test_an_empty_field_keeps_the_number_and_a_tick_forgets_it(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    add_person(client, national_id=NATIONAL_ID)
    person = Person.objects.get()
    address = reverse("office:record-change", args=["persons", person.pk])
    client.post(address, person_values(surname="ใหม่"))
    person.refresh_from_db()
    assert (person.surname, person.national_id) == ("ใหม่", NATIONAL_ID)
    client.post(address, person_values(forget_id="on"))
    person.refresh_from_db()
    assert person.national_id == ""


def test_who_is_in_a_household_and_a_group(cast: Cast, year, signed_in):
    client, person = signed_in(cast.officer), year["persons"]
    for page, code, model, values in (
        ("household-members", "households", HouseholdMember, {"relation": "HEAD"}),
        ("group-members", "groups", GroupMember, {"office": "CHAIR"}),
    ):
        address = reverse(f"office:{page}", args=[year[code].pk])
        assert signed_in(cast.neighbour).get(address).status_code == 404
        assert signed_in(cast.auditor).get(address).status_code == 403
        for _time in range(2):
            answer = client.post(address, {"put": "1", "person": person.full_name, **values})
            assert answer.status_code == 302, answer.context["form"].errors
        line = model.objects.get()
        assert line.person == person
        assert (
            person.full_name
            in client.get(reverse("office:record", args=[code, year[code].pk])).content.decode()
        )
        client.post(address, {"remove": str(line.pk)})
        assert not model.objects.exists()


def test_who_came_is_ticked_or_named(cast: Cast, year, signed_in):
    session, ticked = year["sessions"], year["persons"]
    named = register_person(
        by=cast.officer, today=TODAY, given_name="บุญมี", surname="ศรีดา", area=area("57010301")
    )
    stranger = register_person(by=cast.neighbour, today=TODAY, given_name="อุดม", area=area("57020201"))
    address, client = reverse("office:session-attendance", args=[session.pk]), signed_in(cast.officer)
    refused = client.post(address, {"put": "1", "people": f"บุญมี ศรีดา\n{stranger.reference}"})
    assert set(refused.context["form"].errors) == {"people"}
    assert not Attendance.objects.exists()
    client.post(address, {"put": "1", "ticked": [str(ticked.pk)], "people": "บุญมี  ศรีดา"})
    assert {line.person for line in Attendance.objects.filter(session=session)} == {ticked, named}
    assert client.post(address, {"put": "1"}).context["form"].errors


def test_trainers_are_kept_and_changed(cast: Cast, year, signed_in):
    session, client = year["sessions"], signed_in(cast.officer)
    shown = client.get(reverse("office:record-change", args=["sessions", session.pk])).context["form"]
    assert year["persons"].full_name in str(shown["trainers"])
    values = {
        "kind": "VILLAGE_FORUM",
        "title": "ใหม่",
        "area": "57010202",
        "held_on": "16/01/2560",
        "trainers": "",
    }
    client.post(reverse("office:record-change", args=["sessions", session.pk]), values)
    assert not Session.objects.get().trainers.filter(archived_at__isnull=True).exists()


def test_work_areas_are_chosen_on_a_page(cast: Cast, year, signed_in):
    address = reverse("office:person-work-areas", args=[year["persons"].pk])
    assert signed_in(cast.neighbour).post(address, {}).status_code == 404
    choices = [
        key.value
        for key, _label in signed_in(cast.officer).get(address).context["form"]["work_areas"].field.choices
    ]
    assert len(choices) == 8
    signed_in(cast.officer).post(address, {"work_areas": choices[2:4]})
    assert {row.work_area_id for row in WorkAreaOfPerson.objects.all()} == set(choices[2:4])


def test_a_withdrawn_standing_brings_back_the_one_before(cast: Cast, year, signed_in):
    client, person = signed_in(cast.officer), year["persons"]
    values = {"person": person.reference, "state": "PAUSED", "since_on": "1/3/2560", "key": str(new_key())}
    for _time in range(2):
        assert client.post(reverse("office:record-add", args=["standings"]), values).status_code == 302
    paused = Standing.objects.get(state="PAUSED")
    client.post(reverse("office:record-archive", args=["standings", paused.pk]))
    assert [(s.state, s.until_on) for s in Standing.objects.all()] == [("ACTIVE", None)]


def test_an_income_is_summed_on_the_server_and_an_unknown_part_leaves_no_total(cast: Cast, year, signed_in):
    client = signed_in(cast.officer)
    values = {
        "key": str(new_key()), "household": year["households"].reference, "scheme": year["schemes"].reference,
        "round": "๑๒", "recorded_on": "1/4/2560", "practising": "true",
        "main_income_baht_per_year": "๔๐,๐๐๐", "secondary_income_baht_per_year": "10,000",
        "other_income_baht_per_year": "0", "in_kind_income_baht_per_year": "5000",
        "production_expense_baht_per_year": "12000", "necessary_expense_baht_per_year": "20000",
        "unnecessary_expense_baht_per_year": "1000", "debt_service_baht_per_year": "",
    }  # fmt: skip
    answer = client.post(reverse("office:record-add", args=["incomes"]), values, follow=True)
    record = IncomeRecord.objects.get(round=12)
    assert (record.total_income_baht_per_year, record.total_expense_baht_per_year) == (55000, None)
    address = reverse("office:record-change", args=["incomes", record.pk])
    answer = client.post(address, values | {"debt_service_baht_per_year": "2,000"}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert ("55,000" in said, "35,000" in said, "20,000" in said) == (True, True, True)


def test_a_birthday_in_the_future_is_refused_beside_its_field(cast: Cast, signed_in):
    answer = add_person(signed_in(cast.officer), born_on="1/1/2599")
    assert set(answer.context["form"].errors) == {"born_on"}


@pytest.mark.parametrize("typed", ["57010202", "ป่ายางมน หมู่ 2 ต.รอบเวียง", "๕๗๐๑๐๒๐๒"])
def test_a_village_is_named_by_code_or_words(cast: Cast, signed_in, typed):
    name = area("57010202").name_th
    typed = typed.replace("ป่ายางมน", name).replace("หมู่ 2", f"หมู่ {area('57010202').moo}")
    answer = add_person(signed_in(cast.officer), area=typed)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Person.objects.get().area_id == "57010202"


def test_a_sage_sees_what_they_taught_and_nothing_else(cast: Cast, year, signed_in):
    client = signed_in(cast.sage)
    assert client.get(reverse("office:teaching")).context["table"] is None
    Person.objects.filter(pk=year["persons"].pk).update(user=cast.sage)
    rows = list(client.get(reverse("office:teaching")).context["table"].rows)
    assert [row.cells[:2] for row in rows] == [[year["sessions"].title, date(2017, 1, 16)]]
