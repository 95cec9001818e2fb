"""The pages of one kind of record: list, detail, add, change, archive, restore, history.

They ask for rows through `visible_to`, ask for permission, show, and hand plain values to the room's action.
What a kind of record needs beyond this is a page of its own, not an option here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from prach.core.errors import NotAllowed, OutOfScope, Refusal
from prach.core.models import Record
from prach.core.writing import archive, restore
from prach.ui.parts import Badge, Link, Table

from .feeding import fed_by
from .fields import RecordForm
from .gate import require, sent
from .lists import ListFilters, Shown, filtered, ordered, row_of
from .showing import facts_of
from .trail import history_events

PER_PAGE = 20


class RecordPages:
    """What one kind of record shows and which action writes it. One instance serves every request."""

    code: ClassVar[str]
    model: ClassVar[type[Record]]
    form: ClassVar[type[RecordForm] | None] = None
    columns: ClassVar[Sequence[Shown]]
    search: ClassVar[Sequence[str]] = ()
    choices: ClassVar[Sequence[str]] = ()
    day: ClassVar[str] = ""
    year: ClassVar[str] = ""
    joins: ClassVar[Sequence[str]] = ()
    sections: ClassVar[Sequence[tuple[Any, Sequence[str]]]] = ()
    title: ClassVar[Any]
    add_words: ClassVar[Any] = ""
    empty_text: ClassVar[Any] = ""
    written: ClassVar[Mapping[str, Callable[[Any], str]]] = {}
    changeable: ClassVar[bool] = True
    restorable: ClassVar[bool] = True

    # ---- what a room's own pages say

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Record:
        raise NotImplementedError

    def change(self, record: Any, *, by: Any, today: date, **values: Any) -> Record:
        raise NotImplementedError

    def facts(self, record: Any, user: Any) -> list[tuple[Any, ...]]:
        return facts_of(record, self.form, user, self.written)

    def archive(self, record: Any, *, by: Any) -> None:
        archive(record, by=by)

    def related(self, record: Any, user: Any) -> Iterable[Table | None]:
        return ()

    def more_actions(self, record: Any, user: Any) -> list[Link]:
        return []

    def add_link(self, words: Any, code: str, **given: str) -> Link:
        """Return the link to a form of another kind of record that already knows this one."""
        return Link(words, f"{reverse('office:record-add', args=[code])}?{urlencode(given)}")

    # ---- rows and addresses

    def rows(self, user: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model.objects.visible_to(user)
        return rows.select_related(*self.joins) if self.joins else rows

    def one(self, user: Any, key: UUID) -> Any:
        """Return the record, archived or not; what the person may not see is not there."""
        require(user, self.model.read_permission)
        rows = self.model.everything.visible_to(user)
        found = (
            rows.select_related(*self.joins).filter(pk=key).first()
            if self.joins
            else rows.filter(pk=key).first()
        )
        if found is None:
            raise Http404
        return found

    def one_to_write(self, user: Any, key: UUID) -> Any:
        record = self.one(user, key)
        if not user.may(self.model.write_permission):
            raise PermissionDenied(str(NotAllowed.message))
        if not user.covers(record.area_code()):
            raise PermissionDenied(str(OutOfScope.message))
        return record

    def may_write(self, record: Any, user: Any) -> bool:
        return bool(user.may(self.model.write_permission) and user.covers(record.area_code()))

    def address(self, page: str = "office:records", *key: Any) -> str:
        return reverse(page, args=[self.code, *key])

    def crumbs(self, record: Any = None) -> list[Link]:
        links = [Link(_("Home"), reverse("office:home")), Link(self.title, self.address())]
        return [*links, Link(str(record), self.address("office:record", record.pk))] if record else links

    # ---- pages

    def list_page(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        require(user, self.model.read_permission)
        filters = ListFilters(request.GET, pages=self, user=user)
        sort = request.GET.get("sort", "")
        rows = ordered(filtered(self, user, filters), self.columns, sort)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        table = Table(
            self.title, [s.column(self.model) for s in self.columns], [row_of(self, r) for r in page], sort
        )
        may_add = bool(self.form and self.add_words) and user.may(self.model.write_permission)
        adding = Link(self.add_words, self.address("office:record-add")) if may_add else None
        export = export_link(self.code, user)
        values = {
            "heading": self.title,
            "actions": [link for link in (adding, export) if link],
            "adding": adding,
            "filters": filters,
            "narrowed": filters.narrows(),
            "page": page,
            "table": table,
            "empty_text": self.empty_text,
            "crumbs": self.crumbs()[:1],
        }
        return render(request, "office/list.html", values)

    def detail_page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        user, record = request.user, self.one(request.user, key)
        values = {
            "heading": str(record),
            "lead": capfirst(self.model._meta.verbose_name),
            "state": Badge(_("Archived"), "warn") if record.archived_at else None,
            "actions": self.actions(record, user),
            "facts": self.facts(record, user),
            "tables": [table for table in self.related(record, user) if table],
            "feeds": fed_by(record) if record.archived_at is None else None,
            "writable": self.may_write(record, user) and (self.restorable or not record.archived_at),
            "archived": record.archived_at is not None,
            "archive_url": self.address("office:record-archive", key),
            "restore_url": self.address("office:record-restore", key),
            "history_url": self.address("office:record-history", key),
            "crumbs": self.crumbs(),
        }
        return render(request, "office/detail.html", values)

    def actions(self, record: Any, user: Any) -> list[Link]:
        if record.archived_at or not self.may_write(record, user):
            return []
        may_change = self.form is not None and self.changeable
        change = [Link(_("Change"), self.address("office:record-change", record.pk))] if may_change else []
        return [*change, *self.more_actions(record, user)]

    def add_page(self, request: HttpRequest) -> HttpResponse:
        require(request.user, self.model.write_permission)
        if self.form is None:
            raise Http404
        form = self.form(sent(request), user=request.user, initial=request.GET.dict())
        if (
            request.method == "POST"
            and form.is_valid()
            and (record := self._written(request, form)) is not None
        ):
            return redirect(self.address("office:record", record.pk))
        return self._form_page(request, form, self.add_words, self.crumbs())

    def change_page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        record = self.one_to_write(request.user, key)
        if self.form is None or not self.changeable or record.archived_at:
            raise Http404
        form = self.form(sent(request), user=request.user, instance=record)
        if request.method == "POST" and form.is_valid() and self._written(request, form, record) is not None:
            return redirect(self.address("office:record", key))
        return self._form_page(request, form, _("Change"), self.crumbs(record))

    def archive_page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        record = self.one_to_write(request.user, key)
        if request.method == "POST":
            self.archive(record, by=request.user)
            messages.success(request, _("Archived. Figures no longer count it; it can be restored."))
            return redirect(self.address("office:record", key))
        values = {
            "base": "office/base.html",
            "heading": _("Archive %(name)s?") % {"name": record},
            "text": _("It leaves every list and figure. Nothing is deleted: it can be restored at any time."),
            "facts": self.facts(record, request.user),
            "submit": _("Archive"),
            "tone": "danger",
            "cancel_url": self.address("office:record", key),
            "crumbs": self.crumbs(record),
        }
        return render(request, "ui/confirm.html", values)

    def restore_page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        record = self.one_to_write(request.user, key)
        if request.method == "POST" and self.restorable:
            try:
                restore(record, by=request.user)
                messages.success(request, _("Restored. Figures count it again."))
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
        return redirect(self.address("office:record", key))

    def history_page(self, request: HttpRequest, key: UUID) -> HttpResponse:
        record = self.one(request.user, key)
        events = history_events(record, request.user)
        heading = _("History of %(name)s") % {"name": record}
        values = {"heading": heading, "events": events, "crumbs": self.crumbs(record)}
        return render(request, "office/history.html", values)

    # ---- writing

    def _written(self, request: HttpRequest, form: RecordForm, record: Any = None) -> Any:
        """Hand the values to the room. None when it refuses; the form then says why."""
        today = timezone.localdate()
        try:
            if record is None:
                done = self.add(by=request.user, today=today, key=form.given_key(), **form.values())
            else:
                done = self.change(record, by=request.user, today=today, **form.values())
        except Refusal as refusal:
            form.refuse(refusal.field, str(refusal))
            return None
        except ValidationError as refusal:
            for field, problems in getattr(refusal, "error_dict", {None: refusal.error_list}).items():
                form.refuse(field, problems)
            return None
        messages.success(request, self.saved_words(done))
        return done

    def saved_words(self, record: Any) -> str:
        return _("Saved: %(name)s") % {"name": record}

    def _form_page(
        self, request: HttpRequest, form: RecordForm, heading: Any, crumbs: list[Link]
    ) -> HttpResponse:
        named = [
            (title, [form[name] for name in names if name in form.fields]) for title, names in self.sections
        ]
        values = {
            "heading": heading,
            "form": form,
            "sections": named,
            "back": crumbs[-1].url,
            "crumbs": crumbs,
        }
        return render(request, "office/form.html", values)


def export_link(code: str, user: Any) -> Link | None:
    """Return the link to the workbook of a register, for those who may take it out."""
    if not user.may("export_registers"):
        return None
    return Link(_("Export to Excel"), reverse("office:register-export", args=[code]))
