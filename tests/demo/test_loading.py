"""The demonstration comes in through the import, to the published figures, once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import transaction

from prach.accounts.actions import operator
from prach.accounts.models import User
from prach.accounts.roles import Role
from prach.areas.loading import AREAS
from prach.areas.models import Area, Level
from prach.core.models import AuditEvent
from prach.demo import loading, workbooks
from prach.demo.generator import generate
from prach.demo.geography import chiang_rai
from prach.demo.loading import RealRecordsHeld, RowsRefused, is_demonstration, load
from prach.demo.published import PROVINCE, PUBLISHED
from prach.demo.users import LOGINS, PASSWORD
from prach.demo.workbooks import write_workbooks
from prach.indicators.queries import figures, table
from prach.people.actions import register_person
from prach.people.models import Group, Household, Person
from prach.registers.models import ImportBatch

TODAY = date(2017, 4, 4)
YEAR = 2560
# What every district has its part of; the others are of the province or are counted once for all.
SHARED = [
    "villages-reached",
    "group-supports",
    "people-reached",
    "households-enrolled",
    "sage-sessions",
    "sage-learners",
]


def put_chiang_rai_in() -> None:
    """Store every subdistrict and village of the province; the stage of the tests has only a few."""
    with AREAS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"].startswith(PROVINCE)]
    areas = [
        Area(
            code=r["code"],
            level=r["level"].upper(),
            parent_id=r["parent_code"],
            type_th=r["type_th"],
            name_th=r["name_th"],
        )
        for r in rows
        if len(r["code"]) == 6
    ]
    areas += [
        Area(
            code=v.code,
            level=Level.VILLAGE,
            parent_id=v.subdistrict,
            type_th="หมู่บ้าน",
            name_th=v.name,
            moo=v.moo,
        )
        for v in chiang_rai().villages
    ]
    Area.objects.bulk_create(areas, ignore_conflicts=True)


@pytest.fixture
def province(db: Any) -> None:
    put_chiang_rai_in()


@pytest.fixture(scope="class")
def loaded(django_db_setup: Any, django_db_blocker: Any) -> Iterator[loading.Loaded]:
    """Load once for the tests that only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_chiang_rai_in()
        yield load(by=operator(), today=TODAY)
        transaction.set_rollback(True)


def values(area: str = PROVINCE) -> dict[str, Any]:
    return {figure.indicator.code: figure.value for figure in figures(area, YEAR, list(PUBLISHED))}


@pytest.mark.xdist_group("demonstration")  # one worker, so that it is loaded once
@pytest.mark.django_db
class TestLoaded:
    def test_the_figures_are_the_published_ones(self, loaded: loading.Loaded) -> None:
        assert values() == PUBLISHED

    def test_four_in_five_households_earn_more(self, loaded: loading.Loaded) -> None:
        [share] = figures(PROVINCE, YEAR, ["households-income-rose-share"])
        assert share.value == pytest.approx(100 * 157 / 194)

    @pytest.mark.parametrize("code", SHARED)
    def test_the_districts_add_up(self, loaded: loading.Loaded, code: str) -> None:
        parts = [figure.value for figure in table(code, PROVINCE, YEAR, Level.DISTRICT)]
        assert len(parts) == 18
        assert min(parts) > 0
        assert sum(parts) == PUBLISHED[code]

    def test_everybody_is_marked_as_invented(self, loaded: loading.Loaded) -> None:
        assert is_demonstration()
        for model in (Person, Household, Group):
            assert model.objects.exists()
            assert not model.objects.filter(invented=False).exists()

    def test_every_role_may_sign_in(self, loaded: loading.Loaded) -> None:
        for username, _position in LOGINS:
            user = authenticate(username=username, password=PASSWORD)
            assert user is not None and user.invented and user.area_codes(), username
        roles = set(User.objects.filter(invented=True).values_list("role", flat=True))
        assert roles == set(Role) - {Role.OPERATOR}
        assert User.objects.get(username="sage").person.standings.filter(state="ACTIVE").exists()

    def test_one_audit_line_tells_of_each_workbook(self, loaded: loading.Loaded) -> None:
        assert ImportBatch.objects.filter(status=ImportBatch.Status.COMMITTED).count() == len(loaded.rows)
        assert AuditEvent.objects.filter(verb="imported", actor_name="director").count() == len(loaded.rows)

    def test_a_second_load_changes_nothing(self, loaded: loading.Loaded) -> None:
        lines = AuditEvent.objects.count()
        assert load(by=operator(), today=TODAY).skipped
        assert load(by=operator(), today=TODAY, seed=7).skipped
        assert AuditEvent.objects.count() == lines
        assert values() == PUBLISHED


@pytest.mark.slow
def test_another_seed_gives_other_rows_and_the_same_figures(province: None) -> None:
    load(by=operator(), today=TODAY, seed=7)
    assert values() == PUBLISHED
    delivered = {row["reference"]: row["given_name"] for row in generate()["persons"]}
    assert dict(Person.objects.values_list("reference", "given_name")) != delivered


@pytest.mark.slow
def test_a_load_that_was_broken_off_is_taken_up_again(
    province: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(loading, "let_sage_in", _break_off)
        with pytest.raises(KeyboardInterrupt):
            load(by=operator(), today=TODAY)
    people = Person.objects.count()
    assert people and not is_demonstration()
    load(by=operator(), today=TODAY)
    assert is_demonstration()
    assert Person.objects.count() == people
    assert values() == PUBLISHED


def _break_off(**_unused: Any) -> None:
    raise KeyboardInterrupt


def test_the_demonstration_never_joins_real_records(province: None) -> None:
    village = Area.objects.get(code="57010202")
    register_person(by=operator(), today=TODAY, given_name="คำปัน", area=village)
    with pytest.raises(RealRecordsHeld):
        load(by=operator(), today=TODAY)
    assert Person.objects.count() == 1
    assert not User.objects.filter(username="director").exists()


@pytest.mark.slow
def test_a_damaged_workbook_is_told(province: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = generate()
    rows["persons"][3]["village"] = "99999999"
    monkeypatch.setattr(workbooks, "generate", lambda seed: rows)
    write_workbooks(tmp_path)
    with pytest.raises(RowsRefused) as refusal:
        load(by=operator(), today=TODAY, folder=tmp_path)
    assert refusal.value.params == {"count": 1, "file": "01-persons.xlsx"}
    assert not Person.objects.exists()
