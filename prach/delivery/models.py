"""Sessions, trainers, attendance and group support."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.core.changes import Place
from prach.core.models import Record, Referenced, unique_reference
from prach.core.thai_calendar import fiscal_year_of
from prach.curricula.models import Curriculum
from prach.knowhow.models import Occupation
from prach.people.models import Group, Person
from prach.plan.models import Activity


class Headcounted(models.Model):
    """How many came: in all and, where it was noted, men and women. Blank where nobody counted."""

    headcount = models.PositiveIntegerField(_("people in all"), null=True, blank=True)
    men = models.PositiveIntegerField(_("men"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women"), null=True, blank=True)

    class Meta:
        abstract = True

    class Privacy:
        public = ("headcount", "men", "women")

    def fill_headcount(self) -> None:
        """Set the headcount to men and women together where only these were given."""
        if self.headcount is None and self.men is not None and self.women is not None:
            self.headcount = self.men + self.women


def headcount_holds(name: str) -> models.CheckConstraint:
    """Return the constraint that men and women together are not more than all, and that all is known if they are."""
    counted = Q(headcount__gte=Coalesce(F("men"), 0) + Coalesce(F("women"), 0))
    return models.CheckConstraint(
        condition=Q(men__isnull=True, women__isnull=True) | (Q(headcount__isnull=False) & counted),
        name=f"{name}_headcount_holds",
        violation_error_message=_(
            "Men and women together are more than the people in all. Check the three numbers."
        ),
    )


class Session(Headcounted, Referenced, Record):
    """One occasion of teaching or exchange, at one place, beginning on one day."""

    class Kind(models.TextChoices):
        VILLAGE_FORUM = "VILLAGE_FORUM", _("village transfer forum")
        EVENT = "EVENT", _("transfer by sages at an event")
        LEARNING_POINT = "LEARNING_POINT", _("transfer by sages at their learning point")
        HOUSEHOLD = "HOUSEHOLD", _("lesson at a household")
        STUDY_TOUR = "STUDY_TOUR", _("study tour")
        STAFF_TRAINING = "STAFF_TRAINING", _("training of officers")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="sessions")
    place = models.CharField(_("place"), max_length=200, blank=True)
    held_on = models.DateField(_("held"))
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    theory_hours = models.DecimalField(
        _("hours of theory"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    practice_hours = models.DecimalField(
        _("hours of practice"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    occupation = models.ForeignKey(
        Occupation, verbose_name=_("occupation taught"), null=True, blank=True, on_delete=models.PROTECT
    )
    curriculum = models.ForeignKey(
        Curriculum,
        verbose_name=_("curriculum"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-held_on", "area"]
        indexes = [
            models.Index(fields=["kind", "area", "held_on", "headcount"], name="session_counted"),
            models.Index(fields=["area", "held_on"], name="session_by_area"),
        ]
        constraints = [
            unique_reference("area", "session"),
            headcount_holds("session"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("held_on")),
                name="session_ends_after_it_begins",
                violation_error_message=_("The last day is before the first. Check both dates."),
            ),
            models.CheckConstraint(
                condition=(Q(theory_hours__isnull=True) | Q(theory_hours__gte=0))
                & (Q(practice_hours__isnull=True) | Q(practice_hours__gte=0)),
                name="session_hours_not_negative",
                violation_error_message=_("Hours cannot be negative."),
            ),
        ]

    class Privacy:
        personal = ("note",)
        internal = ("place",)
        public = (
            "kind",
            "title",
            "area",
            "held_on",
            "ended_on",
            "theory_hours",
            "practice_hours",
            "occupation",
            "curriculum",
            "activity",
        )

    def __str__(self) -> str:
        return self.title

    def places(self) -> set[Place]:
        return {Place(self.area_id, fiscal_year_of(self.held_on))}


class Trainer(Record):
    """Somebody who taught at a session; perhaps in place of the sage who was invited."""

    area_path: ClassVar[str] = "session__area"

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="trainers"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="taught"
    )
    substitute_for = models.ForeignKey(
        Person,
        verbose_name=_("in place of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Record.Meta):
        verbose_name = _("trainer at a session")
        verbose_name_plural = _("trainers at sessions")
        ordering = ["session", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(archived_at__isnull=True), name="trainer_once"
            )
        ]

    class Privacy:
        personal = ("person", "substitute_for")
        internal = ("session",)

    def __str__(self) -> str:
        return str(self.person)


class Attendance(Record):
    """That a known person was at a session; perhaps in place of another."""

    area_path: ClassVar[str] = "session__area"

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="attendance"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="attended"
    )
    substitute_for = models.ForeignKey(
        Person,
        verbose_name=_("in place of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Record.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["session", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(archived_at__isnull=True),
                name="attendance_once",
                violation_error_message=_("This person is already on the list of the session."),
            ),
            models.CheckConstraint(
                condition=Q(substitute_for__isnull=True) | ~Q(substitute_for=F("person")),
                name="attendance_not_in_own_place",
            ),
        ]

    class Privacy:
        personal = ("person", "substitute_for")
        internal = ("session",)

    def __str__(self) -> str:
        return str(self.person)


class GroupSupport(Headcounted, Referenced, Record):
    """Help given once to an occupation or savings group."""

    class Kind(models.TextChoices):
        KNOWLEDGE = "KNOWLEDGE", _("knowledge and skill")
        MANAGEMENT = "MANAGEMENT", _("management and accounts")
        MATERIALS = "MATERIALS", _("materials and equipment")
        CAPITAL = "CAPITAL", _("access to capital")
        MARKET = "MARKET", _("market and product")

    kind = models.CharField(_("kind of support"), max_length=12, choices=Kind)
    group = models.ForeignKey(
        Group,
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supports",
    )
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="group_supports"
    )
    supported_on = models.DateField(_("day"))
    title = models.CharField(_("what was given"), max_length=300)
    value_baht = models.DecimalField(
        _("value in baht"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="group_supports",
    )

    class Meta(Record.Meta):
        verbose_name = _("group support")
        verbose_name_plural = _("group supports")
        ordering = ["-supported_on", "area"]
        indexes = [models.Index(fields=["area", "supported_on", "headcount"], name="group_support_counted")]
        constraints = [
            unique_reference("area", "group_support"),
            headcount_holds("group_support"),
            models.CheckConstraint(
                condition=Q(value_baht__isnull=True) | Q(value_baht__gte=0),
                name="group_support_value_not_negative",
            ),
        ]

    class Privacy:
        internal = ("value_baht",)
        public = ("kind", "group", "area", "supported_on", "title", "activity")

    def __str__(self) -> str:
        return self.title

    def places(self) -> set[Place]:
        return {Place(self.area_id, fiscal_year_of(self.supported_on))}
