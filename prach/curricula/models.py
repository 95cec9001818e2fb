"""Curricula and print runs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.core.changes import Place
from prach.core.models import Record, Referenced, unique_reference
from prach.core.thai_calendar import fiscal_year_of
from prach.knowhow.models import Occupation
from prach.people.models import Person


class Curriculum(Referenced, Record):
    """A course that a sage teaches from; its reference is the office's own code."""

    shared_downwards: ClassVar[bool] = True
    read_permission: ClassVar[str] = "read_programme"

    title = models.CharField(_("title"), max_length=200)
    occupation = models.ForeignKey(Occupation, verbose_name=_("occupation"), on_delete=models.PROTECT)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="curricula")
    approved_on = models.DateField(_("approved"), null=True, blank=True)
    theory_hours = models.DecimalField(
        _("hours of theory"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    practice_hours = models.DecimalField(
        _("hours of practice"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    authors = models.ManyToManyField(Person, verbose_name=_("authors"), blank=True, related_name="curricula")

    class Meta(Record.Meta):
        verbose_name = _("curriculum")
        verbose_name_plural = _("curricula")
        ordering = ["area", "reference"]
        indexes = [models.Index(fields=["area", "approved_on"], name="curriculum_by_area")]
        constraints = [
            unique_reference("area", "curriculum"),
            models.CheckConstraint(
                condition=(Q(theory_hours__isnull=True) | Q(theory_hours__gte=0))
                & (Q(practice_hours__isnull=True) | Q(practice_hours__gte=0)),
                name="curriculum_hours_not_negative",
            ),
        ]

    class Privacy:
        personal = ("authors",)
        public = ("reference", "title", "occupation", "area", "approved_on", "theory_hours", "practice_hours")

    def __str__(self) -> str:
        return self.title

    def places(self) -> set[Place]:
        return {Place(self.area_id, fiscal_year_of(self.approved_on))} if self.approved_on else set()


class PrintRun(Referenced, Record):
    """Volumes of a curriculum's handbook, printed at one time."""

    area_path: ClassVar[str] = "curriculum__area"
    shared_downwards: ClassVar[bool] = True
    read_permission: ClassVar[str] = "read_programme"

    curriculum = models.ForeignKey(
        Curriculum, verbose_name=_("curriculum"), on_delete=models.PROTECT, related_name="print_runs"
    )
    printed_on = models.DateField(_("printed"))
    volumes = models.PositiveIntegerField(_("volumes"))
    printer = models.CharField(_("printer"), max_length=200, blank=True)
    cost_baht = models.DecimalField(_("cost in baht"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        ordering = ["curriculum", "printed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["curriculum", "reference"],
                condition=Q(archived_at__isnull=True),
                name="print_run_reference_once",
            ),
            models.CheckConstraint(condition=Q(volumes__gte=1), name="print_run_has_volumes"),
        ]

    class Privacy:
        internal = ("printer", "cost_baht")
        public = ("curriculum", "printed_on", "volumes")

    def __str__(self) -> str:
        return f"{self.curriculum} × {self.volumes}"

    def places(self) -> set[Place]:
        return {Place(self.curriculum.area_id, fiscal_year_of(self.printed_on))}
