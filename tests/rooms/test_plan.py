"""The year's plan stays inside the area of its scheme."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from prach.core.errors import OutOfScope
from prach.people.actions import register_household
from prach.plan.actions import (
    adopt_target,
    enrol_household,
    open_scheme,
    plan_activity,
    register_partner,
    sign_agreement,
    target_village,
)
from prach.plan.models import Scheme, TargetVillage
from prach.plan.policies import NotATargetableVillage, OutsideScheme


def test_a_scheme_of_the_province_is_read_below_it_and_written_at_the_province(cast, scheme):
    readers = {name for name, user in cast.everybody().items() if scheme in Scheme.objects.visible_to(user)}
    everybody_of_chiang_rai = {
        "director", "officer", "neighbour", "phatthanakon", "supervisor", "partner", "executive", "auditor", "editor",
        "administrator",
    }  # fmt: skip
    assert readers == everybody_of_chiang_rai
    with pytest.raises(OutOfScope):
        open_scheme(by=cast.officer, fiscal_year=2560, name="x", area=scheme.area)


def test_a_target_village_is_a_village_of_the_scheme_once(cast, scheme, area):
    target_village(by=cast.officer, scheme=scheme, area=area("57010202"))
    with pytest.raises(NotATargetableVillage):
        target_village(by=cast.officer, scheme=scheme, area=area("570102"))
    with pytest.raises(OutsideScheme):
        target_village(by=cast.nan_officer, scheme=scheme, area=area("55010201"))
    with pytest.raises(ValidationError):
        target_village(by=cast.officer, scheme=scheme, area=area("57010202"))
    assert TargetVillage.objects.count() == 1


def test_a_household_is_enrolled_once_and_by_its_own_officers(cast, scheme, area):
    household = register_household(by=cast.officer, head_name="คำ ใจดี", house_no="12", area=area("57010202"))
    with pytest.raises(OutOfScope):
        enrol_household(by=cast.neighbour, scheme=scheme, household=household)
    enrol_household(by=cast.officer, scheme=scheme, household=household)
    with pytest.raises(ValidationError):
        enrol_household(by=cast.officer, scheme=scheme, household=household)


def test_an_activity_lies_inside_its_scheme_and_ends_after_it_begins(cast, scheme, area):
    with pytest.raises(OutsideScheme):
        plan_activity(by=cast.nan_officer, scheme=scheme, step=1, title="เวที", area=area("55"))
    with pytest.raises(ValidationError):
        plan_activity(
            by=cast.director,
            scheme=scheme,
            step=1,
            title="เวที",
            area=area("57"),
            starts_on=date(2017, 2, 1),
            ends_on=date(2017, 1, 1),
        )


def test_a_target_is_adopted_once_for_an_indicator_area_and_year(cast, area):
    values = {"indicator": "villages-reached", "area": area("57"), "fiscal_year": 2560}
    adopt_target(by=cast.director, value=Decimal(576), **values)
    with pytest.raises(ValidationError):
        adopt_target(by=cast.director, value=Decimal(600), **values)


def test_an_agreement_ends_after_it_was_signed(cast, area):
    partner = register_partner(by=cast.director, name="มหาวิทยาลัย", kind="UNIVERSITY", area=area("57"))
    with pytest.raises(ValidationError):
        sign_agreement(
            by=cast.director,
            partner=partner,
            title="บันทึกความร่วมมือ",
            area=area("57"),
            signed_on=date(2017, 1, 2),
            ends_on=date(2017, 1, 1),
        )
