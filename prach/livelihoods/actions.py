"""Writing income records."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from prach.core.keys import new_key
from prach.core.writing import add, change
from prach.people.models import Household
from prach.plan.models import Enrolment, Scheme

from .models import IncomeRecord
from .policies import NotEnrolled, check_income


def record_income(
    *, by: Any, household: Household, scheme: Scheme, today: date, key: UUID | None = None, **values: Any
) -> IncomeRecord:
    """Store one round of a household's income and expense; return it. Raises NotEnrolled and check_income's errors."""
    if not Enrolment.objects.filter(household=household, scheme=scheme).exists():
        raise NotEnrolled()
    record = IncomeRecord(id=key or new_key(), household=household, scheme=scheme, **values)
    return add(record, by=by, check=partial(check_income, today=today))


def correct_income(record: IncomeRecord, *, by: Any, today: date, **values: Any) -> IncomeRecord:
    """Change what was recorded; return the record."""
    return change(record, by=by, check=partial(check_income, today=today), **values)
