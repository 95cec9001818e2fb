"""Thai dictionary order, as in the Royal Institute's dictionary and in ICU."""

from __future__ import annotations

import re

from prach.core.text.comparing import fold
from prach.core.text.tidying import CONSONANTS, LEADING_VOWELS

# ็, the four tones, ์, a lone nikhahit and ๎: asked only when the letters are equal.
_SECONDARY = "\u0e47-\u0e4e"
_LEADING_VOWEL = re.compile(f"([{LEADING_VOWELS}])([{CONSONANTS}])")
_SECONDARY_MARK = re.compile(f"[{_SECONDARY}]")
_NOT_SECONDARY = re.compile(f"[^{_SECONDARY}]")
_BELOW_EVERY_LETTER = "\t"


def thai_sort_key(text: str) -> str:
    """Key that puts texts in Thai dictionary order when compared code point by code point.

    A leading vowel counts after its consonant; tone marks and ์ decide only between equal letters, the
    first difference counting; both sets of digits are equal; a space comes before every letter, so given
    names sort before surnames. Can be stored: compare it with SQLite's BINARY or PostgreSQL's "C" order.
    """
    folded = fold(text)
    letters = _LEADING_VOWEL.sub(r"\2\1", _SECONDARY_MARK.sub("", folded))
    marks = _NOT_SECONDARY.sub("0", folded).rstrip("0")
    return letters + _BELOW_EVERY_LETTER + marks if marks else letters
