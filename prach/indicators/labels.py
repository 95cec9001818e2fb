"""How a counted row is called: by its title or name where that is public, by its reference where it is a person's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from prach.areas.models import Area
from prach.curricula.models import PrintRun
from prach.knowhow.models import WorkAreaOfPerson
from prach.plan.models import Enrolment
from prach.sages.models import Standing

# Model → what must be loaded with it, its label without a name, its label with one.
LABELS: dict[type[Model], tuple[tuple[str, ...], Callable[[Any], str], Callable[[Any], str]]] = {
    Area: ((), lambda area: area.label(), lambda area: area.label()),
    PrintRun: (("curriculum",), str, str),
    Enrolment: (("household",), lambda row: row.household.reference, lambda row: str(row.household)),
    Standing: (("person",), lambda row: row.person.reference, lambda row: row.person.full_name),
    WorkAreaOfPerson: (("person",), lambda row: row.person.reference, lambda row: row.person.full_name),
}


def with_label(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows with what their labels need."""
    needed = LABELS.get(rows.model, ((), str, str))[0]
    return rows.select_related(*needed) if needed else rows


def label_of(record: Model) -> str:
    """Return the label that may be exported: no person is named."""
    return LABELS.get(type(record), ((), str, str))[1](record)


def personal_label_of(record: Model) -> str:
    """Return the label for those who may read records: the household's or person's name."""
    return LABELS.get(type(record), ((), str, str))[2](record)
