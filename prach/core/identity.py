"""Numbers that identify people, houses and telephones. Kept as plain digits, shown with their dashes.

A national ID is never refused by its first digit: 6, 7 and 8 belong to foreigners and their children, and
numbers beginning 0 to people without nationality, who are many in the hills. A checksum that does not hold
is a warning to show, not a reason to refuse a person.
"""

from __future__ import annotations

import re

from prach.core.cells import CellProblem, cell_text, is_blank
from prach.core.text import to_arabic_digits

NATIONAL_ID_LENGTH = 13
HOUSE_CODE_LENGTH = 11


class UnreadableNationalId(CellProblem):
    """Reasons: "national-id-length", "national-id-not-digits", "national-id-rounded" (Excel's 1.57E+12)."""


class UnreadablePhone(CellProblem):
    """Reasons: "phone-length", "phone-not-digits", "phone-several"."""


class UnreadableHouseCode(CellProblem):
    """Reasons: "house-code-length", "house-code-not-digits"."""


_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.I)


def _digits(value: object) -> str:
    """The cell without spaces, dashes and dots, in Arabic digits."""
    return re.sub(r"[\s\-–—‐‑.]", "", to_arabic_digits(cell_text(value)))


# ------------------------------------------------------------------------------------------- national ID


def clean_national_id(value: object) -> str | None:
    """The 13 digits of a national ID, or None for a blank cell. The checksum is not asked here.

    A number cell of 12 digits has lost its leading zero and gets it back. Raises UnreadableNationalId.
    """
    if is_blank(value):
        return None
    if _ROUNDED.fullmatch(cell_text(value)):
        raise UnreadableNationalId("national-id-rounded", value)
    digits = _digits(value)
    if not (digits.isascii() and digits.isdigit()):
        raise UnreadableNationalId("national-id-not-digits", value)
    if isinstance(value, int | float):
        digits = digits.zfill(NATIONAL_ID_LENGTH) if len(digits) == NATIONAL_ID_LENGTH - 1 else digits
    if len(digits) != NATIONAL_ID_LENGTH:
        raise UnreadableNationalId("national-id-length", value)
    return digits


def national_id_checksum_holds(national_id: str) -> bool:
    """True when the 13th digit is (11 − Σ(14−i)·dᵢ mod 11) mod 10. False for anything but 13 digits."""
    if not re.fullmatch(r"[0-9]{13}", national_id):
        return False
    return national_id_check_digit(national_id[:12]) == int(national_id[12])


def national_id_check_digit(first_twelve: str) -> int:
    """The 13th digit that belongs to twelve: "123456789012" gives 1."""
    total = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), first_twelve, strict=True))
    return (11 - total % 11) % 10


def format_national_id(national_id: str) -> str:
    """As on the card: 1-2345-67890-12-1."""
    return _grouped(national_id, 1, 4, 5, 2, 1)


def mask_national_id(national_id: str) -> str:
    """Only the last three digits: x-xxxx-xxxxx-12-1."""
    return _grouped("x" * 10 + national_id[10:], 1, 4, 5, 2, 1)


# ------------------------------------------------------------------------------------------- telephone

_COUNTRY_CODE = re.compile(r"(?:\+|00)?66(?:\(0\))?0?(?=\d{8,9}$)")
_SEVERAL = re.compile(r"[,;/\n]|หรือ|และ")


def parse_phone(value: object) -> str | None:
    """A Thai telephone number as 9 or 10 digits beginning 0, or None for a blank cell.

    Reads spaces, dashes, +66, and number cells from which Excel took the leading zero:
    812345678 gives 0812345678. Raises UnreadablePhone.
    """
    if is_blank(value):
        return None
    if isinstance(value, str) and len([part for part in _SEVERAL.split(value) if part.strip()]) > 1:
        raise UnreadablePhone("phone-several", value)
    digits = re.sub(r"^(?:โทรศัพท์|โทร|มือถือ|tel):?", "", _digits(value), flags=re.I)
    digits = re.sub(r"[()]", "", _COUNTRY_CODE.sub("0", digits))
    if not (digits.isascii() and digits.isdigit()):
        raise UnreadablePhone("phone-not-digits", value)
    digits = _with_leading_zero(digits)
    if len(digits) not in (9, 10) or digits[0] != "0":
        raise UnreadablePhone("phone-length", value)
    return digits


def _with_leading_zero(digits: str) -> str:
    """Mobile numbers have nine digits behind the zero and begin 6, 8 or 9; others have eight."""
    is_mobile = len(digits) == 9 and digits[0] in "689"
    is_landline = len(digits) == 8 and digits[0] in "234567"
    return "0" + digits if is_mobile or is_landline else digits


def format_phone(phone: str) -> str:
    """With dashes: 081-234-5678, 053-711-123, 02-123-4567."""
    return _grouped(phone, *_phone_groups(phone))


def mask_phone(phone: str) -> str:
    """Only the last four digits: xxx-xxx-5678."""
    return _grouped("x" * len(phone[:-4]) + phone[-4:], *_phone_groups(phone))


def _phone_groups(phone: str) -> tuple[int, int, int]:
    return (2, 3, 4) if len(phone) == 9 and phone.startswith("02") else (3, 3, 4)


# ------------------------------------------------------------------------------------------- house


def clean_house_code(value: object) -> str | None:
    """The 11 digits of a house registration code, or None for a blank cell. Raises UnreadableHouseCode."""
    if is_blank(value):
        return None
    digits = _digits(value)
    if not (digits.isascii() and digits.isdigit()):
        raise UnreadableHouseCode("house-code-not-digits", value)
    if len(digits) != HOUSE_CODE_LENGTH:
        raise UnreadableHouseCode("house-code-length", value)
    return digits


def format_house_code(house_code: str) -> str:
    """As in the house registration book: 5701-001234-5."""
    return _grouped(house_code, 4, 6, 1)


def _grouped(digits: str, *lengths: int) -> str:
    """The digits in groups of these lengths, with dashes between."""
    groups, start = [], 0
    for length in lengths:
        groups.append(digits[start : start + length])
        start += length
    return "-".join(group for group in groups if group)
