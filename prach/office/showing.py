"""Values of a record as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from prach.areas.models import Area
from prach.areas.queries import path_to
from prach.core.models import Record
from prach.people.models import Person
from prach.ui.parts import Column, Link, Row, Table

MOST = 50
NUMBERS = (models.IntegerField, models.DecimalField)


def facts_of(record: Any, form: Any, user: Any, written: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return (label, value, kind) of every field that the record's form has, in its order.

    `written` says how some fields are written: telephones and house codes have their dashes.
    """
    names = form._meta.fields if form else [f.name for f in record._meta.concrete_fields if f.editable]
    return [fact(record, name, user, written.get(name)) for name in names]


def fact(record: Any, name: str, user: Any, written: Any = None) -> tuple[Any, ...]:
    """Return (label, value, kind) of one field."""
    field = record._meta.get_field(name)
    label = capfirst(field.verbose_name)
    if field.choices:
        return (label, getattr(record, f"get_{name}_display")() or None)
    if field.many_to_many:
        return (
            label,
            [
                link_to(one, user)
                for one in field.related_model.objects.visible_to(user).filter(
                    **{field.remote_field.name: record}
                )
            ]
            or None,
        )
    value = getattr(record, name)
    if written and value:
        return (label, written(value))
    if isinstance(value, Area):
        return (label, " › ".join(area.label() for area in path_to(value.code)))
    if isinstance(value, Record):
        return (label, link_to(value, user))
    if isinstance(field, NUMBERS) and not is_year(field):
        return (label, value, "number")
    return (
        label,
        str(value) if isinstance(value, models.Model | int) and not isinstance(value, bool) else value,
    )


def is_year(field: Any) -> bool:
    """Say whether a field holds a year, which is written without a comma."""
    return isinstance(field, models.PositiveSmallIntegerField) and field.name.endswith("_year")


def link_to(record: Any, user: Any) -> Any:
    """Return the record's name, as a link to its page where the person may open it."""
    address = address_of(type(record)._meta.label_lower, record.pk)
    may_open = address and type(record).everything.visible_to(user).filter(pk=record.pk).exists()
    return Link(str(record), address) if may_open else str(record)


def address_of(model_label: str, key: Any) -> str:
    """Return the address of a record's page by the name of its kind ('delivery.session'); '' where it has none."""
    from .records import BY_MODEL

    pages = BY_MODEL.get(model_label)
    return reverse("office:record", args=[pages.code, key]) if pages else ""


def lines_of(title: Any, lines: Any, user: Any, *more: tuple[Any, str]) -> Table | None:
    """Return a table of persons on a list (members, trainers, attendance), each opened by who may see them."""
    held = list(lines.select_related("person"))
    seen = set(
        Person.objects.visible_to(user)
        .filter(pk__in=[line.person_id for line in held])
        .values_list("pk", flat=True)
    )
    rows = [
        Row(
            [line.person.full_name, *(_said(line, name) for _label, name in more)],
            address_of("people.person", line.person_id) if line.person_id in seen else "",
        )
        for line in held
    ]
    columns = [Column(_("Person")), *(Column(label) for label, _name in more)]
    return Table(title, columns, rows) if rows else None


def _said(line: Any, name: str) -> Any:
    named = getattr(line, f"get_{name}_display", None)
    return named() if named else getattr(line, name)


def records_of(code: str, user: Any, **where: Any) -> Table | None:
    """Return a table of other records that belong to one, drawn as in their own list; None when there are none."""
    from .lists import row_of
    from .records import PAGES

    pages = PAGES[code]
    rows = [row_of(pages, record) for record in pages.rows(user).filter(**where)[:MOST]]
    return Table(pages.title, [shown.column(pages.model) for shown in pages.columns], rows) if rows else None
