"""Reading standings."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from .models import Standing


def standings_on(day: date) -> QuerySet[Standing]:
    """Return the standings in force on `day`: one row per sage."""
    rows: QuerySet[Standing] = Standing.objects.filter(since_on__lte=day)
    return rows.filter(Q(until_on__isnull=True) | Q(until_on__gt=day))
