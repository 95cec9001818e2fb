"""Target households: who they are, what they wish to learn, what they earn before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..allocation import random_parts, share_out
from ..geography import Village
from ..names import Name
from ..published import PUBLISHED
from .persons import house_no, person_row
from .places import SCHEME
from .world import Row, Trade, World, draw_day, round_to

INCOME = ("main", "secondary", "other", "in_kind")
EXPENSE = ("production", "necessary", "unnecessary")
SOURCES = {"BASIC_NEEDS": 14, "VOLUNTEER": 3, "OLDER": 2, "MISSED": 1, "DISASTER": 1}
REASONS = ["NO_TIME", "NO_CAPITAL", "NO_MARKET", "HEALTH", "SEASON", "SEASON", "OTHER"]
RISEN, FELL, EQUAL, UNKNOWN, WAITING = "RISEN", "FELL", "EQUAL", "UNKNOWN", "WAITING"


@dataclass(frozen=True)
class Home:
    """A target household with the one who learns and, in some, a relative who may come instead."""

    reference: str
    village: Village
    house_no: str
    head: Name
    members: int
    learner: str
    learner_name: Name
    learner_age: int
    relative: str | None
    relative_name: Name | None
    wanted: Trade
    enrolled_on: date
    outcome: str


def make_homes(world: World) -> list[Home]:
    """Return the published number of households, some five to a village, in every district."""
    rng = world.chance("households")
    total = PUBLISHED["households-enrolled"]
    districts = sorted(world.geography.districts)
    inhabitants = [world.geography.inhabitants[district] for district in districts]
    counts = share_out(total, inhabitants, least=4)
    villages = [
        v for d, n in zip(districts, counts, strict=True) for v in _villages(rng, world.reached_in(d), n)
    ]
    outcomes = _outcomes(rng, total)
    return [_home(world, rng, at, village, outcomes[at]) for at, village in enumerate(villages)]


def _villages(rng: Random, reached: list[Village], number: int) -> list[Village]:
    chosen = sorted(rng.sample(reached, max(1, number // 5)), key=lambda village: village.code)
    return [
        village
        for village, n in zip(chosen, share_out(number, [1.0] * len(chosen)), strict=True)
        for _ in range(n)
    ]


def _outcomes(rng: Random, total: int) -> list[str]:
    rose = PUBLISHED["households-income-rose"]
    others = random_parts(rng, total - rose, 4, least=5, most=14)
    kinds = zip((RISEN, FELL, EQUAL, UNKNOWN, WAITING), (rose, *others), strict=True)
    outcomes = [kind for kind, number in kinds for _ in range(number)]
    rng.shuffle(outcomes)
    return outcomes


def _home(world: World, rng: Random, at: int, village: Village, outcome: str) -> Home:
    age = min(72, max(26, round(rng.gauss(49, 10))))
    highland = village.code in world.highland and rng.random() < 0.85
    learner = world.naming.draw(age=age, highland=highland)
    other = world.naming.draw(age=age, sex="FEMALE" if learner.sex == "MALE" else "MALE", highland=highland)
    has_relative = rng.random() < 0.35
    return Home(
        reference=f"คร-60-{at + 1:03}",
        village=village,
        house_no=house_no(rng),
        head=learner if rng.random() < 0.65 else other,
        members=rng.choices([1, 2, 3, 4, 5, 6, 7], [4, 16, 24, 27, 17, 8, 4])[0] + has_relative,
        learner=f"รย-{at * 2 + 1:04}",
        learner_name=learner,
        learner_age=age,
        relative=f"รย-{at * 2 + 2:04}" if has_relative else None,
        relative_name=other if has_relative else None,
        wanted=rng.choice(world.trades_for(village)),
        enrolled_on=draw_day(rng, date(2016, 10, 17), date(2016, 12, 2)),
        outcome=outcome,
    )


def home_persons(world: World, homes: list[Home]) -> list[Row]:
    """Return the rows of the register of persons for those who learn and those who may come instead."""
    rng = world.chance("learners")
    rows: list[Row] = []
    for home in homes:
        rows.append(person_row(rng, home.learner, home.learner_name, home.village, home.learner_age))
        if home.relative and home.relative_name:
            age = max(18, home.learner_age + rng.randint(-6, 6))
            rows.append(person_row(rng, home.relative, home.relative_name, home.village, age))
            rows[-1]["house_no"] = home.house_no
        rows[-1 if not home.relative else -2]["house_no"] = home.house_no
    return rows


def households(homes: list[Home]) -> list[Row]:
    """Return the register of households. House registration codes are left blank: any might be somebody's."""
    return [
        {
            "reference": home.reference,
            "house_code": None,
            "house_no": home.house_no,
            "head_name": home.head.full,
            "members_count": home.members,
            "village": home.village.code,
        }
        for home in homes
    ]


def enrolments(world: World, homes: list[Home]) -> list[Row]:
    """Return the enrolment of each household in the scheme of the year."""
    rng = world.chance("enrolments")
    return [
        {
            "scheme": SCHEME,
            "household": home.reference,
            "sequence": at,
            "enrolled_on": home.enrolled_on,
            "source": rng.choices(list(SOURCES), list(SOURCES.values()))[0],
            "wanted_occupation": home.wanted.occupation,
            "learner": home.learner,
        }
        for at, home in enumerate(homes, 1)
    ]


def incomes(world: World, homes: list[Home]) -> list[Row]:
    """Return the baseline of every household and the rounds that followed, each as its outcome asks."""
    rng = world.chance("incomes")
    rows: list[Row] = []
    for home in homes:
        baseline = _baseline(world, rng, home)
        rows += [baseline, *_rounds(rng, home, baseline)]
    return rows


def _baseline(world: World, rng: Random, home: Home) -> Row:
    """Return the year before: a farm household of the province with less than most, in the four parts."""
    day = home.enrolled_on + timedelta(days=rng.randint(0, 4))
    total = home.members**0.5 * rng.lognormvariate(10.7, 0.3)
    new_trade = rng.random() < 0.45
    taught = 0 if new_trade else round_to(rng.uniform(0.15, 0.6) * home.wanted.income_least, 100)
    shares = [rng.uniform(0.46, 0.62), rng.uniform(0.1, 0.2), rng.uniform(0.03, 0.15), rng.uniform(0.08, 0.2)]
    parts = [round_to(total * share, 100) for share in shares]
    parts[1] = max(parts[1], taught)
    return {
        **_round(world.geography.districts[home.village.district], home, 0, day),
        **{f"{part}_income_baht_per_year": baht for part, baht in zip(INCOME, parts, strict=True)},
        **_expense(rng, sum(parts)),
        **_balance(rng),
        "practising": None if new_trade else True,
        "why_not": None,
        "taught_income_baht_per_year": taught,
        "taught_cost_baht_per_year": round_to(taught * rng.uniform(0.25, 0.5), 100),
    }


def _round(district: str, home: Home, number: int, day: date) -> Row:
    return {
        "scheme": SCHEME,
        "household": home.reference,
        "round": number,
        "recorded_on": day,
        "up_to": day.replace(day=1) - timedelta(days=1),
        "members_count": home.members,
        "recorded_by": f"พัฒนากร อำเภอ{district}",
        "confirmed_by": f"ผู้ใหญ่บ้าน หมู่ {home.village.moo}",
    }


def _expense(rng: Random, income: int) -> Row:
    shares = [rng.uniform(0.12, 0.28), rng.uniform(0.38, 0.55), rng.uniform(0.02, 0.1)]
    debt = round_to(income * rng.uniform(0.03, 0.15), 100) if rng.random() < 0.7 else 0
    baht = {
        f"{part}_expense_baht_per_year": round_to(income * n, 100)
        for part, n in zip(EXPENSE, shares, strict=True)
    }
    return {**baht, "debt_service_baht_per_year": debt}


def _balance(rng: Random) -> Row:
    """Return debts and savings; blank where the household was not asked or would not say."""
    return {
        "formal_debt_baht": round_to(rng.uniform(10_000, 150_000), 1_000) if rng.random() < 0.6 else 0,
        "community_debt_baht": round_to(rng.uniform(5_000, 30_000), 500) if rng.random() < 0.5 else 0,
        "informal_debt_baht": rng.choice([None, 0, 0, 0, 5_000, 10_000, 20_000]),
        "savings_baht": round_to(rng.uniform(200, 24_000), 100) if rng.random() < 0.9 else None,
    }


def _rounds(rng: Random, home: Home, baseline: Row) -> list[Row]:
    """Return the rounds after one and three months; the last one decides the outcome."""
    if home.outcome == WAITING:
        return []
    numbers = [1, 3] if rng.random() < 0.7 else [rng.choice([1, 3])]
    rows = []
    for number in numbers:
        last = number == numbers[-1]
        row = _followed(
            rng, home, baseline, number, home.outcome if last else rng.choice([RISEN, RISEN, EQUAL, FELL])
        )
        rows.append(row)
    if home.outcome == UNKNOWN and rng.random() < 0.3:
        # The last round was asked in full; it is the baseline that lacks a part.
        rows[-1] |= {part: baseline[part] for part in _parts() if rows[-1][part] is None}
        baseline["other_income_baht_per_year"] = None
    return rows


def _parts() -> list[str]:
    return [f"{part}_income_baht_per_year" for part in INCOME]


def _followed(rng: Random, home: Home, baseline: Row, number: int, outcome: str) -> Row:
    """Return a round that ends as the outcome says: above, below, equal to the baseline, or with a blank part."""
    row = dict(baseline) | _dates(rng, baseline, number) | _practice(rng, home, baseline, outcome)
    gain = max(400, row["taught_income_baht_per_year"] - baseline["taught_income_baht_per_year"])
    secondary = "secondary_income_baht_per_year"
    if outcome == RISEN:
        row[secondary] += gain
        row["in_kind_income_baht_per_year"] += rng.choice([0, 0, 300, 600, 1_200])
    elif outcome == FELL:
        row["main_income_baht_per_year"] -= (
            round_to(row["main_income_baht_per_year"] * rng.uniform(0.03, 0.15), 100) + 100
        )
    elif outcome == UNKNOWN:
        row[secondary] += gain
        row[rng.choice(["other_income_baht_per_year", "in_kind_income_baht_per_year"])] = None
    return (
        row
        | _expense(rng, sum(row[part] or 0 for part in _parts()))
        | {"savings_baht": _saved(rng, baseline, outcome)}
    )


def _dates(rng: Random, baseline: Row, number: int) -> Row:
    day = baseline["recorded_on"] + timedelta(days=30 * number + rng.randint(0, 12))
    return {"round": number, "recorded_on": day, "up_to": day.replace(day=1) - timedelta(days=1)}


def _practice(rng: Random, home: Home, baseline: Row, outcome: str) -> Row:
    """Return whether the household practises what was taught, and what that brings."""
    practises = rng.random() < {RISEN: 0.96, EQUAL: 0.5, FELL: 0.6, UNKNOWN: 0.8}[outcome]
    income = baseline["taught_income_baht_per_year"]
    if practises and outcome in (RISEN, UNKNOWN):
        income += round_to(rng.uniform(0.3, 0.9) * home.wanted.income_least, 100)
    return {
        "practising": practises,
        "why_not": None if practises else rng.choice(REASONS),
        "taught_income_baht_per_year": income,
        "taught_cost_baht_per_year": round_to(income * rng.uniform(0.25, 0.5), 100),
    }


def _saved(rng: Random, baseline: Row, outcome: str) -> int | None:
    before: int | None = baseline["savings_baht"]
    return before if before is None or outcome != RISEN else before + rng.choice([0, 200, 500, 1_000])
