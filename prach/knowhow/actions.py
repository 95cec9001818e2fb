"""Writing what people can do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from prach.core.keys import new_key
from prach.core.writing import add, archive, change
from prach.people.models import Group, Person

from .models import Expertise, Occupation, OccupationOfGroup, WorkArea, WorkAreaOfPerson
from .policies import check_expertise


def record_expertise(
    person: Person, occupation: Occupation, *, by: Any, key: UUID | None = None, **values: Any
) -> Expertise:
    """Store that a person has an occupation; return it. Raises TeachesBeyondCraft."""
    expertise = Expertise(id=key or new_key(), person=person, occupation=occupation, **values)
    return add(expertise, by=by, check=check_expertise)


def correct_expertise(expertise: Expertise, *, by: Any, **values: Any) -> Expertise:
    """Change levels, years or evidence; return the expertise."""
    return change(expertise, by=by, check=check_expertise, **values)


@transaction.atomic
def set_work_areas(person: Person, work_areas: Iterable[WorkArea], *, by: Any) -> None:
    """Make these, and no others, the work areas of the person."""
    wanted = {work_area.pk: work_area for work_area in work_areas}
    for held in WorkAreaOfPerson.objects.filter(person=person):
        if wanted.pop(held.work_area_id, None) is None:
            archive(held, by=by)
    for work_area in wanted.values():
        add(WorkAreaOfPerson(person=person, work_area=work_area), by=by)


@transaction.atomic
def set_group_occupation(group: Group, occupation: Occupation | None, *, by: Any) -> None:
    """Make this the occupation of the group; None takes the one it had away."""
    for held in OccupationOfGroup.objects.filter(group=group):
        if occupation is None or held.occupation_id != occupation.pk:
            archive(held, by=by)
        else:
            return
    if occupation is not None:
        add(OccupationOfGroup(group=group, occupation=occupation), by=by)
