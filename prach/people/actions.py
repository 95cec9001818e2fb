"""Writing the register of people."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from prach.areas.models import Area
from prach.core.audit import write_line
from prach.core.keys import new_key
from prach.core.writing import add, archive, change, require_may_write

from .models import Group, GroupMember, Household, HouseholdMember, Person
from .policies import check_group, check_household, check_person
from .queries import MARKED


def register_person(*, by: Any, today: date, key: UUID | None = None, **values: Any) -> Person:
    """Store a person and return them. Raises what policies.check_person raises, or ValidationError."""
    person = Person(id=key or new_key(), **values)
    return add(person, by=by, check=partial(check_person, today=today))


def correct_person(person: Person, *, by: Any, today: date, **values: Any) -> Person:
    """Change what is held about a person; return them."""
    return change(person, by=by, check=partial(check_person, today=today), **values)


def register_household(*, by: Any, key: UUID | None = None, **values: Any) -> Household:
    """Store a household and return it."""
    return add(Household(id=key or new_key(), **values), by=by, check=check_household)


def correct_household(household: Household, *, by: Any, **values: Any) -> Household:
    """Change what is held about a household; return it."""
    return change(household, by=by, check=check_household, **values)


@transaction.atomic
def add_household_member(household: Household, person: Person, *, by: Any, relation: str) -> HouseholdMember:
    """Put a person into a household, or change their relation to its head; return the membership."""
    held = HouseholdMember.objects.filter(household=household, person=person).first()
    if held is not None:
        return change(held, by=by, relation=relation)  # type: ignore[no-any-return]
    return add(HouseholdMember(household=household, person=person, relation=relation), by=by)


def register_group(*, by: Any, today: date, key: UUID | None = None, **values: Any) -> Group:
    """Store an occupation or savings group and return it."""
    return add(Group(id=key or new_key(), **values), by=by, check=partial(check_group, today=today))


def correct_group(group: Group, *, by: Any, today: date, **values: Any) -> Group:
    """Change what is held about a group; return it."""
    return change(group, by=by, check=partial(check_group, today=today), **values)


@transaction.atomic
def add_group_member(group: Group, person: Person, *, by: Any, office: str) -> GroupMember:
    """Put a person into a group, or change their office in it; return the membership."""
    held = GroupMember.objects.filter(group=group, person=person).first()
    if held is not None:
        return change(held, by=by, office=office)  # type: ignore[no-any-return]
    return add(GroupMember(group=group, person=person, office=office), by=by)


@transaction.atomic
def mark_invented(*, by: Any, area: Area) -> int:
    """Mark every person, household and group under the area as invented for the demonstration; return how many.

    Only for an area that holds nothing but the demonstration. One audit line for all.
    """
    require_may_write(by, area.code)
    real = [model.everything.under(area.code).filter(invented=False) for model in MARKED]
    marked: int = sum(rows.update(invented=True) for rows in real)
    if marked:
        changes = {"invented": [False, True]}
        write_line(by=by, verb="changed", model=Person, area_code=area.code, changes=changes)
    return marked


archive_person = archive
archive_household = archive
archive_group = archive
