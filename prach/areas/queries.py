"""Reading areas. They are public: no scope applies."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import override

from prach.core.querysets import ancestors

from .models import CODE_LENGTH, Area, Level, Zone, level_of


def areas_in_force() -> QuerySet[Area]:
    """Return the areas that exist today."""
    return Area.objects.filter(valid_until__isnull=True)


def children_at(code: str, level: Level) -> QuerySet[Area]:
    """Return the areas of `level` under `code` ('' is the nation), by code."""
    return areas_in_force().filter(level=level, code__under=code).order_by("code")


def level_below(code: str) -> Level | None:
    """Return the level whose areas divide `code`; None below a village."""
    if not code:
        return Level.PROVINCE
    levels = list(CODE_LENGTH)
    at = levels.index(level_of(code))
    return levels[at + 1] if at + 1 < len(levels) else None


def path_to(code: str) -> list[Area]:
    """Return the area and those above it, from the province down. Areas that do not exist are left out."""
    if not code:
        return []
    return list(Area.objects.filter(code__in=[*ancestors(code), code]).order_by("code"))


def zones_of(province_code: str, fiscal_year: int) -> QuerySet[Zone]:
    """Return the zones set for a province and year, with their districts."""
    zones: QuerySet[Zone] = Zone.objects.filter(province_id=province_code, fiscal_year=fiscal_year)
    return zones.prefetch_related("districts").order_by("number")


@lru_cache(maxsize=4096)
def name_of(code: str, language: str = "th") -> str:
    """Return the bare name of an area, from memory after the first time; '' when there is none."""
    area = Area.objects.filter(pk=code).only("name_th", "name_en").first()
    if area is None:
        return ""
    return (area.name_en if language.startswith("en") else area.name_th) or area.name_th


@lru_cache(maxsize=4096)
def label_of(code: str, language: str = "th") -> str:
    """Return an area as it is said, 'อำเภอเทิง', from memory after the first time; '' when there is none."""
    area = Area.objects.filter(pk=code).first()
    if area is None:
        return ""
    with override(language):
        return area.label()
