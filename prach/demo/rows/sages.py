"""Sages: who they are, what they can do, how they came to teach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from prach.knowhow.loading import WORK_AREAS

from ..allocation import share_out
from ..geography import Village
from ..names import Name
from ..published import ACCOUNT_ON
from .persons import person_row
from .world import Row, Trade, World, some_of

TEACHING = ("TRAINED", "TEAM", "ACTIVE")
STATES = {
    "NOMINATED": 24,
    "ACCEPTED": 42,
    "TRAINED": 60,
    "TEAM": 96,
    "ACTIVE": 168,
    "PAUSED": 16,
    "INACTIVE": 14,
}
# How somebody came to be what they are; the first way is the commonest.
WAYS = {
    "NOMINATED": [["NOMINATED"]],
    "ACCEPTED": [["NOMINATED", "ACCEPTED"]],
    "TRAINED": [["NOMINATED", "ACCEPTED", "TRAINED"]],
    "TEAM": [["NOMINATED", "ACCEPTED", "TRAINED", "TEAM"], ["NOMINATED", "ACCEPTED", "TEAM"]],
    "ACTIVE": [
        ["NOMINATED", "ACCEPTED", "TRAINED", "TEAM", "ACTIVE"],
        ["NOMINATED", "ACCEPTED", "TRAINED", "ACTIVE"],
    ],
    "PAUSED": [["NOMINATED", "ACCEPTED", "TRAINED", "TEAM", "ACTIVE", "PAUSED"]],
    "INACTIVE": [["NOMINATED", "ACCEPTED", "TRAINED", "ACTIVE", "INACTIVE"], ["NOMINATED", "INACTIVE"]],
}
NOTES = {
    "NOMINATED": ["เสนอชื่อโดยที่ประชุมหมู่บ้าน", "เสนอชื่อโดยคณะกรรมการหมู่บ้าน", "เสนอชื่อโดยพัฒนากร"],
    "ACCEPTED": ["เวทีประชาคมหมู่บ้านรับรอง"],
    "TEAM": ["ร่วมทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน", "หัวหน้าทีมวิทยากรระดับหมู่บ้าน"],
    "PAUSED": ["พักรักษาสุขภาพ", "ติดภารกิจดูแลครอบครัว", "ติดฤดูทำนา"],
    "INACTIVE": ["ย้ายไปอยู่ต่างจังหวัด", "ขอถอนตัวเนื่องจากสุขภาพ", "ไม่สะดวกเป็นวิทยากร"],
}
EVIDENCE = [
    "ทำเป็นอาชีพหลักและมีรายได้ต่อเนื่อง",
    "มีผู้มาศึกษาดูงานที่จุดเรียนรู้เป็นประจำ",
    "เป็นประธานกลุ่มอาชีพของหมู่บ้าน",
    "ผลผลิตเป็นที่ยอมรับของตลาดในอำเภอ",
    "ได้รับคัดเลือกเป็นครัวเรือนต้นแบบของหมู่บ้าน",
]
OTHER_OCCUPATIONS = ("OCC001", "OCC002", "OCC004", "OCC041", "OCC062", "OCC077", "OCC080", "OCC109")


@dataclass(frozen=True)
class Sage:
    """A sage as the other registers need them."""

    reference: str
    name: Name
    village: Village
    trade: Trade
    age: int
    steps: tuple[tuple[str, date], ...]

    @property
    def state(self) -> str:
        return self.steps[-1][0]

    def may_teach_on(self, day: date) -> bool:
        return self.state in TEACHING and self._since("TRAINED", "TEAM") <= day

    def _since(self, *states: str) -> date:
        return next((day for state, day in self.steps if state in states), ACCOUNT_ON)


def make_sages(world: World) -> list[Sage]:
    """Return the sages: in every district by its target villages, each trade with somebody who teaches it."""
    rng = world.chance("sages")
    number = rng.randint(405, 435)
    districts = sorted(world.geography.districts)
    counts = share_out(number, [len(world.reached_in(district)) for district in districts], least=8)
    states = _states(rng, number)
    villages = [
        v for d, n in zip(districts, counts, strict=True) for v in _homes(rng, world.reached_in(d), n)
    ]
    monks = set(rng.sample(range(number), 3))
    return [_sage(world, rng, at, village, states[at], at in monks) for at, village in enumerate(villages)]


def _states(rng: Random, number: int) -> list[str]:
    shares = share_out(number, list(STATES.values()), least=5)
    states = [state for state, share in zip(STATES, shares, strict=True) for _ in range(share)]
    rng.shuffle(states)
    return states


def _homes(rng: Random, villages: list[Village], number: int) -> list[Village]:
    """Return one village per sage; some villages have two, none has many."""
    chosen = rng.sample(villages, min(number, len(villages)))
    return chosen + rng.choices(villages, k=number - len(chosen))


def _sage(world: World, rng: Random, at: int, village: Village, state: str, monk: bool) -> Sage:
    age = min(78, max(31, round(rng.gauss(54, 9))))
    trades = world.trades_for(village)
    # The first sages of each round take the trades in turn, so that none is left without a teacher.
    trade = trades[at % len(trades)] if at % 3 == 0 else rng.choice(trades)
    highland = village.code in world.highland and rng.random() < 0.85
    sex = "" if trade.code not in ("WEAVING", "EMBROIDERY", "SEWING", "SWEETS", "CHILLI") else "FEMALE"
    name = world.naming.draw_monk() if monk else world.naming.draw(age=age, sex=sex, highland=highland)
    return Sage(f"ปช-{at + 1:04}", name, village, trade, age, tuple(_history(rng, state)))


def _history(rng: Random, state: str) -> Iterable[tuple[str, date]]:
    """Yield the states with their days; the later ones lie in the months before the account."""
    ways = WAYS[state]
    way = ways[0] if len(ways) == 1 or rng.random() < 0.7 else ways[1]
    early = state in ("TEAM", "ACTIVE", "PAUSED", "INACTIVE")
    day = date(2015, 11, 2) + timedelta(days=rng.randint(0, 120)) if early else date(2016, 10, 3)
    if not early:
        day += timedelta(days=rng.randint(0, 60))
    for step in way:
        yield step, day
        room = (ACCOUNT_ON - timedelta(days=3) - day).days
        day += timedelta(days=min(rng.randint(20, 70), max(1, room // 2)))


def sage_persons(world: World, sages: list[Sage]) -> list[Row]:
    """Return the rows of the register of persons for the sages."""
    rng = world.chance("sage-persons")
    rows = [person_row(rng, sage.reference, sage.name, sage.village, sage.age) for sage in sages]
    for row in rows:
        if row["title"] == "พระ":
            row["house_no"] = None
    return rows


def standings(world: World, sages: list[Sage]) -> list[Row]:
    """Return one row per state that a sage has reached, in order of time."""
    rng = world.chance("standings")
    rows: list[Row] = []
    trained = 0
    for sage in sages:
        for state, day in sage.steps:
            trained += state == "TRAINED"
            certificate = f"วส. {trained:04}/{day.year + 543}" if state == "TRAINED" else None
            note = rng.choice(NOTES[state]) if state in NOTES and rng.random() < 0.6 else None
            rows.append(
                {
                    "person": sage.reference,
                    "state": state,
                    "since_on": day,
                    "certificate_no": certificate,
                    "note": note,
                }
            )
    return rows


def expertise(world: World, sages: list[Sage]) -> list[Row]:
    """Return what each sage practises and, apart from it, how well they teach it; some have a second occupation."""
    rng = world.chance("expertise")
    rows: list[Row] = []
    for sage in sages:
        rows.append(_expertise(rng, sage, sage.trade.occupation, skilled=True))
        if rng.random() < 0.3:
            rows.append(_expertise(rng, sage, rng.choice(OTHER_OCCUPATIONS), skilled=False))
    return rows


def _expertise(rng: Random, sage: Sage, occupation: str, *, skilled: bool) -> Row:
    craft = rng.choices([2, 3, 4], [1, 5, 4])[0] if skilled else rng.choice([1, 2, 2, 3])
    teaching = min(craft, rng.choice([1, 2, 2, 3, 3, 4]))
    judged = sage.state not in ("NOMINATED", "ACCEPTED") and skilled
    years = rng.randint(3, max(4, min(40, sage.age - 18)))
    return {
        "person": sage.reference,
        "occupation": occupation,
        "craft_level": craft if rng.random() < 0.95 else None,
        "teaching_level": teaching if judged else None,
        "since_year": 2560 - years,
        "evidence": rng.choice(EVIDENCE) if skilled and rng.random() < 0.6 else None,
    }


def work_areas(world: World, sages: list[Sage]) -> list[Row]:
    """Return one to three of the eight work areas for each sage."""
    rng = world.chance("work-areas")
    codes = [code for code, _thai, _english in WORK_AREAS]
    likely = dict(zip(codes, [9, 3, 5, 4, 3, 2, 5, 4], strict=True))
    rows: list[Row] = []
    for sage in sages:
        chosen = dict.fromkeys(rng.choices(codes, list(likely.values()), k=rng.randint(1, 3)))
        rows += [{"person": sage.reference, "work_area": code} for code in chosen]
    return rows


def draw_teachers(world: World, rng: Random, sages: list[Sage], village: Village, day: date) -> list[Sage]:
    """Return one sage or two who teach at a village that day: of the village, else near, else of the district."""
    able = [sage for sage in sages if sage.village.district == village.district and sage.may_teach_on(day)]
    own = [sage for sage in able if sage.village == village]
    near = [sage for sage in able if sage.village.subdistrict == village.subdistrict]
    first: Sage = rng.choice(own or near or able)
    others = [sage for sage in near if sage != first and sage.trade == first.trade]
    return [first, *(some_of(rng, others, 0, 1) if rng.random() < 0.4 else [])]
