"""Every figure is the number, the sum, the share or the mean of its rows, at every level, in every area."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from prach.areas.models import Area, Level
from prach.delivery.actions import archive_session
from prach.indicators import queries
from prach.indicators.base import Indicator, Kind, tally, with_wholes
from prach.indicators.catalogue import INDICATORS, NoSuchIndicator
from prach.livelihoods.actions import correct_income
from prach.livelihoods.models import IncomeRecord
from tests.cast import TODAY, YEAR

LEVELS = list(Level)
REFERENCE = {
    "curricula": 1,
    "curriculum-volumes": 15,
    "districts-reached": 2,
    "villages-reached": 3,
    "group-supports": 3,
    "people-reached": 42 + 10 + 40 + 12 + 5,
    "households-enrolled": 4,
    "households-income-rose": 1,
    "households-income-rose-share": 25.0,
    "sage-sessions": 4,
    "sage-learners": 30 + 8 + 7,
    "supervision-zones": 0,
    "agreements": 1,
}
OTHERS = {
    "sages": 2,
    "sages-active": 1,
    "sages-trained": 1,
    "sages-inactive": 1,
    "sages-nominated": 0,
    "sages-area-1": 2,
    "sages-area-2": 1,
    "sages-area-8": 0,
    "villages-targeted": 3,
    "target-villages-reached-share": 100 * 2 / 3,
    "groups-supported": 1,
    "households-practising-share": 100 * 2 / 3,
    "income-change-average": (12000 - 1000) / 2,
    "learners-men": 17,
    "learners-women": 12,
    "learners-sex-unknown": 8 + 8,
}


def values(area_code: str, fiscal_year: int = YEAR) -> dict[str, Any]:
    return {figure.indicator.code: figure.value for figure in queries.figures(area_code, fiscal_year)}


def test_the_figures_of_the_province(full_year: Any) -> None:
    found = values("57")
    assert {code: found[code] for code in REFERENCE | OTHERS} == REFERENCE | OTHERS


def test_the_catalogue_is_named_in_both_languages_and_ordered_by_step() -> None:
    steps = [indicator.step or 9 for indicator in INDICATORS.values()]
    assert steps == sorted(steps)
    for told in queries.as_json([queries.Figure(i, "57", YEAR, 1, None, None) for i in INDICATORS.values()]):
        assert any("\u0e00" < letter < "\u0e7f" for letter in told["name_th"]), told
        assert any("\u0e00" < letter < "\u0e7f" for letter in told["unit"]), told
        assert told["name_en"].isascii()


def expected(indicator: Indicator, rows: list[queries.Row], figure: queries.Figure) -> Any:
    """What the listed rows come to, worked out without the database."""
    amounts = [row.amount for row in rows if row.amount is not None]
    if indicator.kind == Kind.SUM:
        return sum(amounts) if amounts or not rows else None
    if indicator.kind == Kind.MEAN:
        return sum(amounts) / len(amounts) if amounts else None
    if indicator.kind == Kind.SHARE:
        return 100 * len(rows) / figure.out_of if figure.out_of and figure.value is not None else None
    return len(rows) if figure.value is not None else None


def walked() -> list[str]:
    """The nation, both provinces, three districts, and below two of them every subdistrict and village."""
    below = Area.objects.filter(level__in=(Level.SUBDISTRICT, Level.VILLAGE), code__under="57").exclude(
        code__under="570103"
    )
    return ["", "55", "57", "5701", "5702", "5703", *below.values_list("code", flat=True), "57010303"]


def test_value_and_rows_are_one_at_every_level(full_year: Any) -> None:
    for area_code in walked():
        counted = tally(with_wholes(INDICATORS.values()), area_code, YEAR, stored=False)
        for figure in queries.figures(area_code, YEAR):
            indicator = figure.indicator
            rows = list(queries.rows(indicator.code, area_code, YEAR))
            if not indicator.means_something_at(area_code):
                assert (figure.value, rows) == (None, [])
                continue
            assert figure.value == expected(indicator, rows, figure), (indicator.code, area_code)
            whole = counted[indicator.whole.code if indicator.whole else "", area_code]
            assert figure.value == indicator.of_tally(
                counted[indicator.code, area_code], whole, area_code=area_code
            )
            assert len({(row.model_label, row.key) for row in rows}) == len(rows)
            assert all(row.area_code.startswith(area_code) for row in rows)


def test_one_indicator_alone_says_the_same(full_year: Any) -> None:
    for figure in queries.figures("57", YEAR):
        indicator = figure.indicator
        assert indicator.value("57", YEAR) == indicator.recount("57", YEAR) == figure.value
        assert indicator.out_of("57", YEAR) == figure.out_of


def test_a_table_says_what_each_area_says(full_year: Any) -> None:
    alone_in = {
        code: {f.indicator.code: f for f in queries.figures(code, YEAR)}
        for code in walked()
        if code[:2] == "57"
    }
    for code, level in product(INDICATORS, LEVELS):
        table = queries.table(code, "57", YEAR, level)
        assert [f.area_code for f in table] == sorted(
            Area.objects.filter(level=level, code__under="57").values_list("code", flat=True)
        )
        for figure in (figure for figure in table if figure.area_code in alone_in):
            alone = alone_in[figure.area_code][code]
            assert (figure.value, figure.out_of, figure.target) == (alone.value, alone.out_of, alone.target)


def test_districts_add_up_to_the_province(full_year: Any) -> None:
    for code, indicator in INDICATORS.items():
        if indicator.kind in (Kind.SHARE, Kind.MEAN) or not indicator.means_something_at("5701"):
            continue
        whole = queries.figure(code, "57", YEAR)
        districts = queries.table(code, "57", YEAR, Level.DISTRICT)
        assert sum(figure.value or 0 for figure in districts) == whole.value, code
        assert queries.remainder(whole, districts) == 0


def test_what_was_recorded_above_a_level_is_told_apart(full_year: Any) -> None:
    whole = queries.figure("sage-learners", "5702", YEAR)
    below = queries.table("sage-learners", "5702", YEAR, Level.SUBDISTRICT)
    assert (whole.value, queries.remainder(whole, below)) == (15, 7)


def test_an_area_without_rows_counts_nothing_and_shares_nothing(full_year: Any) -> None:
    found = values("5703")
    assert found["villages-reached"] == found["people-reached"] == found["households-enrolled"] == 0
    assert found["households-income-rose-share"] is None
    assert found["income-change-average"] is None
    assert found["curricula"] is None


def test_unknown_is_none_and_not_nothing(full_year: Any) -> None:
    forum_without_count = queries.figure("people-reached", "57010303", YEAR)
    assert (forum_without_count.value, forum_without_count.rows, forum_without_count.unknown) == (None, 1, 1)
    in_part = queries.figure("people-reached", "57010202", YEAR)
    assert (in_part.value, in_part.unknown) == (42 + 10 + 12, 1)


def test_an_income_with_a_blank_part_is_unknown(full_year: Any) -> None:
    rose = queries.figure("households-income-rose", "57", YEAR)
    assert (rose.value, rose.out_of, rose.unknown) == (1, 4, 2)
    blank = queries.figure("households-income-rose", "57020201", YEAR)
    assert (blank.value, blank.out_of, blank.unknown) == (None, 1, 1)
    assert queries.figure("households-income-rose-share", "57020201", YEAR).value is None
    record = IncomeRecord.objects.get(household=full_year.made["household 3"], round=6)
    correct_income(record, by=full_year.by, today=TODAY, main_income_baht_per_year=40001)
    assert queries.figure("households-income-rose", "57020201", YEAR).value == 1
    assert queries.figure("households-income-rose-share", "57", YEAR).value == 50.0


def test_the_latest_follow_up_decides(full_year: Any) -> None:
    """Household 2 earned a million in round 3 and less than before in round 6."""
    keys = {row.label for row in queries.rows("households-income-rose", "57", YEAR)}
    assert keys == {full_year.made["household 1"].reference}


def test_archived_rows_do_not_count(full_year: Any) -> None:
    before = values("57")
    archive_session(full_year.made["forum"], by=full_year.by)
    changed = {code for code, value in values("57").items() if value != before[code]}
    assert changed == {"people-reached"}  # the village had a second forum
    assert full_year.made["forum"].pk not in {row.key for row in queries.rows("people-reached", "57", YEAR)}


def test_deleting_one_session_changes_what_depends_on_it_and_nothing_else(full_year: Any) -> None:
    only = full_year.forum("57010302", headcount=33)
    before, before_year = values("57"), values("57", YEAR - 1)
    archive_session(only, by=full_year.by)
    after = values("57")
    changed = {code: (before[code], after[code]) for code in after if before[code] != after[code]}
    assert changed == {
        "villages-reached": (4, 3),
        "people-reached": (before["people-reached"], before["people-reached"] - 33),
    }
    assert values("57", YEAR - 1) == before_year


def test_a_sage_counts_in_the_state_of_the_years_last_day(year: Any) -> None:
    from prach.sages.actions import record_standing
    from prach.sages.models import State

    person = year.sage("57010202", "แสง", State.ACCEPTED, day=date(2015, 12, 1))
    record_standing(person, by=year.by, state=State.TRAINED, since_on=date(2016, 10, 1), today=TODAY)
    said = {y: [values("57", y)[f"sages-{s}"] for s in ("accepted", "trained")] for y in (2558, 2559, 2560)}
    assert said == {2558: [0, 0], 2559: [1, 0], 2560: [0, 1]}


def test_no_such_indicator(db: Any) -> None:
    with pytest.raises(NoSuchIndicator):
        queries.figure("villages", "57", YEAR)
