"""Income records as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal
from prach.livelihoods.models import EXPENSE_PARTS, INCOME_PARTS, IncomeRecord
from prach.livelihoods.policies import NotEnrolled, income_faults
from prach.plan.models import Enrolment

from ..base import Column, Companion, Doubt, Register
from ..kinds import Day, Known, OneOf, Whole, Words, YesNo
from .parts import scheme, with_today

FAR_TOO_MUCH = 10_000_000  # baht per year in one part: seldom true of a target household


def income_doubts(record: IncomeRecord) -> Iterator[Doubt]:
    """Yield the reasons to look at a record again: a part that is not known, a part far above others."""
    for name in INCOME_PARTS:
        if getattr(record, name) is None:
            yield "income-incomplete", name
    for name in (*INCOME_PARTS, *EXPENSE_PARTS):
        if (getattr(record, name) or 0) > FAR_TOO_MUCH:
            yield "income-unusual", name


class Enrolled(Companion):
    """Income is followed for households that the scheme has taken on."""

    def __init__(self) -> None:
        self._pairs: set[tuple[Any, Any]] = set()

    def load(self, records: list[Any]) -> None:
        """Look up which of the households are enrolled in the schemes of these records."""
        households = {record.household_id for record in records if record.household_id}
        found = Enrolment.objects.filter(household__in=households).values_list("scheme_id", "household_id")
        self._pairs.update(found)

    def faults(self, record: IncomeRecord, today: date) -> Iterator[Refusal]:
        """Yield NotEnrolled, as livelihoods.actions.record_income raises it."""
        if (
            record.scheme_id
            and record.household_id
            and (record.scheme_id, record.household_id) not in self._pairs
        ):
            yield NotEnrolled()


def _baht(code: str, thai: str, english: str, *also: str) -> Column:
    return Column(code, thai, english, Whole(9_000_000_000_000), example="12000", also=also)


INCOMES = Register(
    code="incomes",
    thai="ทะเบียนรายได้ครัวเรือน",
    english="Income records",
    model=IncomeRecord,
    about=_("A household's twelve months of income and expense, asked once per round."),
    columns=(
        scheme(),
        Column("household", "ครัวเรือน", "Household", Known("households", by_name=True), required=True),
        Column(
            "round",
            "รอบ (เดือน)",
            "Round (months)",
            Whole(600),
            required=True,
            help=_("0 is the baseline; 6 is the round six months after it."),
            example="0",
            also=("รอบ", "ครั้งที่"),
        ),
        Column("recorded_on", "วันที่เก็บข้อมูล", "Recorded on", Day(), required=True, also=("วันที่",)),
        Column("up_to", "สิบสองเดือนถึงวันที่", "Twelve months up to", Day()),
        Column("members_count", "จำนวนสมาชิก", "Members", Whole(32767), example="4"),
        _baht(INCOME_PARTS[0], "รายได้อาชีพหลัก (บาท/ปี)", "Income of main occupations (baht per year)"),
        _baht(INCOME_PARTS[1], "รายได้อาชีพรอง (บาท/ปี)", "Income of secondary occupations (baht per year)"),
        _baht(INCOME_PARTS[2], "รายได้อื่น (บาท/ปี)", "Other income (baht per year)"),
        _baht(INCOME_PARTS[3], "มูลค่าสิ่งที่ทำ ปลูก เลี้ยงไว้กินใช้ (บาท/ปี)", "Own produce used (baht per year)"),
        _baht(EXPENSE_PARTS[0], "รายจ่ายต้นทุนการผลิต (บาท/ปี)", "Cost of production (baht per year)"),
        _baht(EXPENSE_PARTS[1], "รายจ่ายอุปโภคบริโภคที่จำเป็น (บาท/ปี)", "Necessary consumption (baht per year)"),
        _baht(
            EXPENSE_PARTS[2], "รายจ่ายอุปโภคบริโภคที่ไม่จำเป็น (บาท/ปี)", "Unnecessary consumption (baht per year)"
        ),
        _baht(EXPENSE_PARTS[3], "รายจ่ายชำระหนี้สิน (บาท/ปี)", "Debt service (baht per year)"),
        _baht("formal_debt_baht", "หนี้ในระบบ (บาท)", "Formal debt (baht)"),
        _baht("community_debt_baht", "หนี้กองทุนชุมชน (บาท)", "Debt to community funds (baht)"),
        _baht("informal_debt_baht", "หนี้นอกระบบ (บาท)", "Informal debt (baht)"),
        _baht("savings_baht", "เงินออม (บาท)", "Savings (baht)"),
        Column("practising", "ปฏิบัติตามที่เรียน", "Practises what was taught", YesNo()),
        Column(
            "why_not",
            "เหตุที่ไม่ปฏิบัติ",
            "Why not",
            OneOf(IncomeRecord.WhyNot),
            help=_("Only where it is not practised."),
        ),
        _baht(
            "taught_income_baht_per_year",
            "รายได้จากอาชีพที่เรียน (บาท/ปี)",
            "Income of what was taught (baht per year)",
        ),
        _baht(
            "taught_cost_baht_per_year", "ต้นทุนของอาชีพที่เรียน (บาท/ปี)", "Cost of what was taught (baht per year)"
        ),
        Column("recorded_by", "ผู้เก็บข้อมูล", "Recorded by", Words(200)),
        Column("confirmed_by", "ผู้รับรองข้อมูล", "Confirmed by", Words(200)),
    ),
    key=("scheme", "household", "round"),
    related=("scheme", "household"),
    dated="scheme__fiscal_year",
    faults=with_today(income_faults),
    doubts=income_doubts,
    companion=Enrolled,
)

REGISTERS = (INCOMES,)
