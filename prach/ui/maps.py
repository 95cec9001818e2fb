"""Maps coloured by value, drawn on the server as SVG: no script, printable, a few kilobytes.

Shapes come from a GeoJSON file whose features carry `code`, `name_th` and `name_en`. The projected outlines are kept
in memory, so a map costs only the joining of its strings.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .interior import Point, Ring, roomiest_point
from .parts import Words
from .templatetags.ui import number, share

Value = float | None
WIDTH = 700
MARGIN = 6
CLASSES = 5
LETTER = 7.6  # width of one letter of a label, in units of the drawing
LINE = 17
PHONE = 1.75  # how much larger the style sheet sets labels on a phone


@dataclass(frozen=True)
class Outline:
    code: str
    name_th: str
    name_en: str
    path: str
    label: Point
    room: float  # half the free height around `label`


@dataclass(frozen=True)
class Outlines:
    height: int
    shapes: tuple[Outline, ...]


@dataclass(frozen=True)
class LegendLine:
    css: str
    text: str


@dataclass(frozen=True)
class Map:
    title: Words
    svg: SafeString
    legend: tuple[LegendLine, ...]
    classes: Mapping[str, str]
    credit: Words = ""


# ---- outlines


def outlines(path: Path) -> Outlines:
    return _outlines(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _outlines(path: Path, _changed: int) -> Outlines:
    return project(json.loads(path.read_text("utf-8"))["features"])


def rings_of(geometry: Mapping[str, object]) -> list[Ring]:
    """Every ring of a Polygon or MultiPolygon, outer and inner alike."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[(x, y) for x, y, *_rest in ring] for polygon in polygons for ring in polygon]  # type: ignore[attr-defined]


def project(features: Sequence[Mapping[str, object]]) -> Outlines:
    """Plate carrée, true to scale in the middle of the map, on a grid fine enough that a line is one unit wide."""
    lands = [(feature["properties"], rings_of(feature["geometry"])) for feature in features]  # type: ignore[arg-type]
    points = [point for _properties, rings in lands for ring in rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)

    def place(point: Point) -> Point:
        return (
            round((point[0] - west) * squeeze * scale + MARGIN),
            round((north - point[1]) * scale + MARGIN),
        )

    shapes = []
    for properties, rings in lands:
        drawn = [ring for ring in (tidy([place(point) for point in ring]) for ring in rings) if len(ring) > 2]
        label, room = roomiest_point(max(drawn, key=extent)) if drawn else ((0, 0), 0)
        shapes.append(
            Outline(
                code=str(properties["code"]),  # type: ignore[index]
                name_th=str(properties["name_th"]),  # type: ignore[index]
                name_en=str(properties["name_en"]),  # type: ignore[index]
                path="".join(map(written, drawn)),
                label=label,
                room=room,
            )
        )
    return Outlines(height=round((north - south) * scale + 2 * MARGIN), shapes=tuple(shapes))


def tidy(ring: Ring) -> Ring:
    """Without the closing point and points that fall on the one before."""
    kept = [point for before, point in pairwise([ring[-1], *ring]) if point != before]
    return kept or ring[:1]


def extent(ring: Ring) -> float:
    """Twice the area inside a ring."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])))


def written(ring: Ring) -> str:
    """A path in steps from point to point, shorter than places."""
    steps = (f"{bx - ax:.0f},{by - ay:.0f}" for (ax, ay), (bx, by) in pairwise(ring))
    return f"M{ring[0][0]:.0f},{ring[0][1]:.0f}l{' '.join(steps)}z"


def drawn_of(source: Path | Outlines | Sequence[Mapping[str, object]]) -> Outlines:
    if isinstance(source, Outlines):
        return source
    return outlines(source) if isinstance(source, Path) else project(source)


# ---- classes


def quantile_breaks(values: Sequence[float], classes: int = CLASSES) -> list[float]:
    """Lower limits of all classes but the first, so that each holds about as many areas; equal values stay together."""
    ranked = sorted(values)
    limits = (ranked[len(ranked) * step // classes] for step in range(1, classes)) if ranked else ()
    return [limit for limit in sorted(set(limits)) if limit > ranked[0]]


def class_of(value: Value, breaks: Sequence[float]) -> str:
    """q0…q4, spread over the whole ramp when there are fewer classes; "unknown" is hatched, never zero."""
    if value is None:
        return "unknown"
    return f"q{round(bisect_right(breaks, value) * (CLASSES - 1) / len(breaks))}" if breaks else "q1"


def legend_lines(
    values: Sequence[float], breaks: Sequence[float], said: object, missing: int
) -> list[LegendLine]:
    lines = []
    for lower, upper in pairwise([-math.inf, *breaks, math.inf]):
        inside = [value for value in values if lower <= value < upper]
        if inside:
            low, high = said(min(inside)), said(max(inside))  # type: ignore[operator]
            lines.append(LegendLine(class_of(inside[0], breaks), low if low == high else f"{low} – {high}"))
    if missing:
        lines.append(LegendLine("unknown", _("Not known yet")))
    return lines


# ---- drawing


def choropleth_map(
    source: Path | Outlines | Sequence[Mapping[str, object]],
    values: Mapping[str, Value],
    *,
    title: Words,
    unit: Words = "",
    kind: str = "number",
    places: int = 0,
    urls: Mapping[str, str] | None = None,
    breaks: Sequence[float] | None = None,
    credit: Words = "",
) -> Map:
    """A map of `source` (a GeoJSON file, its features, or these projected) coloured by the value of each area's code.

    An area without a value, or with None, is hatched. `breaks` are the lower limits of all classes but the first;
    without them each class holds about as many areas. With kind="share" values are ratios.
    """
    drawn = drawn_of(source)
    known = [value for shape in drawn.shapes if (value := values.get(shape.code)) is not None]
    limits = list(breaks) if breaks is not None else quantile_breaks(known)

    def said(value: float) -> str:
        figure = share(value, places) if kind == "share" else number(value, places)
        return str(figure)

    def worded(value: Value) -> str:
        if value is None:
            return _("not known yet")
        return _("%(figure)s %(unit)s") % {"figure": said(value), "unit": unit} if unit else said(value)

    classes = {shape.code: class_of(values.get(shape.code), limits) for shape in drawn.shapes}
    areas = [
        area_drawn(
            shape,
            classes[shape.code],
            f"{name_of(shape)}: {worded(values.get(shape.code))}",
            (urls or {}).get(shape.code),
        )
        for shape in drawn.shapes
    ]
    labels = labels_drawn(drawn, {code: said(value) for code, value in values.items() if value is not None})
    svg = format_html(
        '<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        drawn.height,
        title,
        HATCH,
        mark_safe("".join(areas)),
        labels,
    )
    legend = legend_lines(known, limits, said, len(drawn.shapes) - len(known))
    return Map(title, svg, tuple(legend), classes, credit)


HATCH = mark_safe(
    '<defs><pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="10" height="10"/><path class="hatch" d="M0 0v10"/></pattern></defs>'
)


def name_of(shape: Outline) -> str:
    return shape.name_en if (get_language() or "th").startswith("en") else shape.name_th


def area_drawn(shape: Outline, css: str, said: str, url: str | None) -> SafeString:
    fill = mark_safe(' fill="url(#hatch)"') if css == "unknown" else ""
    body = format_html('<path class="{}"{} d="{}"><title>{}</title></path>', css, fill, shape.path, said)
    return format_html('<a href="{}" aria-label="{}">{}</a>', url, said, body) if url else body


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def labels_drawn(drawn: Outlines, figures: Mapping[str, str]) -> SafeString:
    """Name over figure, roomiest areas first; what would lie on another label is left out.

    On a phone only figures are shown, and larger: class "n" hides the ones that have no room there.
    """
    taken: list[Box] = []
    taken_on_phones: list[Box] = []
    labels = []
    for shape in sorted(drawn.shapes, key=lambda shape: -shape.room):
        figure, name = figures.get(shape.code, "—"), name_of(shape)
        phone = label_box(shape, [figure], PHONE)
        fits_phones = claim(phone, taken_on_phones) if shape.room >= LINE / 3 else False
        for lines in ([name, figure], [figure]):
            if shape.room >= LINE / 3 and claim(label_box(shape, lines), taken):
                labels.append((label_drawn(shape, lines, "v" if fits_phones else "v n"),))
                break
    return format_html_join("", "{}", labels)


def claim(box: Box, taken: list[Box]) -> bool:
    """Takes the place of a label unless another is there."""
    if any(box.meets(other) for other in taken):
        return False
    taken.append(box)
    return True


def letters(text: str) -> int:
    """How many places a text takes on a line; Thai vowels and tone marks above and below take none."""
    return sum(
        1
        for letter in text
        if not (letter == "\u0e31" or "\u0e34" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e")
    )


def label_box(shape: Outline, lines: Sequence[str], size: float = 1) -> Box:
    half, high = half_width(lines, size), LINE * size * len(lines) / 2
    x = centred(shape.label[0], half)
    return Box(x - half, shape.label[1] - high, x + half, shape.label[1] + high)


def half_width(lines: Sequence[str], size: float = 1) -> float:
    return max(map(letters, lines)) * LETTER * size / 2


def centred(x: float, half: float) -> float:
    """`x` moved so far that a label of this half width stays on the map."""
    return min(max(x, half + 2), WIDTH - half - 2)


def label_drawn(shape: Outline, lines: Sequence[str], css: str) -> SafeString:
    x, y = round(centred(shape.label[0], half_width(lines))), shape.label[1]
    if len(lines) == 1:
        return format_html(
            '<text class="{}" x="{}" y="{}" aria-hidden="true">{}</text>', css, x, round(y + 5), *lines
        )
    return format_html(
        '<g aria-hidden="true"><text class="n" x="{0}" y="{1}">{4}</text>'
        '<text class="{3}" x="{0}" y="{2}">{5}</text></g>',
        x,
        round(y - 3),
        round(y + LINE - 3),
        css,
        *lines,
    )
