"""What the background worker does for this room."""

from __future__ import annotations

from datetime import date

from django_tasks import task

from prach.core.errors import Refusal

from .actions import preview
from .models import ImportBatch


@task()
def read_workbook(batch_key: str, today: str, again: bool = False) -> None:
    """Read an uploaded workbook into its preview. What refuses it is written in the batch, for its page to show.

    A preview that is there already is only made anew with `again`.
    """
    batch = ImportBatch.objects.filter(pk=batch_key).first()
    if batch is None or (batch.status == ImportBatch.Status.PREVIEWED and not again):
        return
    try:
        preview(batch, today=date.fromisoformat(today))
    except Refusal:
        return
