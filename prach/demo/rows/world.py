"""What all rows of one seed share: chance by topic, names, trades, days, villages."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from ..geography import Geography, Village
from ..names import Naming
from ..published import ACCOUNT_ON, PUBLISHED, YEAR_BEGINS

DATA = Path(__file__).parent.parent / "data"
Row = dict[str, Any]

# How busy each month is: rice is harvested until December, the account is written at the beginning of April.
BUSY = {10: 0.6, 11: 0.7, 12: 0.8, 1: 1.2, 2: 1.5, 3: 1.6, 4: 1.0}
HOLIDAYS = {
    *(date(2016, 10, 13), date(2016, 10, 14), date(2016, 10, 24), date(2016, 12, 5), date(2016, 12, 12)),
    *(
        date(2016, 12, 31),
        date(2017, 1, 1),
        date(2017, 1, 2),
        date(2017, 1, 3),
        date(2017, 2, 11),
        date(2017, 2, 13),
    ),
}
# Where hill people live beside lowland villages: the share of villages that are theirs.
HIGHLAND = {
    "5715": 0.75,
    "5713": 0.35,
    "5710": 0.25,
    "5711": 0.2,
    "5707": 0.2,
    "5709": 0.15,
    "5701": 0.1,
    "5704": 0.1,
}


@dataclass(frozen=True)
class Trade:
    """Something that is taught: its occupation code, wording, hours and what a household earns by it in a year."""

    code: str
    occupation: str
    subject: str
    curriculum: str
    group: str
    point: str
    where: str
    theory: int
    practice: int
    income_least: int
    income_most: int

    def suits(self, *, highland: bool) -> bool:
        return self.where == "any" or (self.where == "high") == highland


@lru_cache(maxsize=1)
def all_trades() -> tuple[Trade, ...]:
    """Return every trade in the list."""
    return tuple(_trade(row) for row in read_csv("trades.csv"))


def _trade(row: dict[str, str]) -> Trade:
    words = ("code", "occupation", "subject", "curriculum", "group", "point", "where")
    whole = ("theory", "practice", "income_least", "income_most")
    values: dict[str, Any] = {name: row[name] for name in words} | {name: int(row[name]) for name in whole}
    return Trade(**values)


def read_csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class World:
    """The setting of one seed."""

    seed: int
    geography: Geography
    trades: list[Trade]
    naming: Naming
    targeted: list[Village] = field(default_factory=list)
    reached: list[Village] = field(default_factory=list)
    highland: set[str] = field(default_factory=set)

    def chance(self, topic: str) -> Random:
        """Return a stream of its own for each topic, so that a change in one leaves the others as they were."""
        return Random(f"{self.seed}:{topic}")

    def trades_for(self, village: Village) -> list[Trade]:
        """Return the trades that are taught this year and suit the village."""
        highland = village.code in self.highland
        return [trade for trade in self.trades if trade.suits(highland=highland)]

    def reached_in(self, district: str) -> list[Village]:
        return [village for village in self.reached if village.district == district]


def new_world(seed: int, geography: Geography) -> World:
    """Return a world with its trades chosen; villages are chosen by places.choose_villages."""
    chance = Random(f"{seed}:trades")
    trades = sorted(chance.sample(all_trades(), PUBLISHED["curricula"]), key=lambda trade: trade.code)
    return World(seed=seed, geography=geography, trades=trades, naming=Naming(Random(f"{seed}:names")))


@lru_cache(maxsize=32)
def _days(first: date, last: date, working: bool) -> tuple[list[date], list[float]]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = [day for day in days if day not in HOLIDAYS and (day.weekday() < 5 or not working)]
    return days, [BUSY.get(day.month, 1.0) * (0.5 if day.weekday() >= 5 else 1.0) for day in days]


def draw_day(
    rng: Random,
    first: date = YEAR_BEGINS,
    last: date = ACCOUNT_ON - timedelta(days=1),
    *,
    working: bool = True,
) -> date:
    """Return a day between the two that is no holiday, busy months more often."""
    days, weights = _days(first, last, working)
    return rng.choices(days, weights)[0]


def draw_sexes(rng: Random, headcount: int) -> Row:
    """Return headcount, men and women: mostly all known, sometimes not everybody's sex, sometimes nobody's."""
    told = rng.random()
    if told < 0.08:
        return {"headcount": headcount, "men": None, "women": None}
    unknown = rng.randint(1, max(1, headcount // 8)) if told < 0.2 else 0
    women = round((headcount - unknown) * min(0.9, max(0.1, rng.gauss(0.57, 0.13))))
    return {"headcount": headcount, "men": headcount - unknown - women, "women": women}


def round_to(amount: float, step: int) -> int:
    return round(amount / step) * step


def some_of(rng: Random, items: Sequence[Any], least: int, most: int) -> list[Any]:
    """Return between `least` and `most` of the items, as many as there are."""
    return rng.sample(list(items), min(len(items), rng.randint(least, most)))
