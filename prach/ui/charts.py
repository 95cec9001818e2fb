"""Small charts drawn on the server as SVG. Each says in words what it shows."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .parts import Words
from .templatetags.ui import number, share

WIDTH = 640
BAR = 20
STEP = 64

Bar = tuple[Words, float | None, float | None]
Sexes = tuple[Words, int, int, int]


def bars(title: Words, rows: Sequence[Bar], *, unit: Words = "", kind: str = "number", places: int = 0) -> SafeString:
    """One bar per row of (label, value, target); the target is a line across it. With kind="share" all are ratios."""
    tallest = max((figure for _label, *both in rows for figure in both if figure is not None), default=0)
    full = 1.0 if kind == "share" and tallest <= 1 else float(tallest or 1)
    drawn = [bar_drawn(row, place, full, unit, kind, places) for place, row in enumerate(rows)]
    return framed(title, len(rows) * STEP, drawn)


def bar_drawn(row: Bar, place: int, full: float, unit: Words, kind: str, places: int) -> SafeString:
    label, value, target = row
    top = place * STEP
    words = bar_words(value, target, unit, kind, places)
    aim = ""
    if target is not None:
        across = min(max(round(float(target) / full * WIDTH), 2), WIDTH - 2)
        aim = format_html('<path class="aim" d="M{} {}v{}"/>', across, top + 26, BAR + 10)
    met = " met" if value is not None and target is not None and value >= target else ""
    return format_html(
        '<text x="0" y="{}">{}</text><rect class="track" y="{}" width="{}" height="{}" rx="3"/>'
        '<rect class="bar{}" y="{}" width="{}" height="{}" rx="3"/>{}',
        top + 20,
        _("%(label)s: %(figures)s") % {"label": label, "figures": words},
        top + 31,
        WIDTH,
        BAR,
        met,
        top + 31,
        round(float(value or 0) / full * WIDTH),
        BAR,
        aim,
    )


def bar_words(value: float | None, target: float | None, unit: Words, kind: str, places: int) -> str:
    """“131 households (target 165)”."""

    def said(figure: float) -> str:
        text = str(share(figure, places) if kind == "share" else number(figure, places))
        return _("%(figure)s %(unit)s") % {"figure": text, "unit": unit} if unit else text

    shown = _("not known yet") if value is None else said(value)
    if target is None:
        return shown
    return _("%(figure)s (target %(target)s)") % {"figure": shown, "target": said(target)}


def stacked_by_sex(title: Words, rows: Sequence[Sexes]) -> SafeString:
    """One bar per row of (label, women, men, not stated), its parts in order and named in words above it."""
    longest = max((women + men + other for _label, women, men, other in rows), default=0) or 1
    drawn = []
    for place, (label, women, men, other) in enumerate(rows):
        drawn.append(
            format_html('<text x="0" y="{}">{}</text>', place * STEP + 20, sex_words(label, women, men, other))
        )
        left = 0.0
        for css, count in (("women", women), ("men", men), ("other", other)):
            width = count / longest * WIDTH
            if count:
                drawn.append(
                    format_html(
                        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
                        css,
                        round(left, 1),
                        place * STEP + 31,
                        round(max(width - 2, 1), 1),
                        BAR,
                    )
                )
            left += width
    return framed(title, len(rows) * STEP, drawn)


def sex_words(label: Words, women: int, men: int, other: int) -> str:
    counts = {"label": label, "women": number(women), "men": number(men), "other": number(other)}
    if other:
        return _("%(label)s: %(women)s women, %(men)s men, %(other)s not stated") % counts
    return _("%(label)s: %(women)s women, %(men)s men") % counts


def framed(title: Words, height: int, drawn: Sequence[SafeString]) -> SafeString:
    """The words of a chart are real text in it, so that they can be read, found and copied."""
    return format_html(
        '<figure class="figure-box"><figcaption>{}</figcaption>'
        '<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg></figure>',
        title,
        WIDTH,
        height,
        title,
        mark_safe("".join(drawn)),
    )


def sparkline(title: Words, values: Sequence[float | Decimal | None]) -> SafeString:
    """A line of one series, oldest first; what is not known breaks the line."""
    known = [float(value) for value in values if value is not None]
    if not known:
        return format_html('<span class="blank">{}</span>', _("not known yet"))
    low, spread = min(known), (max(known) - min(known)) or 1
    step = 116 / max(len(values) - 1, 1)
    points = [
        None if value is None else (2 + place * step, 30 - (float(value) - low) / spread * 26)
        for place, value in enumerate(values)
    ]
    path, pen = [], "M"
    for point in points:
        if point:
            path.append(f"{pen}{point[0]:.0f} {point[1]:.0f}")
        pen = "L" if point else "M"
    end = next(point for point in reversed(points) if point)
    said = _("%(title)s: %(values)s") % {
        "title": title,
        "values": ", ".join(_("not known yet") if value is None else str(number(value)) for value in values),
    }
    return format_html(
        '<svg class="chart spark" viewBox="0 0 120 34" role="img" aria-label="{}"><path class="line" d="{}"/>'
        '<circle class="dot" cx="{}" cy="{}" r="3.5"/></svg>',
        said,
        "".join(path),
        round(end[0]),
        round(end[1]),
    )


def key_of_sexes() -> SafeString:
    """Which colour is which, for a page with several charts by sex."""
    return format_html(
        '<ul class="legend chart">{}</ul>',
        format_html_join(
            "",
            '<li><svg viewBox="0 0 16 10" aria-hidden="true"><rect class="{}" width="16" height="10"/></svg>{}</li>',
            (("women", _("Women")), ("men", _("Men")), ("other", _("Not stated"))),
        ),
    )
