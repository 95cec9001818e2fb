"""Pages of persons, households and groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prach.core.identity import format_house_code, format_phone, mask_national_id
from prach.knowhow.actions import set_group_occupation
from prach.people.actions import (
    add_group_member,
    add_household_member,
    correct_group,
    correct_household,
    correct_person,
    register_group,
    register_household,
    register_person,
)
from prach.people.models import Group, GroupMember, Household, HouseholdMember, Person
from prach.ui.parts import Link, Table

from ..crud import RecordPages
from ..lists import Shown
from ..parts import PartPage
from ..showing import lines_of, records_of
from .forms import GroupForm, GroupMemberForm, HouseholdForm, HouseholdMemberForm, PersonForm


class PersonPages(RecordPages):
    """Persons."""

    code = "persons"
    model = Person
    form = PersonForm
    title = _("Persons")
    add_words = _("Add a person")
    empty_text = _("Add the sages and learners of your area, or import them from a workbook.")
    columns = (
        Shown("full_name", _("Name"), sort="given_name"),
        Shown("sex", sort="sex"),
        Shown("area", sort="area"),
        Shown("reference", sort="reference"),
    )
    written = {"phone": format_phone}
    search = ("given_name", "surname", "title", "area__name_th", "reference")
    choices = ("sex",)
    joins = ("area",)
    sections = (
        (_("Name"), ("title", "given_name", "surname", "sex", "born_on")),
        (_("Home"), ("area", "house_no", "phone")),
        (_("Numbers"), ("national_id", "forget_id", "reference")),
    )

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Person:
        return register_person(by=by, today=today, key=key, **values)

    def change(self, record: Person, *, by: Any, today: date, **values: Any) -> Person:
        return correct_person(record, by=by, today=today, **values)

    def facts(self, record: Person, user: Any) -> list[tuple[Any, ...]]:
        masked = mask_national_id(record.national_id) if record.national_id_hash else None
        return [*super().facts(record, user), (_("National ID"), masked)]

    def related(self, record: Person, user: Any) -> Iterable[Table | None]:
        yield records_of("standings", user, person=record)
        yield records_of("expertise", user, person=record)
        yield records_of("work-areas", user, person=record)
        yield records_of("households", user, members__person=record, members__archived_at__isnull=True)
        yield records_of("groups", user, members__person=record, members__archived_at__isnull=True)
        yield records_of("sessions", user, trainers__person=record, trainers__archived_at__isnull=True)

    def more_actions(self, record: Person, user: Any) -> list[Link]:
        return [
            self.add_link(_("Record a standing"), "standings", person=record.reference),
            self.add_link(_("Record expertise"), "expertise", person=record.reference),
            Link(_("Work areas"), reverse("office:person-work-areas", args=[record.pk])),
        ]


class HouseholdPages(RecordPages):
    """Households."""

    code = "households"
    model = Household
    form = HouseholdForm
    title = _("Households")
    add_words = _("Add a household")
    empty_text = _("Add the households of your area, or import them from a workbook.")
    columns = (
        Shown("head_name", sort="head_name"),
        Shown("house_no", sort="house_no"),
        Shown("area", sort="area"),
        Shown("members_count", kind="number", sort="members_count"),
        Shown("reference", sort="reference"),
    )
    written = {"house_code": format_house_code}
    search = ("head_name", "house_no", "area__name_th", "reference")
    joins = ("area",)

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Household:
        return register_household(by=by, key=key, **values)

    def change(self, record: Household, *, by: Any, today: date, **values: Any) -> Household:
        return correct_household(record, by=by, **values)

    def related(self, record: Household, user: Any) -> Iterable[Table | None]:
        members = HouseholdMember.objects.visible_to(user).filter(household=record)
        yield lines_of(_("Members"), members, user, (_("Relation to the head"), "relation"))
        yield records_of("enrolments", user, household=record)
        yield records_of("incomes", user, household=record)

    def more_actions(self, record: Household, user: Any) -> list[Link]:
        return [
            Link(_("Members"), reverse("office:household-members", args=[record.pk])),
            self.add_link(_("Enrol in a scheme"), "enrolments", household=record.reference),
            self.add_link(_("Record an income"), "incomes", household=record.reference),
        ]


class GroupPages(RecordPages):
    """Occupation groups and savings groups."""

    code = "groups"
    model = Group
    form = GroupForm
    title = _("Groups")
    add_words = _("Add a group")
    empty_text = _("Add the occupation and savings groups of your area, or import them from a workbook.")
    columns = (
        Shown("name", sort="name"),
        Shown("kind", sort="kind"),
        Shown("area", sort="area"),
        Shown("members_count", kind="number", sort="members_count"),
        Shown("reference", sort="reference"),
    )
    search = ("name", "area__name_th", "reference")
    choices = ("kind",)
    joins = ("area",)

    @transaction.atomic
    def add(self, *, by: Any, today: date, key: UUID | None, occupation: Any = None, **values: Any) -> Group:
        group = register_group(by=by, today=today, key=key, **values)
        set_group_occupation(group, occupation, by=by)
        return group

    @transaction.atomic
    def change(self, record: Group, *, by: Any, today: date, occupation: Any = None, **values: Any) -> Group:
        group = correct_group(record, by=by, today=today, **values)
        set_group_occupation(group, occupation, by=by)
        return group

    def facts(self, record: Group, user: Any) -> list[tuple[Any, ...]]:
        held = record.occupations.filter(archived_at__isnull=True).select_related("occupation").first()
        return [*super().facts(record, user), (_("Occupation"), str(held.occupation) if held else None)]

    def related(self, record: Group, user: Any) -> Iterable[Table | None]:
        members = GroupMember.objects.visible_to(user).filter(group=record)
        yield lines_of(_("Members"), members, user, (_("Office in the group"), "office"))
        yield records_of("group-supports", user, group=record)

    def more_actions(self, record: Group, user: Any) -> list[Link]:
        return [
            Link(_("Members"), reverse("office:group-members", args=[record.pk])),
            self.add_link(_("Log a support"), "group-supports", group=record.reference, area=record.area_id),
        ]


class HouseholdMembers(PartPage):
    """Who lives in a household."""

    name = "household-members"
    model = HouseholdMember
    whole = "household"
    form = HouseholdMemberForm
    title = _("Members of the household")
    said = "relation"

    def put(self, whole: Household, *, by: Any, **values: Any) -> None:
        add_household_member(whole, values["person"], by=by, relation=values["relation"])


class GroupMembers(PartPage):
    """Who belongs to a group."""

    name = "group-members"
    model = GroupMember
    whole = "group"
    form = GroupMemberForm
    title = _("Members of the group")
    said = "office"

    def put(self, whole: Group, *, by: Any, **values: Any) -> None:
        add_group_member(whole, values["person"], by=by, office=values["office"])
