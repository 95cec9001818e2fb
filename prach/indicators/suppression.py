"""The one place where small cells are kept from the public.

A figure of persons or households is not shown where it, what it is out of, or the rest of it is 1 to 4. Where one area
alone would be hidden in a table, the next smallest is hidden too, or it could be had by subtraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .base import Kind
from .figure import Figure

SMALLEST_SHOWN = 5


def is_small(figure: Figure) -> bool:
    """Say whether so few persons or households stand behind the figure that it could tell about one of them."""
    if not figure.indicator.sensitive:
        return False
    counted = [figure.rows if figure.indicator.kind != Kind.SUM else figure.value]
    if figure.out_of is not None:
        counted += [figure.out_of, figure.out_of - figure.rows]
    return any(number is not None and 0 < number < SMALLEST_SHOWN for number in counted)


def hidden(figure: Figure) -> Figure:
    """Return the figure without what it says."""
    return replace(figure, value=None, out_of=None, rows=0, unknown=0, suppressed=True)


def for_public(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures of one area, small ones hidden."""
    return [hidden(figure) if is_small(figure) else figure for figure in figures]


def table_for_public(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a table, small ones hidden, and one more where only one would be."""
    small = {index for index, figure in enumerate(figures) if is_small(figure)}
    others = [i for i, figure in enumerate(figures) if i not in small and figure.rows]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda i: figures[i].rows))
    return [hidden(figure) if index in small else figure for index, figure in enumerate(figures)]
