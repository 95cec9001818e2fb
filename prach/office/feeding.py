"""The figures that a page shows beside rows. Reads the indicators; counts nothing itself."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prach.areas.queries import label_of
from prach.indicators import queries
from prach.ui.parts import Column, Link, Row, Table

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
    """Return the figures that a row feeds, with the areas in which it counts; None when it feeds none."""
    found: dict[tuple[str, int], tuple[Any, list[str]]] = {}
    for indicator, code, year in queries.fed_by(record):
        found.setdefault((indicator.code, year), (indicator, []))[1].append(code)
    rows = [
        Row([indicator.name, [area_link(indicator.code, code, year) for code in codes], str(year)])
        for (_code, year), (indicator, codes) in found.items()
    ]
    columns = [Column(_("Figure")), Column(_("Area")), Column(_("Fiscal year"))]
    return Table(_("Figures from this record"), columns, rows) if rows else None


def area_link(indicator_code: str, area_code: str, fiscal_year: int) -> Link:
    """Return the link to a figure in one area, under the area's name."""
    return Link(
        label_of(area_code, get_language() or "th"), figure_address(indicator_code, area_code, fiscal_year)
    )


def figure_address(code: str, area_code: str, fiscal_year: int) -> str:
    """Return the address of a figure's page."""
    return (
        f"{reverse('office:figure', args=[code])}?{urlencode([('area', area_code), ('year', fiscal_year)])}"
    )


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
