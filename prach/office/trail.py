"""Lines of the audit trail as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prach.areas.models import Area
from prach.areas.queries import label_of
from prach.core.audit import history_of
from prach.core.models import AuditEvent, Record
from prach.core.thai_calendar import format_short
from prach.knowhow.models import Occupation, WorkArea
from prach.registers.models import ImportBatch
from prach.registers.queries import imports_of
from prach.ui.parts import Event

VERBS = {
    "added": gettext_lazy("added"),
    "changed": gettext_lazy("changed"),
    "archived": gettext_lazy("archived"),
    "restored": gettext_lazy("restored"),
    "set-districts": gettext_lazy("set the districts"),
    "set-authors": gettext_lazy("set the authors"),
    "set-password": gettext_lazy("set the password"),
    "sign-in-failed": gettext_lazy("failed to sign in"),
    "imported": gettext_lazy("imported"),
    "exported": gettext_lazy("exported"),
}
MOST = 500


def verb_words(verb: str) -> str:
    """Return what was done, in words; a verb unknown here is shown as it is."""
    return str(VERBS.get(verb, verb))


def kind_words(subject: str) -> str:
    """Return the name of a kind of record: 'delivery.session' is 'session'."""
    model = model_of(subject)
    return str(model._meta.verbose_name) if model else subject


def model_of(subject: str) -> type[models.Model] | None:
    """Return the model a line is about; None when it is there no more."""
    try:
        return apps.get_model(subject)
    except (LookupError, ValueError):
        return None


def history_events(record: Any, user: Any) -> list[Event]:
    """Return who did what to a record, newest first. The caller has passed the record's own gate."""
    lines = list(history_of(record)[:MOST])
    names = names_in(lines, user)
    batches = imports_of(record).select_related("uploaded_by") if isinstance(record, Record) else ()
    events = [import_event(batch) for batch in batches]
    events += [
        Event(line.at, capfirst(verb_words(line.verb)), line.actor_name, details(line, names))
        for line in lines
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def import_event(batch: ImportBatch) -> Event:
    """Return the line of a workbook that wrote to the record: its one line in the trail is about all its rows."""
    words = _("Imported from the workbook %(file)s") % {"file": batch.file_name}
    return Event(batch.ended_at or batch.received_at, words, batch.uploaded_by.username)


def details(line: AuditEvent, names: dict[str, str]) -> list[str]:
    """Return one sentence per changed field, old → new; a personal field is only named."""
    model = model_of(line.subject)
    said = []
    for name, pair in line.changes.items():
        field = field_of(model, name)
        label = capfirst(field.verbose_name) if field is not None else name
        if pair is None:
            said.append(_("%(field)s (personal: its values are not kept here)") % {"field": label})
        else:
            old, new = (shown(field, value, names) for value in pair)
            words = _("%(field)s: %(new)s") if pair[0] is None else _("%(field)s: %(old)s → %(new)s")
            said.append(words % {"field": label, "old": old, "new": new})
    return said


def field_of(model: Any, name: str) -> Any:
    if model is None:
        return None
    return next((field for field in model._meta.get_fields() if field.name == name and field.concrete), None)


def shown(field: Any, value: Any, names: dict[str, str]) -> str:
    """Return one value as people read it."""
    if value is None or value == "":
        return "—"
    if field is None:
        return str(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return format_short(date.fromisoformat(value))
    if field.is_relation and field.related_model is Area:
        codes = value if isinstance(value, list) else [value]
        language = get_language() or "th"
        return ", ".join(f"{label_of(code, language)} ({code})" for code in codes)
    return names.get(str(value), str(value)) if field.is_relation else str(value)


def names_in(lines: Iterable[AuditEvent], user: Any) -> dict[str, str]:
    """Return the names of related records that the lines mention and the person may see: one query per kind."""
    keys: dict[Any, set[str]] = {}
    for line in lines:
        for name, pair in line.changes.items():
            field = field_of(model_of(line.subject), name)
            if pair and field is not None and field.is_relation and field.related_model is not Area:
                keys.setdefault(field.related_model, set()).update(str(v) for v in pair if v)
    names: dict[str, str] = {}
    for model, wanted in keys.items():
        if hasattr(model, "everything"):
            names |= {
                str(one.pk): str(one) for one in model.everything.visible_to(user).filter(pk__in=wanted)
            }
        else:
            names |= _names_in_open_lists(wanted)
    return names


def _names_in_open_lists(keys: set[str]) -> dict[str, str]:
    """Return the names of the coded lists, which everybody may read."""
    listed = [*Occupation.objects.filter(pk__in=keys), *WorkArea.objects.filter(pk__in=keys)]
    return {str(one.pk): str(one) for one in listed}
