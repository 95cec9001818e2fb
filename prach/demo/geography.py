"""The real places of the demonstration, read from the files of the area lists; no database needed."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from functools import lru_cache

from prach.areas.loading import DATA, VILLAGES

from .published import PROVINCE


@dataclass(frozen=True)
class Village:
    """A village by its 8-digit code."""

    code: str
    name: str
    moo: int

    @property
    def district(self) -> str:
        return self.code[:4]

    @property
    def subdistrict(self) -> str:
        return self.code[:6]


@dataclass(frozen=True)
class Geography:
    """Villages that have a name, names of districts, inhabitants by district code."""

    villages: tuple[Village, ...]
    districts: dict[str, str]
    inhabitants: dict[str, int]

    def villages_of(self, district: str) -> list[Village]:
        return [village for village in self.villages if village.district == district]


@lru_cache(maxsize=1)
def chiang_rai() -> Geography:
    """Return the villages and districts of the province."""
    return Geography(
        villages=tuple(_villages()),
        districts={row["code"]: row["name_th"] for row in _rows("areas.csv")},
        inhabitants={row["code"]: int(row["population"]) for row in _rows("population_2021.csv")},
    )


def _villages() -> list[Village]:
    with gzip.open(VILLAGES, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["province_code"] == PROVINCE and row["name_th"]]
    return [Village(row["village_code"], row["name_th"], int(row["moo"])) for row in rows]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row["level"] == "district" and row["code"].startswith(PROVINCE)]
