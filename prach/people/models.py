"""Persons, households and groups."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.core.changes import ANY_YEAR, Place
from prach.core.models import Record, Referenced, unique_reference

from .fields import decrypt, encrypt, fingerprint


class Sex(models.TextChoices):
    """As the household registration writes it; blank where it is not known."""

    FEMALE = "FEMALE", _("female")
    MALE = "MALE", _("male")


class Person(Referenced, Record):
    """Somebody the programme knows. The national ID is optional: nobody needs one in order to be taught."""

    title = models.CharField(_("title before the name"), max_length=40, blank=True)
    given_name = models.CharField(_("given name"), max_length=100)
    surname = models.CharField(_("surname"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    national_id_encrypted = models.CharField(
        _("national ID, encrypted"), max_length=200, blank=True, editable=False
    )
    national_id_hash = models.CharField(
        _("national ID, keyed hash"), max_length=64, null=True, blank=True, editable=False
    )
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    house_no = models.CharField(_("house number"), max_length=20, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("village"), on_delete=models.PROTECT, related_name="persons"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("signs in as"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="person",
    )
    invented = models.BooleanField(_("invented for the demonstration"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["area", "given_name", "surname"]
        indexes = [
            models.Index(fields=["area", "given_name", "surname"], name="person_by_village"),
            models.Index(fields=["area"], condition=Q(invented=True), name="person_invented"),
        ]
        constraints = [
            unique_reference("area", "person"),
            models.UniqueConstraint(
                fields=["national_id_hash"],
                condition=Q(archived_at__isnull=True, national_id_hash__isnull=False),
                name="national_id_once",
                violation_error_message=_("Somebody with this national ID is already in the register."),
            ),
        ]

    class Privacy:
        personal = (
            "title",
            "given_name",
            "surname",
            "sex",
            "born_on",
            "national_id_encrypted",
            "national_id_hash",
            "phone",
            "house_no",
            "user",
        )
        internal = ("area", "invented")

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Return title, given name and surname as they are written in Thai: the title joined to the name."""
        return f"{self.title}{self.given_name} {self.surname}".strip()

    @property
    def national_id(self) -> str:
        """Return the 13 digits, decrypted; '' when none is held."""
        return decrypt(self.national_id_encrypted)

    @national_id.setter
    def national_id(self, digits: str) -> None:
        if digits != self.national_id:
            self.national_id_encrypted = encrypt(digits)
            self.national_id_hash = fingerprint(digits)


class Household(Referenced, Record):
    """People who live and eat together. Known by its house registration code, or by house number and village."""

    house_code = models.CharField(_("house registration code (11 digits)"), max_length=11, blank=True)
    house_no = models.CharField(_("house number"), max_length=20, blank=True)
    head_name = models.CharField(_("name of the head"), max_length=200)
    members_count = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("village"), on_delete=models.PROTECT, related_name="households"
    )
    invented = models.BooleanField(_("invented for the demonstration"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["area", "house_no"]
        indexes = [
            models.Index(fields=["area", "house_no"], name="household_by_village"),
            models.Index(fields=["area"], condition=Q(invented=True), name="household_invented"),
        ]
        constraints = [
            unique_reference("area", "household"),
            models.UniqueConstraint(
                fields=["house_code"],
                condition=Q(archived_at__isnull=True) & ~Q(house_code=""),
                name="house_code_once",
                violation_error_message=_(
                    "A household with this house registration code is already in the register."
                ),
            ),
        ]

    class Privacy:
        personal = ("house_code", "house_no", "head_name")
        internal = ("members_count", "area", "invented")

    def __str__(self) -> str:
        return f"{self.head_name} ({self.house_no})" if self.house_no else self.head_name

    def places(self) -> set[Place]:
        return {Place(self.area_id, ANY_YEAR)}


class HouseholdMember(Record):
    """A person's place in a household."""

    area_path: ClassVar[str] = "household__area"

    class Relation(models.TextChoices):
        HEAD = "HEAD", _("head of household")
        SPOUSE = "SPOUSE", _("spouse")
        CHILD = "CHILD", _("child")
        PARENT = "PARENT", _("parent")
        OTHER = "OTHER", _("other")

    household = models.ForeignKey(
        Household, verbose_name=_("household"), on_delete=models.PROTECT, related_name="members"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="memberships"
    )
    relation = models.CharField(
        _("relation to the head"), max_length=10, choices=Relation, default=Relation.OTHER
    )

    class Meta(Record.Meta):
        verbose_name = _("member of a household")
        verbose_name_plural = _("members of households")
        ordering = ["household", "relation"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(archived_at__isnull=True),
                name="household_member_once",
            )
        ]

    class Privacy:
        personal = ("household", "person", "relation")

    def __str__(self) -> str:
        return str(self.person)


class Group(Referenced, Record):
    """An occupation group or a savings group for production."""

    class Kind(models.TextChoices):
        OCCUPATION = "OCCUPATION", _("occupation group")
        SAVINGS = "SAVINGS", _("savings group for production")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    area = models.ForeignKey(Area, verbose_name=_("village"), on_delete=models.PROTECT, related_name="groups")
    founded_on = models.DateField(_("founded"), null=True, blank=True)
    members_count = models.PositiveIntegerField(_("members"), null=True, blank=True)
    invented = models.BooleanField(_("invented for the demonstration"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["area", "name"]
        indexes = [
            models.Index(fields=["area", "name"], name="group_by_village"),
            models.Index(fields=["area"], condition=Q(invented=True), name="group_invented"),
        ]
        constraints = [
            unique_reference("area", "group"),
            models.UniqueConstraint(
                fields=["area", "name"],
                condition=Q(archived_at__isnull=True),
                name="group_name_once_in_a_village",
                violation_error_message=_(
                    "A group with this name is already in the register of this village."
                ),
            ),
        ]

    class Privacy:
        internal = ("founded_on", "members_count", "invented")
        public = ("name", "kind", "area")

    def __str__(self) -> str:
        return self.name


class GroupMember(Record):
    """A person's place in a group."""

    area_path: ClassVar[str] = "group__area"

    class Office(models.TextChoices):
        CHAIR = "CHAIR", _("chair")
        SECRETARY = "SECRETARY", _("secretary")
        TREASURER = "TREASURER", _("treasurer")
        MEMBER = "MEMBER", _("member")

    group = models.ForeignKey(
        Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="members"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="group_memberships"
    )
    office = models.CharField(_("office held"), max_length=10, choices=Office, default=Office.MEMBER)

    class Meta(Record.Meta):
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        ordering = ["group", "office"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(archived_at__isnull=True), name="group_member_once"
            )
        ]

    class Privacy:
        personal = ("group", "person", "office")

    def __str__(self) -> str:
        return str(self.person)
