"""A figure in words: shares are per cent in the room and ratios in the look."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prach.indicators.base import Indicator, Kind, Number
from prach.indicators.figure import Figure
from prach.ui.templatetags.ui import number, share


def is_share(indicator: Indicator) -> bool:
    """Say whether the value is per cent of a whole."""
    return indicator.kind == Kind.SHARE


def drawn(indicator: Indicator, value: Number | None) -> float | None:
    """Return the value as the look takes it: a share as a ratio."""
    if value is None:
        return None
    return value / 100 if is_share(indicator) else value


def said(indicator: Indicator, value: Number | None) -> str | None:
    """Return '30,336' or '80.9 %'; None for what is not known."""
    if value is None:
        return None
    shown = drawn(indicator, value)
    return str(share(shown, indicator.decimals) if is_share(indicator) else number(shown, indicator.decimals))


def look_of(indicator: Indicator) -> dict[str, Any]:
    """Return the settings by which maps and charts write this figure."""
    kind = "share" if is_share(indicator) else "number"
    return {"kind": kind, "places": indicator.decimals, "unit": "" if kind == "share" else indicator.unit}


def stat_of(figure: Figure, url: str) -> dict[str, Any]:
    """Return the values of a stat card."""
    indicator = figure.indicator
    look = look_of(indicator)
    return {
        "label": indicator.name,
        "value": drawn(indicator, figure.value),
        "unit": look["unit"],
        "out_of": None if is_share(indicator) else figure.out_of,
        "target": drawn(indicator, figure.target),
        "kind": look["kind"],
        "places": look["places"],
        "note": note_of(figure),
        "url": url,
    }


def note_of(figure: Figure) -> str:
    """Return what must be known beside the value: unknown rows, what a share is of, or why there is none."""
    notes = []
    if not figure.indicator.means_something_at(figure.area_code):
        notes.append(_("Counted for each %(level)s and above") % {"level": figure.indicator.finest.label})
    if is_share(figure.indicator) and figure.out_of:
        parts = {"part": number(figure.rows), "whole": number(figure.out_of)}
        notes.append(_("%(part)s of %(whole)s") % parts)
    if figure.unknown:
        words = ngettext("%(count)s row not known", "%(count)s rows not known", figure.unknown)
        notes.append(words % {"count": number(figure.unknown)})
    return " · ".join(notes)
