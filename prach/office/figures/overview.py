"""All figures of an area and year, in the order of the eight steps."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from prach.indicators.figure import Figure
from prach.indicators.queries import figures
from prach.plan.models import Step
from prach.ui.parts import Link

from ..gate import needs
from .asked import AreaAndYear, Asked, asked_of
from .files import figures_file, file_answer, links_to_files
from .said import stat_of


@needs("read_figures")
def overview(request: HttpRequest) -> HttpResponse:
    """Show every figure of one area and year, each leading to its own page."""
    asked = asked_of(request)
    found = figures(asked.area_code, asked.year)
    address = reverse("office:figures")
    values = {
        "heading": _("Figures: %(area)s") % {"area": asked.area_name},
        "lead": _("Fiscal year %(year)s. Every figure opens to the rows it was counted from.")
        % {"year": asked.year},
        "crumbs": [Link(_("Home"), reverse("office:home"))],
        "steps": asked.steps(address),
        "filters": AreaAndYear(asked),
        "sections": [
            (title, [stat_of(figure, figure_address(figure, asked)) for figure in of_step])
            for title, of_step in by_step(found)
        ],
        "files": links_to_files("office:figures-file", [], asked.query()),
    }
    return render(request, "office/figures/overview.html", values)


@needs("read_figures")
def overview_file(request: HttpRequest, suffix: str) -> Any:
    """Give every figure of one area and year as a file."""
    asked = asked_of(request)
    name = f"prach-figures-{asked.area_code or 'all'}-{asked.year}"
    return file_answer(figures_file(figures(asked.area_code, asked.year), suffix), name, suffix)


def figure_address(figure: Figure, asked: Asked) -> str:
    """Return the address of a figure's page for the same area and year."""
    return f"{reverse('office:figure', args=[figure.indicator.code])}?{asked.query()}"


def by_step(found: list[Figure]) -> list[tuple[Any, list[Figure]]]:
    """Return the figures under the titles of the eight steps; what concerns the whole work comes last."""
    ordered = sorted(found, key=lambda figure: figure.indicator.step or 9)
    return [
        (step_title(step), list(of_step))
        for step, of_step in groupby(ordered, key=lambda figure: figure.indicator.step)
    ]


def step_title(step: int | None) -> str:
    """Return 'Step 3: develop the sages'."""
    if step is None:
        return _("The work as a whole")
    return _("Step %(number)s: %(name)s") % {"number": step, "name": Step(step).label}
