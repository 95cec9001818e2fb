"""Taking rows out of the house: the one thing here that leaves a line in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prach.core.audit import write_line

from .figure import Row
from .models import Cell
from .queries import rows


def take_out_rows(code: str, area_code: str, fiscal_year: int, *, by: Any, user: Any = None) -> Iterator[Row]:
    """Return the rows behind a figure, to be written into a file by `by`. One audit line. `user` as in `queries.rows`.

    Raises NoSuchIndicator, NotAllowed, OutOfScope.
    """
    found = rows(code, area_code, fiscal_year, user=user)
    told = {"indicator": [None, code], "fiscal_year": [None, fiscal_year]}
    write_line(by=by, verb="exported", model=Cell, subject_id=code, area_code=area_code, changes=told)
    return found
