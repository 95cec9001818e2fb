"""Whatever is done in whatever order, every cell says what its rows say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prach.core.errors import Refusal
from prach.core.writing import archive, restore
from prach.delivery.actions import correct_group_support, correct_session
from prach.delivery.models import GroupSupport, Session
from prach.indicators import queries
from prach.livelihoods.actions import correct_income
from prach.livelihoods.models import IncomeRecord
from prach.people.actions import correct_household
from prach.people.models import Household
from prach.plan.actions import change_scheme, target_village
from prach.plan.models import Enrolment, Scheme, TargetVillage
from tests.cast import TODAY, area

VILLAGES = ("57010202", "57010203", "57020201")
DAYS = (date(2016, 9, 30), date(2016, 10, 1), date(2017, 2, 14))
WRITABLE = (Session, GroupSupport, Household, Enrolment, IncomeRecord, TargetVillage, Scheme)

villages, days = st.sampled_from(VILLAGES), st.sampled_from(DAYS)
heads = st.none() | st.integers(0, 90)
kinds = st.sampled_from(("VILLAGE_FORUM", "EVENT", "LEARNING_POINT", "STUDY_TOUR"))
which = st.integers(0, 20)
baht = st.none() | st.integers(0, 3)

STEPS = st.one_of(
    st.tuples(st.just("log"), kinds, villages, days, heads),
    st.tuples(st.just("correct"), which, kinds, villages, days, heads),
    st.tuples(st.just("support"), villages, days, heads),
    st.tuples(st.just("correct support"), which, villages, days, heads),
    st.tuples(st.just("target"), villages),
    st.tuples(st.just("enrol"), villages),
    st.tuples(
        st.just("income"), which, st.sampled_from((0, 3, 6)), baht, st.sampled_from((None, True, False))
    ),
    st.tuples(st.just("correct income"), which, baht),
    st.tuples(st.just("move household"), which, villages),
    st.tuples(st.just("move scheme"), st.sampled_from((2559, 2560))),
    st.tuples(st.just("archive"), st.sampled_from(WRITABLE), which),
    st.tuples(st.just("restore"), st.sampled_from(WRITABLE), which),
)


def pick(model: Any, number: int, **having: Any) -> Any:
    """Return one of the live rows, None when there is none."""
    rows = list(model.objects.filter(**having).order_by("pk"))
    return rows[number % len(rows)] if rows else None


class History:
    """Each step is an action as a page would call it; a refusal is part of life."""

    def __init__(self, year: Any) -> None:
        self.year, self.by, self.houses = year, year.by, 0

    def take(self, name: str, *values: Any) -> None:
        step: Callable[..., None] = getattr(self, name.replace(" ", "_"))
        try:
            with transaction.atomic():
                step(*values)
        except Refusal:
            pass

    def log(self, kind: str, code: str, day: date, headcount: int | None) -> None:
        self.year.session(kind, code, day, headcount=headcount)

    def correct(self, number: int, kind: str, code: str, day: date, headcount: int | None) -> None:
        if session := pick(Session, number):
            new = {"kind": kind, "area": area(code), "held_on": day, "headcount": headcount}
            correct_session(session, by=self.by, today=TODAY, **new)

    def support(self, code: str, day: date, headcount: int | None) -> None:
        self.year.support(code, day, headcount=headcount)

    def correct_support(self, number: int, code: str, day: date, headcount: int | None) -> None:
        if support := pick(GroupSupport, number):
            new = {"area": area(code), "supported_on": day, "headcount": headcount}
            correct_group_support(support, by=self.by, today=TODAY, **new)

    def target(self, code: str) -> None:
        if not TargetVillage.objects.filter(area=code, scheme=self.year.scheme).exists():
            target_village(by=self.by, scheme=self.year.scheme, area=area(code))

    def enrol(self, code: str) -> None:
        self.houses += 1
        self.year.enrol(self.year.household(code, str(self.houses)))

    def income(self, number: int, round: int, amount: int | None, practising: bool | None) -> None:
        enrolment = pick(Enrolment, number)
        if enrolment is None:
            return
        asked = {"household": enrolment.household, "scheme": enrolment.scheme, "round": round}
        if not IncomeRecord.objects.filter(**asked).exists():
            self.year.income(
                enrolment.household, round, amount, scheme=enrolment.scheme, practising=practising
            )

    def correct_income(self, number: int, amount: int | None) -> None:
        if record := pick(IncomeRecord, number):
            correct_income(record, by=self.by, today=TODAY, main_income_baht_per_year=amount)

    def move_household(self, number: int, code: str) -> None:
        if household := pick(Household, number):
            correct_household(household, by=self.by, area=area(code))

    def move_scheme(self, fiscal_year: int) -> None:
        if scheme := pick(Scheme, 0):
            change_scheme(scheme, by=self.by, fiscal_year=fiscal_year)

    def archive(self, model: Any, number: int) -> None:
        if row := pick(model, number):
            archive(row, by=self.by)

    def restore(self, model: Any, number: int) -> None:
        rows = list(model.everything.filter(archived_at__isnull=False).order_by("pk"))
        if rows:
            restore(rows[number % len(rows)], by=self.by)


class Undone(Exception):
    """Ends an example without leaving its rows."""


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps=st.lists(STEPS, min_size=5, max_size=25))
def test_every_cell_equals_its_rows_after_any_history(year: Any, steps: list[tuple[Any, ...]]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        history = History(year)
        history.enrol(VILLAGES[0])
        for step in steps:
            history.take(*step)
        assert list(queries.differences()) == []
        raise Undone
