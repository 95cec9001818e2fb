"""One way to write: a transaction, the area checked, the rules checked, one audit line, the change announced.

The rooms' actions are verbs over these four functions; nothing else saves a record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from .audit import write_line
from .changes import announce
from .errors import NotAllowed, OutOfScope
from .models import Record

R = TypeVar("R", bound=Record)
Check = Callable[[R], None]


def require_may_write(by: Any, area_code: str, permission: str = "write_records") -> None:
    """Raise NotAllowed or OutOfScope unless `by` may write into the area."""
    if not by.may(permission):
        raise NotAllowed()
    if not by.covers(area_code):
        raise OutOfScope(field="area")


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    return value if isinstance(value, int | float | bool | str | None) else str(value)


def _stored(record: Record) -> dict[str, Any]:
    fields = record._meta.concrete_fields
    quiet = {"id", "created_at", "updated_at"}
    return {f.name: getattr(record, f.attname) for f in fields if f.name not in quiet and not f.generated}


@transaction.atomic
def add(record: R, *, by: Any, verb: str = "added", check: Check[R] | None = None) -> R:
    """Store a new record and return it.

    The key is made by whoever asks, so a doubled submission finds the first one and returns it unchanged.
    Raises OutOfScope, NotAllowed, the rule's own Refusal, or ValidationError by field.
    """
    model = type(record)
    require_may_write(by, record.area_code(), record.write_permission)
    earlier: Any = model.everything.filter(pk=record.pk).first()
    if earlier is not None:
        require_may_write(by, earlier.area_code(), record.write_permission)
        return earlier  # type: ignore[no-any-return]
    if check:
        check(record)
    record.full_clean(exclude=["id"])
    record.save(force_insert=True)
    changes = {k: [None, _plain(v)] for k, v in _stored(record).items() if v not in (None, "")}
    write_line(
        by=by, verb=verb, model=model, subject_id=record.pk, area_code=record.area_code(), changes=changes
    )
    announce(model, record.places())
    return record


@transaction.atomic
def change(record: R, *, by: Any, verb: str = "changed", check: Check[R] | None = None, **values: Any) -> R:
    """Set `values` on the record and return it; nothing is written when nothing differs.

    Both the area it leaves and the area it enters must be the writer's. Raises as `add` does.
    """
    model = type(record)
    record = model.objects.select_for_update(of=("self",)).get(pk=record.pk)
    require_may_write(by, record.area_code(), record.write_permission)
    before, places = _stored(record), record.places()
    for name, value in values.items():
        setattr(record, name, value)
    require_may_write(by, record.area_code(), record.write_permission)
    after = _stored(record)
    changes = {k: [_plain(before[k]), _plain(after[k])] for k in after if before[k] != after[k]}
    if not changes:
        return record
    if check:
        check(record)
    record.full_clean(exclude=["id"])
    record.save()
    write_line(
        by=by, verb=verb, model=model, subject_id=record.pk, area_code=record.area_code(), changes=changes
    )
    announce(model, places | record.places())
    return record


@transaction.atomic
def archive(record: R, *, by: Any, verb: str = "archived") -> R:
    """Take the record out of every list and figure, keep it, and return it. Archiving twice is harmless."""
    return _set_archived(record, by=by, verb=verb, at=timezone.now())


@transaction.atomic
def restore(record: R, *, by: Any, verb: str = "restored") -> R:
    """Bring an archived record back. Raises ValidationError when its place has been taken meanwhile."""
    return _set_archived(record, by=by, verb=verb, at=None)


def _set_archived(record: R, *, by: Any, verb: str, at: Any) -> R:
    model = type(record)
    stored: Any = model.everything.select_for_update(of=("self",)).get(pk=record.pk)
    require_may_write(by, stored.area_code(), stored.write_permission)
    if (stored.archived_at is None) == (at is None):
        return stored  # type: ignore[no-any-return]
    stored.archived_at = at
    if at is None:
        stored.validate_constraints()
    stored.save(update_fields=["archived_at", "updated_at"])
    write_line(by=by, verb=verb, model=model, subject_id=stored.pk, area_code=stored.area_code())
    announce(model, stored.places())
    return stored  # type: ignore[no-any-return]
