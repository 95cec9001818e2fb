"""The rows behind a figure as a sequence: how many, what they come to, any stretch of them without reading the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

from django.db.models import Max, Sum

from prach.areas.models import Area
from prach.core.querysets import under_any

from .base import Kind, Number, Part
from .catalogue import get
from .figure import Figure, Row
from .labels import with_label
from .models import Cell
from .queries import _row, _visible, require_readable


class RowList(Sequence[Row]):
    """The rows of one figure, by kind, area and day. `user` as in `queries.rows`; counted at the first question."""

    def __init__(self, code: str, area_code: str, fiscal_year: int, *, user: Any = None) -> None:
        if user is not None:
            require_readable(user, area_code)
        self.indicator = get(code)
        self._parts: list[tuple[Part, Any]] = [
            (part, part.rows if user is None else _visible(part, user))
            for part in self.indicator.parts(area_code, fiscal_year)
        ]
        self._counted: list[int] | None = None

    @property
    def counts(self) -> list[int]:
        """Return how many rows each part has. One query per part, the first time."""
        if self._counted is None:
            self._counted = [rows.count() for _part, rows in self._parts]
        return self._counted

    def __len__(self) -> int:
        return sum(self.counts)

    def amount(self) -> int:
        """Return the sum of the amounts that are known. One query per part."""
        summed = [rows for part, rows in self._parts if part.summed]
        return sum(rows.aggregate(all=Sum("amount"))["all"] or 0 for rows in summed)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        first, last, _step = at.indices(len(self))
        found: list[tuple[Part, Any]] = []
        for (part, rows), count in zip(self._parts, self.counts, strict=True):
            if first < count and last > 0:
                ordered = with_label(rows).order_by("own_area", "day", "pk")
                found += [(part, record) for record in ordered[max(first, 0) : min(last, count)]]
            first, last = first - count, last - count
        areas = Area.objects.in_bulk({record.own_area for _part, record in found})
        return [_row(part, record, areas.get(record.own_area)) for part, record in found]

    def comes_to(self, figure: Figure) -> Number | None:
        """Return the value that these rows make, to hold beside the one that is shown."""
        rows = len(self)
        if figure.value is None:
            return None
        if self.indicator.kind == Kind.SUM:
            return self.amount()
        if self.indicator.kind == Kind.MEAN:
            return self.amount() / rows if rows else None
        if self.indicator.kind == Kind.SHARE:
            return 100 * rows / figure.out_of if figure.out_of else None
        return rows


def latest_year(area_codes: Iterable[str]) -> int | None:
    """Return the latest fiscal year of which figures are kept in these areas; None before the first row."""
    found = Cell.objects.filter(under_any("area_code", area_codes)).aggregate(last=Max("fiscal_year"))
    year: int | None = found["last"]
    return year
