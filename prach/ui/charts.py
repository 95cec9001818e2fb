"""Small charts drawn on the server. Their words are text of the page: read aloud, wrapped on a phone, copied."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .parts import Words
from .templatetags.ui import number, share

Figure = float | Decimal | None
Bar = tuple[Words, Figure, Figure]
Sexes = tuple[Words, int, int, int]


# ---- bars against a target


def bars(
    title: Words, rows: Sequence[Bar], *, unit: Words = "", kind: str = "number", places: int = 0
) -> SafeString:
    """One bar per row of (label, value, target); the target is a line across it. With kind="share" all are ratios."""
    tallest = max(
        (float(figure) for _label, *both in rows for figure in both if figure is not None), default=0
    )
    full = 1.0 if kind == "share" and tallest <= 1 else tallest or 1

    def line(row: Bar) -> tuple[str, SafeString]:
        label, value, target = row
        words = {"label": label, "figures": bar_words(value, target, unit, kind, places)}
        return _("%(label)s: %(figures)s") % words, bar_drawn(value, target, full)

    return listed(title, map(line, rows))


def bar_drawn(value: Figure, target: Figure, full: float) -> SafeString:
    """Drawn on a hundred by ten; nothing is drawn for what is not known."""
    parts = [mark_safe('<rect class="track" width="100" height="10"/>')]
    if value is not None:
        met = " met" if target is not None and value >= target else ""
        parts.append(
            format_html('<rect class="bar{}" width="{}" height="10"/>', met, hundredths(value, full))
        )
    if target is not None:
        parts.append(format_html('<path class="aim" d="M{} -2v14"/>', hundredths(target, full)))
    return mark_safe("".join(parts))


def hundredths(figure: float | Decimal, full: float) -> str:
    return f"{max(float(figure), 0) / full * 100:.1f}"


def bar_words(value: Figure, target: Figure, unit: Words, kind: str, places: int) -> str:
    """“131 households (target 165 households)”."""

    def said(figure: float | Decimal) -> str:
        text = str(share(figure, places) if kind == "share" else number(figure, places))
        return _("%(figure)s %(unit)s") % {"figure": text, "unit": unit} if unit else text

    shown = _("not known yet") if value is None else said(value)
    if target is None:
        return shown
    return _("%(figure)s (target %(target)s)") % {"figure": shown, "target": said(target)}


# ---- women and men


def stacked_by_sex(title: Words, rows: Sequence[Sexes]) -> SafeString:
    """One bar per row of (label, women, men, not stated), its parts in this order and said in words."""
    longest = max((women + men + other for _label, women, men, other in rows), default=0) or 1
    return listed(title, ((sex_words(*row), sexes_drawn(row[1:], longest)) for row in rows), key_of_sexes())


def sexes_drawn(counts: tuple[int, int, int], longest: int) -> SafeString:
    parts, left = [], 0.0
    for css, count in zip(("women", "men", "other"), counts, strict=True):
        width = count / longest * 100
        parts.append((css, f"{left:.1f}", f"{max(width - 0.4, 0):.1f}"))
        left += width
    return format_html_join("", '<rect class="{}" x="{}" width="{}" height="10"/>', parts)


def sex_words(label: Words, women: int, men: int, other: int) -> str:
    counts = {"label": label, "women": number(women), "men": number(men), "other": number(other)}
    if other:
        return _("%(label)s: %(women)s women, %(men)s men, %(other)s not stated") % counts
    return _("%(label)s: %(women)s women, %(men)s men") % counts


def key_of_sexes() -> SafeString:
    """Which colour is which."""
    return format_html(
        '<ul class="legend chart">{}</ul>',
        format_html_join(
            "",
            '<li><svg viewBox="0 0 16 10" aria-hidden="true"><rect class="{}" width="16" height="10"/></svg>{}</li>',
            (("women", _("Women")), ("men", _("Men")), ("other", _("Not stated"))),
        ),
    )


def listed(title: Words, lines: Iterable[tuple[str, SafeString]], key: SafeString | str = "") -> SafeString:
    """Words and bar of each line beneath each other."""
    return format_html(
        '<figure class="figure-box"><figcaption>{}</figcaption><ul class="bars">{}</ul>{}</figure>',
        title,
        format_html_join(
            "",
            '<li>{}<svg class="chart" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{}</svg></li>',
            lines,
        ),
        key,
    )


# ---- a line of one series


def sparkline(title: Words, values: Sequence[Figure]) -> SafeString:
    """A line of one series, oldest first; what is not known breaks the line."""
    if all(value is None for value in values):
        return format_html('<span class="blank">{}</span>', _("not known yet"))
    points = spark_points(values)
    end = next(point for point in reversed(points) if point)
    words = [_("not known yet") if value is None else str(number(value)) for value in values]
    return format_html(
        '<svg class="chart spark" viewBox="0 0 120 34" role="img" aria-label="{}"><path class="line" d="{}"/>'
        '<circle class="dot" cx="{}" cy="{}" r="3.5"/></svg>',
        _("%(title)s: %(values)s") % {"title": title, "values": ", ".join(words)},
        spark_path(points),
        *end,
    )


def spark_points(values: Sequence[Figure]) -> list[tuple[int, int] | None]:
    known = [float(value) for value in values if value is not None]
    low, spread = min(known), (max(known) - min(known)) or 1
    step = 112 / max(len(values) - 1, 1)
    return [
        None if value is None else (round(4 + place * step), round(29 - (float(value) - low) / spread * 24))
        for place, value in enumerate(values)
    ]


def spark_path(points: Sequence[tuple[int, int] | None]) -> str:
    path, pen = [], "M"
    for point in points:
        if point:
            path.append(f"{pen}{point[0]} {point[1]}")
        pen = "L" if point else "M"
    return "".join(path)
