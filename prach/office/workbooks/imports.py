"""An import from upload to what it changed. Only its uploader sees it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prach.core.errors import Refusal
from prach.core.thai_calendar import fiscal_year_of
from prach.registers.actions import commit, discard, receive
from prach.registers.catalogue import get
from prach.registers.models import ImportBatch, Verdict
from prach.registers.queries import rows_of
from prach.registers.refusals import AlreadyEnded, BeingRead
from prach.registers.workbooks import write_refused
from prach.ui.parts import Link

from ..figures.files import written
from ..gate import needs
from .forms import UploadForm
from .lists import _workbook, crumbs, register_asked
from .reading import progress_of, start
from .said import (
    Status,
    figures_table,
    imports_table,
    preview_table,
    state_of,
    tabs_of,
    verdict_asked,
    written_table,
)

PER_PAGE = 50


def import_asked(request: HttpRequest, key: UUID) -> ImportBatch:
    """Return the import; somebody else's is not there. Raises Http404."""
    found: ImportBatch = get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=key)
    return found


def _page_of(batch: ImportBatch) -> HttpResponse:
    return redirect("office:import", batch.pk)


@needs("import_registers")
def imports(request: HttpRequest) -> HttpResponse:
    """List the person's own imports, the latest first."""
    page = Paginator(ImportBatch.objects.visible_to(request.user), PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "heading": _("My imports"),
        "crumbs": crumbs(),
        "page": page,
        "table": imports_table(_("My imports"), page.object_list),
        "action": Link(_("Import and export"), reverse("office:registers")),
    }
    return render(request, "office/workbooks/imports.html", values)


@needs("import_registers")
def upload(request: HttpRequest, register: str) -> HttpResponse:
    """Receive a workbook and begin to read it. Sent twice, it is one import."""
    shown = register_asked(register)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _page_of(_received(request, shown.code, form))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    values = {
        "heading": _("Import: %(register)s") % {"register": shown.title},
        "lead": shown.about,
        "crumbs": crumbs(shown),
        "form": form,
        "back": reverse("office:register", args=[shown.code]),
        "template_url": reverse("office:register-template", args=[shown.code]),
    }
    return render(request, "office/workbooks/upload.html", values)


def _received(request: HttpRequest, register_code: str, form: UploadForm) -> ImportBatch:
    file, key = form.cleaned_data["file"], form.cleaned_data["key"]
    try:
        batch = receive(register_code, file, by=request.user, file_name=file.name, key=key)
    except IntegrityError:  # the other half of a doubled submission was a moment earlier
        return import_asked(request, key)
    if batch.status == Status.RECEIVED:
        with suppress(BeingRead, AlreadyEnded):
            start(batch, today=timezone.localdate())
    return batch


@needs("import_registers")
def import_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show an import where it stands: being read, read, written, thrown away, or not readable."""
    batch = import_asked(request, key)
    if batch.status in (Status.RECEIVED, Status.READING, Status.COMMITTING):
        return render(request, "office/workbooks/reading.html", _head(batch) | progress_of(batch))
    if batch.status == Status.PREVIEWED:
        return render(request, "office/workbooks/preview.html", _preview(request, batch))
    if batch.status == Status.COMMITTED:
        return render(request, "office/workbooks/written.html", _written(request, batch))
    return render(request, "office/workbooks/ended.html", _head(batch))


@needs("import_registers")
def import_progress(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give the part of the page that renews itself; once read, send the browser to the preview."""
    batch = import_asked(request, key)
    if batch.status in (Status.RECEIVED, Status.READING, Status.COMMITTING):
        return render(request, "office/workbooks/_progress.html", progress_of(batch))
    answer = HttpResponse()
    answer["HX-Redirect"] = reverse("office:import", args=[batch.pk])
    return answer


@needs("import_registers")
@require_POST
def import_read(request: HttpRequest, key: UUID) -> HttpResponse:
    """Read the workbook again: by the worker or, when it does not answer, at once."""
    batch = import_asked(request, key)
    try:
        start(batch, today=timezone.localdate(), again=True, at_once="at_once" in request.POST)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _page_of(batch)


@needs("import_registers")
@require_POST
def import_commit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write all rows, or say why none was written."""
    batch = import_asked(request, key)
    try:
        commit(batch, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Imported. The figures count it from now on."))
    return _page_of(batch)


@needs("import_registers")
@require_POST
def import_discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw the workbook and what was read from it away."""
    batch = import_asked(request, key)
    try:
        discard(batch, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _page_of(batch)
    messages.success(request, _("Thrown away. Nothing was written."))
    return redirect("office:register", batch.register)


@needs("import_registers")
def import_refused(request: HttpRequest, key: UUID) -> Any:
    """Give the refused rows as a workbook with the reasons in its last column."""
    batch = import_asked(request, key)
    if batch.status != Status.PREVIEWED or not batch.refused:
        raise Http404
    return _workbook(written(lambda out: write_refused(batch, out)), f"{batch.register}-refused.xlsx")


# ------------------------------------------------------------------------------------------- pages


def _head(batch: ImportBatch) -> dict[str, Any]:
    register = get(batch.register)
    return {
        "heading": register.title,
        "lead": batch.file_name,
        "state": state_of(batch),
        "batch": batch,
        "crumbs": [*crumbs(register), Link(_("My imports"), reverse("office:imports"))],
        "read_url": reverse("office:import-read", args=[batch.pk]),
        "discard_url": reverse("office:import-discard", args=[batch.pk]),
        "again_url": reverse("office:register-import", args=[batch.register]),
    }


def _rows(request: HttpRequest, batch: ImportBatch) -> tuple[Verdict, Any]:
    verdict = verdict_asked(batch, request.GET.get("verdict", ""))
    return verdict, Paginator(rows_of(batch, verdict), PER_PAGE).get_page(request.GET.get("page"))


def _preview(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    verdict, page = _rows(request, batch)
    return _head(batch) | {
        "tabs": tabs_of(batch, verdict),
        "page": page,
        "table": preview_table(batch, list(page.object_list), verdict, request.user),
        "writes": batch.new + batch.changed + batch.doubtful,
        "refused_url": reverse("office:import-refused", args=[batch.pk]),
        "commit_url": reverse("office:import-commit", args=[batch.pk]),
    }


def _written(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    verdict, page = _rows(request, batch)
    return _head(batch) | {
        "tabs": tabs_of(batch, verdict),
        "page": page,
        "table": written_table(batch, list(page.object_list), verdict, request.user),
        "figures": figures_table(batch, request.user, fiscal_year_of(timezone.localdate())),
    }
