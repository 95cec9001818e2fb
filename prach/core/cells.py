"""What every reader of a spreadsheet cell shares: what blank means, and how to say a cell cannot be read.

A reader (`parse_date`, `parse_whole_number`, `clean_national_id`…) gives a plain value, gives None for a
blank cell, or raises a `CellProblem`. The problem carries a reason code, never a sentence: the page that
shows it knows the person's language and which column it was.
"""

from __future__ import annotations

import math

from prach.core.text import tidy

BLANK_WORDS = frozenset(
    {"", "-", "--", "---", "–", "—", ".", "..", "...", "…", "_", "ไม่ทราบ", "ไม่ระบุ", "ไม่มีข้อมูล", "ไม่แน่ใจ"}
    | {"n/a", "na", "#n/a", "null", "none", "nan"}
)


class CellProblem(ValueError):
    """A cell that cannot be used. `reason` is a code such as "date_not_read"; `value` is the cell itself."""

    def __init__(self, reason: str, value: object = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


def is_blank(value: object) -> bool:
    """True for an empty cell and for the words people write instead: "-", "ไม่ทราบ", "n/a"."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return isinstance(value, str) and tidy(value).casefold() in BLANK_WORDS


def cell_text(value: object) -> str:
    """The cell as tidy text. A float that is whole loses its ".0": 57010201.0 gives "57010201"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))
