"""The first page after signing in: what this role does next, and the year of its own area in figures."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prach.accounts.roles import DESCRIPTIONS, Role
from prach.delivery.models import Session
from prach.registers.catalogue import REGISTERS
from prach.registers.models import ImportBatch
from prach.ui.parts import Column, Link, Row, Table

from .feeding import headline
from .frame import menu
from .years import year_to_open

RECENT = 5


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the person's own first page; a sage has a simpler one of their own."""
    user: Any = request.user
    if user.role == Role.SAGE:
        return redirect("office:teaching")
    year = year_to_open(user, timezone.localdate())
    values = {
        "heading": _("Good day, %(name)s") % {"name": user.name},
        "lead": DESCRIPTIONS.get(user.role, ""),
        "actions": quick_links(user),
        "year": year,
        "headline": headline(user, year),
        "sessions": recent_sessions(user),
        "imports": latest_imports(user),
        "menus": [item for item in menu(user, request.path) if hasattr(item, "items")],
        "no_area": not user.area_codes(),
    }
    return render(request, "office/home.html", values)


def quick_links(user: Any) -> list[Link]:
    """Return what this role does most."""
    if not user.may("write_records"):
        return []
    return [
        Link(_("Log a session"), reverse("office:record-add", args=["sessions"])),
        Link(_("Add a person"), reverse("office:record-add", args=["persons"])),
        Link(_("Record an income"), reverse("office:record-add", args=["incomes"])),
    ]


def recent_sessions(user: Any) -> Table | None:
    """Return the latest sessions of the person's areas; None for roles that read no rows."""
    if not user.may(Session.read_permission):
        return None
    rows = [
        Row(
            [s.title, s.area.label(), s.held_on, s.headcount],
            reverse("office:record", args=["sessions", s.pk]),
        )
        for s in Session.objects.visible_to(user).select_related("area")[:RECENT]
    ]
    columns = [
        Column(_("Teaching session")),
        Column(_("Area")),
        Column(_("Held"), "date"),
        Column(_("People who came"), "number"),
    ]
    return Table(_("Latest sessions"), columns, rows) if rows else None


def latest_imports(user: Any) -> Table | None:
    """Return the latest workbooks that the person sent; None where there are none."""
    if not user.may("import_registers"):
        return None
    rows = [
        Row(
            [batch.file_name, REGISTERS[batch.register].title, batch.received_at, batch.get_status_display()],
            reverse("office:import", args=[batch.pk]),
        )
        for batch in ImportBatch.objects.visible_to(user).order_by("-received_at")[:RECENT]
        if batch.register in REGISTERS
    ]
    columns = [
        Column(_("Workbook")),
        Column(_("Register")),
        Column(_("Received"), "datetime"),
        Column(_("State of the import")),
    ]
    return Table(_("Latest imports"), columns, rows) if rows else None
