"""The account's maps: on the page as the shared look draws them, on paper as pictures that stand by themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from prach.areas.boundaries import ATTRIBUTION, outlines_within
from prach.reports.paper import Drawing, Making
from prach.reports.parts import Account, Chart
from prach.ui.charts import bars
from prach.ui.maps import WIDTH, LegendLine, Map, Outlines, choropleth_map, project

COLOURS = {
    "q0": "#e6ecf4",
    "q1": "#b5c8df",
    "q2": "#7f9fc6",
    "q3": "#4a72a8",
    "q4": "#1f4379",
    "unknown": "#ffffff",
}
STYLE = (
    "path{stroke:#fff;stroke-width:2;stroke-linejoin:round}.hatch{stroke:#857a68;stroke-width:3}.hatch-ground{fill:#fff}"
    "text{font-family:SarabunPrint;font-size:15px;text-anchor:middle;fill:#1d2433;stroke:#fff;stroke-width:4px;"
    "paint-order:stroke;stroke-linejoin:round}text.v{font-weight:bold}text.key{text-anchor:start;stroke:none}"
    + "".join(f".{css}{{fill:{colour}}}" for css, colour in COLOURS.items() if css != "unknown")
)
LEGEND_HEIGHT = 34


@lru_cache(maxsize=32)
def outlines_of(area_code: str) -> Outlines | None:
    """Return the projected outlines of the areas below; None where there are no outlines."""
    features = outlines_within(area_code)
    return project(features) if features else None


def map_of(chart: Chart, area_code: str, urls: dict[str, str] | None = None) -> Map | None:
    """Return the map that a chart asks for; None where it asks for none, or no outlines are at hand."""
    outlines = outlines_of(area_code) if chart.shape == "map" else None
    if outlines is None:
        return None
    credit = ATTRIBUTION
    return choropleth_map(
        outlines, chart.values(), title=chart.title, unit=chart.unit, urls=urls, credit=credit
    )


def bars_of(chart: Chart) -> SafeString:
    """Return a chart as bars."""
    rows: list[Any] = [(bar.label, bar.figure.value, None) for bar in chart.bars]
    return bars(chart.title, rows, unit=chart.unit)


def drawings_of(account: Account, making: Making) -> dict[str, Drawing]:
    """Return the maps of an account as pictures, by the title of the chart."""
    found: dict[str, Drawing] = {}
    for section in account.sections:
        for chart in section.charts:
            if drawn := map_of(chart, account.area_code):
                words = "; ".join(f"{bar.label} {bar.figure.text}" for bar in chart.bars)
                found[chart.title] = Drawing(
                    standing_alone(drawn, making), f"{chart.title}: {words}", ATTRIBUTION
                )
    return found


def standing_alone(drawn: Map, making: Making) -> str:
    """Return the map with its colours and legend inside, its figures in the digits of the paper."""
    width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn.svg)[0])
    inside = drawn.svg[drawn.svg.index(">") + 1 : drawn.svg.rindex("</svg>")]
    inside = re.sub(r">([^<]+)</text>", lambda found: f">{making.digits(found[1])}</text>", inside)
    total = height + LEGEND_HEIGHT
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
        "<style>{2}</style>{3}{4}</svg>",
        width,
        total,
        mark_safe(STYLE),
        mark_safe(inside),
        legend_drawn(drawn.legend, height, making),
    )


def legend_drawn(lines: tuple[LegendLine, ...], top: int, making: Making) -> SafeString:
    """Return the legend as one row under the map."""
    step = WIDTH / max(len(lines), 1)
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="24" height="15" fill="{}" stroke="#857a68"/>'
        '<text class="key" x="{}" y="{}">{}</text>',
        (
            (
                round(place * step + 4),
                top + 12,
                "url(#hatch)" if line.css == "unknown" else COLOURS[line.css],
                round(place * step + 34),
                top + 25,
                making.digits(line.text),
            )
            for place, line in enumerate(lines)
        ),
    )
