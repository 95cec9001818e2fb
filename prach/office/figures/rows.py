"""The rows behind a figure: page by page, what they come to, and as files."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from prach.areas.models import Area
from prach.core.querysets import ancestors
from prach.indicators.actions import take_out_rows
from prach.indicators.base import Kind
from prach.indicators.figure import Figure
from prach.indicators.figure import Row as Counted
from prach.indicators.paging import RowList
from prach.indicators.queries import figure
from prach.ui.parts import Column, Link, Row, Table
from prach.ui.templatetags.ui import number

from ..gate import needs
from ..showing import address_of
from .asked import AreaAndYear, Asked, asked_of, indicator_asked, require_rows
from .files import TYPES, file_answer, links_to_files, rows_file
from .said import said

PER_PAGE = 25
# What makes an area count: the list of the records, how it is narrowed, and who may open it.
Behind = tuple[str, dict[str, str], str]
SESSIONS: Behind = ("sessions", {"kind": "VILLAGE_FORUM"}, "read_records")
BEHIND_AREAS: dict[str, Behind] = {"villages-targeted": ("target-villages", {}, "read_programme")}


def reader_of(asked: Asked) -> Any:
    """Return through whose eyes rows are read. Who reads no records is here for open rows, of an area of their own."""
    return asked.user if asked.user.may("read_records") else None


@needs("read_figures")
def rows_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the rows that a figure counts, and that they come to it."""
    indicator, asked = indicator_asked(code), asked_of(request)
    require_rows(asked.user, indicator)
    whole = figure(code, asked.area_code, asked.year)
    listed = RowList(code, asked.area_code, asked.year, user=reader_of(asked))
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "heading": _("Rows behind: %(name)s") % {"name": indicator.name},
        "lead": _("%(area)s, fiscal year %(year)s") % {"area": asked.area_name, "year": asked.year},
        "crumbs": [
            Link(_("Home"), reverse("office:home")),
            Link(_("Figures"), f"{reverse('office:figures')}?{asked.query()}"),
            Link(indicator.name, f"{reverse('office:figure', args=[code])}?{asked.query()}"),
        ],
        "steps": asked.steps(reverse("office:figure-rows", args=[code])),
        "filters": AreaAndYear(asked),
        "page": page,
        "table": table_of(list(page.object_list), whole, asked),
        "check": check_line(listed, whole),
        "agrees": agrees(listed, whole),
        "files": links_to_files("office:figure-rows-file", [code], asked.query()),
    }
    return render(request, "office/figures/rows.html", values)


@needs("read_figures")
def rows_download(request: HttpRequest, code: str, suffix: str) -> Any:
    """Give the rows that a figure counts as a file, without a name of anybody."""
    indicator, asked = indicator_asked(code), asked_of(request)
    require_rows(asked.user, indicator)
    if suffix not in TYPES:
        raise Http404
    found = take_out_rows(code, asked.area_code, asked.year, by=asked.user, user=reader_of(asked))
    name = f"prach-rows-{code}-{asked.area_code or 'all'}-{asked.year}"
    return file_answer(rows_file(found, suffix), name, suffix)


# ------------------------------------------------------------------------------------------- the check


def agrees(listed: RowList, whole: Figure) -> bool:
    """Say whether the rows come to the figure that is shown."""
    counted = listed.comes_to(whole)
    if counted is None or whole.value is None:
        return counted == whole.value
    return abs(counted - whole.value) < 1e-6


def check_line(listed: RowList, whole: Figure) -> str:
    """Return the sum in words: '142 rows, together 6,881 persons = the figure 6,881'."""
    indicator = whole.indicator
    words = {
        "rows": number(len(listed)),
        "amount": number(listed.amount()),
        "unit": indicator.unit,
        "whole": number(whole.out_of),
        "value": said(indicator, whole.value),
        "counted": said(indicator, listed.comes_to(whole)),
    }
    if whole.value is None:
        return _("%(rows)s rows; the figure is not known.") % words
    if indicator.kind == Kind.SUM:
        return _("%(rows)s rows, together %(amount)s %(unit)s; the figure is %(value)s.") % words
    if indicator.kind == Kind.MEAN:
        return _("%(amount)s over %(rows)s rows gives %(counted)s %(unit)s; the figure is %(value)s.") % words
    if indicator.kind == Kind.SHARE:
        return _("%(rows)s rows of %(whole)s give %(counted)s; the figure is %(value)s.") % words
    return _("%(rows)s rows; the figure is %(value)s %(unit)s.") % words


# ------------------------------------------------------------------------------------------- drawing


def table_of(found: list[Counted], whole: Figure, asked: Asked) -> Table:
    """Return a page of rows, each leading to its record."""
    several = len({row.thing_code for row in found}) > 1 or len(whole.indicator.takes) > 1
    amounts = any(row.amount is not None for row in found) or whole.indicator.kind in (Kind.SUM, Kind.MEAN)
    dated = any(row.on for row in found)
    columns = [Column(_("Name or reference"))]
    columns += [Column(_("Kind"))] if several else []
    columns += [Column(_("Area"))]
    columns += [Column(_("Day"), "date")] if dated else []
    columns += [Column(whole.indicator.unit, "number")] if amounts else []
    named = asked.user.may("read_records")
    places = places_of(found)

    def line(row: Counted) -> Row:
        cells: list[Any] = [row.personal_label if named else row.label]
        cells += [row.thing] if several else []
        cells += [places.get(row.area_code) or row.area_name]
        cells += [row.on] if dated else []
        cells += [row.amount] if amounts else []
        return Row(cells, record_address(row, asked, whole.indicator.code))

    caption = _("Rows behind: %(name)s") % {"name": whole.indicator.name}
    return Table(caption, columns, [line(row) for row in found])


def record_address(row: Counted, asked: Asked, code: str) -> str:
    """Return the address of a row's record, of an area that of the records in it; '' where they are not theirs."""
    if row.model_label == "areas.area":
        return list_address(row, asked, BEHIND_AREAS.get(code, SESSIONS))
    model: Any = apps.get_model(row.model_label)
    return address_of(row.model_label, row.key) if asked.user.may(model.read_permission) else ""


def list_address(row: Counted, asked: Asked, behind: Behind) -> str:
    """Return the address of the list of records that make an area count."""
    register, narrowed, permission = behind
    if not asked.user.may(permission):
        return ""
    query = {"area": row.area_code, "year": str(asked.year), **narrowed}
    return f"{reverse('office:records', args=[register])}?{urlencode(query)}"


def places_of(found: list[Counted]) -> dict[str, str]:
    """Return where each row lies, the smallest area first. One query."""
    codes = {row.area_code for row in found}
    areas = Area.objects.in_bulk(
        {code[:length] for code in codes for length in (4, 6, 8) if length <= len(code)}
    )
    return {code: " ".join(areas[c].label() for c in _upwards(code) if c in areas) for code in codes}


def _upwards(code: str) -> list[str]:
    return [code, *reversed([c for c in ancestors(code) if len(c) > 2])]
