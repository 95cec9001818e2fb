"""Reading imports: what a batch would do or did, its rows, the imports that a record came by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, QuerySet

from .models import ImportBatch, StagedRow, Verdict
from .reasons import is_doubt, sentence_of

COUNTS = ("new", "changed", "unchanged", "doubtful", "refused")
SILENCE = timedelta(seconds=90)


def summary(batch: ImportBatch) -> dict[str, Any]:
    """Return register, file, status, number of rows and the counts by verdict."""
    told = {
        "register": batch.register,
        "file": batch.file_name,
        "status": batch.status,
        "rows": batch.rows_total,
    }
    return {**told, **{name: getattr(batch, name) for name in COUNTS}}


def rows_of(batch: ImportBatch, verdict: str | None = None) -> QuerySet[StagedRow]:
    """Return the rows of the file in its order, all or of one verdict."""
    rows: QuerySet[StagedRow] = StagedRow.objects.filter(batch=batch).order_by("row_number")
    return rows.filter(verdict=verdict) if verdict else rows


def problems(batch: ImportBatch) -> Iterator[dict[str, Any]]:
    """Yield every fault and doubt: row, column, value, code, sentence in the active language, whether a doubt."""
    for row in rows_of(batch).filter(verdict__in=[Verdict.REFUSED, Verdict.DOUBTFUL]).iterator(2000):
        yield from problems_of(row)


def problems_of(row: StagedRow) -> list[dict[str, Any]]:
    """Return the faults and doubts of one row, each with its sentence in the active language."""
    return [
        {
            "row": row.row_number,
            "column": problem.get("column", ""),
            "value": problem.get("value", ""),
            "code": problem["code"],
            "sentence": sentence_of(problem),
            "doubt": is_doubt(problem),
        }
        for problem in row.problems
    ]


def seems_dead(batch: ImportBatch, *, now: datetime) -> bool:
    """Say whether the reader has shown no life for so long that the batch may be read again."""
    busy = batch.status in (ImportBatch.Status.READING, ImportBatch.Status.COMMITTING)
    return busy and (batch.heartbeat_at is None or batch.heartbeat_at < now - SILENCE)


def imports_of(record: Model) -> QuerySet[ImportBatch]:
    """Return the imports that wrote a record, newest first. The caller has passed the record's own gate."""
    lines = StagedRow.objects.filter(target_id=record.pk, batch__status=ImportBatch.Status.COMMITTED)
    wrote = lines.exclude(verdict=Verdict.UNCHANGED).values("batch")
    found: QuerySet[ImportBatch] = ImportBatch.objects.filter(pk__in=wrote).order_by("-ended_at")
    return found
