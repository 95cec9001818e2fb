"""Summary cells say what the rows say, the moment the save returns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from prach.areas.models import Area
from prach.core.changes import Place, announce
from prach.core.writing import archive, restore
from prach.delivery.actions import correct_session
from prach.delivery.models import Session
from prach.indicators import cells, queries
from prach.indicators.models import Cell
from prach.indicators.sources import Tally
from prach.people.actions import correct_household
from prach.plan.actions import change_scheme
from tests.cast import TODAY, YEAR, area

from .conftest import YEAR_BEFORE


def value(code: str, area_code: str, fiscal_year: int = YEAR) -> Any:
    return queries.figure(code, area_code, fiscal_year).value


def test_a_year_leaves_every_cell_right(full_year: Any) -> None:
    assert Cell.objects.exists()
    assert list(queries.differences()) == []


def test_cells_lie_at_the_rows_own_areas_and_hold_no_zero(full_year: Any) -> None:
    held = {
        (cell.area_code, cell.rows, cell.amount) for cell in Cell.objects.filter(indicator="sage-learners")
    }
    assert held == {("57010202", 1, 30), ("570202", 1, 8), ("5702", 1, 7), ("57020203", 1, 0)}
    assert not Cell.objects.filter(rows=0, amount=0, unknown=0).exists()


def test_a_session_that_moves_to_another_village_and_year_moves_its_figures(year: Any) -> None:
    session = year.forum("57010202", headcount=10)
    correct_session(session, by=year.by, today=TODAY, area=area("57020201"), held_on=YEAR_BEFORE)
    found = [value("people-reached", code, y) for code in ("5701", "5702") for y in (YEAR - 1, YEAR)]
    assert found == [0, 0, 10, 0]
    assert list(queries.differences()) == []


def test_a_session_that_changes_its_kind_changes_sides(year: Any) -> None:
    session = year.forum("57010202", headcount=10)
    correct_session(session, by=year.by, today=TODAY, kind=Session.Kind.EVENT)
    assert (value("people-reached", "57"), value("sage-learners", "57")) == (0, 10)
    assert (value("villages-reached", "57"), value("sage-sessions", "57")) == (0, 1)


def test_archiving_and_restoring_takes_out_and_brings_back(year: Any) -> None:
    session = year.forum("57010202", headcount=10)
    archive(session, by=year.by)
    assert not Cell.objects.exists()
    restore(session, by=year.by)
    assert value("people-reached", "57") == 10


def test_a_household_that_moves_takes_its_enrolment_along(full_year: Any) -> None:
    household = full_year.made["household 1"]
    correct_household(household, by=full_year.by, area=area("57020303"))
    assert value("households-income-rose", "5701") == 0
    assert value("households-income-rose", "570203") == 1
    assert list(queries.differences()) == []


def test_an_archived_household_counts_no_more(full_year: Any) -> None:
    archive(full_year.made["household 1"], by=full_year.by)
    assert (value("households-enrolled", "57"), value("households-income-rose", "57")) == (3, 0)
    assert list(queries.differences()) == []


def test_a_scheme_that_moves_to_another_year_takes_its_rows_along(full_year: Any) -> None:
    change_scheme(full_year.scheme, by=full_year.by, fiscal_year=YEAR - 1)
    assert [value("households-enrolled", "57", y) for y in (YEAR - 1, YEAR)] == [4, 0]
    assert [value("villages-targeted", "57", y) for y in (YEAR - 1, YEAR)] == [3, 0]
    assert list(queries.differences()) == []


def test_an_archived_scheme_aims_at_nothing(full_year: Any) -> None:
    archive(full_year.scheme, by=full_year.by)
    assert (value("villages-targeted", "57"), value("households-enrolled", "57")) == (0, 0)
    assert list(queries.differences()) == []


def test_what_is_undone_leaves_no_trace(year: Any) -> None:
    year.forum("57010202", headcount=10)
    with pytest.raises(RuntimeError), transaction.atomic():
        year.forum("57010202", headcount=90)
        assert value("people-reached", "57") == 100
        raise RuntimeError
    assert value("people-reached", "57") == 10


def test_differences_finds_wrong_missing_and_left_over_cells(full_year: Any) -> None:
    Cell.objects.filter(indicator="people-reached", area_code="57010202").update(amount=1)
    Cell.objects.filter(indicator="group-supports", area_code="57020303").delete()
    Cell.objects.create(indicator="sage-sessions", fiscal_year=YEAR, area_code="57010304", rows=2, amount=0)
    Cell.objects.create(indicator="sage-sessions", fiscal_year=2510, area_code="57010304", rows=2, amount=0)
    Cell.objects.create(indicator="forgotten", fiscal_year=YEAR, area_code="57010304", rows=2, amount=0)
    found = {
        (d.indicator_code, d.area_code, d.fiscal_year): (d.stored, d.counted) for d in queries.differences()
    }
    assert found == {
        ("people-reached", "57010202", YEAR): (Tally(4, 1, 1), Tally(4, 64, 1)),
        ("group-supports", "57020303", YEAR): (None, Tally(1, 0, 0)),
        ("sage-sessions", "57010304", YEAR): (Tally(2, 0, 0), None),
        ("sage-sessions", "57010304", 2510): (Tally(2, 0, 0), None),
        ("forgotten", "57010304", YEAR): (Tally(2, 0, 0), None),
    }
    assert all("%" not in str(difference) for difference in queries.differences())
    cells.refresh_all()
    assert list(queries.differences()) == []


def test_refresh_all_builds_from_nothing(full_year: Any) -> None:
    before = set(
        Cell.objects.values_list("indicator", "fiscal_year", "area_code", "rows", "amount", "unknown")
    )
    Cell.objects.all().delete()
    cells.refresh_all()
    after = set(
        Cell.objects.values_list("indicator", "fiscal_year", "area_code", "rows", "amount", "unknown")
    )
    assert after == before


def test_one_announcement_of_many_places_takes_as_many_queries_as_of_one(year: Any) -> None:
    villages = list(Area.objects.filter(level="VILLAGE", code__under="57"))
    Session.objects.bulk_create(
        [
            Session(
                kind=Session.Kind.EVENT, title="ก", area=village, held_on=date(2017, 1, day), headcount=day
            )
            for village in villages
            for day in (1, 2, 3)
        ]
    )

    def counted(codes: list[str]) -> int:
        with (
            transaction.atomic(),
            CaptureQueriesContext(
                connection,
            ) as queries_made,
        ):
            announce(Session, [Place(code, YEAR) for code in codes])
        return len(queries_made)

    one = counted([villages[0].code])
    assert counted([village.code for village in villages[1:]]) == one
    assert value("sage-learners", "57") == 6 * len(villages)
    assert list(queries.differences()) == []
