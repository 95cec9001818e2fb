"""Writing curricula and print runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from prach.core.audit import write_line
from prach.core.keys import new_key
from prach.core.writing import add, change
from prach.people.models import Person

from .models import Curriculum, PrintRun


@transaction.atomic
def record_curriculum(
    *, by: Any, authors: Iterable[Person] = (), key: UUID | None = None, **values: Any
) -> Curriculum:
    """Store a curriculum with its authors; return it."""
    curriculum = add(Curriculum(id=key or new_key(), **values), by=by)
    _put_authors(curriculum, authors, by=by)
    return curriculum


@transaction.atomic
def change_curriculum(
    curriculum: Curriculum, *, by: Any, authors: Iterable[Person] | None = None, **values: Any
) -> Curriculum:
    """Change a curriculum; its authors too, where they are given. Return it."""
    curriculum = change(curriculum, by=by, **values)
    if authors is not None:
        _put_authors(curriculum, authors, by=by)
    return curriculum


def record_print_run(curriculum: Curriculum, *, by: Any, key: UUID | None = None, **values: Any) -> PrintRun:
    """Store that volumes of a curriculum were printed; return the print run."""
    return add(PrintRun(id=key or new_key(), curriculum=curriculum, **values), by=by)


def change_print_run(print_run: PrintRun, *, by: Any, **values: Any) -> PrintRun:
    """Change what is held about a print run; return it."""
    return change(print_run, by=by, **values)


def _put_authors(curriculum: Curriculum, authors: Iterable[Person], *, by: Any) -> None:
    wanted = set(authors)
    if wanted != set(curriculum.authors.all()):
        curriculum.authors.set(wanted)
        write_line(
            by=by,
            verb="set-authors",
            model=Curriculum,
            subject_id=curriculum.pk,
            area_code=curriculum.area_id,
            changes={"authors": None},
        )
