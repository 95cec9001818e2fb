"""Thai dates: the fiscal year, reading what people write, showing it again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prach.core.thai_calendar import (
    CellProblem,
    ImpossibleDate,
    UnreadableDate,
    fiscal_year_bounds,
    fiscal_year_of,
    format_abbreviated,
    format_long,
    format_month,
    format_short,
    parse_date,
    parse_year,
    quarter_of,
    to_be,
    to_ce,
)

DAY = date(2017, 4, 4)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 12, 31))

WRITINGS: list[Any] = [
    *(DAY, datetime(2017, 4, 4, 23, 59), datetime(2560, 4, 4), date(2560, 4, 4), 42829, 42829.75, "42829"),
    *("4 เมษายน 2560", "4 เม.ย. 60", "4 เม.ย.2560", "4เม.ย.60", "4 เม ย 60", "4 เมษา 60", "๔ เมษายน ๒๕๖๐"),
    *("วันที่ 4 เมษายน พ.ศ. 2560", "วันอังคารที่ ๔ เดือน เมษายน พ.ศ.๒๕๖๐", "4 เมษายน ค.ศ. 2017", "4 เม.ย. ค.ศ. 17"),
    *(
        "04/04/2560",
        "4/4/60",
        "4-4-60",
        "4.4.2560",
        "4 / 4 / 2560",
        "4/4/2017",
        "4/4/พ.ศ. 2560",
        "4-เม.ย.-60",
    ),
    *("2017-04-04", "2560-04-04", "2017/4/4", "4 Apr 2017", "4-April-2560"),
    *("04/04/2560 08:30", "4 เม.ย. 60 เวลา 08.30 น.", "2017-04-04-08:30:00", "2017-04-04T08:30:00.5+07:00"),
    *("  4\u00a0เมษายน  2560 ",),
]


@pytest.mark.parametrize("writing", WRITINGS, ids=repr)
def test_writings_of_one_day(writing: object) -> None:
    assert parse_date(writing) == DAY


@pytest.mark.parametrize("blank", [None, "", " ", "-", "ไม่ทราบ", "n/a", float("nan")])
def test_blank_is_none(blank: object) -> None:
    assert (parse_date(blank), parse_year(blank)) == (None, None)


@pytest.mark.parametrize(
    ("writing", "problem", "reason"),
    [
        ("เมื่อวาน", UnreadableDate, "date-not-read"),
        ("เมษายน 2560", UnreadableDate, "date-not-read"),
        ("4 เมษย 2560", UnreadableDate, "date-not-read"),
        (2560, UnreadableDate, "date-not-read"),
        (True, UnreadableDate, "date-not-read"),
        ("4/4/256", UnreadableDate, "year-not-read"),
        ("4-Apr-17", UnreadableDate, "year-era-unclear"),
        ("31/4/2560", ImpossibleDate, "day-impossible"),
        ("29/2/2560", ImpossibleDate, "day-impossible"),
        (datetime(2560, 2, 29), ImpossibleDate, "day-impossible"),
        ("4/13/2560", ImpossibleDate, "month-impossible"),
        ("1/1/1700", ImpossibleDate, "year-impossible"),
        ("1/1/9999", ImpossibleDate, "year-impossible"),
    ],
)
def test_refusals_carry_a_reason(writing: object, problem: type[CellProblem], reason: str) -> None:
    with pytest.raises(CellProblem) as refused:
        parse_date(writing)
    assert (type(refused.value), refused.value.reason, refused.value.value) == (problem, reason, writing)


def test_29_february_is_judged_in_the_year_it_means() -> None:
    assert parse_date("29 ก.พ. 2559") == date(2016, 2, 29)


@pytest.mark.parametrize(
    ("writing", "day"),
    [
        ("22/11/69", date(2026, 11, 22)),
        ("23/11/69", date(1926, 11, 23)),
        ("15 ม.ค. 99", date(1956, 1, 15)),
        ("23/11/2569", date(2026, 11, 23)),
    ],
)
def test_two_digit_years_after_the_latest_day_are_a_century_earlier(writing: str, day: date) -> None:
    assert parse_date(writing, latest=date(2026, 11, 22)) == day


@given(days, st.booleans())
def test_what_is_shown_can_be_read(day: date, thai_digits: bool) -> None:
    shown = [form(day, thai_digits=thai_digits) for form in (format_short, format_long, format_abbreviated)]
    assert [parse_date(text) for text in shown] == [day] * 3


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_date(text)
    except CellProblem as problem:
        assert problem.value == text


def test_showing() -> None:
    assert [format_short(DAY), format_long(DAY), format_abbreviated(DAY), format_month(DAY)] == [
        "04/04/2560",
        "4 เมษายน 2560",
        "4 เม.ย. 2560",
        "เมษายน 2560",
    ]
    assert format_long(DAY, thai_digits=True) == "๔ เมษายน ๒๕๖๐"


def test_fiscal_year_2560() -> None:
    assert fiscal_year_bounds(2560) == (date(2016, 10, 1), date(2017, 9, 30))


@given(days)
def test_a_day_lies_in_its_own_fiscal_year_only(day: date) -> None:
    fiscal_year = fiscal_year_of(day)
    first, last = fiscal_year_bounds(fiscal_year)
    assert first <= day <= last
    assert fiscal_year_bounds(fiscal_year + 1)[0] == last + timedelta(days=1)


def test_quarters() -> None:
    assert [quarter_of(date(2017, month, 1)) for month in range(1, 13)] == [
        2,
        2,
        2,
        3,
        3,
        3,
        4,
        4,
        4,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    "writing",
    [
        2560,
        2560.0,
        2017,
        60,
        "2560",
        "๒๕๖๐",
        "2017",
        "60",
        "ปี 2560",
        "พ.ศ. 2560",
        "ปีงบประมาณ พ.ศ. ๒๕๖๐",
        "ค.ศ. 2017",
        DAY,
    ],
    ids=repr,
)
def test_writings_of_one_year(writing: object) -> None:
    assert parse_year(writing) == 2560


@pytest.mark.parametrize("writing", ["ปีนี้", "256", "2560-2561", True, 5])
def test_years_not_read(writing: object) -> None:
    with pytest.raises(UnreadableDate, match="year-not-read"):
        parse_year(writing)


def test_eras() -> None:
    assert (to_be(2017), to_ce(2560)) == (2560, 2017)
