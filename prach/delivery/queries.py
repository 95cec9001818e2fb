"""Reading what was taught."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from prach.people.models import Person

from .models import Session


def sessions_taught_by(user: Any) -> QuerySet[Session]:
    """Return the sessions at which the person who signs in as `user` taught, the latest first."""
    rows: QuerySet[Session] = Session.objects.filter(
        trainers__person__user_id=user.pk,
        trainers__archived_at__isnull=True,
        trainers__person__archived_at__isnull=True,
    )
    return rows.select_related("area").distinct()


def trainers_of(session: Session) -> QuerySet[Person]:
    """Return who taught at a session. The caller has passed the session's own gate."""
    rows: QuerySet[Person] = Person.objects.filter(taught__session=session, taught__archived_at__isnull=True)
    return rows.distinct()
