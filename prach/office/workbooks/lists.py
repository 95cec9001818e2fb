"""All registers as workbooks, and one of them: what it is for, its template, its export, its import."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prach.core.errors import NotAllowed
from prach.core.thai_calendar import ImpossibleDate, UnreadableDate, parse_year, to_be
from prach.registers.base import Column as RegisterColumn
from prach.registers.base import Register
from prach.registers.catalogue import REGISTERS
from prach.registers.models import ImportBatch
from prach.registers.workbooks import example_of, explained, write_export, write_template
from prach.ui.parts import Column, Link, Row, Table

from ..figures.files import TYPES, written
from ..gate import needs
from .forms import ExportForm, UploadForm
from .said import imports_table

RECENT = 5


def register_asked(code: str) -> Register:
    """Return the register of a code. Raises Http404."""
    if code not in REGISTERS:
        raise Http404
    return REGISTERS[code]


def crumbs(register: Register | None = None) -> list[Link]:
    """Return the way to a page of workbooks."""
    links = [
        Link(_("Home"), reverse("office:home")),
        Link(_("Import and export"), reverse("office:registers")),
    ]
    return (
        [*links, Link(register.title, reverse("office:register", args=[register.code]))]
        if register
        else links
    )


@needs("export_registers")
def registers(request: HttpRequest) -> HttpResponse:
    """List every register with what it is for; and the person's latest imports."""
    user: Any = request.user
    recent = list(ImportBatch.objects.visible_to(user)[:RECENT])
    values = {
        "heading": _("Import and export"),
        "lead": _(
            "Every register as an Excel workbook: take the template, fill it in, see what it would do, import."
        ),
        "actions": [Link(_("My imports"), reverse("office:imports"))] if user.may("import_registers") else [],
        "crumbs": crumbs()[:1],
        "table": Table(
            _("Registers, in the order in which an office fills them"),
            [
                Column(_("Register")),
                Column(_("What it is for")),
                Column(_("Template"), "actions"),
                Column(_("Export"), "actions"),
            ],
            [_line(register) for register in REGISTERS.values()],
        ),
        "imports": imports_table(_("My latest imports"), recent) if recent else None,
    }
    return render(request, "office/workbooks/registers.html", values)


def _line(register: Register) -> Row:
    template = reverse("office:register-template", args=[register.code])
    export = reverse("office:register-export", args=[register.code])
    cells = [
        register.title,
        register.about,
        Link(_("Template"), template),
        Link(_("Export"), export),
    ]
    return Row(cells, reverse("office:register", args=[register.code]))


@needs("export_registers")
def register_page(request: HttpRequest, register: str) -> HttpResponse:
    """Show one register: upload, template, export by area and year, and how each column is filled in."""
    user: Any = request.user
    shown = register_asked(register)
    values = {
        "heading": shown.title,
        "lead": shown.about,
        "crumbs": crumbs(),
        "template_url": reverse("office:register-template", args=[shown.code]),
        "export_url": reverse("office:register-export", args=[shown.code]),
        "import_url": reverse("office:register-import", args=[shown.code]),
        "may_import": user.may("import_registers"),
        "upload": UploadForm(),
        "export": ExportForm(user=user, dated=bool(shown.dated)),
        "table": columns_table(shown),
    }
    return render(request, "office/workbooks/register.html", values)


def columns_table(register: Register) -> Table:
    """Return how each column is filled in, as the notes of the template say it."""

    def line(column: RegisterColumn) -> Row:
        needed = _("needed") if column.required else _("may stay blank")
        return Row([column.title, needed, explained(column), example_of(column)])

    heads = [Column(_("Column")), Column(_("Needed")), Column(_("How to fill it in")), Column(_("Example"))]
    return Table(_("Columns of the workbook"), heads, [line(column) for column in register.columns])


@needs("export_registers")
def template(request: HttpRequest, register: str) -> Any:
    """Give the empty workbook of a register."""
    shown, user = register_asked(register), request.user
    return _workbook(written(lambda out: write_template(shown, out, by=user)), f"{shown.code}-template.xlsx")


@needs("export_registers")
def export(request: HttpRequest, register: str) -> Any:
    """Give the rows of a register that the person may see, of an area and a year where these are asked for."""
    user: Any = request.user
    shown = register_asked(register)
    if not user.may(shown.model.read_permission):
        raise PermissionDenied(str(NotAllowed.message))
    area_code, year = request.GET.get("area", ""), year_asked(request)
    if area_code and not user.covers(area_code):
        raise Http404
    out = written(lambda file: write_export(shown, file, by=user, area_code=area_code, fiscal_year=year))
    today = timezone.localdate()
    parts = [shown.code, area_code, str(year or ""), f"{to_be(today.year)}{today:%m%d}"]
    return _workbook(out, f"{'-'.join(part for part in parts if part)}.xlsx")


def year_asked(request: HttpRequest) -> int | None:
    """Return the fiscal year in the address; None where there is none. Raises Http404."""
    text = request.GET.get("year", "")
    try:
        return parse_year(text) if text else None
    except (UnreadableDate, ImpossibleDate):
        raise Http404 from None


def _workbook(out: Any, name: str) -> FileResponse:
    return FileResponse(out, as_attachment=True, filename=name, content_type=TYPES["xlsx"])
