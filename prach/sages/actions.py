"""Writing standings."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from prach.core.keys import new_key
from prach.core.writing import add, archive, change, require_may_write
from prach.people.models import Person

from .models import Standing
from .policies import check_move


@transaction.atomic
def record_standing(
    person: Person,
    *,
    by: Any,
    state: str,
    since_on: date,
    today: date,
    note: str = "",
    certificate_no: str = "",
    key: UUID | None = None,
) -> Standing:
    """End the person's present standing and begin the next; return it.

    The same state again changes nothing and returns the standing in force. Raises what policies.check_move raises.
    """
    require_may_write(by, person.area_id)
    key = key or new_key()
    earlier: Standing | None = Standing.everything.filter(pk=key, person=person).first()
    if earlier is not None:
        return earlier
    last: Standing | None = Standing.objects.filter(person=person, until_on__isnull=True).first()
    check_move(last, state=state, since_on=since_on, today=today)
    if last is not None and last.state == state:
        return last
    if last is not None:
        change(last, by=by, until_on=since_on)
    fresh = Standing(
        id=key, person=person, state=state, since_on=since_on, note=note, certificate_no=certificate_no
    )
    return add(fresh, by=by)


@transaction.atomic
def withdraw_standing(standing: Standing, *, by: Any) -> Standing:
    """Take back a standing that was recorded wrongly; the one before is in force again. Return the withdrawn one."""
    before: Standing | None = Standing.objects.filter(
        person=standing.person_id, until_on=standing.since_on
    ).first()
    withdrawn = archive(standing, by=by)
    if before is not None:
        change(before, by=by, until_on=withdrawn.until_on)
    return withdrawn
