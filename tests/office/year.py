"""One record of every kind in Rop Wiang, Mueang, written with the rooms' actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from prach.core.models import Record
from prach.curricula.actions import record_curriculum, record_print_run
from prach.delivery.actions import log_group_support, log_session
from prach.knowhow.actions import record_expertise, set_work_areas
from prach.knowhow.models import Occupation, WorkArea, WorkAreaOfPerson
from prach.livelihoods.actions import record_income
from prach.people.actions import register_group, register_household, register_person
from prach.plan.actions import (
    adopt_target,
    enrol_household,
    open_scheme,
    plan_activity,
    register_partner,
    sign_agreement,
    target_village,
)
from prach.sages.actions import record_standing
from tests.cast import TODAY, YEAR, Cast, area

HELD = date(2017, 1, 16)
NATIONAL_ID = "1234567890121"  # the checksum holds


def one_of_each(cast: Cast, *, number: int = 1) -> dict[str, Record]:
    """Return {code of the register: a record}; with another number, other records beside them."""
    by, village = cast.director, area("57010202")
    occupation = Occupation._default_manager.order_by("code")[number]
    made: dict[str, Any] = {}
    person = made["persons"] = register_person(
        by=by,
        today=TODAY,
        title="นาย",
        given_name="คำปัน",
        surname=f"แก้วมาเรือน{number}",
        sex="MALE",
        area=village,
        phone="0812345678",
        reference=f"ป-{number}",
    )
    made["standings"] = record_standing(person, by=by, state="ACTIVE", since_on=HELD, today=TODAY)
    made["expertise"] = record_expertise(person, occupation, by=by, craft_level=3, teaching_level=2)
    set_work_areas(person, [WorkArea._default_manager.order_by("position")[0]], by=by)
    made["work-areas"] = WorkAreaOfPerson.objects.get(person=person)
    household = made["households"] = register_household(
        by=by, head_name=f"นางบัวผัด ใจเย็น{number}", house_no="99/1", area=village, reference=f"ค-{number}"
    )
    group = made["groups"] = register_group(
        by=by, today=TODAY, name=f"กลุ่มทอผ้า {number}", kind="OCCUPATION", area=village, reference=f"ก-{number}"
    )
    curriculum = made["curricula"] = record_curriculum(
        by=by,
        title=f"ทอผ้าพื้นเมือง {number}",
        occupation=occupation,
        area=area("57"),
        approved_on=HELD,
        authors=[person],
        reference=f"ล-{number}",
    )
    made["print-runs"] = record_print_run(
        curriculum, by=by, printed_on=HELD, volumes=10, reference=f"พ-{number}"
    )
    scheme = made["schemes"] = open_scheme(
        by=by, fiscal_year=YEAR, name="สัมมาชีพชุมชน", area=area("57"), reference=f"สช-{number}"
    )
    activity = made["activities"] = plan_activity(
        by=by, scheme=scheme, step=4, title="เวทีถ่ายทอด", area=area("5701"), reference=f"กจ-{number}"
    )
    made["target-villages"] = target_village(by=by, scheme=scheme, area=village)
    made["enrolments"] = enrol_household(
        by=by, scheme=scheme, household=household, sequence=number, learner=person
    )
    made["targets"] = adopt_target(
        by=by, indicator="villages-reached", area=area("5701"), fiscal_year=YEAR + number, value=40
    )
    partner = made["partners"] = register_partner(
        by=by, name="มหาวิทยาลัยราชภัฏ", kind="UNIVERSITY", area=area("57"), reference=f"ภ-{number}"
    )
    made["agreements"] = sign_agreement(
        by=by,
        partner=partner,
        title="บันทึกความร่วมมือ",
        signed_on=HELD,
        area=area("57"),
        reference=f"ม-{number}",
    )
    made["sessions"] = log_session(
        by=by,
        today=TODAY,
        kind="VILLAGE_FORUM",
        title="เวทีถ่ายทอดความรู้บ้านป่ายางมน",
        area=village,
        held_on=HELD,
        men=20,
        women=22,
        trainers=[person],
        curriculum=curriculum,
        activity=activity,
        reference=f"ว-{number}",
    )
    made["group-supports"] = log_group_support(
        by=by,
        today=TODAY,
        kind="KNOWLEDGE",
        group=group,
        area=village,
        supported_on=HELD,
        title="ความรู้การทำบัญชี",
        headcount=12,
        reference=f"สก-{number}",
    )
    made["incomes"] = record_income(
        by=by,
        household=household,
        scheme=scheme,
        today=TODAY,
        round=0,
        recorded_on=HELD,
        main_income_baht_per_year=40000,
    )
    return made
