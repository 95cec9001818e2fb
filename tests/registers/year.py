"""A small programme year, by register and column code: each row refers only to rows above it."""

from __future__ import annotations

from datetime import date
from typing import Any

VILLAGE, OTHER_VILLAGE = "57010201", "57010202"

YEAR: dict[str, list[dict[str, Any]]] = {
    "persons": [
        {
            "reference": "ป-1",
            "title": "นาย",
            "given_name": "สมมุติ",
            "surname": "ทอผ้า",
            "sex": "MALE",
            "born_on": date(1960, 5, 12),
            "national_id": "1234567890121",
            "phone": "0812345678",
            "house_no": "12/3",
            "village": VILLAGE,
        },
        {
            "reference": "ป-2",
            "title": "นางสาว",
            "given_name": "อำนวย",
            "surname": "ใจดี",
            "village": OTHER_VILLAGE,
        },
    ],
    "households": [
        {
            "reference": "ค-1",
            "house_code": "57010012345",
            "house_no": "12/3",
            "head_name": "นายสมมุติ ทอผ้า",
            "members_count": 4,
            "village": VILLAGE,
        },
        {"reference": "ค-2", "head_name": "นางสาวอำนวย ใจดี", "house_no": "7", "village": OTHER_VILLAGE},
    ],
    "groups": [
        {
            "reference": "ก-1",
            "name": "กลุ่มทอผ้า",
            "kind": "OCCUPATION",
            "village": VILLAGE,
            "founded_on": date(2010, 1, 1),
            "members_count": 20,
            "occupation": "OCC001",
        }
    ],
    "schemes": [
        {
            "reference": "ส-1",
            "fiscal_year": 2560,
            "name": "สัมมาชีพชุมชน",
            "area": "57",
            "sages_per_village": 5,
            "practise_target_percent": "70",
            "followup_months": "1, 3, 6",
            "circular": "มท 0402.2/ว 1",
        }
    ],
    "activities": [
        {
            "reference": "จ-1",
            "scheme": "ส-1",
            "step": 6,
            "title": "ถ่ายทอดความรู้",
            "starts_on": date(2017, 1, 1),
            "ends_on": date(2017, 3, 31),
            "area": "5701",
            "responsible": "อรุณ",
            "quantity": "12.50",
            "unit": "หมู่บ้าน",
            "done_on": date(2017, 3, 30),
        }
    ],
    "target-villages": [{"scheme": "ส-1", "village": VILLAGE, "reason": "ยากจน"}],
    "targets": [
        {
            "indicator": "villages-reached",
            "area": "57",
            "fiscal_year": 2560,
            "value": "576",
            "adopted_by": "ผู้ว่าฯ",
        }
    ],
    "partners": [{"reference": "ภ-1", "name": "มหาวิทยาลัยสมมุติ", "kind": "UNIVERSITY", "area": "57"}],
    "agreements": [
        {
            "reference": "ข-1",
            "partner": "ภ-1",
            "title": "ความร่วมมือทางวิชาการ",
            "signed_on": date(2017, 2, 1),
            "ends_on": date(2020, 1, 31),
            "area": "57",
        }
    ],
    "standings": [
        {"person": "ป-1", "state": "NOMINATED", "since_on": date(2016, 10, 5)},
        {"person": "ป-1", "state": "ACCEPTED", "since_on": date(2016, 11, 5), "certificate_no": "1/2559"},
        {"person": "ป-1", "state": "ACTIVE", "since_on": date(2017, 1, 5), "note": "เริ่มสอน"},
        {"person": "ป-2", "state": "ACTIVE", "since_on": date(2017, 1, 6)},
    ],
    "expertise": [
        {
            "person": "ป-1",
            "occupation": "OCC001",
            "craft_level": 4,
            "teaching_level": 3,
            "since_year": 2530,
            "evidence": "รางวัลปี 2550\nเกียรติบัตร",
        }
    ],
    "work-areas": [{"person": "ป-1", "work_area": "OTOP"}, {"person": "ป-1", "work_area": "WOMEN"}],
    "curricula": [
        {
            "reference": "ห-1",
            "title": "ทอผ้าย้อมคราม",
            "occupation": "OCC001",
            "area": "5701",
            "approved_on": date(2017, 1, 10),
            "theory_hours": "6",
            "practice_hours": "12.5",
            "authors": "ป-1; ป-2",
        }
    ],
    "print-runs": [
        {
            "reference": "พ-1",
            "curriculum": "ห-1",
            "printed_on": date(2017, 2, 10),
            "volumes": 10,
            "printer": "โรงพิมพ์สมมุติ",
            "cost_baht": "1500.50",
        }
    ],
    "enrolments": [
        {
            "scheme": "ส-1",
            "household": "ค-1",
            "sequence": 1,
            "enrolled_on": date(2016, 12, 1),
            "source": "TPMAP",
            "wanted_occupation": "OCC002",
            "learner": "ป-1",
        }
    ],
    "sessions": [
        {
            "reference": "อ-1",
            "kind": "VILLAGE_FORUM",
            "title": "เวทีถ่ายทอดความรู้",
            "area": VILLAGE,
            "place": "ศาลาประชาคม",
            "held_on": date(2017, 1, 16),
            "ended_on": date(2017, 1, 17),
            "theory_hours": "2",
            "practice_hours": "4.5",
            "occupation": "OCC001",
            "curriculum": "ห-1",
            "activity": "จ-1",
            "headcount": 45,
            "men": 20,
            "women": 22,
            "trainers": "ป-1; ป-2",
            "note": "บรรทัดแรก\nบรรทัดที่สอง",
        },
        {
            "kind": "EVENT",
            "title": "งานกาชาด",
            "area": "57",
            "held_on": date(2017, 1, 20),
            "men": 20,
            "women": 5,
        },
    ],
    "attendance": [{"session": "อ-1", "person": "ป-2"}],
    "group-supports": [
        {
            "reference": "น-1",
            "kind": "MATERIALS",
            "group": "ก-1",
            "area": VILLAGE,
            "supported_on": date(2017, 2, 3),
            "title": "กี่ทอผ้า",
            "headcount": 20,
            "men": 2,
            "women": 18,
            "value_baht": "25000",
            "activity": "จ-1",
        }
    ],
    "incomes": [
        {
            "scheme": "ส-1",
            "household": "ค-1",
            "round": 0,
            "recorded_on": date(2016, 12, 1),
            "up_to": date(2016, 11, 30),
            "members_count": 4,
            "main_income_baht_per_year": 60000,
            "secondary_income_baht_per_year": 12000,
            "other_income_baht_per_year": 0,
            "in_kind_income_baht_per_year": 6000,
            "production_expense_baht_per_year": 1000,
            "necessary_expense_baht_per_year": 2000,
            "unnecessary_expense_baht_per_year": 0,
            "debt_service_baht_per_year": 0,
            "formal_debt_baht": 0,
            "savings_baht": 500,
            "practising": False,
            "why_not": "NO_TIME",
            "recorded_by": "อรุณ",
        }
    ],
}
