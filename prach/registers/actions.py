"""Bringing a workbook in: receive, preview, then commit or discard.

A preview writes nothing but its own lines and shadow tables, in small steps. A commit is one short transaction: all
rows or none. Whoever is killed on the way leaves the registers as they were; the batch can be previewed or committed
again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from prach.core.audit import write_line
from prach.core.bulk import Shadow, insert_plain
from prach.core.changes import Place, announce
from prach.core.errors import NotAllowed
from prach.core.keys import new_key
from prach.core.models import Record

from .base import Register
from .catalogue import get
from .checking import Checker
from .lookups import lookups_of
from .models import ImportBatch, StagedRow, Verdict
from .reading import open_sheet
from .reasons import problem_of
from .refusals import (
    AlreadyEnded,
    BeingRead,
    ChangedMeanwhile,
    EmptyWorkbook,
    FileTooLarge,
    NotPreviewed,
    NotYours,
    RowsRefused,
    UnreadableFile,
)
from .rows import Draft, RowReader, is_empty, plain_cell

CHUNK = 1000
SILENCE = timedelta(seconds=90)  # a reader that has not shown life for so long is taken for dead
Progress = Callable[[int, int], None]
Status = ImportBatch.Status


def folder() -> Path:
    """Return the folder of uploaded workbooks; they stay until their import has ended."""
    path: Path = settings.HOME / "imports"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def file_of(batch: ImportBatch) -> Path:
    """Return where the uploaded workbook lies."""
    return folder() / f"{batch.pk}.xlsx"


# ---------------------------------------------------------------------------------------------- receive


def receive(
    register_code: str,
    path_or_file: Path | str | IO[bytes] | Any,
    *,
    by: Any,
    file_name: str,
    key: UUID | None = None,
) -> ImportBatch:
    """Keep an uploaded workbook and return its batch, not yet read. The same `key` twice returns the first.

    Raises KeyError for an unknown register, NotAllowed, NotYours, FileTooLarge.
    """
    register = get(register_code)
    if not by.may("import_registers"):
        raise NotAllowed()
    batch = ImportBatch(
        id=key or new_key(),
        register=register.code,
        file_name=Path(file_name).name[-255:],
        uploaded_by=by,
        scope_note=", ".join(by.area_codes())[:400],
    )
    earlier: ImportBatch | None = ImportBatch.objects.filter(pk=batch.pk).first()
    if earlier is not None:
        if earlier.uploaded_by_id != by.pk:
            raise NotYours()
        return earlier
    batch.checksum = _keep(path_or_file, file_of(batch))
    batch.save(force_insert=True)
    return batch


def _keep(source: Any, target: Path) -> str:
    """Copy the workbook to its place and return its checksum."""
    digest, size = hashlib.sha256(), 0
    try:
        with target.open("wb") as out:
            for chunk in _chunks(source):
                size += len(chunk)
                if size > settings.REGISTER_UPLOAD_MAX_BYTES:
                    raise FileTooLarge()
                digest.update(chunk)
                out.write(chunk)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _chunks(source: Any) -> Iterator[bytes]:
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            yield from iter(lambda: file.read(1 << 20), b"")
    elif hasattr(source, "chunks"):
        yield from source.chunks()
    else:
        yield from iter(lambda: source.read(1 << 20), b"")


# ---------------------------------------------------------------------------------------------- preview


def preview(batch: ImportBatch, *, today: date, on_progress: Progress | None = None) -> ImportBatch:
    """Read the workbook, give every row its verdict, stage what would be written; return the batch, PREVIEWED.

    May be done again, also after a reader was killed. Raises UnreadableFile (the batch is then FAILED and says why),
    BeingRead, AlreadyEnded.
    """
    batch = _claim(batch)
    try:
        _Preview(batch, today=today, on_progress=on_progress).run()
    except UnreadableFile as refusal:
        _fail(batch, refusal.code, str(refusal))
        raise
    except Exception:
        _fail(batch, UnreadableFile.code, str(UnreadableFile.message))
        raise
    batch.refresh_from_db()
    return batch


def _claim(batch: ImportBatch) -> ImportBatch:
    """Make this process the one that reads."""
    now = timezone.now()
    idle = Q(status__in=[Status.RECEIVED, Status.PREVIEWED, Status.FAILED])
    silent = Q(status__in=[Status.READING, Status.COMMITTING]) & Q(heartbeat_at__lt=now - SILENCE)
    claimed = ImportBatch.objects.filter(idle | silent, pk=batch.pk).update(
        status=Status.READING,
        began_at=now,
        heartbeat_at=now,
        rows_done=0,
        rows_total=0,
        failure={},
        **dict.fromkeys(("new", "changed", "unchanged", "doubtful", "refused"), 0),
    )
    batch.refresh_from_db()
    if not claimed:
        raise BeingRead() if batch.status in (Status.READING, Status.COMMITTING) else AlreadyEnded()
    return batch


def _fail(batch: ImportBatch, code: str, sentence: str) -> None:
    ImportBatch.objects.filter(pk=batch.pk, status=Status.READING).update(
        status=Status.FAILED, failure={"code": code, "sentence": sentence}, heartbeat_at=timezone.now()
    )


class _Preview:
    """One reading of one workbook."""

    def __init__(self, batch: ImportBatch, *, today: date, on_progress: Progress | None) -> None:
        self.batch, self.on_progress = batch, on_progress
        self.register = get(batch.register)
        self.sheet = open_sheet(file_of(batch), self.register)
        lookups = lookups_of(batch.uploaded_by, today)
        self.reader = RowReader(self.register, self.sheet, lookups)
        self.checker = Checker(self.register, self.sheet, self.reader, lookups)
        self.shadows = shadows_of(self.register)
        self.counts = dict.fromkeys(Verdict.values, 0)
        self.done = 0

    def run(self) -> None:
        """Read all rows, in chunks, each staged in a transaction of its own."""
        forget_staged(self.batch)
        for shadow in self.shadows.values():
            shadow.prepare()
        rows = self.sheet.rows()
        while chunk := list(islice(rows, CHUNK)):
            drafts = [self.reader.read(number, cells) for number, cells in chunk if not is_empty(cells)]
            if drafts:
                self.checker.check(drafts)
                self._stage(drafts)
            self.done = chunk[-1][0] - self.sheet.heading_row - 1
            self._show_life()
        if not sum(self.counts.values()):
            raise EmptyWorkbook()
        self._ask_constraints()
        self._finish()

    @transaction.atomic
    def _stage(self, drafts: list[Draft]) -> None:
        insert_plain(StagedRow, [self._line(draft) for draft in drafts])
        written = [d for d in drafts if d.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.DOUBTFUL)]
        self.shadows[self.register.model].fill(self.batch.pk, self._records(written))
        for link in self.register.links:
            staged = [row for draft in written for row in self.checker.link_rows(draft) if row[0] is link]
            self.shadows[link.model].fill(self.batch.pk, [row[1:] for row in staged])
        for draft in drafts:
            self.counts[draft.verdict] += 1

    def _records(self, drafts: list[Draft]) -> Iterator[tuple[models.Model, bool, datetime | None]]:
        """Yield what to stage in the order of the file; a record met twice is staged as it is at the end."""
        for draft in drafts:
            for other in draft.also:
                yield other, other._state.adding, None if other._state.adding else other.updated_at
            if self.checker.changes_itself(draft):
                yield draft.record, draft.adds, draft.seen_at

    def _line(self, draft: Draft) -> dict[str, Any]:
        refused = draft.verdict == Verdict.REFUSED
        same = draft.verdict == Verdict.UNCHANGED
        return {
            "batch_id": self.batch.pk,
            "row_number": draft.number,
            "verdict": str(draft.verdict),
            "adds": draft.adds and not refused,
            "problems": draft.faults + draft.doubts,
            "changes": draft.changes,
            "cells": [] if same else [plain_cell(cell) for cell in draft.cells],
            "target_id": None if refused else draft.target,
        }

    def _show_life(self) -> None:
        total = max(self.sheet.rows_below, self.done)
        ImportBatch.objects.filter(pk=self.batch.pk).update(
            rows_done=self.done, rows_total=total, heartbeat_at=timezone.now()
        )
        if self.on_progress:
            self.on_progress(self.done, total)

    @transaction.atomic
    def _ask_constraints(self) -> None:
        """Refuse the staged rows that a constraint of the table would refuse, in the constraint's own words."""
        shadow = self.shadows[self.register.model]
        for key, constraint in shadow.against_checks(self.batch.pk):
            row = StagedRow.objects.filter(batch=self.batch, target_id=key).first()
            if row is not None:
                message = str(constraint.violation_error_message or "")
                own = message != str(constraint.default_violation_error_message)
                problem = problem_of(constraint.name, message=message) if own else problem_of("breaks-a-rule")
                self.counts[row.verdict] -= row.verdict != Verdict.REFUSED
                self.counts[Verdict.REFUSED] += row.verdict != Verdict.REFUSED
                row.verdict, row.adds, row.problems = Verdict.REFUSED, False, [problem, *row.problems]
                row.save(update_fields=["verdict", "adds", "problems"])

    def _finish(self) -> None:
        staged = {
            shadow.model._meta.db_table: shadow.count(self.batch.pk) for shadow in self.shadows.values()
        }
        ImportBatch.objects.filter(pk=self.batch.pk, status=Status.READING).update(
            status=Status.PREVIEWED,
            headings=self.sheet.headings,
            ignored=self.sheet.ignored,
            rows_total=sum(self.counts.values()),
            rows_done=sum(self.counts.values()),
            staged={"tables": staged, "areas": sorted(self.checker.areas)},
            places=sorted(self.checker.places),
            heartbeat_at=timezone.now(),
            **{verdict.lower(): count for verdict, count in self.counts.items()},
        )


def shadows_of(register: Register) -> dict[type[models.Model], Shadow]:
    """Return the shadow tables of a register: its own, and those of its links."""
    return {model: Shadow(model) for model in (register.model, *(link.model for link in register.links))}


# ----------------------------------------------------------------------------------------------- commit


def commit(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """Write all rows of the batch, or none; return it, COMMITTED. A second commit returns the first one's result.

    Raises NotYours, NotAllowed, NotPreviewed, AlreadyEnded, RowsRefused, ChangedMeanwhile.
    """
    if not by.may("import_registers") or not by.may("write_records"):
        raise NotAllowed()
    if batch.uploaded_by_id != by.pk:
        raise NotYours()
    try:
        batch = _move(batch, by=by)
    except IntegrityError:
        raise ChangedMeanwhile() from None
    if batch.status == Status.COMMITTED:
        forget(batch)
    return batch


@transaction.atomic
def _move(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """The one short transaction."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status == Status.COMMITTED:
        return batch
    _require_ready(batch, by)
    register = get(batch.register)
    shadows = shadows_of(register)
    _require_unchanged(batch, register, shadows)
    for shadow in shadows.values():
        shadow.move(batch.pk)
    batch.audit_id = _write_line(batch, by)
    announce(register.model, [Place(code, year) for code, year in batch.places])
    batch.status, batch.ended_at = Status.COMMITTED, timezone.now()
    batch.save(update_fields=["status", "ended_at", "audit_id"])
    return batch


def _require_ready(batch: ImportBatch, by: Any) -> None:
    if batch.status == Status.DISCARDED:
        raise AlreadyEnded()
    if (
        batch.status == Status.READING
        and batch.heartbeat_at
        and batch.heartbeat_at > timezone.now() - SILENCE
    ):
        raise BeingRead()
    if batch.status != Status.PREVIEWED:
        raise NotPreviewed()
    if batch.refused:
        raise RowsRefused(count=batch.refused)
    if not all(by.covers(code) for code in batch.staged.get("areas", [])):
        raise ChangedMeanwhile()


def _require_unchanged(batch: ImportBatch, register: Register, shadows: dict[Any, Shadow]) -> None:
    """Raise ChangedMeanwhile where the preview no longer tells what the commit would do."""
    for model, shadow in shadows.items():
        shadow.prepare()
        if shadow.count(batch.pk) != batch.staged["tables"].get(model._meta.db_table):
            raise ChangedMeanwhile()
        if issubclass(model, Record) and shadow.changed_since(batch.pk):
            raise ChangedMeanwhile()
    main, since = shadows[register.model], batch.began_at or batch.received_at
    if main.twins_since(batch.pk, since, _key_columns(register)) or main.parents_changed_since(
        batch.pk, since
    ):
        raise ChangedMeanwhile()


def _key_columns(register: Register) -> list[str]:
    """Return the database columns of the natural key."""
    names = {field.attname: str(field.column) for field in register.model._meta.concrete_fields}
    return [names[register.column(code).attribute] for code in register.key]


def _write_line(batch: ImportBatch, by: Any) -> int:
    """Write the one audit line of the import; its rows are found by the batch's key."""
    told = ("register", "file_name", "checksum", "new", "changed", "unchanged", "doubtful")
    line = write_line(
        by=by,
        verb="imported",
        model=ImportBatch,
        subject_id=batch.pk,
        area_code=common_area(batch.staged.get("areas", [])),
        changes={name: [None, getattr(batch, name)] for name in told},
    )
    return int(line.pk)


def common_area(codes: list[str]) -> str:
    """Return the smallest area that holds all of these; '' for none or for several provinces."""
    common = min(codes, default="")
    while not all(code.startswith(common) for code in codes):
        common = common[:-1]
    return common[: len(common) // 2 * 2]


# ---------------------------------------------------------------------------------------------- ending


def discard(batch: ImportBatch, *, by: Any) -> ImportBatch:
    """Throw the workbook and all that was read from it away; return the batch, DISCARDED. Twice is harmless."""
    if batch.uploaded_by_id != by.pk:
        raise NotYours()
    now = timezone.now()
    busy = Q(status__in=[Status.READING, Status.COMMITTING], heartbeat_at__gte=now - SILENCE)
    ended = Q(status__in=[Status.COMMITTED, Status.DISCARDED])
    ImportBatch.objects.filter(pk=batch.pk).exclude(busy | ended).update(
        status=Status.DISCARDED, ended_at=now
    )
    batch.refresh_from_db()
    if batch.status == Status.DISCARDED:
        forget(batch)
    elif batch.status != Status.COMMITTED:
        raise BeingRead()
    else:
        raise AlreadyEnded()
    return batch


def forget(batch: ImportBatch) -> None:
    """Remove what was read about persons: file, shadow rows, cells. What stays is which row became which record."""
    for shadow in shadows_of(get(batch.register)).values():
        shadow.prepare()
        shadow.clear(batch.pk)
    _empty_lines(batch)
    file_of(batch).unlink(missing_ok=True)


def forget_staged(batch: ImportBatch) -> None:
    """Remove what an earlier reading of the batch left behind."""
    for shadow in shadows_of(get(batch.register)).values():
        shadow.prepare()
        shadow.clear(batch.pk)
    StagedRow.objects.filter(batch=batch).delete()


def _empty_lines(batch: ImportBatch) -> None:
    """Empty the lines a few thousand at a time, so that nobody waits long."""
    if batch.status == Status.DISCARDED:
        StagedRow.objects.filter(batch=batch).delete()
        return
    last = StagedRow.objects.filter(batch=batch).aggregate(last=models.Max("row_number"))["last"] or 0
    for first in range(0, last + 1, 5 * CHUNK):
        rows = StagedRow.objects.filter(batch=batch, row_number__gte=first, row_number__lt=first + 5 * CHUNK)
        rows.exclude(cells=[], problems=[], changes={}).update(cells=[], problems=[], changes={})


def sweep(*, before: datetime) -> int:
    """Throw away previews that nobody has committed since `before`, and what killed imports left; return how many."""
    count = 0
    for batch in ImportBatch.objects.exclude(status__in=[Status.COMMITTED, Status.DISCARDED]).filter(
        Q(heartbeat_at__lt=before) | Q(heartbeat_at__isnull=True, received_at__lt=before)
    ):
        discard(batch, by=batch.uploaded_by)
        count += 1
    left = ImportBatch.objects.filter(status__in=[Status.COMMITTED, Status.DISCARDED])
    kept = {path.stem: path for path in folder().glob("*.xlsx")}
    for batch in left.filter(pk__in=[UUID(stem) for stem in kept if _is_key(stem)]):
        forget(batch)
        count += 1
    return count


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def copy_file(batch: ImportBatch, out: IO[bytes]) -> None:
    """Copy the uploaded workbook to `out`. Raises FileNotFoundError after the import has ended."""
    with file_of(batch).open("rb") as file:
        shutil.copyfileobj(file, out)
