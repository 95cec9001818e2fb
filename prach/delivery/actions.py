"""Writing what was taught."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from prach.core.keys import new_key
from prach.core.writing import add, archive, change
from prach.people.models import Person

from .models import Attendance, GroupSupport, Session, Trainer
from .policies import check_group_support, check_session


@transaction.atomic
def log_session(
    *, by: Any, today: date, trainers: Iterable[Person] = (), key: UUID | None = None, **values: Any
) -> Session:
    """Store a session that was held, with who taught; return it. Raises what policies.check_session raises."""
    session = add(Session(id=key or new_key(), **values), by=by, check=partial(check_session, today=today))
    set_trainers(session, trainers, by=by)
    return session


@transaction.atomic
def correct_session(
    session: Session, *, by: Any, today: date, trainers: Iterable[Person] | None = None, **values: Any
) -> Session:
    """Change what was logged; who taught too, where given. Return the session."""
    session = change(session, by=by, check=partial(check_session, today=today), **values)
    if trainers is not None:
        set_trainers(session, trainers, by=by)
    return session


def archive_session(session: Session, *, by: Any) -> Session:
    """Take a session out of every list and figure; return it. It can be restored."""
    return archive(session, by=by)


@transaction.atomic
def set_trainers(session: Session, trainers: Iterable[Person], *, by: Any) -> None:
    """Make these persons, and no others, those who taught at the session."""
    wanted = {person.pk: person for person in trainers}
    for held in Trainer.objects.filter(session=session):
        if wanted.pop(held.person_id, None) is None:
            archive(held, by=by)
    for person in wanted.values():
        add(Trainer(session=session, person=person), by=by)


@transaction.atomic
def record_attendance(
    session: Session,
    person: Person,
    *,
    by: Any,
    substitute_for: Person | None = None,
    key: UUID | None = None,
) -> Attendance:
    """Mark a person present at a session; return the line. Marking twice is harmless."""
    held = Attendance.objects.filter(session=session, person=person).first()
    if held is not None:
        return change(held, by=by, substitute_for=substitute_for)  # type: ignore[no-any-return]
    fresh = Attendance(id=key or new_key(), session=session, person=person, substitute_for=substitute_for)
    return add(fresh, by=by)


def log_group_support(*, by: Any, today: date, key: UUID | None = None, **values: Any) -> GroupSupport:
    """Store help given to a group; return it. Raises what policies.check_group_support raises."""
    return add(
        GroupSupport(id=key or new_key(), **values), by=by, check=partial(check_group_support, today=today)
    )


def correct_group_support(support: GroupSupport, *, by: Any, today: date, **values: Any) -> GroupSupport:
    """Change what was logged about a support; return it."""
    return change(support, by=by, check=partial(check_group_support, today=today), **values)
