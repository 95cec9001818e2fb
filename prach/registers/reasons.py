"""The sentences about cells and rows: what is wrong and what to do next. Codes are stable; tests use them.

Where a room's own rule speaks, its own sentence is kept with the problem and shown (`sentence_of`).
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, Any] = {
    # a cell that cannot be read
    "required": _("This cell is needed. Fill it in."),
    "text-too-long": _("The text has %(length)s characters; at most %(longest)s fit. Shorten it."),
    "choice-unknown": _("This is not in the list. Choose one of: %(choices)s"),
    "date-not-read": _("This is not a date. Write day/month/year, for example 04/04/2560."),
    "year-not-read": _("This is not a year. Write four digits of the Buddhist Era, for example 2560."),
    "year-era-unclear": _("The year has two digits and may be Buddhist or Christian. Write four digits."),
    "day-impossible": _("There is no such day in this month. Check the day."),
    "month-impossible": _("There is no such month. Write day/month/year; the month is 1 to 12."),
    "year-impossible": _(
        "The year cannot be right. Check it; Buddhist years have four digits, for example 2560."
    ),
    "number-not-read": _("This is not a number. Write digits only."),
    "number-several": _("There is more than one number. Write one exact number."),
    "number-inexact": _("The number is not exact. Write the exact number, or leave the cell blank."),
    "number-not-whole": _("This must be a whole number. Write it without decimals."),
    "number-negative": _("The number is negative. Write 0 or more."),
    "number-too-small": _("The number is too small; it must be %(least)s or more."),
    "number-too-large": _("The number is too large; it must be %(most)s or less. Check the digits."),
    "too-many-decimals": _("The number has more than %(places)s decimals. Round it."),
    "day-too-early": _("This day is too long ago to be right. Check the year."),
    "answer-not-read": _("Write yes or no, or leave the cell blank where it is not known."),
    "national-id-length": _("A national ID has 13 digits. Check the number."),
    "national-id-not-digits": _("A national ID has digits only. Check the number."),
    "national-id-rounded": _(
        "The spreadsheet has rounded this number. Format the cell as text and type it again."
    ),
    "phone-length": _("A telephone number has 9 or 10 digits and begins with 0. Check the number."),
    "phone-not-digits": _("A telephone number has digits only. Check the number."),
    "phone-several": _("There is more than one telephone number. Keep one; write the other in a note."),
    "house-code-length": _("A house registration code has 11 digits. Check the number."),
    "house-code-not-digits": _("A house registration code has digits only. Check the number."),
    "formula-error": _("The formula in this cell has failed. Type the value instead of the formula."),
    "cell-not-read": _("This cell cannot be read. Type its value again."),
    # areas
    "area-unknown": _(
        "There is no such area. Enter the 8-digit code, or the name with moo, subdistrict and district."
    ),
    "area-ambiguous": _(
        "Several areas are called so: %(candidates)s. Enter the 8-digit code of the right one."
    ),
    "area-ended": _("This area is no longer in force. Enter the code of the area that followed it."),
    "area-level": _("This area is of another kind than this column takes (%(levels)s). Enter the right one."),
    "area-contradicts": _(
        "The code is of %(area)s, but the cells beside it say something else. Correct one of them."
    ),
    "out-of-scope": _("This area is outside your responsibility. Ask the officer of that area to record it."),
    # other records
    "not-listed": _("This is not in the list of the programme. Choose from the list or enter the code."),
    "indicator-unknown": _("There is no such indicator. Enter its code from the list."),
    "not-found": _(
        "This is not among the records you may use. Check it, or record it first in its own register."
    ),
    "several-found": _(
        "Several records are called so: %(candidates)s. Enter the reference of the right one."
    ),
    # the row itself
    "reference-taken": _("This reference cannot be used here. Leave the cell blank, or enter another."),
    "proof-taken": _("This number cannot be used here. Check it; if it is right, ask the provincial office."),
    "already-there": _(
        "This is already in the register with the reference %(reference)s. Use that reference."
    ),
    "row-ambiguous": _(
        "Several rows of the register look like this one: %(candidates)s. Enter the reference."
    ),
    "duplicate-row": _("This row is the same as row %(row)s of the file. Remove one of the two."),
    "not-enrolled": _("This household is not enrolled in the scheme. Enrol it first."),
    "standing-fixed": _(
        "The state of a recorded day is not rewritten. Add a row with the next state and its own day."
    ),
    "breaks-a-rule": _("This row breaks a rule of the register. Check its cells together."),
}

DOUBTS: dict[str, Any] = {
    "national-id-checksum": _(
        "The last digit of the national ID does not fit the others. Compare it with the card."
    ),
    "looks-like-existing": _(
        "The register already has %(reference)s that looks like this. Make sure it is another."
    ),
    "title-ambiguous": _(
        "The beginning of this name can be a title or part of the name. Check title and name."
    ),
    "title-conflict": _("The name begins with another title than the title column says. Check both."),
    "name-odd-characters": _("The name holds digits or signs. Check the name."),
    "headcount-unknown": _("Nobody counted how many came. Fill it in if it is known; unknown is not nought."),
    "headcount-unusual": _("Far more people than at other occasions. Check the number."),
    "sexes-unknown": _("Men and women are not told apart. Fill them in if they are known."),
    "value-unusual": _("The value is far above that of other supports. Check the number."),
    "income-incomplete": _(
        "A part of the income is not known, so the total is not known. Fill it in if it is nought."
    ),
    "income-unusual": _(
        "An amount is far above what households have. Check the number; it is baht per year."
    ),
}

SENTENCES = FAULTS | DOUBTS


def problem_of(
    code: str, *, column: str = "", value: Any = "", message: str = "", field: str = "", **params: Any
) -> dict[str, Any]:
    """Return a problem as a staged row keeps it. `message` is a room's own sentence, in English; '' means ours."""
    problem: dict[str, Any] = {"code": code, "column": column, "value": str(value)[:200]}
    if field:
        problem["field"] = field
    if message:
        problem["message"] = message
    if params:
        problem["params"] = {name: str(param) for name, param in params.items()}
    return problem


def sentence_of(problem: dict[str, Any]) -> str:
    """Return the sentence of a problem in the active language."""
    english = problem.get("message", "")
    text = gettext(english) if english else str(SENTENCES[problem["code"]])
    params = problem.get("params")
    return text % params if params else text


def is_doubt(problem: dict[str, Any]) -> bool:
    """Say whether the problem lets the row through."""
    return problem["code"] in DOUBTS
