"""Writing and reading the audit trail."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from .models import AuditEvent
from .privacy import is_personal
from .querysets import area_codes_of, under_any


def label_of(model: type[Model]) -> str:
    """Return the name by which the trail knows a kind of record: 'delivery.session'."""
    return model._meta.label_lower


def write_line(
    *,
    by: Any,
    verb: str,
    model: type[Model],
    subject_id: object = "",
    area_code: str = "",
    changes: dict[str, Any] | None = None,
) -> AuditEvent:
    """Append one line: `by` did `verb` to the record. `changes` is {field: [old, new]}; personal values are dropped."""
    told = {name: None if is_personal(model, name) else pair for name, pair in (changes or {}).items()}
    return AuditEvent.objects.create(
        actor_id=by.pk,
        actor_name=by.get_username(),
        verb=verb,
        subject=label_of(model),
        subject_id=str(subject_id),
        area_code=area_code,
        changes=told,
    )


def history_of(record: Model) -> QuerySet[AuditEvent]:
    """Return the lines about one record, newest first. The caller has passed the record's own gate."""
    return AuditEvent.objects.filter(subject=label_of(type(record)), subject_id=str(record.pk))


def trail_visible_to(user: Any) -> QuerySet[AuditEvent]:
    """Return the lines about the areas of `user`, newest first; none without the permission `read_audit`."""
    if not user.is_authenticated or not user.may("read_audit"):
        return AuditEvent.objects.none()
    codes = area_codes_of(user)
    if "" in codes:
        return AuditEvent.objects.all()
    return AuditEvent.objects.filter(under_any("area_code", codes))
