"""What must hold of a person, household or group before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal, raise_first

from .models import Group, Household, Person


class NameMissing(Refusal):
    """A person is known by a given name at least; a surname may be lacking."""

    code = "name-missing"
    message = _("The given name is missing. Enter the person's name.")
    field = "given_name"


class NotAVillage(Refusal):
    """People live in villages (or, in a municipality, in a subdistrict)."""

    code = "not-a-village"
    message = _("Choose a village, or the subdistrict where there are no villages.")
    field = "area"


class BornInTheFuture(Refusal):
    """The date of birth cannot be right."""

    code = "born-in-the-future"
    message = _("The date of birth lies in the future. Check the year.")
    field = "born_on"


class FoundedInTheFuture(Refusal):
    """The founding date cannot be right."""

    code = "founded-in-the-future"
    message = _("The founding date lies in the future. Check the year.")
    field = "founded_on"


def _home_faults(area_code: str | None) -> Iterator[Refusal]:
    if area_code and len(area_code) < 6:
        yield NotAVillage()


def person_faults(person: Person, *, today: date) -> Iterator[Refusal]:
    """Yield all that is wrong with a person; values that are not known yet (None) are passed over."""
    if not person.given_name.strip():
        yield NameMissing()
    yield from _home_faults(person.area_id)
    if person.born_on and person.born_on > today:
        yield BornInTheFuture()


def check_person(person: Person, *, today: date) -> None:
    """Raise NameMissing, NotAVillage or BornInTheFuture."""
    raise_first(person_faults(person, today=today))


def household_faults(household: Household) -> Iterator[Refusal]:
    """Yield all that is wrong with a household."""
    yield from _home_faults(household.area_id)


def check_household(household: Household) -> None:
    """Raise NotAVillage."""
    raise_first(household_faults(household))


def group_faults(group: Group, *, today: date) -> Iterator[Refusal]:
    """Yield all that is wrong with a group; values that are not known yet (None) are passed over."""
    yield from _home_faults(group.area_id)
    if group.founded_on and group.founded_on > today:
        yield FoundedInTheFuture()


def check_group(group: Group, *, today: date) -> None:
    """Raise NotAVillage or FoundedInTheFuture."""
    raise_first(group_faults(group, today=today))
