"""Occupation groups and savings groups, and the help they were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..allocation import random_parts, share_out
from ..geography import Village
from ..published import PUBLISHED, YEAR_BEGINS
from .programme import activity_reference
from .world import Row, Trade, World, draw_day, draw_sexes, round_to

SAVINGS_NAME = "กลุ่มออมทรัพย์เพื่อการผลิต"
MOST_SUPPORTS = 5
KINDS = {"KNOWLEDGE": 9, "MANAGEMENT": 5, "MATERIALS": 4, "CAPITAL": 2, "MARKET": 4}
SAVINGS_KINDS = {"KNOWLEDGE": 3, "MANAGEMENT": 9, "CAPITAL": 4}
TITLES = {
    "KNOWLEDGE": ["อบรมเพิ่มทักษะ{subject}", "สาธิต{subject}แก่สมาชิกกลุ่ม", "ปราชญ์ชุมชนให้คำแนะนำเรื่อง{subject}"],
    "MANAGEMENT": ["แนะนำการจัดทำบัญชีของกลุ่ม", "ทบทวนระเบียบข้อบังคับของกลุ่ม", "แนะนำการแบ่งหน้าที่ของคณะกรรมการ"],
    "MATERIALS": ["สนับสนุนวัสดุสำหรับ{subject}", "สนับสนุนเครื่องมือที่ใช้ใน{subject}"],
    "CAPITAL": ["ประสานแหล่งทุนกองทุนพัฒนาบทบาทสตรี", "ประสานแหล่งทุนกองทุนหมู่บ้าน"],
    "MARKET": ["พัฒนาบรรจุภัณฑ์ของกลุ่ม", "นำผลิตภัณฑ์ของกลุ่มออกจำหน่ายในงานระดับอำเภอ", "เตรียมขึ้นทะเบียน OTOP"],
}
SAVINGS_TITLES = {
    "KNOWLEDGE": ["ให้ความรู้เรื่องการออมและการจัดสรรผลกำไร", "ให้ความรู้คณะกรรมการเรื่องการพิจารณาเงินกู้"],
    "MANAGEMENT": ["ตรวจสุขภาพกลุ่มออมทรัพย์", "แนะนำการจัดทำบัญชีและงบดุล", "ทบทวนระเบียบข้อบังคับของกลุ่ม"],
    "CAPITAL": ["แนะนำการนำเงินออมไปลงทุนประกอบอาชีพ"],
}


@dataclass(frozen=True)
class KnownGroup:
    """A group as the supports need it; a savings group has no trade."""

    reference: str
    name: str
    village: Village
    trade: Trade | None


def make_groups(world: World) -> list[KnownGroup]:
    """Return the groups: in every district, at most one of each kind and trade in a village."""
    rng = world.chance("groups")
    districts = sorted(world.geography.districts)
    sizes = [len(world.reached_in(district)) for district in districts]
    crafts = share_out(rng.randint(235, 265), sizes, least=3)
    savings = share_out(rng.randint(140, 165), sizes, least=2)
    found: list[tuple[Village, Trade | None]] = []
    for district, few, others in zip(districts, crafts, savings, strict=True):
        villages = world.reached_in(district)
        found += [(v, rng.choice(world.trades_for(v))) for v in rng.sample(villages, min(few, len(villages)))]
        found += [(village, None) for village in rng.sample(villages, min(others, len(villages)))]
    return [_group(at, village, trade) for at, (village, trade) in enumerate(found, 1)]


def _group(at: int, village: Village, trade: Trade | None) -> KnownGroup:
    name = f"{trade.group if trade else SAVINGS_NAME}{village.name}"
    return KnownGroup(f"กล-{at:04}", name, village, trade)


def group_supports(world: World, groups: list[KnownGroup], headcount: int) -> list[Row]:
    """Return the published number of supports with this headcount in all; every group has at least one."""
    rng = world.chance("group-supports")
    total = PUBLISHED["group-supports"]
    counts = random_parts(rng, total, len(groups), least=1, most=MOST_SUPPORTS, evenness=2.0)
    people = random_parts(rng, headcount, total, least=5, most=40, evenness=6.0)
    helped = [group for group, count in zip(groups, counts, strict=True) for _ in range(count)]
    days = sorted([YEAR_BEGINS, *(draw_day(rng) for _ in helped[1:])])
    rng.shuffle(helped)
    pairs = zip(helped, days, people, strict=True)
    return [support_row(rng, f"สก-60-{at:04}", *pair) for at, pair in enumerate(pairs, 1)]


def support_row(rng: Random, reference: str, group: KnownGroup, day: date, headcount: int) -> Row:
    """Return one support."""
    kinds, titles = (KINDS, TITLES) if group.trade else (SAVINGS_KINDS, SAVINGS_TITLES)
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    subject = group.trade.subject if group.trade else ""
    return {
        "reference": reference,
        "kind": kind,
        "group": group.reference,
        "area": group.village.code,
        "supported_on": day,
        "title": rng.choice(titles[kind]).format(subject=subject),
        **draw_sexes(rng, headcount),
        "value_baht": _value(rng, kind),
        "activity": activity_reference("GROUPS", group.village.district) if day >= YEAR_BEGINS else None,
    }


def _value(rng: Random, kind: str) -> int | None:
    if kind == "MATERIALS":
        return round_to(rng.uniform(2_000, 18_000), 100)
    return round_to(rng.uniform(10_000, 60_000), 1_000) if kind == "CAPITAL" and rng.random() < 0.5 else None


def group_rows(world: World, groups: list[KnownGroup], supports: list[Row]) -> list[Row]:
    """Return the register of groups; a group has at least as many members as came to any support."""
    rng = world.chance("group-rows")
    most: dict[str, int] = {}
    for support in supports:
        most[support["group"]] = max(support["headcount"], most.get(support["group"], 0))
    return [
        {
            "reference": group.reference,
            "name": group.name,
            "kind": "OCCUPATION" if group.trade else "SAVINGS",
            "village": group.village.code,
            "founded_on": _founded(rng),
            "members_count": _members(rng, group, most.get(group.reference, 8)),
            "occupation": group.trade.occupation if group.trade else None,
        }
        for group in groups
    ]


def _founded(rng: Random) -> date | None:
    if rng.random() < 0.15:
        return None
    return date(rng.randint(1998, 2015), rng.randint(1, 12), rng.randint(1, 28))


def _members(rng: Random, group: KnownGroup, most: int) -> int:
    return most + (rng.randint(0, 12) if group.trade else rng.randint(15, 90))


def border_day(world: World, groups: list[KnownGroup]) -> list[Row]:
    """Return a support of the last day of fiscal year 2559: it counts in no figure of 2560."""
    rng = world.chance("border-day-support")
    return [
        support_row(
            rng, "สก-59-0001", rng.choice(groups), YEAR_BEGINS - timedelta(days=1), rng.randint(8, 20)
        )
    ]
