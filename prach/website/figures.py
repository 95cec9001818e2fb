"""The public page of a figure: what it means, and how districts and subdistricts compare. No rows, no small cells."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from prach.areas.models import Area
from prach.areas.queries import areas_in_force, level_below, path_to
from prach.core.text import to_arabic_digits
from prach.indicators import exports
from prach.indicators.base import Kind
from prach.indicators.queries import Figure, NoSuchIndicator, as_json
from prach.people.queries import holds_invented
from prach.reports.public import Published, published
from prach.reports.queries import years_by_province
from prach.ui.parts import Column, Link, Row, Table

from .front import address_of, coloured, demonstration_words

FINEST = 6  # digits of the finest area that has a public page


def figure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one figure of one area and year."""
    found = asked_for(request, code)
    own = found.figure
    query = urlencode({"area": own.area_code, "year": own.fiscal_year})
    values = {
        "figure": own,
        "indicator": own.indicator,
        "is_share": own.indicator.kind == Kind.SHARE,
        "of_known": own.indicator.of_known,
        "map": map_of_parts(found),
        "table": table_of_parts(found),
        "facts": facts_of(own),
        "crumbs": crumbs_of(own),
        "json_url": f"{reverse('website:figure-json', args=[code])}?{query}",
        "csv_url": f"{reverse('website:figure-csv', args=[code])}?{query}",
        "staff_url": f"{reverse('office:figure', args=[code])}?{query}",
        "demonstration_note": demonstration_words() if holds_invented(own.area_code[:2]) else "",
    }
    return render(request, "website/figure.html", values)


def figure_json(request: HttpRequest, code: str) -> HttpResponse:
    """Give the same as JSON: the area first, then the areas below."""
    found = asked_for(request, code)
    content = json.dumps(as_json([found.figure, *found.parts]), ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def figure_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Give the same as CSV, as a spreadsheet opens it."""
    found = asked_for(request, code)
    response = HttpResponse(
        "".join(exports.table_csv([found.figure, *found.parts])), content_type="text/csv; charset=utf-8"
    )
    name = f"{code}-{found.figure.area_code}-{found.figure.fiscal_year}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def asked_for(request: HttpRequest, code: str) -> Published:
    """Return the figure that the address asks for. Raises Http404 where there is none for the public."""
    known = years_by_province()
    area_code = request.GET.get("area", "") or next(iter(known), "")
    area = areas_in_force().filter(pk=area_code).first()
    if area is None or len(area.code) > FINEST:
        raise Http404
    try:
        return published(code, area.code, year_asked(request, known.get(area.code[:2], [])))
    except NoSuchIndicator:
        raise Http404 from None


def year_asked(request: HttpRequest, known: list[int]) -> int:
    """Return the year of the address, else the latest with figures. Raises Http404 for what is no year."""
    text = to_arabic_digits(request.GET.get("year", "")) or str(next(iter(known), ""))
    if not text.isdecimal() or len(text) != 4:
        raise Http404
    return int(text)


def facts_of(own: Figure) -> list[tuple[Any, Any]]:
    """Return what a figure is."""
    indicator = own.indicator
    return [
        (_("What it counts"), indicator.definition),
        (_("Unit"), indicator.unit),
        (_("Source"), indicator.source),
        (_("Why it matters"), indicator.why),
    ]


def crumbs_of(own: Figure) -> list[Link]:
    """Return the way here: the front page, the areas above, this one."""
    areas = path_to(own.area_code)
    home = Link(
        _("Front page"),
        f"{reverse('website:front')}?{urlencode({'province': own.area_code[:2], 'year': own.fiscal_year})}",
    )
    return [home, *(crumb(area, own) for area in areas)]


def crumb(area: Area, own: Figure) -> Link:
    address = address_of(own.indicator.code, area.code, own.fiscal_year)
    return Link(area.label(), address, current=area.code == own.area_code)


def map_of_parts(found: Published) -> Any:
    own = found.figure
    return coloured(own.area_code, list(found.parts), title=str(own.indicator.name), urls=urls_of(found))


def urls_of(found: Published) -> dict[str, str]:
    return {f.area_code: address_of(f.indicator.code, f.area_code, f.fiscal_year) for f in found.parts}


def table_of_parts(found: Published) -> Table | None:
    """Return value, whole and target of each area below."""
    if not found.parts:
        return None
    urls, first = urls_of(found), found.parts[0].indicator
    columns = [Column(area_heading(found)), Column(_("Result"), "number")]
    cells = [[f.area_name, f.value] for f in found.parts]
    for label, values in (
        (_("Out of"), [f.out_of for f in found.parts]),
        (_("Target"), [f.target for f in found.parts]),
    ):
        told = [row[-1] for row in cells] if len(columns) > 2 else []
        if any(value is not None for value in values) and values != told:
            columns.append(Column(label, "number"))
            cells = [[*row, value] for row, value in zip(cells, values, strict=True)]
    rows = [Row(row, urls[f.area_code]) for row, f in zip(cells, found.parts, strict=True)]
    return Table(first.name, columns, rows)


def area_heading(found: Published) -> str:
    below = level_below(found.figure.area_code)
    return _("District") if below == "DISTRICT" else _("Subdistrict")
