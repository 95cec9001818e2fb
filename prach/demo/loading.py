"""Load the demonstration year through the same import that an office uses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django.utils.translation import gettext_lazy as _

from prach.accounts.models import User
from prach.areas.actions import set_zone
from prach.areas.models import Area
from prach.core.errors import Refusal
from prach.people.actions import mark_invented
from prach.people.queries import holds_invented
from prach.registers import actions, catalogue
from prach.registers.models import ImportBatch

from .published import FISCAL_YEAR, PROVINCE, SEED, ZONES
from .users import let_officers_in, let_sage_in
from .workbooks import FOLDER, path_of, write_workbooks

Progress = Callable[[str, int, int], None]


class RealRecordsHeld(Refusal):
    """Invented people never come to stand among real ones."""

    code = "real-records-held"
    message = _(
        "The registers of this province already hold records that are not of the demonstration. "
        "Load the demonstration into a new folder: set PRACH_HOME."
    )


class RowsRefused(Refusal):
    """A workbook of the demonstration was changed by hand, or belongs to another version."""

    code = "demonstration-rows-refused"
    message = _(
        "%(count)d rows of %(file)s were refused. Restore the workbooks of the demonstration as they were delivered."
    )


@dataclass
class Loaded:
    """What a load did: rows by register, seconds by step, and whether all was there before."""

    skipped: bool = False
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def is_demonstration() -> bool:
    """Say whether the demonstration is loaded here: the marking of invented people is its last step."""
    return holds_invented(PROVINCE)


def load(
    *,
    by: User,
    today: date,
    folder: Path | None = None,
    seed: int | None = None,
    on_progress: Progress | None = None,
) -> Loaded:
    """Load the year, from a folder of workbooks (the delivered ones) or drawn anew from a seed; return what was done.

    Areas and coded lists must be there. A second load changes nothing; one that was broken off is taken up again.
    Raises RealRecordsHeld or RowsRefused.
    """
    if is_demonstration():
        return Loaded(skipped=True)
    if seed is None or (seed == SEED and folder is None):
        return _load_folder(folder or FOLDER, by=by, today=today, on_progress=on_progress)
    with TemporaryDirectory() as temporary:
        write_workbooks(Path(temporary), seed)
        return _load_folder(Path(temporary), by=by, today=today, on_progress=on_progress)


def _load_folder(folder: Path, *, by: User, today: date, on_progress: Progress | None) -> Loaded:
    """Load as the province would: zones and users first, then the director brings the workbooks in."""
    done = Loaded()
    _refuse_real_records(folder)
    with _timed(done, "zones"):
        _set_zones(by=by)
    with _timed(done, "users"):
        director = let_officers_in(by=by)
    for at, code in enumerate(catalogue.ORDER):
        if on_progress:
            on_progress(str(catalogue.get(code).title), at, len(catalogue.ORDER))
        with _timed(done, code):
            done.rows[code] = _import(path_of(code, folder), code, by=director, today=today)
    with _timed(done, "sage"):
        let_sage_in(by=by, today=today)
    with _timed(done, "marking"):
        mark_invented(by=by, area=Area.objects.get(code=PROVINCE))
    return done


def _import(path: Path, register_code: str, *, by: User, today: date) -> int:
    """Receive, preview and commit one workbook; return its rows. Raises RowsRefused."""
    with path.open("rb") as file:
        batch = actions.receive(register_code, file, by=by, file_name=path.name)
    batch = actions.preview(batch, today=today)
    if batch.refused:
        raise RowsRefused(count=batch.refused, file=path.name)
    return int(actions.commit(batch, by=by).rows_total)


def _refuse_real_records(folder: Path) -> None:
    """Raise RealRecordsHeld when the people, households or groups held are not those of an earlier, broken-off load."""
    for code in ("persons", "households", "groups"):
        model: Any = catalogue.get(code).model
        held = model.objects.under(PROVINCE).count()
        checksum = hashlib.sha256(path_of(code, folder).read_bytes()).hexdigest()
        earlier = ImportBatch.objects.filter(
            register=code, checksum=checksum, status=ImportBatch.Status.COMMITTED, rows_total__gte=held
        )
        if held and not earlier.exists():
            raise RealRecordsHeld()


def _set_zones(*, by: User) -> None:
    province = Area.objects.get(code=PROVINCE)
    for number, (thai, english, codes) in ZONES.items():
        set_zone(
            by=by,
            fiscal_year=FISCAL_YEAR,
            province=province,
            number=number,
            name_th=thai,
            name_en=english,
            districts=Area.objects.filter(code__in=codes),
        )


@contextmanager
def _timed(done: Loaded, step: str) -> Iterator[None]:
    began = monotonic()
    yield
    done.seconds[step] = monotonic() - began
