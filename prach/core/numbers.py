"""Numbers and yes or no, as people type them into forms and spreadsheets.

Read are Thai digits, thousands commas, a unit behind ("25 คน", "๑๒๐.-", "1,500 บาท") and the counting words
ร้อย พัน หมื่น แสน ล้าน ("2 แสนบาท" is 200,000). A cell that says two things, or says one roughly, is not a
number: a person decides.
"""

from __future__ import annotations

import re
from decimal import Decimal

from prach.core.cells import CellProblem, cell_text, is_blank
from prach.core.text import fold, to_arabic_digits


class UnreadableNumber(CellProblem):
    """Not one exact number.

    Reasons: "number-not-read", "number-several" (a range or two amounts), "number-inexact" (กว่า, ประมาณ),
    "number-not-whole" (12.5 where a whole number belongs).
    """


class UnreadableAnswer(CellProblem):
    """Neither yes nor no. Reason: "answer-not-read"."""


_MULTIPLIERS = {"ร้อย": 10**2, "พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6}
_NUMBER = re.compile(
    r"฿? ?(?P<sign>[-−–]?) ?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)? ?"
    r"(?P<word>ร้อย|พัน(?!ธ)|หมื่น|แสน|ล้าน)?(?P<unit>[^\d]*)"
)
_INEXACT = re.compile("กว่า|เศษ|ครึ่ง|ประมาณ|ราวๆ|เกือบ|~|≈|>|<")
_DIGITS = re.compile(r"\d+")
# What may stand behind a number: Thai words, the unit of an amount, brackets; never "12?" or "12x".
_UNIT = re.compile(r"(?:[\u0e00-\u0e7f฿%.,\-−–/() ]|baht|thb|kg|km|persons?|people)*", re.I)


def parse_whole_number(value: object) -> int | None:
    """The whole number in a cell, or None for a blank one. 12.0 is 12. Raises UnreadableNumber."""
    number = parse_decimal(value)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise UnreadableNumber("number-not-whole", value)
    return int(number)


def parse_decimal(value: object) -> Decimal | None:
    """The number in a cell, exactly as written, or None for a blank one. Raises UnreadableNumber."""
    if is_blank(value):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise UnreadableNumber("number-not-read", value)
    if isinstance(value, str):
        return _number_in_text(value)
    number = Decimal(str(value))
    if not number.is_finite():
        raise UnreadableNumber("number-not-read", value)
    return number


def _number_in_text(value: str) -> Decimal:
    text = to_arabic_digits(cell_text(value))
    if _DIGITS.search(text) and _INEXACT.search(text):
        raise UnreadableNumber("number-inexact", value)
    match = _NUMBER.fullmatch(text)
    if match is None:
        several = len(_DIGITS.findall(re.sub(r"(?<=\d)[.,](?=\d)", "", text))) > 1
        raise UnreadableNumber("number-several" if several else "number-not-read", value)
    if not _UNIT.fullmatch(match["unit"]):
        raise UnreadableNumber("number-not-read", value)
    if any(word in match["unit"] for word in _MULTIPLIERS if word != "พัน"):
        raise UnreadableNumber("number-not-read", value)  # "2 แสนล้าน": too large to be meant
    number = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
    number *= _MULTIPLIERS.get(match["word"] or "", 1)
    return -number if match["sign"] else number


_YES = frozenset(
    {"ใช่", "มี", "เป็น", "ได้", "เคย", "ผ่าน", "ถูก", "จริง", "เข้าร่วม", "ตกลง", "ยินยอม", "เห็นด้วย"}
    | {"✓", "✔", "✔️", "☑", "✅", "√", "/", "1", "y", "yes", "true", "t"}
)
_NO = frozenset({"ไม่", "ไม่ใช่", "ไม่ตกลง", "ไม่จริง", "☐", "0", "n", "no", "false", "f"}) | {
    "ไม่" + word for word in ("มี", "เป็น", "ได้", "เคย", "ผ่าน", "ถูก", "เข้าร่วม", "ยินยอม", "เห็นด้วย")
}


def parse_yes_no(value: object) -> bool | None:
    """True or False for a cell that says so, or None for a blank one.

    A cross (X, ✗) is refused: on Thai forms it marks a choice as often as it strikes one out.
    Raises UnreadableAnswer.
    """
    if is_blank(value):
        return None
    if isinstance(value, bool):
        return value
    answer = fold(cell_text(value)).replace(" ", "").rstrip(".")
    if answer in _YES or answer in _NO:
        return answer in _YES
    raise UnreadableAnswer("answer-not-read", value)
