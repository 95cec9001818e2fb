"""Which fiscal years a source has rows in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Max, Min

from prach.core.thai_calendar import fiscal_year_of


def years_of_days(model: Any, field: str) -> Callable[[], Iterable[int]]:
    """Return the question: which years lie between the first and the last `field` of the live rows?"""

    def ask() -> Iterable[int]:
        ends = model.objects.aggregate(first=Min(field), last=Max(field))
        if ends["first"] is None:
            return range(0)
        return range(fiscal_year_of(ends["first"]), fiscal_year_of(ends["last"]) + 1)

    return ask


def years_of_field(model: Any, field: str) -> Callable[[], Iterable[int]]:
    """Return the question: which years are named in `field` of the live rows?"""
    return lambda: sorted(set(model.objects.order_by().values_list(field, flat=True).distinct()))
