"""Keys by which two writings of the same thing are found equal."""

from __future__ import annotations

from prach.core.text.digits import to_arabic_digits
from prach.core.text.tidying import tidy


def fold(text: str) -> str:
    """Search key: tidy, Arabic digits, no capitals. Fold both what is stored and what is asked."""
    return tidy(to_arabic_digits(tidy(text)).casefold())


def same_text(first: str, second: str) -> bool:
    """True when the two differ at most in spaces, kind of digits, capitals, or damage that `tidy` repairs."""
    return _without_spaces(first) == _without_spaces(second)


def _without_spaces(text: str) -> str:
    return tidy(fold(text).replace(" ", ""))
