"""The people on a list that belongs to a record: members of a household or a group, attendance of a session."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prach.core.errors import Refusal
from prach.core.models import Record
from prach.core.writing import archive

from .crud import RecordPages
from .fields import RecordForm


class PartPage:
    """One page: who is on the list, each with a button that takes them off, and a form that puts people on."""

    name: ClassVar[str]
    model: ClassVar[type[Record]]
    whole: ClassVar[str]
    form: ClassVar[type[RecordForm]]
    title: ClassVar[Any]
    said: ClassVar[str] = ""

    def __init__(self, pages: RecordPages) -> None:
        self.pages = pages

    def put(self, whole: Any, *, by: Any, **values: Any) -> None:
        raise NotImplementedError

    def make_form(self, request: HttpRequest, whole: Any) -> RecordForm:
        return self.form(request.POST if "put" in request.POST else None, user=request.user)

    def page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        whole = self.pages.one_to_write(request.user, key)
        lines = (
            self.model.objects.visible_to(request.user).filter(**{self.whole: whole}).select_related("person")
        )
        form = self.make_form(request, whole)
        if request.method == "POST" and "remove" in request.POST:
            self._remove(request, lines)
            return redirect(request.path)
        if request.method == "POST" and form.is_valid() and self._put(request, whole, form):
            return redirect(request.path)
        values = {
            "heading": self.title,
            "lead": str(whole),
            "lines": [(line.pk, line.person.full_name, self._said(line)) for line in lines],
            "form": form,
            "back": self.pages.address("office:record", key),
            "crumbs": self.pages.crumbs(whole),
        }
        return render(request, "office/people_on_list.html", values)

    def _said(self, line: Any) -> Any:
        return getattr(line, f"get_{self.said}_display")() if self.said else ""

    def _remove(self, request: HttpRequest, lines: Any) -> None:
        try:
            key = UUID(request.POST["remove"])
        except ValueError:
            return
        line = get_object_or_404(lines, pk=key)
        archive(line, by=request.user)
        messages.success(request, _("Taken off the list: %(name)s") % {"name": line.person.full_name})

    def _put(self, request: HttpRequest, whole: Any, form: RecordForm) -> bool:
        try:
            self.put(whole, by=request.user, **form.values())
        except Refusal as refusal:
            form.refuse(refusal.field, str(refusal))
            return False
        except ValidationError as refusal:
            form.refuse(None, refusal.messages)
            return False
        messages.success(request, _("Saved."))
        return True
