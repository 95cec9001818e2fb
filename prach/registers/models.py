"""Imports on their way: the batch, and one line for each row of the file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from prach.core.keys import new_key


class OwnImports(models.QuerySet[Any]):
    """An import is seen by whoever uploaded it, and by nobody else; others read its line in the audit trail."""

    def visible_to(self, user: Any) -> OwnImports:
        """Return the imports of `user`; none without the permission to import."""
        if not user.is_authenticated or not user.may("import_registers"):
            return self.none()
        return self.filter(**{self._owner: user})

    @property
    def _owner(self) -> str:
        return "uploaded_by" if self.model is ImportBatch else "batch__uploaded_by"


class ImportBatch(models.Model):
    """One uploaded workbook: received, read into a preview, then written whole or thrown away."""

    class Status(models.TextChoices):
        RECEIVED = "RECEIVED", _("received")
        READING = "READING", _("being read")
        PREVIEWED = "PREVIEWED", _("read; not yet written")
        COMMITTING = "COMMITTING", _("being written")
        COMMITTED = "COMMITTED", _("written")
        FAILED = "FAILED", _("could not be read")
        DISCARDED = "DISCARDED", _("thrown away")

    id = models.UUIDField(_("key"), primary_key=True, default=new_key, editable=False)
    register = models.CharField(_("register"), max_length=40)
    file_name = models.CharField(_("file"), max_length=255)
    checksum = models.CharField(_("SHA-256 of the file"), max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="imports",
    )
    scope_note = models.CharField(_("areas of whoever uploaded it"), max_length=400, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.RECEIVED)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    began_at = models.DateTimeField(_("reading began"), null=True)
    heartbeat_at = models.DateTimeField(_("last sign of life of the reader"), null=True)
    ended_at = models.DateTimeField(_("written or thrown away"), null=True)
    rows_total = models.PositiveIntegerField(_("rows in the file"), default=0)
    rows_done = models.PositiveIntegerField(_("rows read"), default=0)
    new = models.PositiveIntegerField(_("new rows"), default=0)
    changed = models.PositiveIntegerField(_("changed rows"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged rows"), default=0)
    doubtful = models.PositiveIntegerField(_("doubtful rows"), default=0)
    refused = models.PositiveIntegerField(_("refused rows"), default=0)
    headings = models.JSONField(_("headings of the file"), default=list)
    ignored = models.JSONField(_("columns that were not read"), default=list)
    failure = models.JSONField(_("why the file could not be read"), default=dict)
    staged = models.JSONField(_("rows staged, by table"), default=dict)
    places = models.JSONField(_("areas and years whose figures may change"), default=list)
    audit_id = models.BigIntegerField(_("audit line"), null=True)

    objects = OwnImports.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-received_at"]
        indexes = [models.Index(fields=["uploaded_by", "received_at"], name="import_by_user")]

    class Privacy:
        internal = (
            "id",
            "register",
            "file_name",
            "checksum",
            "uploaded_by",
            "scope_note",
            "status",
            "received_at",
            "began_at",
            "heartbeat_at",
            "ended_at",
            "rows_total",
            "rows_done",
            "new",
            "changed",
            "unchanged",
            "doubtful",
            "refused",
            "headings",
            "ignored",
            "failure",
            "staged",
            "places",
            "audit_id",
        )

    def __str__(self) -> str:
        return f"{self.file_name} ({self.register})"


class Verdict(models.TextChoices):
    """What a row of the file would do."""

    NEW = "NEW", _("new")
    CHANGED = "CHANGED", _("changed")
    UNCHANGED = "UNCHANGED", _("unchanged")
    DOUBTFUL = "DOUBTFUL", _("doubtful")
    REFUSED = "REFUSED", _("refused")


class StagedRow(models.Model):
    """One row of an imported file and its verdict. After the import only its number and its record remain."""

    id = models.BigAutoField(_("key"), primary_key=True)
    batch = models.ForeignKey(
        ImportBatch, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    row_number = models.PositiveIntegerField(_("row in the file"))
    verdict = models.CharField(_("verdict"), max_length=9, choices=Verdict)
    adds = models.BooleanField(_("adds a record"), default=False)
    problems = models.JSONField(_("problems"), default=list)
    changes = models.JSONField(_("changes"), default=dict)
    cells = models.JSONField(_("cells as read"), default=list)
    target_id = models.UUIDField(_("record"), null=True)

    objects = OwnImports.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["batch", "row_number"]
        indexes = [
            models.Index(fields=["batch", "verdict", "row_number"], name="import_row_by_verdict"),
            models.Index(fields=["target_id"], name="import_row_by_record"),
        ]
        constraints = [models.UniqueConstraint(fields=["batch", "row_number"], name="import_row_once")]

    class Privacy:
        personal = ("problems", "changes", "cells")
        internal = ("id", "batch", "row_number", "verdict", "adds", "target_id")

    def __str__(self) -> str:
        return f"{self.row_number}: {self.verdict}"
