"""Values of a record as people read them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from prach.areas.models import Area
from prach.areas.queries import path_to
from prach.core.models import Record
from prach.ui.parts import Link

NUMBERS = (models.IntegerField, models.DecimalField)


def facts_of(record: Any, form: Any, user: Any, *, hide: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return (label, value, kind) of every field that the record's form has, in its order."""
    names = form._meta.fields if form else [f.name for f in record._meta.concrete_fields if f.editable]
    return [fact(record, name, user) for name in names if name not in hide]


def fact(record: Any, name: str, user: Any) -> tuple[Any, ...]:
    """Return (label, value, kind) of one field."""
    field = record._meta.get_field(name)
    label = capfirst(field.verbose_name)
    if field.choices:
        return (label, getattr(record, f"get_{name}_display")() or None)
    if field.many_to_many:
        return (
            label,
            [
                link_to(one)
                for one in field.related_model.objects.visible_to(user).filter(
                    **{field.remote_field.name: record}
                )
            ]
            or None,
        )
    value = getattr(record, name)
    if isinstance(value, Area):
        return (label, " › ".join(area.label() for area in path_to(value.code)))
    if isinstance(value, Record):
        return (label, link_to(value))
    if isinstance(field, NUMBERS) and not name.endswith("_year"):
        return (label, value, "number")
    return (
        label,
        str(value) if isinstance(value, models.Model | int) and not isinstance(value, bool) else value,
    )


def link_to(record: Any) -> Any:
    """Return the record's name as a link to its page; the bare name where it has none."""
    address = address_of(type(record)._meta.label_lower, record.pk)
    return Link(str(record), address) if address else str(record)


def address_of(model_label: str, key: Any) -> str:
    """Return the address of a record's page by the name of its kind ('delivery.session'); '' where it has none."""
    from .records import BY_MODEL

    pages = BY_MODEL.get(model_label)
    try:
        return reverse("office:record", args=[pages.code, key]) if pages else ""
    except NoReverseMatch:
        return ""
