"""Counting: from rows in one grouped query per source, or from cells in one query for all.

A tally is keyed by (indicator code, area code). `digits` is the length of the area codes to group by; without it
everything under the area is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Aggregate, Count, Q, QuerySet, Sum
from django.db.models.functions import Substr

from .models import Cell
from .sources import Rows, Source, Taken, Tally

Takes = Mapping[str, Sequence[Taken]]
Tallies = dict[tuple[str, str], Tally]


def from_rows(takes: Takes, area_code: str, fiscal_year: int, *, digits: int | None = None) -> Tallies:
    """Count the rows under an area. One query per source."""
    found: Tallies = defaultdict(Tally)
    for source, taken in by_source(takes).items():
        rows = source.rows(fiscal_year).filter(own_area__under=area_code)
        if digits is None:
            _put(found, taken, [{"at": area_code, **_annotated(rows, taken).aggregate(**_sums(taken))}])
        else:
            _put(found, taken, _grouped(rows.annotate(at=Substr("own_area", 1, digits)), taken))
    return found


def from_rows_at(takes: Takes, area_codes: Collection[str], fiscal_year: int) -> Tallies:
    """Count the rows whose own area is one of `area_codes`, each for itself. One query per source."""
    found: Tallies = defaultdict(Tally)
    for source, taken in by_source(takes).items():
        rows = source.rows(fiscal_year).filter(own_area__in=area_codes)
        _put(found, taken, _grouped(rows.annotate(at=Substr("own_area", 1, 8)), taken))
    return found


def from_cells(
    codes: Iterable[str], area_code: str, fiscal_year: int, *, digits: int | None = None
) -> Tallies:
    """Sum the cells under an area. One query."""
    cells = Cell.objects.filter(fiscal_year=fiscal_year, indicator__in=list(codes))
    cells = cells.filter(area_code__under=area_code) if area_code else cells
    by = ["indicator"] if digits is None else ["indicator", "at"]
    grouped: QuerySet[Any, Any] = (
        cells if digits is None else cells.annotate(at=Substr("area_code", 1, digits))
    )
    summed = grouped.values(*by).annotate(r=Sum("rows"), a=Sum("amount"), u=Sum("unknown")).order_by()
    found: Tallies = defaultdict(Tally)
    for row in summed.iterator():
        found[row["indicator"], row.get("at", area_code)] = Tally(int(row["r"]), int(row["a"]), int(row["u"]))
    return found


def by_source(takes: Takes) -> dict[Source, list[tuple[str, Taken]]]:
    """Return what is taken from each source, with the code of the figure that takes it."""
    found: dict[Source, list[tuple[str, Taken]]] = defaultdict(list)
    for code, parts in takes.items():
        for part in parts:
            found[part.source].append((code, part))
    return found


def _annotated(rows: Rows, taken: Sequence[tuple[str, Taken]]) -> Rows:
    amounts = {
        f"amount_{i}": part.expression() for i, (_, part) in enumerate(taken) if part.amount is not None
    }
    return rows.order_by().annotate(**amounts)


def _grouped(rows: Rows, taken: Sequence[tuple[str, Taken]]) -> Iterable[Mapping[str, Any]]:
    grouped: Iterable[Mapping[str, Any]] = (
        _annotated(rows, taken).values("at").annotate(**_sums(taken)).iterator()
    )
    return grouped


def _sums(taken: Sequence[tuple[str, Taken]]) -> dict[str, Aggregate]:
    sums: dict[str, Aggregate] = {}
    for i, (_, part) in enumerate(taken):
        sums[f"r{i}"] = Count("pk", filter=part.only or None)
        if part.amount is not None:
            sums[f"a{i}"] = Sum(f"amount_{i}", filter=part.only or None)
        unknown = part.unknown
        if unknown is None and part.amount is not None:
            unknown = part.only & Q(**{f"amount_{i}__isnull": True})
        if unknown is not None:
            sums[f"u{i}"] = Count("pk", filter=unknown)
    return sums


def _put(found: Tallies, taken: Sequence[tuple[str, Taken]], rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        for i, (code, _) in enumerate(taken):
            tally = Tally(row[f"r{i}"], int(row.get(f"a{i}") or 0), row.get(f"u{i}") or 0)
            if any(tally):
                found[code, row["at"]] = found[code, row["at"]].plus(tally)
