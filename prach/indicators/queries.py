"""Reading figures: one, all of an area, one of many areas, the rows behind it, and which figures a row feeds.

Doors ask `require_readable(user, area_code)` first, or read with `public=True`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Model
from django.utils import timezone, translation

from prach.areas.models import CODE_LENGTH, Area, Level
from prach.areas.queries import children_at
from prach.core.changes import ANY_YEAR
from prach.core.errors import NotAllowed, OutOfScope
from prach.core.models import Record
from prach.core.querysets import ancestors, area_codes_of, under_any
from prach.core.thai_calendar import fiscal_year_of
from prach.plan.models import Target

from .base import Indicator, Number, Part, tally, with_wholes
from .catalogue import INDICATORS, REFERENCE_CODES, NoSuchIndicator, get
from .cells import Difference, differences
from .figure import Figure, Row
from .labels import label_of, personal_label_of, with_label
from .suppression import for_public, table_for_public
from .tallies import Tallies

__all__ = [
    "INDICATORS",
    "REFERENCE_CODES",
    "Difference",
    "Figure",
    "NoSuchIndicator",
    "Row",
    "as_json",
    "differences",
    "fed_by",
    "figure",
    "figures",
    "get",
    "remainder",
    "require_readable",
    "row_as_json",
    "rows",
    "table",
]

AT_ONCE = 2000  # rows kept in memory while they are listed


def require_readable(user: Any, area_code: str) -> None:
    """Raise NotAllowed or OutOfScope unless the figures of the area, and of all under it, are `user`'s to read."""
    if not user.is_authenticated or not user.may("read_figures"):
        raise NotAllowed()
    if not user.covers(area_code):
        raise OutOfScope(field="area")


# ------------------------------------------------------------------------------------------- figures


def figure(code: str, area_code: str, fiscal_year: int, *, public: bool = False) -> Figure:
    """Return one figure of one area ('' is the nation). Raises NoSuchIndicator."""
    return figures(area_code, fiscal_year, [code], public=public)[0]


def figures(
    area_code: str, fiscal_year: int, codes: Iterable[str] | None = None, *, public: bool = False
) -> list[Figure]:
    """Return figures of one area, all or those asked for, in that order. At most a dozen queries for all."""
    asked = [get(code) for code in (INDICATORS if codes is None else codes)]
    found = tally(with_wholes(asked), area_code, fiscal_year)
    area = Area.objects.filter(pk=area_code).first() if area_code else None
    targets = _targets([indicator.code for indicator in asked], [area_code], fiscal_year)
    made = [_figure(indicator, area_code, area, fiscal_year, found, targets) for indicator in asked]
    return for_public(made) if public else made


def table(code: str, area_code: str, fiscal_year: int, by: Level, *, public: bool = False) -> list[Figure]:
    """Return the figure of every area of a level under `area_code`, by code; also where nothing was done.

    The number of queries does not depend on the number of areas.
    """
    indicator = get(code)
    areas = list(children_at(area_code, by))
    found = tally(with_wholes([indicator]), area_code, fiscal_year, digits=CODE_LENGTH[by])
    targets = _targets([code], None, fiscal_year, under=area_code)
    made = [_figure(indicator, area.code, area, fiscal_year, found, targets) for area in areas]
    return table_for_public(made) if public else made


def remainder(whole: Figure, parts: Sequence[Figure]) -> Number | None:
    """Return what a figure holds beyond the figures of a table: recorded at a level above that of the table.

    None for shares and averages, which do not add up, and where the value is not known.
    """
    if whole.value is None or whole.indicator.kind not in ("count", "sum"):
        return None
    return whole.value - sum(part.value or 0 for part in parts)


def _figure(
    indicator: Indicator,
    area_code: str,
    area: Area | None,
    fiscal_year: int,
    found: Tallies,
    targets: dict[tuple[str, str], Number],
) -> Figure:
    own, whole = (
        found[indicator.code, area_code],
        found[indicator.whole.code if indicator.whole else "", area_code],
    )
    return Figure(
        indicator=indicator,
        area_code=area_code,
        fiscal_year=fiscal_year,
        value=indicator.of_tally(own, whole, area_code=area_code),
        out_of=indicator.whole_of_tally(own, whole, area_code=area_code),
        target=targets.get((indicator.code, area_code)),
        rows=own.rows,
        unknown=own.unknown,
        area=area,
    )


def _targets(
    codes: list[str], area_codes: list[str] | None, fiscal_year: int, *, under: str = ""
) -> dict[tuple[str, str], Number]:
    adopted = Target.objects.filter(indicator__in=codes, fiscal_year=fiscal_year)
    adopted = adopted.filter(area__in=area_codes) if area_codes is not None else adopted.under(under)
    return {
        (target.indicator, target.area_id): _plain(target.value)
        for target in adopted.only("indicator", "area_id", "value")
    }


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)


# ------------------------------------------------------------------------------------------- rows


def rows(code: str, area_code: str, fiscal_year: int, *, user: Any = None) -> Iterator[Row]:
    """Yield the rows behind a figure, by area and day, without holding them all.

    With `user`, those that this person may see, after require_readable. Without, all: for the command line and checks.
    """
    if user is not None:
        require_readable(user, area_code)
    return _rows(get(code), area_code, fiscal_year, user)


def _rows(indicator: Indicator, area_code: str, fiscal_year: int, user: Any) -> Iterator[Row]:
    for part in indicator.parts(area_code, fiscal_year):
        kept = part.rows if user is None else _visible(part, user)
        ordered = with_label(kept).order_by("own_area", "day", "pk").iterator(chunk_size=AT_ONCE)
        while batch := list(islice(ordered, AT_ONCE)):
            areas = Area.objects.in_bulk({record.own_area for record in batch})
            yield from (_row(part, record, areas.get(record.own_area)) for record in batch)


def _visible(part: Part, user: Any) -> Any:
    if issubclass(part.rows.model, Record):
        return part.rows.visible_to(user)
    return part.rows.filter(under_any("own_area", area_codes_of(user)))


def _row(part: Part, record: Any, area: Area | None) -> Row:
    return Row(
        thing=part.thing,
        thing_code=part.thing_code,
        key=str(record.pk),
        model_label=record._meta.label_lower,
        label=label_of(record),
        personal_label=personal_label_of(record),
        area_code=record.own_area,
        area_name=area.label() if area else "",
        area_name_th=area.name_th if area else "",
        on=record.day,
        amount=record.amount if part.summed else None,
    )


# ------------------------------------------------------------------------------------------- feeding


def fed_by(record: Model, *, today: date | None = None) -> list[tuple[Indicator, str, int]]:
    """Return which figures count this record: (indicator, area code, fiscal year), from its own area upwards.

    Rows without a year of their own (a sage's standing) are told for the year of `today`.
    """
    if getattr(record, "archived_at", None) is not None:
        return []
    found: list[tuple[Indicator, str, int]] = []
    for fiscal_year in _years_of(record, today):
        for indicator, own_area in _counted_in(record, fiscal_year):
            codes = [own_area, *reversed(ancestors(own_area))]
            found += [(indicator, code, fiscal_year) for code in codes if indicator.means_something_at(code)]
    return list(dict.fromkeys(found))


def _years_of(record: Any, today: date | None) -> list[int]:
    years = (
        {place.fiscal_year for place in record.places()} - {ANY_YEAR} if isinstance(record, Record) else set()
    )
    return sorted(years) or [fiscal_year_of(today or timezone.localdate())]


def _counted_in(record: Model, fiscal_year: int) -> Iterator[tuple[Indicator, str]]:
    for indicator in INDICATORS.values():
        for taken in indicator.takes:
            reading = taken.reading(type(record))
            match = reading.rows_of(record) if reading else None
            if match is not None:
                counted = taken.source.rows(fiscal_year).filter(match).filter(taken.only).order_by()
                yield from ((indicator, own_area) for own_area in counted.values_list("own_area", flat=True))


# ------------------------------------------------------------------------------------------- JSON


def as_json(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return figures as plain objects; a missing value is None, a share is not rounded."""
    return [
        {
            "code": figure.indicator.code,
            "name_th": _said("th", figure.indicator.name),
            "name_en": _said("en", figure.indicator.name),
            "value": figure.value,
            "unit": _said("th", figure.indicator.unit),
            "unit_en": _said("en", figure.indicator.unit),
            "out_of": figure.out_of,
            "area": figure.area_code,
            "area_name_th": figure.area_name_th,
            "fiscal_year": figure.fiscal_year,
            "target": figure.target,
        }
        for figure in figures
    ]


def row_as_json(row: Row) -> dict[str, Any]:
    """Return a row as a plain object, without the name of a person."""
    return {
        "thing": row.thing_code,
        "key": row.key,
        "label": row.label,
        "area": row.area_code,
        "area_name_th": row.area_name_th,
        "on": row.on.isoformat() if row.on else None,
        "amount": row.amount,
    }


def _said(language: str, text: Any) -> str:
    with translation.override(language):
        return str(text)
