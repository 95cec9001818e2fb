"""What an indicator is: a name and a definition, rows, and the value that these rows come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from django.db.models import F, Value
from django.db.models.fields import BigIntegerField

from prach.areas.models import CODE_LENGTH, Level

from . import tallies
from .sources import Rows, Taken, Tally

Number = int | float


class Kind(StrEnum):
    """How rows become a value."""

    COUNT = "count"
    SUM = "sum"
    SHARE = "share"  # per cent of `whole`, not rounded
    MEAN = "mean"  # sum over rows, divided by their number


@dataclass(frozen=True)
class Part:
    """Rows of one kind behind a figure. Each carries `own_area`, `day` and `amount` (NULL where rows are counted)."""

    rows: Rows
    thing: Any
    thing_code: str
    summed: bool


class Indicator:
    """A figure. Subclasses say what it is (texts) and what it takes from which sources; nothing else.

    `finest` is the lowest level at which the figure means something; below it the value is None.
    `whole` is the figure that this one is out of. `of_known`: the share is of those that are known.
    `sensitive`: counts persons or households, so small cells are kept from the public.
    """

    code: ClassVar[str]
    name: ClassVar[Any]
    unit: ClassVar[Any]
    definition: ClassVar[Any]
    source: ClassVar[Any]
    why: ClassVar[Any]
    step: ClassVar[int | None] = None
    kind: ClassVar[Kind] = Kind.COUNT
    finest: ClassVar[Level] = Level.VILLAGE
    decimals: ClassVar[int] = 0
    whole: ClassVar[type[Indicator] | None] = None
    of_known: ClassVar[bool] = False
    sensitive: ClassVar[bool] = False
    takes: ClassVar[tuple[Taken, ...]]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def stored(self) -> bool:
        """Say whether summary cells are kept for this figure."""
        return all(taken.source.stored for taken in self.takes)

    def means_something_at(self, area_code: str) -> bool:
        """Say whether the figure may be asked for an area of this level ('' is the nation)."""
        return len(area_code) <= CODE_LENGTH[self.finest]

    def parts(self, area_code: str, fiscal_year: int) -> list[Part]:
        """Return the rows behind the value, part by part; none below `finest`."""
        if not self.means_something_at(area_code):
            return []
        return [self._part(taken, area_code, fiscal_year) for taken in self.takes]

    def _part(self, taken: Taken, area_code: str, fiscal_year: int) -> Part:
        amount = taken.expression()
        rows = taken.source.rows(fiscal_year).filter(own_area__under=area_code).filter(taken.only)
        rows = rows.annotate(
            day=F(taken.on), amount=Value(None, output_field=BigIntegerField()) if amount is None else amount
        )
        return Part(rows, taken.source.thing, taken.source.thing_code, summed=amount is not None)

    def value(self, area_code: str, fiscal_year: int) -> Number | None:
        """Return the value: from cells where they are kept, else counted. None where it is not known."""
        return self.of_tally(*self._tallies(area_code, fiscal_year, stored=True), area_code=area_code)

    def recount(self, area_code: str, fiscal_year: int) -> Number | None:
        """Return the value, always counted from the rows."""
        return self.of_tally(*self._tallies(area_code, fiscal_year, stored=False), area_code=area_code)

    def out_of(self, area_code: str, fiscal_year: int) -> Number | None:
        """Return what the value is out of; None when it is out of nothing."""
        return self.whole_of_tally(*self._tallies(area_code, fiscal_year, stored=True), area_code=area_code)

    def of_tally(self, own: Tally, whole: Tally, *, area_code: str) -> Number | None:
        """Return the value that these tallies come to."""
        if not self.means_something_at(area_code):
            return None
        if self.kind == Kind.SUM:
            return None if own.rows and own.unknown == own.rows else own.amount
        if self.kind == Kind.MEAN:
            return own.amount / own.rows if own.rows else None
        known = whole.rows - own.unknown
        if self.kind == Kind.SHARE:
            of = known if self.of_known else whole.rows
            return 100 * own.rows / of if known > 0 else None
        return None if own.unknown and known <= 0 else own.rows

    def whole_of_tally(self, own: Tally, whole: Tally, *, area_code: str) -> Number | None:
        """Return what the value is out of, as a number of rows."""
        if self.whole is None or not self.means_something_at(area_code):
            return None
        return whole.rows - own.unknown if self.of_known else whole.rows

    def _tallies(self, area_code: str, fiscal_year: int, *, stored: bool) -> tuple[Tally, Tally]:
        wanted = with_wholes([self])
        found = tally(wanted, area_code, fiscal_year, stored=stored)
        return found[self.code, area_code], found[self.whole.code if self.whole else "", area_code]


def with_wholes(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators and those that they are out of."""
    wanted = {indicator.code: indicator for indicator in indicators}
    for whole in [indicator.whole for indicator in wanted.values() if indicator.whole]:
        wanted.setdefault(whole.code, whole())
    return list(wanted.values())


def tally(
    indicators: Iterable[Indicator],
    area_code: str,
    fiscal_year: int,
    *,
    digits: int | None = None,
    stored: bool = True,
) -> tallies.Tallies:
    """Return what the rows of each indicator come to. One query for all cells, one per source that has none."""
    wanted = [
        indicator
        for indicator in indicators
        if indicator.means_something_at("0" * (digits or len(area_code)))
    ]
    kept = [indicator.code for indicator in wanted if stored and indicator.stored]
    counted = {indicator.code: indicator.takes for indicator in wanted if indicator.code not in kept}
    found = tallies.from_rows(counted, area_code, fiscal_year, digits=digits)
    if kept:
        found.update(tallies.from_cells(kept, area_code, fiscal_year, digits=digits))
    return found
