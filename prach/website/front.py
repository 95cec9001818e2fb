"""The front page: what the programme is, the figures that matter, the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.areas.boundaries import ATTRIBUTION, outlines_within
from prach.areas.models import Area, Level
from prach.areas.queries import areas_in_force
from prach.indicators import queries
from prach.indicators.queries import Figure
from prach.people.queries import holds_invented
from prach.reports.queries import years_by_province
from prach.ui.maps import Map, Outlines, choropleth_map, project
from prach.ui.parts import Column, Row, Table

# The eight figures that matter, each with its name in a visitor's words.
EIGHT = {
    "villages-reached": gettext_lazy("Villages where knowledge was passed on"),
    "districts-reached": gettext_lazy("Districts that take part"),
    "people-reached": gettext_lazy("People reached by forums and supports to groups"),
    "sage-sessions": gettext_lazy("Times that sages taught their occupation"),
    "sage-learners": gettext_lazy("Learners taught by sages"),
    "households-income-rose": gettext_lazy("Target households that earn more"),
    "curricula": gettext_lazy("Curricula that sages teach from"),
    "group-supports": gettext_lazy("Supports to occupation and savings groups"),
}
BESIDE = ("curriculum-volumes", "households-income-rose-share")


@dataclass(frozen=True)
class Told:
    """One figure of the front page."""

    name: Any
    figure: Figure
    note: str
    url: str


def front(request: HttpRequest) -> HttpResponse:
    """Show the programme, and the figures of the province and year asked for, else of the latest that has any."""
    known = years_by_province()
    province = chosen(request.GET.get("province", ""), list(known))
    if province is None:
        return render(request, "website/front.html", {"area": None})
    year = int(chosen(request.GET.get("year", ""), [str(year) for year in known[province]]) or 0)
    area = areas_in_force().get(pk=province)
    districts = queries.table("villages-reached", province, year, Level.DISTRICT, public=True)
    values = {
        "area": area,
        "year": year,
        "years": known[province],
        "provinces": list(areas_in_force().filter(pk__in=known)) if len(known) > 1 else [],
        "told": the_eight(province, year),
        "map": map_of_districts(area, year, districts),
        "table": table_of_districts(year, districts),
        "demonstration_note": demonstration_words() if holds_invented(province) else "",
    }
    return render(request, "website/front.html", values)


def chosen(asked: str, known: list[str]) -> str | None:
    """Return what was asked for where it is known, else the first that is."""
    return asked if asked in known else next(iter(known), None)


def address_of(code: str, area_code: str, fiscal_year: int) -> str:
    """Return the public page of a figure."""
    return f"{reverse('website:figure', args=[code])}?{urlencode({'area': area_code, 'year': fiscal_year})}"


def the_eight(area_code: str, fiscal_year: int) -> list[Told]:
    """Return the eight figures, with what stands beside them."""
    codes = [*EIGHT, *BESIDE]
    found = {f.indicator.code: f for f in queries.figures(area_code, fiscal_year, codes, public=True)}
    volumes, share = (found[code].value for code in BESIDE)
    notes = {
        "curricula": _("printed in %(count)s volumes") % {"count": f"{volumes:,}"} if volumes else "",
        "households-income-rose": _("that is %(share)s per cent") % {"share": f"{share:.0f}"}
        if share
        else "",
    }
    return [
        Told(name, found[code], notes.get(code, ""), address_of(code, area_code, fiscal_year))
        for code, name in EIGHT.items()
    ]


@lru_cache(maxsize=80)
def outlines_of(area_code: str) -> Outlines | None:
    """Return the projected outlines of the areas just below; None where there are none."""
    features = outlines_within(area_code)
    return project(features) if features else None


def coloured(area_code: str, figures: list[Figure], *, title: str, urls: dict[str, str]) -> Map | None:
    """Return the map of a figure over the areas below; None where there are no outlines or nothing is known."""
    outlines = outlines_of(area_code)
    values = {f.area_code: None if f.value is None else float(f.value) for f in figures}
    if outlines is None or all(value is None for value in values.values()):
        return None
    unit, places = figures[0].indicator.unit, figures[0].indicator.decimals
    credit = _("Outlines: %(source)s") % {"source": ATTRIBUTION}
    return choropleth_map(outlines, values, title=title, unit=unit, places=places, urls=urls, credit=credit)


def map_of_districts(area: Area, year: int, districts: list[Figure]) -> Map | None:
    title = _("Villages with a transfer forum, by district")
    urls = {f.area_code: address_of("villages-reached", f.area_code, year) for f in districts}
    return coloured(area.code, districts, title=title, urls=urls)


def table_of_districts(year: int, districts: list[Figure]) -> Table:
    columns = [Column(_("District")), Column(_("Forums held"), "number"), Column(_("Target"), "number")]
    rows = [
        Row([f.area_name, f.value, f.out_of], address_of("villages-reached", f.area_code, year))
        for f in districts
    ]
    return Table(_("Villages reached, by district"), columns, rows)


def demonstration_words() -> str:
    """Return what must be said while the people in the registers are invented."""
    return _(
        "The people and the single records shown here are invented. The totals of Chiang Rai, fiscal year 2560, follow "
        "the knowledge entry of Chiang Rai dated 4 April 2017, published by the Community Development Department."
    )
