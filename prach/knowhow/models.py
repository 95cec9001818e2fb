"""Work areas, occupations and expertise."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prach.core.models import Record
from prach.people.models import Group, Person


class CodedName(models.Model):
    """An entry of a coded list, named in both languages."""

    code = models.CharField(_("code"), max_length=20, primary_key=True)
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)

    class Meta:
        abstract = True

    class Privacy:
        public: tuple[str, ...] = ("code", "name_th", "name_en")

    def __str__(self) -> str:
        return self.name_en if self.name_en and (get_language() or "th").startswith("en") else self.name_th


class WorkArea(CodedName):
    """One of the eight areas of community work that sages help with."""

    position = models.PositiveSmallIntegerField(_("place in the order"), unique=True)

    class Meta:
        verbose_name = _("work area")
        verbose_name_plural = _("work areas")
        ordering = ["position"]

    class Privacy:
        public = ("position",)


class Occupation(CodedName):
    """An occupation that is taught or practised, mapped to ISCO-08. An office adds its own beneath a listed one."""

    group_th = models.CharField(_("group"), max_length=100, blank=True)
    isco08_code = models.CharField(_("ISCO-08 code"), max_length=4, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("kind of"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ["code"]

    class Privacy:
        public = ("group_th", "isco08_code", "parent")


class Level(models.IntegerChoices):
    """How far a skill goes. Blank where nobody has judged it."""

    BEGINS = 1, _("begins")
    WORKS_ALONE = 2, _("works alone")
    SKILLED = 3, _("skilled")
    MASTER = 4, _("master")


class Expertise(Record):
    """That a person has an occupation: how well they practise it, and apart from that how well they teach it."""

    area_path: ClassVar[str] = "person__area"

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="expertise"
    )
    occupation = models.ForeignKey(Occupation, verbose_name=_("occupation"), on_delete=models.PROTECT)
    craft_level = models.PositiveSmallIntegerField(_("craft level"), choices=Level, null=True, blank=True)
    teaching_level = models.PositiveSmallIntegerField(
        _("teaching level"), choices=Level, null=True, blank=True
    )
    since_year = models.PositiveSmallIntegerField(_("practised since (B.E.)"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        ordering = ["person", "occupation"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "occupation"], condition=Q(archived_at__isnull=True), name="expertise_once"
            ),
            models.CheckConstraint(
                condition=Q(since_year__isnull=True) | Q(since_year__gte=2440),
                name="expertise_year_is_buddhist",
            ),
        ]

    class Privacy:
        personal = ("person", "evidence")
        internal = ("occupation", "craft_level", "teaching_level", "since_year")

    def __str__(self) -> str:
        return f"{self.person}: {self.occupation}"


class WorkAreaOfPerson(Record):
    """That a person helps the community in one of the eight work areas."""

    area_path: ClassVar[str] = "person__area"

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="work_areas"
    )
    work_area = models.ForeignKey(WorkArea, verbose_name=_("work area"), on_delete=models.PROTECT)

    class Meta(Record.Meta):
        verbose_name = _("work area of a person")
        verbose_name_plural = _("work areas of persons")
        ordering = ["person", "work_area"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "work_area"], condition=Q(archived_at__isnull=True), name="work_area_once"
            )
        ]

    class Privacy:
        personal = ("person",)
        internal = ("work_area",)

    def __str__(self) -> str:
        return f"{self.person}: {self.work_area}"


class OccupationOfGroup(Record):
    """The occupation that a group practises."""

    area_path: ClassVar[str] = "group__area"

    group = models.ForeignKey(
        Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="occupations"
    )
    occupation = models.ForeignKey(Occupation, verbose_name=_("occupation"), on_delete=models.PROTECT)

    class Meta(Record.Meta):
        verbose_name = _("occupation of a group")
        verbose_name_plural = _("occupations of groups")
        ordering = ["group", "occupation"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "occupation"],
                condition=Q(archived_at__isnull=True),
                name="group_occupation_once",
            )
        ]

    class Privacy:
        public = ("group", "occupation")

    def __str__(self) -> str:
        return f"{self.group}: {self.occupation}"
