"""What the queries give: figures of areas, and the rows behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation

from prach.areas.models import Area

from .base import Indicator, Number

WHOLE_COUNTRY_TH, WHOLE_COUNTRY_EN = "ทั้งประเทศ", "Whole country"


@dataclass(frozen=True)
class Figure:
    """An indicator's value in one area and year.

    `rows` is how many rows stand behind it, `unknown` how many of the rows asked nobody knows the answer of.
    `suppressed`: kept from the public because so few persons or households stand behind it.
    """

    indicator: Indicator
    area_code: str
    fiscal_year: int
    value: Number | None
    out_of: Number | None
    target: Number | None
    rows: int = 0
    unknown: int = 0
    area: Area | None = None
    suppressed: bool = False

    @property
    def area_name(self) -> str:
        """Return the area's name as it is said in the active language."""
        if self.area is not None:
            return self.area.label()
        return WHOLE_COUNTRY_EN if (translation.get_language() or "th").startswith("en") else WHOLE_COUNTRY_TH

    @property
    def area_name_th(self) -> str:
        """Return the area's bare Thai name."""
        return self.area.name_th if self.area is not None else WHOLE_COUNTRY_TH

    @property
    def of_target(self) -> float | None:
        """Return value ÷ target; None when either is missing or the target is nothing."""
        return self.value / self.target if self.value is not None and self.target else None


@dataclass(frozen=True)
class Row:
    """One thing that was counted, or whose amount was summed.

    `label` names no person; `personal_label` does, for pages of those who may read records. `thing_code` is stable,
    `thing` is its name in the active language; `model_label` and `key` find the record.
    """

    thing: Any
    thing_code: str
    key: str
    model_label: str
    label: str
    personal_label: str
    area_code: str
    area_name: str
    area_name_th: str
    on: date | None
    amount: int | None
