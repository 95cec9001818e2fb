"""The two sets of digits. Thai papers mix them, even in one sentence."""

from __future__ import annotations

ARABIC_DIGITS = "0123456789"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)


def to_arabic_digits(text: str) -> str:
    """The text with ๐–๙ written 0–9; everything else stays."""
    return text.translate(_TO_ARABIC)


def to_thai_digits(text: str) -> str:
    """The text with 0–9 written ๐–๙; everything else stays."""
    return text.translate(_TO_THAI)
