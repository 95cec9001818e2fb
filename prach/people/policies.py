"""What must hold of a person, household or group before it is written."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal

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


def _require_home(area_code: str) -> None:
    if len(area_code) < 6:
        raise NotAVillage()


def check_person(person: Person, *, today: date) -> None:
    """Raise NameMissing, NotAVillage or BornInTheFuture."""
    if not person.given_name.strip():
        raise NameMissing()
    _require_home(person.area_id)
    if person.born_on and person.born_on > today:
        raise BornInTheFuture()


def check_household(household: Household) -> None:
    """Raise NotAVillage."""
    _require_home(household.area_id)


def check_group(group: Group, *, today: date) -> None:
    """Raise NotAVillage or FoundedInTheFuture."""
    _require_home(group.area_id)
    if group.founded_on and group.founded_on > today:
        raise FoundedInTheFuture()
