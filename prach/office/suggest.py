"""Suggestions while somebody types a name. What is chosen is looked up again when the form is sent."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prach.core.text import tidy

from .lookup import BY_NAME, find_areas, find_records, label_of_area, label_of_record

SHORTEST = 2


@login_required
def suggest(request: HttpRequest, about: str) -> HttpResponse:
    """Return options for a list of suggestions: areas, or records that the person may see."""
    if about != "area" and about not in BY_NAME:
        raise Http404
    text = tidy(request.GET.get(request.GET.get("field", "q"), ""))
    choices: list[str] = []
    if len(text) >= SHORTEST and about == "area":
        choices = [label_of_area(area) for area in find_areas(text, request.user)]
    elif len(text) >= SHORTEST:
        choices = [label_of_record(one) for one in find_records(BY_NAME[about], text, request.user)]
    return render(request, "office/_options.html", {"choices": choices})
