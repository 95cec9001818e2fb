"""Where a figure's rows come from, and what is taken from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, Model, Q

from prach.core.changes import Place

Rows = Any  # a queryset of records, annotated with `own_area` and `happened_on`


class Tally(NamedTuple):
    """What rows come to: how many, the sum of their amounts, and how many of them nobody knows."""

    rows: int = 0
    amount: int = 0
    unknown: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(self.rows + other.rows, self.amount + other.amount, self.unknown + other.unknown)


def no_row(_record: Any) -> None:
    """Say that a record of this kind is not told which rows it feeds: there would be too many."""


def same_places(places: Iterable[Place]) -> set[Place]:
    """The rows lie where the record was announced."""
    return set(places)


@dataclass(frozen=True)
class Reading:
    """How a source depends on a model.

    `rows_of(record)` finds the rows of the source that the record feeds, None when there are none.
    `places_of(places)` turns the places announced for the model into those whose rows may have changed.
    """

    rows_of: Callable[[Any], Q | None] = no_row
    places_of: Callable[[Iterable[Place]], set[Place]] = same_places


@dataclass(frozen=True, eq=False)
class Source:
    """One query of rows by fiscal year, annotated with `own_area` (code) and `happened_on` (day or NULL).

    Every figure that counts these rows goes through `rows`; so does every list of them. `stored` sources keep
    summary cells; for the others docs/decisions/0004 says why they are counted when read.
    """

    thing: Any
    thing_code: str
    rows: Callable[[int], Rows]
    reads: Mapping[type[Model], Reading]
    years: Callable[[], Iterable[int]]
    stored: bool = False


@dataclass(frozen=True)
class Taken:
    """What one figure takes from a source: which rows, which amount of each, and which rows are unknown.

    Where an amount is summed, rows without it are the unknown ones. Where rows are picked by a test (`only`),
    `unknown` finds those that cannot be put to it. `ignores` names models of the source that do not bear on the figure.
    """

    source: Source
    only: Q = field(default_factory=Q)
    amount: Any = None
    unknown: Q | None = None
    on: str = "happened_on"
    ignores: tuple[type[Model], ...] = ()

    def reading(self, model: type[Model]) -> Reading | None:
        """Return how the figure depends on a model; None when it does not."""
        return None if model in self.ignores else self.source.reads.get(model)

    def expression(self) -> Any:
        """Return the amount as an expression; None when rows are only counted."""
        return F(self.amount) if isinstance(self.amount, str) else self.amount
