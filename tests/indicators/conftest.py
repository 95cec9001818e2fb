"""A small year in Chiang Rai, written with the rooms' own actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from prach.accounts.actions import operator
from prach.accounts.models import User
from prach.curricula.actions import record_curriculum, record_print_run
from prach.delivery.actions import log_group_support, log_session
from prach.delivery.models import GroupSupport, Session
from prach.knowhow.actions import set_work_areas
from prach.knowhow.models import Occupation, WorkArea
from prach.livelihoods.actions import record_income
from prach.livelihoods.models import INCOME_PARTS, IncomeRecord
from prach.people.actions import register_group, register_household, register_person
from prach.people.models import Group, Household, Person
from prach.plan.actions import (
    adopt_target,
    enrol_household,
    open_scheme,
    register_partner,
    sign_agreement,
    target_village,
)
from prach.plan.models import Enrolment, Scheme
from prach.sages.actions import record_standing
from prach.sages.models import State
from tests.cast import TODAY, YEAR, area

IN_YEAR = date(2017, 1, 16)
YEAR_BEFORE = date(2016, 9, 30)  # the last day of fiscal year 2559


@dataclass
class Year:
    """Writes rows with few words; remembers what tests come back to."""

    by: User
    scheme: Scheme
    made: dict[str, Any] = field(default_factory=dict)

    def session(self, kind: str, code: str, day: date = IN_YEAR, **more: Any) -> Session:
        return log_session(
            by=self.by, today=TODAY, kind=kind, title="ถ่ายทอดความรู้", area=area(code), held_on=day, **more
        )

    def forum(self, code: str, day: date = IN_YEAR, **more: Any) -> Session:
        return self.session(Session.Kind.VILLAGE_FORUM, code, day, **more)

    def event(self, code: str, day: date = IN_YEAR, **more: Any) -> Session:
        return self.session(Session.Kind.EVENT, code, day, **more)

    def group(self, code: str, name: str) -> Group:
        return register_group(by=self.by, today=TODAY, name=name, kind=Group.Kind.OCCUPATION, area=area(code))

    def support(self, code: str, day: date = IN_YEAR, **more: Any) -> GroupSupport:
        kind = GroupSupport.Kind.KNOWLEDGE
        return log_group_support(
            by=self.by, today=TODAY, kind=kind, title="สนับสนุน", area=area(code), supported_on=day, **more
        )

    def household(self, code: str, number: str) -> Household:
        return register_household(by=self.by, head_name=f"นายบ้าน {number}", house_no=number, area=area(code))

    def enrol(self, household: Household, scheme: Scheme | None = None) -> Enrolment:
        return enrol_household(by=self.by, scheme=scheme or self.scheme, household=household)

    def income(
        self, household: Household, round: int, baht: int | None, scheme: Scheme | None = None, **more: Any
    ) -> IncomeRecord:
        """Record a round whose main income is `baht`; None leaves that part blank."""
        parts = dict.fromkeys(INCOME_PARTS, 0) | {INCOME_PARTS[0]: baht}
        return record_income(
            by=self.by,
            today=TODAY,
            household=household,
            scheme=scheme or self.scheme,
            round=round,
            recorded_on=IN_YEAR,
            **parts,
            **more,
        )

    def person(self, code: str, name: str) -> Person:
        return register_person(by=self.by, today=TODAY, given_name=name, area=area(code))

    def sage(self, code: str, name: str, state: str, *work_areas: int, day: date = IN_YEAR) -> Person:
        person = self.person(code, name)
        record_standing(person, by=self.by, state=state, since_on=day, today=TODAY)
        set_work_areas(person, WorkArea.objects.filter(position__in=work_areas), by=self.by)
        return person


@pytest.fixture
def year(db: Any) -> Year:
    """An empty year: the scheme alone."""
    by = operator()
    scheme = open_scheme(by=by, fiscal_year=YEAR, name="สัมมาชีพชุมชน", area=area("57"))
    return Year(by, scheme)


@pytest.fixture
def full_year(year: Year) -> Year:
    """A year with something of everything, at every level, and with what must not count beside it."""
    by = year.by
    year.made["forum"] = year.forum("57010202", men=20, women=22)
    year.forum("57010202", date(2017, 2, 1), headcount=10)
    year.forum("57010303")
    year.forum("57020201", headcount=40)
    year.forum("57020202", YEAR_BEFORE, headcount=1000)
    year.event("57010202", headcount=30, men=10, women=12)
    year.event("570202", headcount=8)
    year.event("5702", headcount=7, men=7)
    year.session(Session.Kind.LEARNING_POINT, "57020203")
    year.session(Session.Kind.STUDY_TOUR, "57010202", headcount=500)
    for code in ("57010202", "57010203", "57020201"):
        target_village(by=by, scheme=year.scheme, area=area(code))
    weavers = year.group("57010202", "กลุ่มจักสาน")
    year.support("57010202", group=weavers, headcount=12)
    year.support("57010202", group=weavers)
    year.support("57020303", headcount=5)
    _households(year)
    for code, name, state, works in (
        ("57010202", "แสง", State.ACTIVE, (1, 2)),
        ("57010203", "ดาว", State.TRAINED, (1,)),
        ("57020201", "จันทร์", State.INACTIVE, (8,)),
    ):
        year.sage(code, name, state, *works)
    curriculum = record_curriculum(
        by=by, title="จักสานไม้ไผ่", occupation=Occupation.objects.first(), area=area("57"), approved_on=IN_YEAR
    )
    record_print_run(curriculum, by=by, printed_on=IN_YEAR, volumes=10)
    record_print_run(curriculum, by=by, printed_on=date(2017, 3, 1), volumes=5)
    partner = register_partner(by=by, name="มหาวิทยาลัยราชภัฏเชียงราย", kind="UNIVERSITY", area=area("57"))
    sign_agreement(by=by, partner=partner, title="บันทึกความร่วมมือ", signed_on=IN_YEAR, area=area("57"))
    adopt_target(by=by, indicator="villages-reached", area=area("5701"), fiscal_year=YEAR, value=4)
    return year


def _households(year: Year) -> None:
    """Four households: one earns more, one less, one has a blank part, one was never asked again."""
    for number, code, before, after, practising in (
        ("1", "57010202", 40000, 52000, True),
        ("2", "57010202", 40000, 39000, False),
        ("3", "57020201", 40000, None, True),
        ("4", "57020202", 40000, "never", None),
    ):
        household = year.household(code, number)
        year.enrol(household)
        year.made[f"household {number}"] = household
        year.income(household, 0, before)
        if after != "never":
            year.income(household, 3, 1_000_000, practising=None)
            year.income(household, 6, after, practising=practising)
