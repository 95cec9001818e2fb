"""Standings: what a person is to the programme, from a day until another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prach.core.models import Record
from prach.people.models import Person


class State(models.TextChoices):
    """The states of a sage. One person, many states, each reached by a dated event."""

    NOMINATED = "NOMINATED", _("nominated")
    ACCEPTED = "ACCEPTED", _("accepted by the community")
    TRAINED = "TRAINED", _("trained in person")
    TEAM = "TEAM", _("member of a village team")
    ACTIVE = "ACTIVE", _("teaching")
    PAUSED = "PAUSED", _("resting")
    INACTIVE = "INACTIVE", _("no longer active")


class Standing(Record):
    """A state of a person, in force from `since_on` until the next one begins."""

    area_path: ClassVar[str] = "person__area"

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="standings"
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    since_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    certificate_no = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["person", "since_on"]
        indexes = [models.Index(fields=["state", "since_on", "until_on"], name="standing_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "since_on"],
                condition=Q(archived_at__isnull=True),
                name="standing_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(archived_at__isnull=True, until_on__isnull=True),
                name="standing_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("since_on")),
                name="standing_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal = ("person", "note")
        internal = ("state", "since_on", "until_on", "certificate_no")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
