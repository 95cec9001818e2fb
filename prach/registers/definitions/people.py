"""Persons, households and groups as workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.core.identity import national_id_checksum_holds
from prach.core.text import split_person_name
from prach.knowhow.models import Occupation, OccupationOfGroup
from prach.people.models import Group, Household, Person, Sex
from prach.people.policies import group_faults, household_faults, person_faults

from ..base import Column, Doubt, Link, Register
from ..kinds import BirthDay, Day, HouseCode, Listed, NationalId, OneOf, Phone, Title, Whole, Words
from .parts import REFERENCE, village, with_today, without_today


def person_doubts(person: Person) -> Iterator[Doubt]:
    """Yield the reasons to look at a person again: a checksum that fails, a name with two readings."""
    digits = getattr(person, "national_id_read", "")
    if digits and not national_id_checksum_holds(digits):
        yield "national-id-checksum", "national_id"
    if getattr(person, "name_doubt", ""):
        yield person.name_doubt, "given_name"  # type: ignore[attr-defined]


def take_name_apart(values: dict[str, Any], present: set[str]) -> dict[str, Any]:
    """Put title, given name and surname of a row where they belong.

    Returns what else the name tells: the sex that a title proves, the doubt about the reading.
    """
    given, surname = str(values.get("given_name") or ""), str(values.get("surname") or "")
    if not given:
        return {}
    whole = given if not surname or given.endswith(f" {surname}") else f"{given} {surname}"
    name = split_person_name(whole, str(values.get("title") or ""))
    values["given_name"] = name.given
    for code, said in (("surname", name.surname), ("title", name.title)):
        if said or code in present:
            values[code] = said or None
    proven = {"female": Sex.FEMALE.value, "male": Sex.MALE.value}
    return {"name_doubt": name.doubt, "sex": proven[name.sex] if name.sex else ""}


PERSONS = Register(
    code="persons",
    thai="ทะเบียนบุคคล",
    english="Persons",
    model=Person,
    about=_("Everybody the programme knows: sages, learners, heads of target households."),
    columns=(
        REFERENCE,
        Column("title", "คำนำหน้า", "Title", Title(40), also=("คำนำหน้าชื่อ",)),
        Column(
            "given_name",
            "ชื่อ",
            "Given name",
            Words(100),
            required=True,
            help=_(
                "Given name alone, or the whole name with its title, where the columns beside it are blank."
            ),
            example="สมหญิง",
            also=("ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อสกุล", "ชื่อตัว"),
        ),
        Column("surname", "นามสกุล", "Surname", Words(100), example="ใจดี", also=("สกุล", "ชื่อสกุล")),
        Column(
            "sex",
            "เพศ",
            "Sex",
            OneOf(Sex),
            help=_("Left blank, it is taken from the title where the title proves it."),
        ),
        Column("born_on", "วันเกิด", "Date of birth", BirthDay(), example="12/05/2505", also=("วันเดือนปีเกิด",)),
        Column(
            "national_id",
            "เลขประจำตัวประชาชน",
            "National ID",
            NationalId(),
            field="national_id_hash",
            exported=False,
            also=("เลขบัตรประชาชน", "เลขบัตรประจำตัวประชาชน"),
        ),
        Column("phone", "โทรศัพท์", "Telephone", Phone(), also=("เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์")),
        Column("house_no", "บ้านเลขที่", "House number", Words(20), example="12/3"),
        village(),
    ),
    key=("given_name", "surname", "village"),
    proofs=("national_id",),
    faults=with_today(person_faults),
    doubts=person_doubts,
    prepare=take_name_apart,
)


HOUSEHOLDS = Register(
    code="households",
    thai="ทะเบียนครัวเรือน",
    english="Households",
    model=Household,
    about=_("Households, target households among them."),
    columns=(
        REFERENCE,
        Column("house_code", "รหัสประจำบ้าน", "House registration code", HouseCode()),
        Column("house_no", "บ้านเลขที่", "House number", Words(20), example="12/3"),
        Column(
            "head_name",
            "ชื่อหัวหน้าครัวเรือน",
            "Name of the head",
            Words(200),
            required=True,
            example="นายสมชาย ใจดี",
            also=("หัวหน้าครัวเรือน",),
        ),
        Column("members_count", "จำนวนสมาชิก", "Members", Whole(32767), example="4"),
        village(),
    ),
    key=("house_no", "head_name", "village"),
    proofs=("house_code",),
    faults=without_today(household_faults),
)

GROUPS = Register(
    code="groups",
    thai="ทะเบียนกลุ่ม",
    english="Groups",
    model=Group,
    about=_("Occupation groups and savings groups for production."),
    columns=(
        REFERENCE,
        Column("name", "ชื่อกลุ่ม", "Name of the group", Words(200), required=True, example="กลุ่มทอผ้าบ้านป่ายางมน"),
        Column("kind", "ประเภทกลุ่ม", "Kind of group", OneOf(Group.Kind), required=True, also=("ประเภท",)),
        village(),
        Column("founded_on", "วันก่อตั้ง", "Founded on", Day(), also=("วันที่ก่อตั้ง", "ก่อตั้งเมื่อ")),
        Column("members_count", "จำนวนสมาชิก", "Members", Whole()),
        Column("occupation", "อาชีพ", "Occupation", Listed(Occupation), also=("อาชีพของกลุ่ม",)),
    ),
    key=("name", "village"),
    faults=with_today(group_faults),
    links=(Link("occupation", OccupationOfGroup, "group_id", "occupation_id"),),
)

REGISTERS = (PERSONS, HOUSEHOLDS, GROUPS)
