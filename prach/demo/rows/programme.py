"""What the province set for the year: scheme, activities, targets, partners, the agreement."""

from __future__ import annotations

from datetime import date

from ..allocation import share_out
from ..published import FISCAL_YEAR, PROVINCE
from .places import SCHEME
from .world import Row, World, read_csv

UNIVERSITY = "ภค-01"
ADOPTED_BY = "คณะกรรมการขับเคลื่อนสัมมาชีพชุมชนจังหวัดเชียงราย (สมมติ)"
# What the province wanted to reach: (value, whether each district has its share).
TARGETS = {
    "curricula": (28, False),
    "curriculum-volumes": (280, False),
    "districts-reached": (18, False),
    "group-supports": (720, True),
    "people-reached": (30_000, True),
    "households-enrolled": (200, True),
    "households-income-rose-share": (80, False),
    "households-practising-share": (85, False),
    "sage-sessions": (144, True),
    "sage-learners": (7_000, True),
    "supervision-zones": (3, False),
    "agreements": (1, False),
}


def schemes() -> list[Row]:
    """Return the scheme of the year with the thresholds and ratios of the programme."""
    return [
        {
            "reference": SCHEME,
            "fiscal_year": FISCAL_YEAR,
            "name": "สร้างสัมมาชีพชุมชนตามหลักปรัชญาของเศรษฐกิจพอเพียง",
            "area": PROVINCE,
            "sages_per_village": 5,
            "households_per_village": 20,
            "households_per_sage": 4,
            "practise_target_percent": 85,
            "income_rise_target_percent": 3,
            "groups_target_percent": 10,
            "followup_months": "1, 3, 6, 12, 24, 36",
            "circular": None,
        }
    ]


def activity_reference(code: str, district: str = "") -> str:
    """Return the number of an activity; those of districts carry the district's code."""
    at = next(n for n, row in enumerate(read_csv("activities.csv"), 1) if row["code"] == code)
    return f"กก-60-{at:02}-{district}" if district else f"กก-60-{at:02}"


def activities(world: World) -> list[Row]:
    """Return the activities under the eight steps, of the province and of each district."""
    rows: list[Row] = []
    for planned in read_csv("activities.csv"):
        places = {PROVINCE: ""} if planned["level"] == "province" else world.geography.districts
        rows += [_activity(planned, code, name) for code, name in places.items()]
    return rows


def _activity(planned: dict[str, str], area: str, name: str) -> Row:
    begins, ends = date.fromisoformat(planned["starts_on"]), date.fromisoformat(planned["ends_on"])
    return {
        "reference": activity_reference(planned["code"], area if name else ""),
        "scheme": SCHEME,
        "step": int(planned["step"]),
        "title": planned["title"].format(district=name),
        "starts_on": begins,
        "ends_on": ends,
        "area": area,
        "responsible": planned["responsible"].format(district=name),
        "quantity": int(planned["quantity"]) if planned["quantity"] else None,
        "unit": planned["unit"] if planned["quantity"] else None,
        "done_on": ends if planned["done"] == "yes" else None,
    }


def targets(world: World) -> list[Row]:
    """Return the targets of the province and each district's share of those that can be shared."""
    districts = sorted(world.geography.districts)
    villages = [sum(v.district == district for v in world.targeted) for district in districts]
    rows = [_target("villages-reached", PROVINCE, len(world.targeted))]
    rows += [
        _target("villages-reached", district, n) for district, n in zip(districts, villages, strict=True)
    ]
    for indicator, (value, by_district) in TARGETS.items():
        rows.append(_target(indicator, PROVINCE, value))
        if by_district:
            shares = share_out(value, villages, least=1)
            rows += [_target(indicator, district, n) for district, n in zip(districts, shares, strict=True)]
    return rows


def _target(indicator: str, area: str, value: int) -> Row:
    return {
        "indicator": indicator,
        "area": area,
        "fiscal_year": FISCAL_YEAR,
        "value": value,
        "adopted_by": ADOPTED_BY,
        "reason": "แผนปฏิบัติการประจำปี" if area == PROVINCE else "จัดสรรตามจำนวนหมู่บ้านเป้าหมาย",
    }


def partners() -> list[Row]:
    """Return the university of the published account and an invented network."""
    return [
        {"reference": UNIVERSITY, "name": "มหาวิทยาลัยราชภัฏเชียงราย", "kind": "UNIVERSITY", "area": PROVINCE},
        {"reference": "ภค-02", "name": "เครือข่ายปราชญ์ชุมชน (สมมติ)", "kind": "CIVIL", "area": PROVINCE},
    ]


def agreements() -> list[Row]:
    """Return the agreement between the province and the university; its days are invented."""
    return [
        {
            "reference": "บล-60-01",
            "partner": UNIVERSITY,
            "title": "บันทึกความร่วมมือสร้างหลักสูตรการพัฒนาปราชญ์ชุมชนสู่การสร้างสรรค์งานชุมชน",
            "signed_on": date(2016, 12, 15),
            "ends_on": date(2019, 12, 14),
            "area": PROVINCE,
        }
    ]
