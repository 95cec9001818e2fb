"""The trail of one's own areas: who did what, to which record, when."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prach.accounts.queries import account_trail_visible_to
from prach.areas.queries import label_of
from prach.core.audit import trail_visible_to
from prach.core.models import AuditEvent, Record
from prach.ui.forms import ThaiDateField
from prach.ui.parts import Column, Link, Row, Table

from ..crud import PER_PAGE
from ..gate import needs
from ..showing import address_of
from ..trail import VERBS, details, kind_words, model_of, names_in, verb_words

MOST_TOLD = 4  # the rest stands in the record's own history


def kinds() -> list[tuple[str, str]]:
    """Return every kind of record a line may be about, by name."""
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, Record) or model._meta.label_lower == "accounts.user"
    ]
    return sorted(
        ((m._meta.label_lower, str(m._meta.verbose_name)) for m in models), key=lambda pair: pair[1]
    )


class AuditFilters(forms.Form):
    """What the trail is narrowed by."""

    who = forms.CharField(label=gettext_lazy("User name"), required=False)
    verb = forms.ChoiceField(label=gettext_lazy("What was done"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of record"), required=False)
    day = ThaiDateField(label=gettext_lazy("Day"), required=False, help_text="")

    fields: dict[str, Any]

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["verb"].choices = [("", _("all")), *VERBS.items()]
        self.fields["kind"].choices = [("", _("all")), *kinds()]

    def narrowed(self, lines: Any) -> Any:
        """Return the lines asked for; what cannot be read narrows nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "who" in given:
            lines = lines.filter(actor_name__icontains=given["who"])
        if "verb" in given:
            lines = lines.filter(verb=given["verb"])
        if "kind" in given:
            lines = lines.filter(subject=given["kind"])
        if "day" in given:
            begins = timezone.make_aware(datetime.combine(given["day"], time.min))
            lines = lines.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
        return lines


@needs("read_audit")
def audit(request: HttpRequest) -> HttpResponse:
    """List the trail, newest first."""
    filters = AuditFilters(request.GET)
    lines = filters.narrowed(trail_visible_to(request.user) | account_trail_visible_to(request.user))
    page = Paginator(lines.order_by("-at", "-id"), PER_PAGE).get_page(request.GET.get("page"))
    columns = [
        Column(_("Time"), "datetime"),
        Column(_("User name")),
        Column(_("What was done")),
        Column(_("Record")),
        Column(_("Area")),
        Column(_("Changes")),
    ]
    shown = list(page)
    names, subjects = names_in(shown, request.user), subjects_of(shown, request.user)
    rows = [row_of(line, names, subjects) for line in shown]
    values = {
        "heading": _("Audit trail"),
        "actions": [],
        "filters": filters,
        "narrowed": bool(request.GET),
        "page": page,
        "table": Table(_("Audit trail"), columns, rows),
        "crumbs": [Link(_("Home"), reverse("office:home"))],
    }
    return render(request, "office/list.html", values)


def row_of(line: AuditEvent, names: dict[str, str], subjects: dict[tuple[str, str], str]) -> Row:
    kind = kind_words(line.subject)
    name = subjects.get((line.subject, line.subject_id))
    address = address_of(line.subject, line.subject_id) if name else ""
    record: Any = Link(f"{kind}: {name}", address) if address else f"{kind}: {name}" if name else kind
    area = label_of(line.area_code, get_language() or "th") if line.area_code else None
    said = details(line, names)
    told = [*said[:MOST_TOLD], "…"] if len(said) > MOST_TOLD else said
    return Row([line.at, line.actor_name, verb_words(line.verb), record, area, told or None])


def subjects_of(lines: list[AuditEvent], user: Any) -> dict[tuple[str, str], str]:
    """Return the names of the records that lines are about and the person may see: one query per kind."""
    keys: dict[str, set[str]] = {}
    for line in lines:
        keys.setdefault(line.subject, set()).add(line.subject_id)
    found = {}
    for subject, wanted in keys.items():
        model: Any = model_of(subject)
        if model is not None and issubclass(model, Record):
            for one in model.everything.visible_to(user).filter(pk__in=[key for key in wanted if key]):
                found[subject, str(one.pk)] = str(one)
    return found
