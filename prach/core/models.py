"""What every record has, and the audit trail."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from .changes import Place
from .keys import new_key, new_reference
from .querysets import ScopedQuerySet


class LiveManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Rows that have not been archived."""

    def get_queryset(self) -> ScopedQuerySet[Any]:
        return super().get_queryset().filter(archived_at__isnull=True)  # type: ignore[no-any-return]


class Record(models.Model):
    """A row that somebody is answerable for. Archived, never deleted; written by actions alone.

    `area_path` is where its area is found; `places()` names the summary cells that it may feed.
    """

    area_path: ClassVar[str] = "area"
    shared_downwards: ClassVar[bool] = False
    read_permission: ClassVar[str] = "read_records"
    write_permission: ClassVar[str] = "write_records"

    id = models.UUIDField(_("key"), primary_key=True, default=new_key, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = LiveManager()
    everything: ClassVar[Any] = models.Manager.from_queryset(ScopedQuerySet)()

    class Meta:
        abstract = True
        # Relations to an archived row must still resolve: the past keeps its names.
        base_manager_name = "everything"
        default_manager_name = "objects"

    class Privacy:
        internal: tuple[str, ...] = ("id", "created_at", "updated_at", "archived_at")

    def area_code(self) -> str:
        """Return the code of the record's area. Follows `area_path`; may cost a query per step."""
        steps = self.area_path.split("__")
        at: Any = self
        for step in steps[:-1]:
            at = getattr(at, step)
        return str(getattr(at, f"{steps[-1]}_id"))

    def places(self) -> set[Place]:
        """Return the (area code, fiscal year) pairs whose figures this row may change. None by default."""
        return set()


class Referenced(models.Model):
    """A record that an office knows by its own number, unique among the live records of a province."""

    reference = models.CharField(
        _("reference"),
        max_length=40,
        default=new_reference,
        help_text=_("The office's own number for this record; left empty, one is made."),
    )

    class Meta:
        abstract = True

    class Privacy:
        internal: tuple[str, ...] = ("reference",)


def unique_reference(area_field: str, name: str) -> UniqueConstraint:
    """Return the constraint that keeps references unique within a province (the first two digits of the area)."""
    return UniqueConstraint(
        Substr(area_field, 1, 2),
        "reference",
        condition=Q(archived_at__isnull=True),
        name=f"{name}_reference_once",
    )


class AuditEvent(models.Model):
    """Who did what to which record, when. Append-only, and without foreign keys, so that it outlives all it names.

    `changes` holds {field: [old, new]} for internal and public fields; of a personal field only the name, as
    {field: null}.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(_("actor"), null=True)
    actor_name = models.CharField(_("actor's user name"), max_length=150)
    verb = models.CharField(_("what was done"), max_length=60)
    subject = models.CharField(_("kind of record"), max_length=80)
    subject_id = models.CharField(_("record"), max_length=40, blank=True)
    area_code = models.CharField(_("area"), max_length=8, blank=True)
    changes = models.JSONField(_("changes"), default=dict)

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit trail")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["area_code", "at"], name="audit_by_area"),
        ]

    class Privacy:
        internal = (
            "id",
            "at",
            "actor_id",
            "actor_name",
            "verb",
            "subject",
            "subject_id",
            "area_code",
            "changes",
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An audit line is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An audit line is never deleted.")
