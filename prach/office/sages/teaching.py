"""A sage's own page: the sessions they taught. Short, in large words."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from prach.delivery.queries import sessions_taught_by
from prach.ui.parts import Column, Row, Table

MOST = 100


@login_required
def teaching(request: HttpRequest) -> HttpResponse:
    """Show the sessions at which the signed-in person taught; nothing of anybody else."""
    sessions = sessions_taught_by(request.user)[:MOST]
    rows = [Row([s.title, s.held_on, s.place or s.area.label(), s.headcount]) for s in sessions]
    columns = [
        Column(_("Teaching session")),
        Column(_("Held"), "date"),
        Column(_("Place")),
        Column(_("People who came"), "number"),
    ]
    values = {
        "heading": _("Good day, %(name)s") % {"name": request.user},
        "table": Table(_("What I taught"), columns, rows) if rows else None,
    }
    return render(request, "office/teaching.html", values)
