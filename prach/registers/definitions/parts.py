"""Columns that many registers share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.areas.models import Level
from prach.core.errors import Refusal

from ..base import Column
from ..kinds import Known, Place, Whole, Words

REFERENCE = Column(
    "reference",
    "เลขอ้างอิง",
    "Reference",
    Words(40),
    help=_(
        "The office's own number of this row. Left blank, one is made. A row with a reference that is in the register"
        " changes that row."
    ),
    example="57-0001",
    also=("รหัสอ้างอิง", "เลขที่อ้างอิง", "รหัส"),
)
HOMES = (Level.VILLAGE, Level.SUBDISTRICT)


def village(**more: Any) -> Column:
    """Return the column of the village where something or somebody is."""
    return Column("village", "หมู่บ้าน", "Village", Place(*HOMES), field="area_id", required=True, **more)


def area(**more: Any) -> Column:
    """Return the column of an area of any level."""
    return Column(
        "area", "พื้นที่", "Area", Place(), field="area_id", required=True, also=("หมู่บ้าน", "รหัสพื้นที่"), **more
    )


def person(**more: Any) -> Column:
    """Return the column that names a person of the register."""
    return Column(
        "person",
        "บุคคล",
        "Person",
        Known("persons", by_name=True),
        required=True,
        also=("ชื่อ-สกุล", "ปราชญ์"),
        **more,
    )


def scheme() -> Column:
    """Return the column that names a scheme."""
    return Column("scheme", "โครงการ", "Scheme", Known("schemes"), required=True, example="57-2560")


def counts() -> tuple[Column, ...]:
    """Return the columns of how many came."""
    return (
        Column(
            "headcount",
            "จำนวนคนทั้งหมด",
            "People in all",
            Whole(),
            help=_("Left blank, it is men and women together, where both are given."),
            also=("จำนวนคน", "รวม", "จำนวนผู้เข้าร่วม"),
        ),
        Column("men", "ชาย", "Men", Whole(), also=("จำนวนชาย",)),
        Column("women", "หญิง", "Women", Whole(), also=("จำนวนหญิง",)),
    )


def without_today(faults: Callable[[Any], Iterable[Refusal]]) -> Callable[[Any, date], Iterable[Refusal]]:
    """Return the faults of a policy for which the day does not matter, in the shape of those for which it does."""
    return lambda record, today: faults(record)


def with_today(faults: Callable[..., Iterable[Refusal]]) -> Callable[[Any, date], Iterable[Refusal]]:
    """Return the faults of a policy that asks for today by name."""
    return lambda record, today: faults(record, today=today)
