"""Schemes by fiscal year and what is planned under them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.core.changes import Place
from prach.core.models import Record, Referenced, unique_reference
from prach.core.thai_calendar import fiscal_year_of
from prach.knowhow.models import Occupation
from prach.people.models import Household, Person


class Programme(Record):
    """What a province or district sets and everyone below it may read."""

    shared_downwards: ClassVar[bool] = True
    read_permission: ClassVar[str] = "read_programme"

    class Meta(Record.Meta):
        abstract = True


class Scheme(Referenced, Programme):
    """The rules of one project in one fiscal year. A closed year keeps the rules it had."""

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    name = models.CharField(_("name"), max_length=200)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="schemes")
    sages_per_village = models.PositiveSmallIntegerField(_("sages per village"), null=True, blank=True)
    households_per_village = models.PositiveSmallIntegerField(
        _("households per village"), null=True, blank=True
    )
    households_per_sage = models.PositiveSmallIntegerField(_("households per sage"), null=True, blank=True)
    practise_target_percent = models.DecimalField(
        _("households that practise, target in per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    income_rise_target_percent = models.DecimalField(
        _("rise of average income, target in per cent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    groups_target_percent = models.DecimalField(
        _("villages with an occupation group, target in per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    followup_months = models.CharField(
        _("follow-up rounds, in months"),
        max_length=60,
        blank=True,
        help_text=_("For example: 1, 3, 6, 12, 24, 36"),
    )
    circular = models.CharField(_("circular that sets the rules"), max_length=200, blank=True)

    class Meta(Programme.Meta):
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["-fiscal_year", "name"]
        constraints = [
            unique_reference("area", "scheme"),
            models.CheckConstraint(condition=Q(fiscal_year__gte=2440), name="scheme_year_is_buddhist"),
        ]

    class Privacy:
        public = (
            "fiscal_year",
            "name",
            "area",
            "sages_per_village",
            "households_per_village",
            "households_per_sage",
            "practise_target_percent",
            "income_rise_target_percent",
            "groups_target_percent",
            "followup_months",
            "circular",
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.fiscal_year})"

    def places(self) -> set[Place]:
        return {Place(self.area_id, self.fiscal_year)}


class Step(models.IntegerChoices):
    """The eight steps of the province's own account."""

    PREPARE = 1, _("prepare and find")
    TOOLS = 2, _("make the tools")
    SAGES = 3, _("develop the sages")
    OFFICERS = 4, _("develop the officers")
    HOUSEHOLDS = 5, _("develop the target households")
    TRANSFER = 6, _("pass on the knowledge")
    FOLLOW_UP = 7, _("follow up and support")
    PUBLICITY = 8, _("tell the public")


class Activity(Referenced, Programme):
    """Something planned under one of the eight steps: when, where, by whom, how much."""

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="activities"
    )
    step = models.PositiveSmallIntegerField(_("step"), choices=Step)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT
    )
    title = models.CharField(_("title"), max_length=300)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="activities"
    )
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)

    class Meta(Programme.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["scheme", "step", "starts_on"]
        constraints = [
            unique_reference("area", "activity"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_begins",
                violation_error_message=_("The activity ends before it begins. Check both dates."),
            ),
        ]

    class Privacy:
        internal = ("responsible",)
        public = (
            "scheme",
            "step",
            "parent",
            "title",
            "starts_on",
            "ends_on",
            "area",
            "quantity",
            "unit",
            "done_on",
        )

    def __str__(self) -> str:
        return self.title

    def places(self) -> set[Place]:
        return {Place(self.area_id, self.scheme.fiscal_year)}


class TargetVillage(Programme):
    """A village that the year aims at: the denominator of "villages reached"."""

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="target_villages"
    )
    area = models.ForeignKey(
        Area, verbose_name=_("village"), on_delete=models.PROTECT, related_name="targeted"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta(Programme.Meta):
        verbose_name = _("target village")
        verbose_name_plural = _("target villages")
        ordering = ["scheme", "area"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "area"],
                condition=Q(archived_at__isnull=True),
                name="target_village_once",
                violation_error_message=_("This village is already a target village of the scheme."),
            )
        ]

    class Privacy:
        public = ("scheme", "area", "reason")

    def __str__(self) -> str:
        return str(self.area)

    def places(self) -> set[Place]:
        return {Place(self.area_id, self.scheme.fiscal_year)}


class Enrolment(Record):
    """A household that a scheme takes on: why it was chosen, what it wants to learn, who will learn."""

    area_path: ClassVar[str] = "household__area"

    class Source(models.TextChoices):
        BASIC_NEEDS = "BASIC_NEEDS", _("basic needs survey (จปฐ)")
        TPMAP = "TPMAP", _("TPMAP")
        MISSED = "MISSED", _("missed household")
        DISASTER = "DISASTER", _("hit by disaster or loss of income")
        OLDER = "OLDER", _("aged 60 and over")
        VOLUNTEER = "VOLUNTEER", _("volunteered")

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.PROTECT, related_name="enrolments"
    )
    household = models.ForeignKey(
        Household, verbose_name=_("household"), on_delete=models.PROTECT, related_name="enrolments"
    )
    sequence = models.PositiveIntegerField(_("sequence number"), null=True, blank=True)
    enrolled_on = models.DateField(_("enrolled"), null=True, blank=True)
    source = models.CharField(_("list of origin"), max_length=12, choices=Source, blank=True)
    wanted_occupation = models.ForeignKey(
        Occupation, verbose_name=_("occupation wished for"), null=True, blank=True, on_delete=models.PROTECT
    )
    learner = models.ForeignKey(
        Person, verbose_name=_("who will learn"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta(Record.Meta):
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["scheme", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "household"],
                condition=Q(archived_at__isnull=True),
                name="enrolment_once",
                violation_error_message=_("This household is already enrolled in the scheme."),
            )
        ]

    class Privacy:
        personal = ("household", "learner")
        internal = ("scheme", "sequence", "enrolled_on", "source", "wanted_occupation")

    def __str__(self) -> str:
        return f"{self.household}"

    def places(self) -> set[Place]:
        return {Place(self.household.area_id, self.scheme.fiscal_year)}


class Partner(Referenced, Programme):
    """An organisation that works with the office: a university, a local authority, a fund."""

    class Kind(models.TextChoices):
        UNIVERSITY = "UNIVERSITY", _("university")
        LOCAL_AUTHORITY = "LOCAL_AUTHORITY", _("local authority")
        STATE = "STATE", _("state agency")
        PRIVATE = "PRIVATE", _("private company")
        CIVIL = "CIVIL", _("civil society")
        OTHER = "OTHER", _("other")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="partners")

    class Meta(Programme.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]
        constraints = [unique_reference("area", "partner")]

    class Privacy:
        public = ("name", "kind", "area")

    def __str__(self) -> str:
        return self.name


class Agreement(Referenced, Programme):
    """A memorandum of understanding signed with a partner."""

    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="agreements"
    )
    title = models.CharField(_("title"), max_length=300)
    signed_on = models.DateField(_("signed"))
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="agreements"
    )

    class Meta(Programme.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on"]
        constraints = [
            unique_reference("area", "agreement"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("signed_on")),
                name="agreement_ends_after_it_begins",
                violation_error_message=_("The agreement ends before it was signed. Check both dates."),
            ),
        ]

    class Privacy:
        public = ("partner", "title", "signed_on", "ends_on", "area")

    def __str__(self) -> str:
        return self.title

    def places(self) -> set[Place]:
        return {Place(self.area_id, fiscal_year_of(self.signed_on))}


class Target(Programme):
    """What an indicator shall reach in an area and year; adopted by a named person."""

    indicator = models.CharField(_("indicator"), max_length=60)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="targets")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta(Programme.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["fiscal_year", "indicator", "area"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "fiscal_year"],
                condition=Q(archived_at__isnull=True),
                name="target_once",
                violation_error_message=_("A target of this indicator, area and year is already there."),
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_not_negative"),
        ]

    class Privacy:
        internal = ("adopted_by", "reason")
        public = ("indicator", "area", "fiscal_year", "value")

    def __str__(self) -> str:
        return f"{self.indicator} {self.area_id} {self.fiscal_year}"

    def places(self) -> set[Place]:
        return {Place(self.area_id, self.fiscal_year)}
