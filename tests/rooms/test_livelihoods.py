"""A blank part of the income makes the total unknown, never smaller."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from prach.livelihoods.actions import correct_income, record_income
from prach.livelihoods.models import EXPENSE_PARTS, INCOME_PARTS, IncomeRecord
from prach.livelihoods.policies import NotEnrolled, NotYetRecorded, ReasonThoughPractising
from prach.people.actions import register_household
from prach.plan.actions import enrol_household
from tests.cast import TODAY


@pytest.fixture
def household(cast, area):
    return register_household(by=cast.officer, head_name="คำ ใจดี", house_no="12", area=area("57010202"))


@pytest.fixture
def record(cast, scheme, household):
    enrol_household(by=cast.officer, scheme=scheme, household=household)
    return lambda **values: record_income(
        by=cast.officer,
        household=household,
        scheme=scheme,
        today=TODAY,
        **{"round": 0, "recorded_on": date(2016, 11, 1), **values},
    )


def test_the_total_is_the_sum_of_four_parts_produce_in_kind_included(record):
    income = record(**dict(zip(INCOME_PARTS, (60_000, 20_000, 7_200, 9_800), strict=True)))
    income.refresh_from_db()
    assert income.total_income_baht_per_year == 97_000


@pytest.mark.parametrize("blank", [*INCOME_PARTS])
def test_a_blank_part_makes_the_total_unknown(record, blank):
    income = record(**{part: None if part == blank else 1_000 for part in INCOME_PARTS})
    income.refresh_from_db()
    assert income.total_income_baht_per_year is None


def test_zero_is_an_answer(record):
    income = record(**dict.fromkeys((*INCOME_PARTS, *EXPENSE_PARTS), 0))
    income.refresh_from_db()
    assert (income.total_income_baht_per_year, income.total_expense_baht_per_year) == (0, 0)


def test_a_round_is_recorded_once(record):
    record()
    with pytest.raises(ValidationError):
        record()
    record(round=6, recorded_on=TODAY)
    assert IncomeRecord.objects.count() == 2


def test_not_practising_is_an_answer_with_a_reason(record, cast):
    income = record(practising=False, why_not="NO_MARKET")
    with pytest.raises(ReasonThoughPractising):
        correct_income(income, by=cast.officer, today=TODAY, practising=True)
    with pytest.raises(ReasonThoughPractising):
        record(round=3, why_not="NO_TIME")


def test_income_is_followed_for_enrolled_households_and_on_days_that_have_come(
    cast, scheme, household, record
):
    with pytest.raises(NotYetRecorded):
        record(recorded_on=date(2017, 4, 5))
    other = register_household(by=cast.officer, head_name="แก้ว", house_no="13", area=household.area)
    with pytest.raises(NotEnrolled):
        record_income(
            by=cast.officer,
            household=other,
            scheme=scheme,
            today=TODAY,
            round=0,
            recorded_on=date(2016, 11, 1),
        )
