"""One figure of an area: its definition, its value against the target, and its parts, level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from prach.areas.boundaries import ATTRIBUTION, OWN_FILES, outlines_within
from prach.areas.models import Area, Level
from prach.areas.queries import children_at
from prach.core.querysets import ancestors
from prach.indicators.base import Indicator, Number
from prach.indicators.figure import Figure
from prach.indicators.queries import figure, remainder, table
from prach.ui.charts import bars
from prach.ui.maps import Map, choropleth_map
from prach.ui.parts import Column, Link, Row, Table

from ..gate import needs
from .asked import AreaAndYear, Asked, asked_of, indicator_asked, level_asked, levels_of, may_open_rows
from .files import figures_file, file_answer, links_to_files
from .said import drawn, look_of, said, stat_of

PER_PAGE = 150
MOST_BARS = 40
NOTHING = "\N{NO-BREAK SPACE}"  # a cell in which nothing is said, not even that it is unknown


@dataclass(frozen=True)
class Comparison:
    """A figure and its parts at one level."""

    asked: Asked
    whole: Figure
    by: Level | None
    parts: list[Figure] = field(default_factory=list)

    @property
    def indicator(self) -> Indicator:
        return self.whole.indicator

    @property
    def beyond(self) -> Number | None:
        """Return what is recorded above the level, so that the lines add up; None where nothing is."""
        return remainder(self.whole, self.parts) or None


def comparison(request: HttpRequest, code: str) -> Comparison:
    """Return what the address asks for. Raises Http404."""
    indicator, asked = indicator_asked(code), asked_of(request)
    by = level_asked(request, levels_of(indicator, asked.area_code))
    whole = figure(code, asked.area_code, asked.year)
    return Comparison(asked, whole, by, table(code, asked.area_code, asked.year, by) if by else [])


@needs("read_figures")
def figure_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one figure: what it means, its value, its parts on a map and in a table, each leading further down."""
    shown = comparison(request, code)
    asked, indicator, by = shown.asked, shown.indicator, shown.by
    rows_url = rows_address(indicator, asked.area_code, asked)
    page = Paginator(shown.parts, PER_PAGE).get_page(request.GET.get("page"))
    address = reverse("office:figure", args=[code])
    values = {
        "heading": indicator.name,
        "lead": _("%(area)s, fiscal year %(year)s") % {"area": asked.area_name, "year": asked.year},
        "crumbs": [
            Link(_("Home"), reverse("office:home")),
            Link(_("Figures"), f"{reverse('office:figures')}?{asked.query()}"),
        ],
        "actions": [Link(_("The rows counted"), rows_url)] if rows_url else [],
        "steps": asked.steps(address),
        "filters": AreaAndYear(asked, levels_of(indicator, asked.area_code), by),
        "stat": stat_of(shown.whole, rows_url),
        "facts": facts_of(indicator),
        "by": by,
        "page": page,
        "table": table_of(shown, list(page.object_list)) if by else None,
        "map": map_of(shown),
        "bars": bars_of(shown),
        "beyond": shown.beyond,
        "files": links_to_files("office:figure-file", [code], asked.query(by=by.lower() if by else None)),
        "rows_hidden": not rows_url,
    }
    return render(request, "office/figures/figure.html", values)


@needs("read_figures")
def figure_file(request: HttpRequest, code: str, suffix: str) -> Any:
    """Give the table of a figure as a file; of an area that is not divided further, its own line."""
    shown = comparison(request, code)
    level = f"-{shown.by.lower()}" if shown.by else ""
    name = f"prach-{code}-{shown.asked.area_code or 'all'}-{shown.asked.year}{level}"
    return file_answer(figures_file(shown.parts or [shown.whole], suffix), name, suffix)


def facts_of(indicator: Indicator) -> list[tuple[Any, ...]]:
    """Return what a figure means, where it comes from and why it is kept."""
    return [
        (_("Definition"), indicator.definition),
        (_("Unit"), indicator.unit),
        (_("Source"), indicator.source),
        (_("Why it is kept"), indicator.why),
        (_("Code"), indicator.code),
    ]


# ------------------------------------------------------------------------------------------- addresses


def rows_address(indicator: Indicator, area_code: str, asked: Asked) -> str:
    """Return the address of the rows behind a figure; '' where they are not this person's or there are none to show."""
    if not may_open_rows(asked.user, indicator) or not indicator.means_something_at(area_code):
        return ""
    return f"{reverse('office:figure-rows', args=[indicator.code])}?{asked.query(area=area_code)}"


def way_down(part: Figure, asked: Asked) -> str:
    """Return where a line leads: to the parts of its area or, where nothing lies below, to the rows."""
    if levels_of(part.indicator, part.area_code):
        return f"{reverse('office:figure', args=[part.indicator.code])}?{asked.query(area=part.area_code)}"
    return rows_address(part.indicator, part.area_code, asked)


# ------------------------------------------------------------------------------------------- drawing


def table_of(shown: Comparison, parts: Sequence[Figure]) -> Table:
    """Return the parts as a table whose lines add up to the figure, where such figures add up."""
    indicator = shown.indicator
    whole = indicator.whole is not None
    aimed = any(part.target is not None for part in shown.parts)
    unknown = shown.whole.unknown > 0
    columns = [Column(shown.by.label if shown.by else _("Area")), Column(_("Result"), "number")]
    columns += [Column(_("Out of"), "number")] if whole else []
    columns += [Column(_("Target"), "number"), Column(_("Of the target"), "share")] if aimed else []
    columns += [Column(_("Not known"), "number")] if unknown else []

    def cells(name: Any, one: Figure) -> list[Any]:
        line: list[Any] = [name, said(indicator, one.value)]
        line += [one.out_of] if whole else []
        line += [said(indicator, one.target), one.of_target] if aimed else []
        return [*line, one.unknown] if unknown else line

    names = names_of(shown, parts)
    rows = [Row(cells(names[part.area_code], part), way_down(part, shown.asked)) for part in parts]
    if shown.beyond is not None:
        line = [_("Recorded for a wider area"), said(indicator, shown.beyond)]
        rows.append(Row([*line, *[NOTHING] * (len(columns) - 2)]))
    caption = _("%(name)s by %(level)s") % {"name": indicator.name, "level": columns[0].label}
    adds_up = remainder(shown.whole, shown.parts) is not None
    title = _("Together") if adds_up else _("The whole area")
    return Table(caption, columns, rows, total=cells(title, shown.whole))


def names_of(shown: Comparison, parts: Sequence[Figure]) -> dict[str, str]:
    """Return {code: name}; where levels are left out, with the names between, as many a subdistrict is called alike."""
    above = {code for part in parts for code in _between(part.area_code, shown.asked.area_code)}
    areas = Area.objects.in_bulk(above) if above else {}
    return {
        part.area_code: " ".join(
            [
                part.area_name,
                *(areas[code].label() for code in _between(part.area_code, shown.asked.area_code)),
            ]
        )
        for part in parts
    }


def _between(code: str, above: str) -> list[str]:
    return [one for one in reversed(ancestors(code)) if len(one) > len(above)]


def map_of(shown: Comparison) -> Map | None:
    """Return the map of the parts; none below subdistricts, where nobody has drawn boundaries."""
    outlines = outlines_of(shown)
    if not outlines:
        return None
    indicator = shown.indicator
    return choropleth_map(
        outlines,
        {part.area_code: drawn(indicator, part.value) for part in shown.parts},
        title=_("%(name)s by %(level)s")
        % {"name": indicator.name, "level": shown.by.label if shown.by else ""},
        urls={part.area_code: url for part in shown.parts if (url := way_down(part, shown.asked))},
        credit=_("Boundaries: %(source)s. Coarse: for colouring only.") % {"source": ATTRIBUTION},
        **look_of(indicator),
    )


def outlines_of(shown: Comparison) -> list[Any]:
    """Return the outlines of the areas compared."""
    code, by = shown.asked.area_code, shown.by
    if (by == Level.DISTRICT and len(code) == 2) or (by == Level.SUBDISTRICT and len(code) == 4):
        return list(outlines_within(code))
    if by == Level.SUBDISTRICT and code in OWN_FILES:
        districts = [area.code for area in children_at(code, Level.DISTRICT)]
        return [outline for district in districts for outline in outlines_within(district)]
    return []


def bars_of(shown: Comparison) -> Any:
    """Return the parts as bars, the largest first; none where they would be too many to read."""
    known = [part for part in shown.parts if part.value is not None]
    if not 1 < len(known) <= MOST_BARS or any(part.value < 0 for part in known if part.value is not None):
        return ""
    indicator = shown.indicator
    ranked = sorted(known, key=lambda part: -(part.value or 0))
    lines = [(part.area_name, drawn(indicator, part.value), drawn(indicator, part.target)) for part in ranked]
    return bars(_("From the most to the least"), lines, **look_of(indicator))
