"""Rows of the register of persons."""

from __future__ import annotations

from datetime import date
from random import Random

from prach.core.identity import national_id_check_digit

from ..geography import Village
from ..names import Name
from ..published import ACCOUNT_ON
from .world import Row


def person_row(rng: Random, reference: str, name: Name, village: Village, age: int) -> Row:
    """Return the row of one person: much is blank, as in a real register."""
    return {
        "reference": reference,
        "title": name.title,
        "given_name": name.given_name,
        "surname": name.surname or None,
        "sex": name.sex,
        "born_on": _birthday(rng, age) if rng.random() < 0.7 else None,
        "national_id": _unusable_national_id(rng, village) if rng.random() < 0.02 else None,
        "phone": f"000{rng.randrange(10_000_000):07}" if rng.random() < 0.2 else None,
        "house_no": house_no(rng),
        "village": village.code,
    }


def house_no(rng: Random) -> str:
    """Return a house number such as '45' or '128/2'."""
    number = str(rng.randint(1, 260))
    return f"{number}/{rng.randint(1, 9)}" if rng.random() < 0.2 else number


def _birthday(rng: Random, age: int) -> date:
    year = ACCOUNT_ON.year - age
    return date(year, 1, 1) if rng.random() < 0.08 else date(year, rng.randint(1, 12), rng.randint(1, 28))


def _unusable_national_id(rng: Random, village: Village) -> str:
    """Return 13 digits that are nobody's: the first is never issued, the last is wrong."""
    twelve = f"9{village.district}{rng.randrange(10_000_000):07}"
    return f"{twelve}{(national_id_check_digit(twelve) + rng.randint(1, 9)) % 10}"
