"""Figures and dates as they are printed in an account."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prach.core import thai_calendar

from .parts import Cell, Cited, Number


def in_english() -> bool:
    """Say whether the active language is English."""
    return (get_language() or "th").startswith("en")


def printed(value: Number | None, places: int = 0) -> str:
    """Return 30,336 or 80.9; the words for an unknown where there is no value. Half rounds up, as people expect."""
    if value is None:
        return _("no information yet")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "\N{MINUS SIGN}")


def long_date(day: date) -> str:
    """Return 4 เมษายน 2560, in English 4 April 2560 B.E."""
    if in_english():
        return _("%(day)s %(year)s B.E.") % {
            "day": date_format(day, "j F"),
            "year": thai_calendar.to_be(day.year),
        }
    return thai_calendar.format_long(day)


def short_date(day: date) -> str:
    """Return 4 เม.ย. 2560, for tables; in English 04/04/2560."""
    return thai_calendar.format_short(day) if in_english() else thai_calendar.format_abbreviated(day)


def cell_text(cell: Cell) -> str:
    """Return a cell of a listing as text; a dash for what is not known."""
    if cell is None:
        return "–"
    if isinstance(cell, Cited):
        return cell.text if cell.known else "–"
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, int | float | Decimal):
        return printed(cell, 0 if cell == int(cell) else 1)
    return cell
