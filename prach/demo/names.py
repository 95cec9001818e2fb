"""Invented people: a title, a given name, mostly a surname, a sex; no full name comes twice."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "data" / "names"
MALE, FEMALE = "MALE", "FEMALE"

# How surnames of the upper North often begin; most are drawn from these.
NORTHERN = (
    *("คำ", "ใจ", "ปัญญา", "วงค์", "วงศ์", "อุ่น", "แสน", "ธรรม", "กันทะ", "อินต๊ะ", "มูล", "ไชย", "ตา", "ยา", "ทา"),
    *("จันต๊ะ", "ปิน", "ศรี", "แก้ว", "อินทร์", "ธิ", "ต๊ะ", "เตชะ", "เขื่อน", "ขัน", "ปวง", "สม", "สุริ", "นันตา"),
)
# Known from the news or from history: nobody invented shall seem to be of the family.
AVOIDED = re.compile(
    r"ชินวัตร|เวชชาชีวะ|จันทร์โอชา|วงษ์สุวรรณ|วงศ์สวัสดิ์|ศิลปอาชา|ปราโมช|พนมยงค์|ชุณหะวัณ|สารสิน|หลีกภัย|ลิมปพันธ์"
)
# The officer who signed the published account.
AUTHOR = ("ปรีชา", "ปวงคำ")
MONASTIC_NAMES = ("ฐิตธมฺโม", "ปญฺญาวโร", "สิริปญฺโญ", "จนฺทวํโส", "ธมฺมธโร", "อภิวฑฺฒโน")
# The lists hold names from the whole country; these beginnings are of the far South.
SOUTHERN = (
    "มะ",
    "มู",
    "เจ๊ะ",
    "แว",
    "อับดุ",
    "ฮา",
    "ซา",
    "ฟา",
    "พาอี",
    "ยู",
    "รอ",
    "นู",
    "อาด",
    "อาแ",
    "กามา",
    "หะ",
    "สะ",
    "ดอ",
)
PLAIN = re.compile(r"[ก-ฮะ-ูเ-์]+")


@dataclass(frozen=True)
class Name:
    """A name as the register of persons writes it."""

    title: str
    given_name: str
    surname: str
    sex: str

    @property
    def full(self) -> str:
        return f"{self.title}{self.given_name} {self.surname}".strip()


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    """Return the pools: given names by sex, older given names by sex, surnames, highland names."""
    given = _rows("given_names_th.csv")
    older = _rows("older_given_names_th.csv")
    hill = _rows("highland_names_th.csv")
    surnames = [row["surname_th"] for row in _rows("surnames_th.csv") if _usable(row["surname_th"], 4, 10)]
    pools = {
        sex: [row["name_th"] for row in given if row["sex"] == sex and _usable(row["name_th"], 4, 8)]
        for sex in ("male", "female")
    }
    pools |= {f"older {sex}": [r["name_th"] for r in older if r["sex"] == sex] for sex in ("male", "female")}
    pools |= {
        f"hill {use}": [r["name_th"] for r in hill if r["use"] == use]
        for use in ("male", "female", "surname")
    }
    pools["surname"] = surnames
    pools["northern"] = [surname for surname in surnames if surname.startswith(NORTHERN)]
    return pools


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _usable(name: str, shortest: int, longest: int) -> bool:
    fits = PLAIN.fullmatch(name) and shortest <= len(name) <= longest
    return bool(fits) and not AVOIDED.search(name) and not name.startswith(SOUTHERN)


class Naming:
    """Draws names without repeating a full name."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.taken = rng, {AUTHOR}

    def draw(self, *, age: int, sex: str = "", highland: bool = False) -> Name:
        """Return a name that suits the age, in the highland way where asked."""
        sex = sex or self.rng.choice((MALE, FEMALE))
        for _ in range(1000):
            given, surname = self._highland(sex) if highland else self._lowland(sex, age)
            if (given, surname) not in self.taken:
                self.taken.add((given, surname))
                return Name(self._title(sex, age), given, surname, sex)
        raise LookupError("No unused name is left in the lists.")

    def draw_monk(self) -> Name:
        """Return the name of a monk: given name and monastic name."""
        for _ in range(1000):
            given, monastic = self.rng.choice(_lists()["older male"]), self.rng.choice(MONASTIC_NAMES)
            if (given, monastic) not in self.taken:
                self.taken.add((given, monastic))
                return Name("พระ", given, monastic, MALE)
        raise LookupError("No unused name is left in the lists.")

    def _lowland(self, sex: str, age: int) -> tuple[str, str]:
        lists, rng = _lists(), self.rng
        pool = "older " if rng.random() < (0.92 if age >= 40 else 0.6) else ""
        surname = rng.choice(lists["northern" if rng.random() < 0.85 else "surname"])
        return rng.choice(lists[f"{pool}{sex.lower()}"]), surname

    def _highland(self, sex: str) -> tuple[str, str]:
        lists, rng = _lists(), self.rng
        given = rng.choice(
            lists[f"hill {sex.lower()}"] if rng.random() < 0.6 else lists[f"older {sex.lower()}"]
        )
        if rng.random() < 0.12:
            return given, ""
        return given, rng.choice(lists["hill surname"])

    def _title(self, sex: str, age: int) -> str:
        if sex == MALE:
            return "ว่าที่ร้อยตรี" if age < 45 and self.rng.random() < 0.02 else "นาย"
        return "นาง" if self.rng.random() < (0.85 if age >= 35 else 0.4) else "นางสาว"
