"""Reading what was taught."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .models import Session


def sessions_taught_by(user: Any) -> QuerySet[Session]:
    """Return the sessions at which the person who signs in as `user` taught, the latest first."""
    rows: QuerySet[Session] = Session.objects.filter(
        trainers__person__user_id=user.pk,
        trainers__archived_at__isnull=True,
        trainers__person__archived_at__isnull=True,
    )
    return rows.select_related("area").distinct()
