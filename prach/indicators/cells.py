"""Keeping the summary cells: brought up to date in the transaction that changes a row, always by counting again.

Cells lie at the rows' own areas, so two writers meet only where they write. On PostgreSQL a writer takes the lock of
the province before counting and keeps it until commit: whoever comes second counts after the first has committed, and
sees its rows. One lock a province, taken in order, however often a transaction announces: no two writers can wait for
each other. SQLite has one writer at a time anyway. Measured in docs/decisions/0004-summary-cells.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prach.areas.models import Area, Level
from prach.core.changes import Place

from .base import Indicator
from .catalogue import INDICATORS
from .models import Cell
from .sources import Reading, Source, Tally
from .tallies import Tallies, from_rows, from_rows_at

AT_ONCE = 1000  # areas in one query
LOCK_SPACE = 0x50524143  # "PRAC": keeps our advisory locks apart from other programs'

Key = tuple[str, str]  # indicator code, area code


def stored_indicators() -> list[Indicator]:
    """Return the indicators that keep cells."""
    return [indicator for indicator in INDICATORS.values() if indicator.stored]


# ------------------------------------------------------------------------------------------- refreshing


def on_change(model: type[models.Model], places: set[Place]) -> None:
    """Count again the cells that rows of `model` at `places` may have changed. Listens to core.changes."""
    affected = [indicator for indicator in stored_indicators() if _readings(indicator, model)]
    if not affected:
        return
    with transaction.atomic(savepoint=False):
        readings = {reading for indicator in affected for reading in _readings(indicator, model)}
        refresh(affected, set[Place]().union(*(reading.places_of(places) for reading in readings)))


def _readings(indicator: Indicator, model: type[models.Model]) -> list[Reading]:
    found = (taken.reading(model) for taken in indicator.takes)
    return [reading for reading in found if reading is not None]


def refresh(indicators: Iterable[Indicator], places: Iterable[Place]) -> None:
    """Set the cells of `indicators` at `places` to what the rows say now. Few queries, however many places."""
    takes = {indicator.code: indicator.takes for indicator in indicators}
    by_year: dict[int, set[str]] = defaultdict(set)
    for place in places:
        by_year[place.fiscal_year].add(place.area_code)
    lock({code for codes in by_year.values() for code in codes})
    for fiscal_year in sorted(by_year):
        codes = sorted(by_year[fiscal_year])
        for start in range(0, len(codes), AT_ONCE):
            some = codes[start : start + AT_ONCE]
            held = Cell.objects.filter(fiscal_year=fiscal_year, indicator__in=list(takes), area_code__in=some)
            _put(held, from_rows_at(takes, some, fiscal_year), fiscal_year)


def lock(area_codes: Iterable[str]) -> None:
    """On PostgreSQL, hold the provinces of these areas until the transaction ends, in order."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for province in sorted({int(code[:2] or 0) for code in area_codes}):
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, province])


def _put(held: models.QuerySet[Cell], counted: Tallies, fiscal_year: int) -> None:
    """Write the cells that differ from what was counted; remove those where nothing is left."""
    gone: list[int] = []
    same: set[Key] = set()
    for cell in held.iterator():
        key = (cell.indicator, cell.area_code)
        if key not in counted:
            gone.append(cell.pk)
        elif _tally_of(cell) == counted[key]:
            same.add(key)
    fresh = [
        Cell(
            indicator=code, fiscal_year=fiscal_year, area_code=area_code, **counted[code, area_code]._asdict()
        )
        for code, area_code in sorted(set(counted) - same)
    ]
    if gone:
        Cell.objects.filter(pk__in=gone).delete()
    if fresh:
        Cell.objects.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["fiscal_year", "indicator", "area_code"],
            update_fields=["rows", "amount", "unknown"],
        )


def _tally_of(cell: Cell) -> Tally:
    return Tally(cell.rows, cell.amount, cell.unknown)


def refresh_all() -> None:
    """Count every cell again, one year and province after another, so that writers wait for neither long."""
    takes = {indicator.code: indicator.takes for indicator in stored_indicators()}
    Cell.objects.exclude(indicator__in=list(takes)).delete()
    for fiscal_year in _years(stored_indicators()):
        for province in _provinces():
            with transaction.atomic():
                lock([province])
                held = Cell.objects.filter(fiscal_year=fiscal_year, area_code__under=province)
                _put(held, from_rows(takes, province, fiscal_year, digits=8), fiscal_year)


def _provinces() -> list[str]:
    return list(Area.objects.filter(level=Level.PROVINCE).order_by("code").values_list("code", flat=True))


def _years(indicators: Sequence[Indicator]) -> list[int]:
    sources: set[Source] = {taken.source for indicator in indicators for taken in indicator.takes}
    years = {year for source in sources for year in source.years()}
    return sorted(years | set(Cell.objects.values_list("fiscal_year", flat=True).distinct()))


# ------------------------------------------------------------------------------------------- checking


@dataclass(frozen=True)
class Difference:
    """A cell that does not say what its rows say. None: there is no cell, or there are no rows."""

    indicator_code: str
    area_code: str
    fiscal_year: int
    stored: Tally | None
    counted: Tally | None

    def __str__(self) -> str:
        return _(
            "%(indicator)s, area %(area)s, fiscal year %(year)s: stored are %(stored)s, counted are %(counted)s"
        ) % {
            "indicator": self.indicator_code,
            "area": self.area_code,
            "year": self.fiscal_year,
            "stored": _told(self.stored),
            "counted": _told(self.counted),
        }


def _told(tally: Tally | None) -> str:
    if tally is None:
        return pgettext("stored figure", "nothing")
    return _("%(rows)s rows, sum %(amount)s, %(unknown)s unknown") % tally._asdict()


def differences() -> Iterator[Difference]:
    """Count every figure again and yield the cells that differ from their rows, are missing, or are left over.

    Takes no lock. A cell that seems wrong is looked at once more by itself, so that a writer at work is no difference.
    """
    known = {indicator.code: indicator for indicator in stored_indicators()}
    for cell in Cell.objects.exclude(indicator__in=list(known)).iterator():
        yield Difference(cell.indicator, cell.area_code, cell.fiscal_year, _tally_of(cell), None)
    for fiscal_year in _years(list(known.values())):
        for province in _provinces():
            yield from _differences_in(known, province, fiscal_year)


def _differences_in(known: dict[str, Indicator], province: str, fiscal_year: int) -> Iterator[Difference]:
    takes = {code: indicator.takes for code, indicator in known.items()}
    counted = from_rows(takes, province, fiscal_year, digits=8)
    held = Cell.objects.filter(fiscal_year=fiscal_year, indicator__in=list(known), area_code__under=province)
    doubtful = {
        (cell.indicator, cell.area_code)
        for cell in held.iterator()
        if counted.pop((cell.indicator, cell.area_code), None) != _tally_of(cell)
    }
    for code, area_code in sorted(doubtful | set(counted)):
        difference = _looked_at_again(known[code], area_code, fiscal_year)
        if difference.stored != difference.counted:
            yield difference


def _looked_at_again(indicator: Indicator, area_code: str, fiscal_year: int) -> Difference:
    with transaction.atomic():
        lock([area_code])
        cell = Cell.objects.filter(
            indicator=indicator.code, fiscal_year=fiscal_year, area_code=area_code
        ).first()
        rows = from_rows_at({indicator.code: indicator.takes}, [area_code], fiscal_year)
    stored = _tally_of(cell) if cell else None
    return Difference(indicator.code, area_code, fiscal_year, stored, rows.get((indicator.code, area_code)))
