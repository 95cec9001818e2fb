"""What was taught, and to whom, as workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.delivery.models import Attendance, GroupSupport, Session, Trainer
from prach.delivery.policies import group_support_faults, session_faults
from prach.knowhow.models import Occupation

from ..base import Column, Doubt, Link, Register
from ..kinds import Amount, Day, Known, KnownSeveral, Lines, Listed, OneOf, Words
from .parts import REFERENCE, area, counts, person, with_today

FOUNDED_ON = date(1962, 10, 1)  # the department's first day: nothing was held before it
FAR_TOO_MANY = 1000  # people at one occasion: seldom true, so somebody looks at it again
FAR_TOO_DEAR = 1_000_000  # baht given once to one group


def headcount_doubts(row: Any) -> Iterator[Doubt]:
    """Yield the reasons to look at a row again: nobody counted, no sexes, far more people than usual."""
    if row.headcount is None:
        yield "headcount-unknown", "headcount"
    elif row.headcount > FAR_TOO_MANY:
        yield "headcount-unusual", "headcount"
    elif row.headcount and row.men is None and row.women is None:
        yield "sexes-unknown", "headcount"


def support_doubts(support: GroupSupport) -> Iterator[Doubt]:
    """Yield the doubts about the headcount, and about a value far above others."""
    yield from headcount_doubts(support)
    if support.value_baht and support.value_baht > FAR_TOO_DEAR:
        yield "value-unusual", "value_baht"


SESSIONS = Register(
    code="sessions",
    thai="ทะเบียนการถ่ายทอดความรู้",
    english="Sessions",
    model=Session,
    about=_(
        "Every occasion of teaching or exchange that was held: village forums, events, lessons, tours, trainings."
    ),
    columns=(
        REFERENCE,
        Column(
            "kind", "ประเภท", "Kind", OneOf(Session.Kind), required=True, also=("ประเภทกิจกรรม", "ประเภทเวที")
        ),
        Column("title", "เรื่อง", "Title", Words(300), required=True, also=("ชื่อเรื่อง", "หัวข้อ", "ชื่อกิจกรรม")),
        area(),
        Column("place", "สถานที่", "Place", Words(200), example="ศาลาประชาคม"),
        Column(
            "held_on", "วันที่จัด", "Held on", Day(FOUNDED_ON), required=True, also=("วันที่", "วันเดือนปี", "วันที่เริ่ม")
        ),
        Column("ended_on", "วันสุดท้าย", "Last day", Day(), also=("วันที่สิ้นสุด", "ถึงวันที่")),
        Column("theory_hours", "ชั่วโมงทฤษฎี", "Hours of theory", Amount(5, 1), example="2"),
        Column("practice_hours", "ชั่วโมงปฏิบัติ", "Hours of practice", Amount(5, 1), example="4"),
        Column("occupation", "อาชีพที่ถ่ายทอด", "Occupation taught", Listed(Occupation), also=("อาชีพ",)),
        Column("curriculum", "หลักสูตร", "Curriculum", Known("curricula")),
        Column("activity", "กิจกรรมตามแผน", "Activity", Known("activities"), also=("กิจกรรม",)),
        *counts(),
        Column(
            "trainers",
            "วิทยากร",
            "Trainers",
            KnownSeveral("persons", by_name=True),
            also=("ปราชญ์", "ผู้ถ่ายทอด", "ปราชญ์ผู้ถ่ายทอด"),
        ),
        Column("note", "หมายเหตุ", "Note", Lines()),
    ),
    key=("kind", "held_on", "area", "title"),
    related=("curriculum", "activity", "occupation"),
    dated="held_on",
    faults=with_today(session_faults),
    doubts=headcount_doubts,
    links=(Link("trainers", Trainer, "session_id", "person_id"),),
)

ATTENDANCE = Register(
    code="attendance",
    thai="ทะเบียนผู้เข้าร่วม",
    english="Attendance",
    model=Attendance,
    about=_("Who was at a session, by name; one row for each person."),
    columns=(
        Column("session", "ครั้งที่จัด", "Session", Known("sessions"), required=True, also=("เลขอ้างอิงครั้งที่จัด",)),
        person(),
        Column("substitute_for", "มาแทน", "In place of", Known("persons", by_name=True)),
    ),
    key=("session", "person"),
    related=("session", "person", "substitute_for"),
    dated="session__held_on",
)

GROUP_SUPPORTS = Register(
    code="group-supports",
    thai="ทะเบียนการสนับสนุนกลุ่ม",
    english="Group supports",
    model=GroupSupport,
    about=_("Help given once to an occupation or savings group."),
    columns=(
        REFERENCE,
        Column(
            "kind",
            "ประเภทการสนับสนุน",
            "Kind of support",
            OneOf(GroupSupport.Kind),
            required=True,
            also=("ประเภท",),
        ),
        Column("group", "กลุ่ม", "Group", Known("groups", by_name=True), also=("ชื่อกลุ่ม",)),
        area(),
        Column("supported_on", "วันที่สนับสนุน", "Day of support", Day(FOUNDED_ON), required=True, also=("วันที่",)),
        Column("title", "เรื่องที่สนับสนุน", "What was given", Words(300), required=True, also=("เรื่อง", "รายการ")),
        *counts(),
        Column("value_baht", "มูลค่า (บาท)", "Value in baht", Amount(), also=("มูลค่า", "งบประมาณ")),
        Column("activity", "กิจกรรมตามแผน", "Activity", Known("activities"), also=("กิจกรรม",)),
    ),
    key=("kind", "group", "area", "supported_on", "title"),
    related=("group", "activity"),
    dated="supported_on",
    faults=with_today(group_support_faults),
    doubts=support_doubts,
)

REGISTERS = (SESSIONS, ATTENDANCE, GROUP_SUPPORTS)
