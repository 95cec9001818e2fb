"""Which fiscal year a page opens with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max

from prach.core.thai_calendar import fiscal_year_of
from prach.delivery.models import Session
from prach.plan.models import Scheme


def year_to_open(user: Any, today: date) -> int:
    """Return the latest fiscal year that has sessions the person may see, else a scheme, else the present one."""
    held_on = Session.objects.visible_to(user).aggregate(last=Max("held_on"))["last"]
    if held_on:
        return fiscal_year_of(held_on)
    planned = Scheme.objects.visible_to(user).aggregate(last=Max("fiscal_year"))["last"]
    return planned or fiscal_year_of(today)
