"""The account says what the figures say, for every area, to those who may read it."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from prach.indicators import queries
from prach.plan.actions import plan_activity
from prach.reports.account import NoSuchAccount, account
from prach.reports.numerals import printed
from prach.reports.parts import Account, Cited
from tests.cast import YEAR, Cast, area

AREAS = ("57", "5701", "5702", "570102", "570202", "57010202")
EIGHT_STEPS = list(range(1, 9))


def told(written: Account) -> str:
    return "\n".join(str(s) for section in written.sections for p in section.paragraphs for s in p)


def says(figure: Cited) -> tuple[Any, Any]:
    found = queries.figure(figure.code, figure.area_code, figure.fiscal_year)
    return found.value, found.out_of


@pytest.mark.parametrize("code", AREAS)
def test_every_figure_is_the_indicators(cast: Cast, full_year: Any, code: str) -> None:
    figures = list(account(code, YEAR, cast.director).figures())
    assert figures
    assert [(f.code, f.area_code, f.value, f.out_of) for f in figures] == [
        (f.code, f.area_code, *says(f)) for f in figures
    ]


def test_eight_steps_in_their_order(cast: Cast, full_year: Any) -> None:
    written = account("57", YEAR, cast.director)
    assert [section.number for section in written.steps] == EIGHT_STEPS
    assert [section.key for section in written.sections if not section.number] == [
        "background",
        "figures",
        "observations",
    ]


def test_both_denominators_stand_beside_a_share(cast: Cast, full_year: Any) -> None:
    sentence = next(
        s
        for p in account("57", YEAR, cast.director).section("households").paragraphs
        for s in p
        if any(f.code == "households-income-rose-share" for f in s.figures)
    )
    assert [(f.code, f.text) for f in sentence.figures] == [
        ("households-income-rose", "1"),
        ("households-income-rose", "4"),
        ("households-income-rose-share", "25"),
    ]


def test_households_by_result_with_the_unknown_apart(cast: Cast, full_year: Any) -> None:
    listing = account("57", YEAR, cast.director).section("households").listings[0]
    assert [cell.text if isinstance(cell, Cited) else cell for cell in listing.total] == [
        "รวม",
        "4",
        "1",
        1,
        2,
    ]


def test_unknown_is_said_and_never_zero(cast: Cast, year: Any) -> None:
    text = told(account("57", YEAR, cast.director))
    assert "รายได้ของครัวเรือนที่เปลี่ยนแปลงโดยเฉลี่ย: ยังไม่มีข้อมูล" in text
    assert "{" not in text


def test_figures_of_the_province_are_not_told_of_a_district(cast: Cast, full_year: Any) -> None:
    written = account("5701", YEAR, cast.officer)
    assert "curricula" not in {figure.code for figure in written.figures()}
    assert "หลักสูตรสัมมาชีพชุมชน" in told(written)


@pytest.mark.parametrize(
    ("name", "code"), [("neighbour", "5701"), ("nan_officer", "57"), ("officer", "57"), ("visitor", "57")]
)
def test_not_for_the_wrong_person(cast: Cast, year: Any, name: str, code: str) -> None:
    with pytest.raises(NoSuchAccount):
        account(code, YEAR, cast.everybody()[name])


def test_nor_of_an_area_that_is_not(cast: Cast) -> None:
    with pytest.raises(NoSuchAccount):
        account("5799", YEAR, cast.director)


def test_lists_hold_what_the_reader_may_see(cast: Cast, full_year: Any) -> None:
    full_year.session("STAFF_TRAINING", "57", headcount=40)

    def captions(user: Any) -> set[str]:
        return {listing.caption for s in account("57", YEAR, user).sections for listing in s.listings}

    assert captions(cast.director) - captions(cast.executive) == {"การฝึกอบรมเจ้าหน้าที่", "การศึกษาดูงาน"}
    assert captions(cast.executive) - captions(cast.sage) >= {"หลักสูตรและเล่มคู่มือ", "ภาคีเครือข่าย"}


def test_an_activity_of_several_districts_is_told_once(cast: Cast, year: Any) -> None:
    for code in ("5701", "5702", "5703", "5704"):
        title = f"จัดเวที {area(code).label()}"
        plan_activity(by=cast.director, scheme=year.scheme, step=4, title=title, area=area(code))
    rows = account("57", YEAR, cast.director).section("officers").listings[-1].rows
    assert [row[:3] for row in rows] == [("จัดเวที", "–", "4 พื้นที่")]


def test_in_english_too(cast: Cast, full_year: Any) -> None:
    with translation.override("en"):
        written = account("57", YEAR, cast.director)
    assert written.title == "Account of community sages and livelihoods, Chiang Rai, fiscal year 2560"
    assert "{" not in told(written)


def test_queries_do_not_grow_with_rows(
    cast: Cast, full_year: Any, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        full_year.forum("57010203", headcount=day)
    with django_assert_max_num_queries(60):
        account("57", YEAR, cast.director)


def test_half_rounds_up() -> None:
    assert (printed(80.5), printed(30336), printed(-1234.5)) == ("81", "30,336", "\N{MINUS SIGN}1,235")
