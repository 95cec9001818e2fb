"""The year's plan as workbooks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from prach.areas.models import Level
from prach.knowhow.models import Occupation
from prach.plan.models import Activity, Agreement, Enrolment, Partner, Scheme, Step, Target, TargetVillage
from prach.plan.policies import activity_faults, enrolment_faults, target_village_faults

from ..base import Column, Register
from ..kinds import Amount, Day, Known, Listed, OneIndicator, OneOf, Place, Whole, Words, Year
from .parts import REFERENCE, area, scheme, without_today

SCHEMES = Register(
    code="schemes",
    thai="ทะเบียนโครงการ",
    english="Schemes",
    model=Scheme,
    about=_("The rules of one project in one fiscal year."),
    columns=(
        REFERENCE,
        Column("fiscal_year", "ปีงบประมาณ", "Fiscal year", Year(), required=True),
        Column("name", "ชื่อโครงการ", "Name of the scheme", Words(200), required=True, also=("โครงการ",)),
        area(example="57"),
        Column("sages_per_village", "ปราชญ์ต่อหมู่บ้าน", "Sages per village", Whole(32767)),
        Column("households_per_village", "ครัวเรือนต่อหมู่บ้าน", "Households per village", Whole(32767)),
        Column("households_per_sage", "ครัวเรือนต่อปราชญ์", "Households per sage", Whole(32767)),
        Column(
            "practise_target_percent",
            "เป้าหมายครัวเรือนที่ปฏิบัติ (ร้อยละ)",
            "Target of households that practise (per cent)",
            Amount(5, 2),
            example="70",
        ),
        Column(
            "income_rise_target_percent",
            "เป้าหมายรายได้เพิ่ม (ร้อยละ)",
            "Target of rise of income (per cent)",
            Amount(5, 2),
            example="3",
        ),
        Column(
            "groups_target_percent",
            "เป้าหมายหมู่บ้านมีกลุ่มอาชีพ (ร้อยละ)",
            "Target of villages with an occupation group (per cent)",
            Amount(5, 2),
            example="30",
        ),
        Column(
            "followup_months",
            "รอบติดตาม (เดือน)",
            "Follow-up rounds (months)",
            Words(60),
            example="1, 3, 6, 12, 24, 36",
        ),
        Column("circular", "หนังสือสั่งการ", "Circular", Words(200)),
    ),
    key=("fiscal_year", "name", "area"),
    dated="fiscal_year",
)

ACTIVITIES = Register(
    code="activities",
    thai="ทะเบียนกิจกรรม",
    english="Activities",
    model=Activity,
    about=_("What is planned under each of the eight steps: when, where, by whom, how much."),
    columns=(
        REFERENCE,
        scheme(),
        Column(
            "step",
            "ขั้นตอน",
            "Step",
            OneOf(Step),
            required=True,
            help=_("One of the eight steps, or its number."),
        ),
        Column("title", "ชื่อกิจกรรม", "Title of the activity", Words(300), required=True, also=("กิจกรรม",)),
        Column("starts_on", "วันเริ่ม", "From", Day(), also=("วันที่เริ่ม", "เริ่ม")),
        Column("ends_on", "วันสิ้นสุด", "Until", Day(), also=("วันที่สิ้นสุด", "สิ้นสุด")),
        area(),
        Column("responsible", "ผู้รับผิดชอบ", "Responsible", Words(200)),
        Column("quantity", "ปริมาณ", "Quantity", Amount(12, 2), also=("จำนวน",)),
        Column("unit", "หน่วยนับ", "Unit", Words(60), example="หมู่บ้าน", also=("หน่วย",)),
        Column("done_on", "วันที่แล้วเสร็จ", "Done on", Day(), also=("แล้วเสร็จ",)),
    ),
    key=("scheme", "step", "title", "area", "starts_on"),
    related=("scheme",),
    dated="scheme__fiscal_year",
    faults=without_today(activity_faults),
)

TARGET_VILLAGES = Register(
    code="target-villages",
    thai="ทะเบียนหมู่บ้านเป้าหมาย",
    english="Target villages",
    model=TargetVillage,
    about=_("The villages that a scheme aims at."),
    columns=(
        scheme(),
        Column(
            "village",
            "หมู่บ้าน",
            "Village",
            Place(Level.VILLAGE),
            field="area_id",
            required=True,
            also=("หมู่บ้านเป้าหมาย",),
        ),
        Column("reason", "เหตุผล", "Reason", Words(200)),
    ),
    key=("scheme", "village"),
    related=("scheme",),
    dated="scheme__fiscal_year",
    faults=without_today(target_village_faults),
)

ENROLMENTS = Register(
    code="enrolments",
    thai="ทะเบียนครัวเรือนเป้าหมาย",
    english="Enrolments of households",
    model=Enrolment,
    about=_("The households that a scheme takes on, what they wish to learn and who will learn."),
    columns=(
        scheme(),
        Column("household", "ครัวเรือน", "Household", Known("households", by_name=True), required=True),
        Column("sequence", "ลำดับที่", "Sequence number", Whole(), also=("ลำดับ", "ที่")),
        Column("enrolled_on", "วันที่รับเข้าโครงการ", "Enrolled on", Day()),
        Column("source", "ที่มาของรายชื่อ", "List of origin", OneOf(Enrolment.Source), also=("ที่มา",)),
        Column("wanted_occupation", "อาชีพที่ต้องการ", "Occupation wished for", Listed(Occupation)),
        Column("learner", "ผู้เรียนรู้", "Who will learn", Known("persons", by_name=True), also=("ผู้เข้าร่วม",)),
    ),
    key=("scheme", "household"),
    related=("scheme", "household", "wanted_occupation", "learner"),
    dated="scheme__fiscal_year",
    faults=without_today(enrolment_faults),
)

TARGETS = Register(
    code="targets",
    thai="ทะเบียนค่าเป้าหมาย",
    english="Targets",
    model=Target,
    about=_("What an indicator shall reach in an area and year."),
    columns=(
        Column("indicator", "ตัวชี้วัด", "Indicator", OneIndicator(), required=True),
        area(example="57"),
        Column("fiscal_year", "ปีงบประมาณ", "Fiscal year", Year(), required=True),
        Column("value", "ค่าเป้าหมาย", "Value", Amount(), required=True, also=("เป้าหมาย",)),
        Column("adopted_by", "ผู้กำหนด", "Adopted by", Words(200)),
        Column("reason", "เหตุผล", "Reason", Words(300)),
    ),
    key=("indicator", "area", "fiscal_year"),
    dated="fiscal_year",
)

PARTNERS = Register(
    code="partners",
    thai="ทะเบียนภาคี",
    english="Partners",
    model=Partner,
    about=_("Organisations that work with the office."),
    columns=(
        REFERENCE,
        Column(
            "name", "ชื่อหน่วยงาน", "Name of the partner", Words(200), required=True, also=("หน่วยงาน", "ภาคี")
        ),
        Column(
            "kind", "ประเภทหน่วยงาน", "Kind of partner", OneOf(Partner.Kind), required=True, also=("ประเภท",)
        ),
        area(example="57"),
    ),
    key=("name", "area"),
)

AGREEMENTS = Register(
    code="agreements",
    thai="ทะเบียนบันทึกข้อตกลง",
    english="Agreements",
    model=Agreement,
    about=_("Memoranda of understanding signed with partners."),
    columns=(
        REFERENCE,
        Column("partner", "ภาคี", "Partner", Known("partners"), required=True, also=("หน่วยงาน",)),
        Column(
            "title", "ชื่อข้อตกลง", "Title of the agreement", Words(300), required=True, also=("ข้อตกลง", "เรื่อง")
        ),
        Column("signed_on", "วันที่ลงนาม", "Signed on", Day(), required=True),
        Column("ends_on", "สิ้นสุดวันที่", "In force until", Day(), also=("วันสิ้นสุด",)),
        area(example="57"),
    ),
    key=("partner", "title", "signed_on"),
    related=("partner",),
    dated="signed_on",
)

REGISTERS = (SCHEMES, ACTIVITIES, TARGET_VILLAGES, ENROLMENTS, TARGETS, PARTNERS, AGREEMENTS)
