"""Who may read which figure, what the public sees, which numbers a row feeds, and what it costs to ask."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prach.areas.models import Level
from prach.core.errors import NotAllowed, OutOfScope
from prach.indicators import queries
from prach.indicators.catalogue import INDICATORS
from prach.livelihoods.models import IncomeRecord
from tests.cast import YEAR, Cast

from .conftest import IN_YEAR

REASONS = {None: "may", NotAllowed: "role", OutOfScope: "area"}


def queries_of(run: Any) -> int:
    with CaptureQueriesContext(connection) as made:
        run()
    return len(made)


# ---- scope


def answer(user: Any, area_code: str) -> str:
    try:
        queries.require_readable(user, area_code)
    except (NotAllowed, OutOfScope) as refusal:
        return REASONS[type(refusal)]
    return "may"


@pytest.mark.parametrize(
    ("area_code", "may"),
    [
        ("", set()),
        ("57", {"director", "sage", "partner", "executive", "auditor", "editor", "administrator"}),
        ("5701", {"officer", "supervisor"}),
        ("570102", {"phatthanakon"}),
        ("5702", {"neighbour", "supervisor"}),
        ("55", {"nan_officer"}),
    ],
)
def test_a_figure_is_read_by_those_who_answer_for_the_whole_area(
    cast: Cast, area_code: str, may: set[str]
) -> None:
    above = {"director", "sage", "partner", "executive", "auditor", "editor", "administrator"}
    expected = set(may)
    if area_code.startswith("57"):
        expected |= above
    if area_code == "570102":
        expected |= {"officer", "supervisor"}
    said = {name: answer(user, area_code) for name, user in cast.everybody().items()}
    assert {name for name, told in said.items() if told == "may"} == expected
    assert said["visitor"] == "role"
    assert set(said.values()) <= {"may", "role", "area"}


def test_rows_are_those_that_the_reader_may_see(full_year: Any, cast: Cast) -> None:
    def areas(code: str, user: Any, area_code: str) -> list[str]:
        return [row.area_code for row in queries.rows(code, area_code, YEAR, user=user)]

    assert areas("group-supports", cast.officer, "5701") == ["57010202", "57010202"]
    assert areas("group-supports", cast.director, "57") == ["57010202", "57010202", "57020303"]
    assert areas("group-supports", cast.executive, "57") == []  # figures, not the registers
    assert areas("villages-reached", cast.executive, "57") == ["57010202", "57010303", "57020201"]
    for user in (cast.neighbour, cast.nan_officer):
        with pytest.raises(OutOfScope):
            queries.rows("group-supports", "5701", YEAR, user=user)
    with pytest.raises(NotAllowed):
        queries.rows("group-supports", "5701", YEAR, user=cast.visitor)


def test_every_listed_row_is_counted_for_those_who_may_read_the_registers(full_year: Any, cast: Cast) -> None:
    for code in INDICATORS:
        all_rows = {row.key for row in queries.rows(code, "5701", YEAR)}
        assert {row.key for row in queries.rows(code, "5701", YEAR, user=cast.officer)} == all_rows


def test_no_person_is_named_in_what_is_exported(full_year: Any) -> None:
    names = ("นายบ้าน", "แสง", "ดาว", "จันทร์")
    for code in INDICATORS:
        for row in queries.rows(code, "57", YEAR):
            assert not any(name in str(queries.row_as_json(row)) for name in names)
    with_names = {row.personal_label for row in queries.rows("households-enrolled", "57", YEAR)}
    assert "นายบ้าน 1 (1)" in with_names


# ---- the public


def test_small_numbers_of_households_are_kept_from_the_public(full_year: Any) -> None:
    open_figures = {f.indicator.code: f for f in queries.figures("57", YEAR, public=True)}
    hidden = {code for code, figure in open_figures.items() if figure.suppressed}
    assert {"households-enrolled", "households-income-rose", "income-change-average", "sages"} <= hidden
    assert open_figures["households-enrolled"].value is None
    assert open_figures["villages-reached"].value == 3
    assert open_figures["sage-learners"].value == 45
    assert queries.figure("households-enrolled", "57", YEAR).value == 4


def test_one_hidden_area_hides_another_or_it_could_be_subtracted(year: Any) -> None:
    for number in range(14):
        code = "57010202" if number < 7 else "57020201" if number < 13 else "57020202"
        year.enrol(year.household(code, str(number)))

    def shown(by: Level) -> dict[str, Any]:
        table = queries.table("households-enrolled", "57", YEAR, by, public=True)
        return {f.area_code: f.value for f in table if f.value != 0}

    assert shown(Level.DISTRICT) == {"5701": 7, "5702": 7}
    assert shown(Level.VILLAGE) == {"57010202": 7, "57020201": None, "57020202": None}


# ---- feeding


def feeds(record: Any) -> set[tuple[str, str, int]]:
    return {(indicator.code, area, year) for indicator, area, year in queries.fed_by(record, today=IN_YEAR)}


def test_a_forum_feeds_the_figures_of_every_area_above_it(full_year: Any) -> None:
    areas = ("57010202", "570102", "5701", "57")
    expected = {
        (code, area, YEAR)
        for code in ("villages-reached", "target-villages-reached-share", "people-reached")
        for area in areas
    }
    expected |= {("districts-reached", area, YEAR) for area in ("5701", "57")}
    assert feeds(full_year.made["forum"]) == expected


def test_an_event_feeds_the_sages_figures_and_a_study_tour_none(full_year: Any) -> None:
    event = full_year.event("570202", headcount=3)
    assert {code for code, _, _ in feeds(event)} == {
        "sage-sessions",
        "sage-learners",
        "learners-men",
        "learners-women",
        "learners-sex-unknown",
    }
    assert feeds(full_year.session("STUDY_TOUR", "570202")) == set()


def test_a_household_feeds_what_it_is_counted_in(full_year: Any) -> None:
    def codes(number: str) -> set[str]:
        return {code for code, area, _ in feeds(full_year.made[f"household {number}"]) if area == "57"}

    counted = {"households-enrolled", "income-change-average"}
    rose = {"households-income-rose", "households-income-rose-share"}
    assert codes("1") == counted | rose | {"households-practising-share"}
    assert codes("2") == counted
    assert codes("4") == {"households-enrolled"}
    income = IncomeRecord.objects.get(household=full_year.made["household 1"], round=6)
    assert {code for code, _, _ in feeds(income)} == codes("1") - {"households-enrolled"}


def test_every_fed_figure_lists_the_row(full_year: Any) -> None:
    forum = full_year.made["forum"]
    for indicator, area_code, fiscal_year in queries.fed_by(forum):
        keys = {row.key for row in queries.rows(indicator.code, area_code, fiscal_year)}
        assert keys & {str(forum.pk), forum.area_id, forum.area_id[:4]}


def test_an_archived_row_feeds_nothing(full_year: Any) -> None:
    from prach.delivery.actions import archive_session

    assert queries.fed_by(archive_session(full_year.made["forum"], by=full_year.by)) == []


# ---- JSON


def test_json_of_a_figure(full_year: Any) -> None:
    assert queries.as_json([queries.figure("villages-reached", "5701", YEAR)]) == [
        {
            "code": "villages-reached",
            "name_th": "หมู่บ้านที่จัดเวทีถ่ายทอดความรู้",
            "name_en": "Villages reached",
            "value": 2,
            "unit": "หมู่บ้าน",
            "unit_en": "villages",
            "out_of": 2,
            "area": "5701",
            "area_name_th": "เมืองเชียงราย",
            "fiscal_year": 2560,
            "target": 4,
        }
    ]
    told = queries.as_json(queries.figures("57", YEAR))
    assert all(type(figure["value"]) in (int, float, type(None)) for figure in told)


def test_json_of_a_row(full_year: Any) -> None:
    row = next(row for row in queries.rows("sage-learners", "570202", YEAR) if row.area_code == "570202")
    told = queries.row_as_json(row)
    assert told.pop("key")
    assert told == {
        "thing": "session",
        "label": "ถ่ายทอดความรู้",
        "area": "570202",
        "area_name_th": row.area_name_th,
        "on": "2017-01-16",
        "amount": 8,
    }


# ---- cost


def test_reading_costs_the_same_with_one_row_and_with_three(year: Any) -> None:
    def cost() -> list[int]:
        return [
            queries_of(lambda: queries.figures("57", YEAR)),
            queries_of(lambda: queries.figures("", YEAR)),
            queries_of(lambda: queries.table("villages-reached", "57", YEAR, Level.DISTRICT)),
            queries_of(lambda: queries.table("villages-reached", "57", YEAR, Level.VILLAGE)),
            *(queries_of(lambda c=code: list(queries.rows(c, "57", YEAR))) for code in INDICATORS),
        ]

    def add(number: int, code: str) -> None:
        year.forum(code, headcount=5)
        year.support(code, group=year.group(code, f"กลุ่ม {number}"))
        year.enrol(year.household(code, str(number)))
        year.sage(code, f"ปราชญ์ {number}", "ACTIVE", 1)

    add(1, "57010202")
    one = cost()
    add(2, "57010203")
    add(3, "57020201")
    assert cost() == one
    assert max(one) <= 15
