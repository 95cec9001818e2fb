"""Which accounts there is something to tell in."""

from __future__ import annotations

from collections import defaultdict

from django.db.models.functions import Substr

from prach.indicators.models import Cell

# A province has something to tell when one of these has a cell.
TELLING = ("villages-reached", "group-supports", "households-enrolled", "sage-sessions")


def years_by_province() -> dict[str, list[int]]:
    """Return the fiscal years with figures of each province that has any, latest first. One query over the cells."""
    cells = Cell.objects.filter(indicator__in=TELLING).annotate(province=Substr("area_code", 1, 2))
    found: dict[str, list[int]] = defaultdict(list)
    for province, year in (
        cells.order_by("province", "-fiscal_year").values_list("province", "fiscal_year").distinct()
    ):
        found[province].append(year)
    return dict(found)
