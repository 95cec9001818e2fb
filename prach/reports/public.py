"""What everybody may see of the figures: no rows, no small cells, and nothing from which one could be had."""

from __future__ import annotations

from dataclasses import dataclass

from prach.areas.models import Level, level_of
from prach.areas.queries import level_below
from prach.core.querysets import ancestors
from prach.indicators import queries
from prach.indicators.queries import Figure
from prach.indicators.suppression import hidden

PUBLIC_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT)


@dataclass(frozen=True)
class Published:
    """A figure of an area, and of the areas just below it; no parts where the figure itself is kept back."""

    figure: Figure
    parts: tuple[Figure, ...]


def published(code: str, area_code: str, fiscal_year: int) -> Published:
    """Return a figure as the public sees it, with its parts down to subdistricts. Raises NoSuchIndicator.

    A figure that is kept back in the table of the area above is kept back here too, with all that lies below it: else
    it could be had by subtraction.
    """
    own = _own(code, area_code, fiscal_year)
    below = level_below(area_code)
    meant = below in PUBLIC_LEVELS and own.indicator.means_something_at(area_code + "00")
    if own.suppressed or below is None or not meant:
        return Published(own, ())
    return Published(own, tuple(queries.table(code, area_code, fiscal_year, below, public=True)))


def _own(code: str, area_code: str, fiscal_year: int) -> Figure:
    own = queries.figure(code, area_code[:2], fiscal_year, public=True)
    for at in [*ancestors(area_code), area_code][1:]:
        if own.suppressed:
            return hidden(queries.figure(code, area_code, fiscal_year, public=True))
        beside = queries.table(code, at[:-2], fiscal_year, level_of(at), public=True)
        own = next(figure for figure in beside if figure.area_code == at)
    return own
