"""Having a workbook read: small ones at once, others by the background worker; and how far it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prach.registers.actions import file_of, preview
from prach.registers.catalogue import get
from prach.registers.models import ImportBatch
from prach.registers.queries import seems_dead
from prach.registers.reading import open_sheet
from prach.registers.refusals import UnreadableFile
from prach.registers.tasks import read_workbook

SMALL_BYTES = 400_000
SMALL_ROWS = 2_000
WAITS = timedelta(seconds=20)  # a worker that lives has begun by then


def start(batch: ImportBatch, *, today: date, again: bool = False, at_once: bool = False) -> None:
    """Begin to read. A file that cannot be read says so in its batch. Raises BeingRead, AlreadyEnded."""
    if not at_once and not is_small(batch):
        read_workbook.enqueue(str(batch.pk), today.isoformat(), again=again)
        return
    try:
        preview(batch, today=today)
    except UnreadableFile:
        batch.refresh_from_db()


def is_small(batch: ImportBatch) -> bool:
    """Say whether the workbook is read in a moment, so that nobody need wait for the worker."""
    path = file_of(batch)
    if not path.exists() or path.stat().st_size > SMALL_BYTES:
        return not path.exists()
    try:
        return open_sheet(path, get(batch.register)).rows_below <= SMALL_ROWS
    except UnreadableFile:
        return True


def progress_of(batch: ImportBatch) -> dict[str, Any]:
    """Return how far the reading is, and whether to offer to start it again."""
    now = timezone.now()
    waiting = batch.status == ImportBatch.Status.RECEIVED
    return {
        "batch": batch,
        "done": batch.rows_done,
        "whole": max(batch.rows_total, batch.rows_done, 1),
        "waiting": waiting,
        "begun": batch.rows_total > 0,
        "label": _("Waiting to be read") if waiting else _("Rows read"),
        "dead": seems_dead(batch, now=now),
        "waits_long": waiting and batch.received_at < now - WAITS,
        "progress_url": reverse("office:import-progress", args=[batch.pk]),
        "read_url": reverse("office:import-read", args=[batch.pk]),
        "discard_url": reverse("office:import-discard", args=[batch.pk]),
    }
