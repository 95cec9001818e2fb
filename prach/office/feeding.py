"""The figures that a page shows beside rows. Reads the indicators; counts nothing itself."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from prach.areas.queries import name_of
from prach.indicators import queries
from prach.ui.parts import Column, Row, Table

HEADLINE = [
    "villages-reached",
    "people-reached",
    "sage-sessions",
    "sage-learners",
    "group-supports",
    "households-enrolled",
    "households-income-rose",
    "curricula",
]


def fed_by(record: Any) -> Table | None:
    """Return the figures that a row feeds, each with its address; None when it feeds none."""
    rows = [
        Row(
            [indicator.name, f"{name_of(code)} ({code})", str(year)],
            figure_address(indicator.code, code, year),
        )
        for indicator, code, year in queries.fed_by(record)
    ]
    columns = [Column(_("Figure")), Column(_("Area")), Column(_("Fiscal year"))]
    return Table(_("Figures that count this record"), columns, rows) if rows else None


def figure_address(code: str, area_code: str, fiscal_year: int) -> str:
    """Return the address of a figure's page; '' while there is none."""
    try:
        return f"{reverse('office:figure', args=[code])}?area={area_code}&year={fiscal_year}"
    except NoReverseMatch:
        return ""


def headline(user: Any, fiscal_year: int) -> list[dict[str, Any]]:
    """Return the year's first figures of the person's own area; none for somebody who answers for several."""
    codes = user.area_codes()
    if len(codes) != 1 or not user.may("read_figures"):
        return []
    return [
        {
            "label": one.indicator.name,
            "value": one.value,
            "unit": one.indicator.unit,
            "out_of": one.out_of,
            "url": figure_address(one.indicator.code, codes[0], fiscal_year),
        }
        for one in queries.figures(codes[0], fiscal_year, HEADLINE)
    ]
