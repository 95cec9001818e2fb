"""Standings, expertise, work areas, curricula and print runs as workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal
from prach.curricula.models import Curriculum, PrintRun
from prach.knowhow.models import Expertise, Level, Occupation, WorkArea, WorkAreaOfPerson
from prach.knowhow.policies import expertise_faults
from prach.sages.models import Standing, State
from prach.sages.policies import check_move

from ..base import Column, Companion, Link, Register
from ..kinds import Amount, Day, Known, KnownSeveral, Lines, Listed, OneOf, Whole, Words, Year
from ..reasons import FAULTS
from .parts import REFERENCE, area, person, without_today


class Steps(Companion):
    """Standings follow each other: each ends the one before it, in the register or further up in the file."""

    def __init__(self) -> None:
        self._last: dict[Any, Standing | None] = {}

    def load(self, records: list[Any]) -> None:
        """Look up the standings in force of the persons of these records."""
        persons = {r.person_id for r in records if r.person_id} - self._last.keys()
        self._last |= dict.fromkeys(persons)
        self._last |= {
            s.person_id: s for s in Standing.objects.filter(person__in=persons, until_on__isnull=True)
        }

    def faults(self, record: Standing, today: date) -> Iterator[Refusal]:
        """Yield what sages.policies.check_move raises; for a day already recorded, that its state stays."""
        if not (record.person_id and record.since_on and record.state):
            return
        last = self._last.get(record.person_id)
        try:
            check_move(last, state=record.state, since_on=record.since_on, today=today)
        except Refusal as refusal:
            yield refusal

    def change_faults(self, record: Standing, before: dict[str, Any]) -> Iterator[Refusal]:
        """Yield that a state once recorded stays."""
        if before["state"] != record.state:
            yield Refusal(FAULTS["standing-fixed"], field="state")

    def same(self, record: Standing) -> Standing | None:
        """Return the standing in force where the row only repeats its state, as record_standing does."""
        last = self._last.get(record.person_id)
        return last if last is not None and last.state == record.state else None

    def also(self, record: Standing) -> list[Standing]:
        """End the standing before this one; return it, to be written too."""
        last = self._last.get(record.person_id)
        self._last[record.person_id] = record
        if last is None:
            return []
        last.until_on = record.since_on
        return [last]


STANDINGS = Register(
    code="standings",
    thai="ทะเบียนสถานะปราชญ์",
    english="Standings of sages",
    model=Standing,
    about=_(
        "From when a person is nominated, accepted, trained, teaching or resting; one row for each step."
    ),
    columns=(
        person(),
        Column("state", "สถานะ", "State", OneOf(State), required=True),
        Column("since_on", "ตั้งแต่วันที่", "Since", Day(), required=True, also=("วันที่", "ตั้งแต่")),
        Column("certificate_no", "เลขที่เกียรติบัตร", "Certificate number", Words(60), also=("เลขที่ประกาศ",)),
        Column("note", "หมายเหตุ", "Note", Words(300)),
    ),
    key=("person", "since_on"),
    related=("person",),
    dated="since_on",
    companion=Steps,
)

EXPERTISE = Register(
    code="expertise",
    thai="ทะเบียนความเชี่ยวชาญ",
    english="Expertise",
    model=Expertise,
    about=_("The occupations that a person has and can teach, each with its level."),
    columns=(
        person(),
        Column("occupation", "อาชีพ", "Occupation", Listed(Occupation), required=True, also=("ความเชี่ยวชาญ",)),
        Column("craft_level", "ระดับฝีมือ", "Craft level", OneOf(Level)),
        Column("teaching_level", "ระดับการถ่ายทอด", "Teaching level", OneOf(Level)),
        Column("since_year", "ทำมาตั้งแต่ปี", "Practised since", Year(), also=("ตั้งแต่ปี", "ปีที่เริ่ม")),
        Column("evidence", "หลักฐาน", "Evidence", Lines()),
    ),
    key=("person", "occupation"),
    related=("person", "occupation"),
    faults=without_today(expertise_faults),
)

WORK_AREAS = Register(
    code="work-areas",
    thai="ทะเบียนด้านการทำงานของปราชญ์",
    english="Work areas of sages",
    model=WorkAreaOfPerson,
    about=_("Which of the eight areas of community work a person helps with; one row for each."),
    columns=(
        person(),
        Column("work_area", "ด้านการทำงาน", "Work area", Listed(WorkArea), required=True, also=("ด้าน",)),
    ),
    key=("person", "work_area"),
    related=("person", "work_area"),
)

CURRICULA = Register(
    code="curricula",
    thai="ทะเบียนหลักสูตร",
    english="Curricula",
    model=Curriculum,
    about=_("Courses that sages teach from, with their authors."),
    columns=(
        REFERENCE,
        Column("title", "ชื่อหลักสูตร", "Title of the curriculum", Words(200), required=True, also=("หลักสูตร",)),
        Column("occupation", "อาชีพ", "Occupation", Listed(Occupation), required=True),
        area(),
        Column("approved_on", "วันที่อนุมัติ", "Approved on", Day(), also=("อนุมัติเมื่อ",)),
        Column("theory_hours", "ชั่วโมงทฤษฎี", "Hours of theory", Amount(5, 1), example="6"),
        Column("practice_hours", "ชั่วโมงปฏิบัติ", "Hours of practice", Amount(5, 1), example="12"),
        Column("authors", "ผู้จัดทำ", "Authors", KnownSeveral("persons", by_name=True), also=("ปราชญ์ผู้จัดทำ",)),
    ),
    key=("title", "area"),
    related=("occupation",),
    dated="approved_on",
    links=(Link("authors", Curriculum.authors.through, "curriculum_id", "person_id"),),
)

PRINT_RUNS = Register(
    code="print-runs",
    thai="ทะเบียนการจัดพิมพ์หลักสูตร",
    english="Print runs",
    model=PrintRun,
    about=_("Volumes of a curriculum's handbook, printed at one time."),
    columns=(
        REFERENCE,
        Column("curriculum", "หลักสูตร", "Curriculum", Known("curricula"), required=True),
        Column("printed_on", "วันที่พิมพ์", "Printed on", Day(), required=True),
        Column("volumes", "จำนวนเล่ม", "Volumes", Whole(least=1), required=True),
        Column("printer", "ผู้พิมพ์", "Printer", Words(200), also=("โรงพิมพ์",)),
        Column("cost_baht", "ค่าใช้จ่าย (บาท)", "Cost in baht", Amount(), also=("ค่าใช้จ่าย", "งบประมาณ")),
    ),
    key=("curriculum", "printed_on"),
    reference_within="curriculum",
    related=("curriculum",),
    dated="printed_on",
)

REGISTERS = (STANDINGS, EXPERTISE, WORK_AREAS, CURRICULA, PRINT_RUNS)
