"""What a page of figures is asked for: area, year, level. What is not the person's, or is not there, is a 404."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from prach.areas.models import CODE_LENGTH, Area, Level
from prach.areas.queries import areas_in_force, children_at, level_below, path_to
from prach.core.thai_calendar import ImpossibleDate, UnreadableDate, fiscal_year_of, parse_year
from prach.indicators.base import Indicator
from prach.indicators.figure import WHOLE_COUNTRY_TH
from prach.indicators.paging import latest_year
from prach.indicators.queries import NoSuchIndicator, get

from ..lists import years_to_choose

# Rows of these things name nobody: who reads the programme may read them. Those of others are for who reads records.
OPEN_THINGS = {
    "village",
    "district",
    "session",
    "group-support",
    "group",
    "curriculum",
    "print-run",
    "agreement",
    "zone",
}


ROWS_CLOSED = _("The rows behind this figure are not open to your role. It reads the figure without them.")


@dataclass(frozen=True)
class Asked:
    """An area and a year that the person may read figures of. `path` leads from the province to the area."""

    user: Any
    area_code: str
    year: int
    path: list[Area]

    @property
    def area(self) -> Area | None:
        return self.path[-1] if self.path else None

    @property
    def area_name(self) -> str:
        return self.area.label() if self.area else WHOLE_COUNTRY_TH

    def query(self, **changes: Any) -> str:
        """Return the query of an address with the same area and year, some values changed."""
        values = {"area": self.area_code, "year": self.year, **changes}
        return urlencode({name: value for name, value in values.items() if value is not None})

    def steps(self, address: str) -> list[tuple[str, str]]:
        """Return (name, address) of every area on the path; no address where the person may not read."""
        return [
            (area.label(), f"{address}?{self.query(area=area.code)}" if self.user.covers(area.code) else "")
            for area in self.path
        ]


def asked_of(request: HttpRequest) -> Asked:
    """Return what the address asks for, else the person's own area and its latest year. Raises Http404."""
    user: Any = request.user
    codes = user.area_codes()
    if not codes:
        raise PermissionDenied(
            str(_("No area has been given to your account yet. Ask the provincial office."))
        )
    area_code = request.GET.get("area") or codes[0]
    path = path_to(area_code) if user.covers(area_code) else []
    if area_code and (not path or path[-1].code != area_code):
        raise Http404
    return Asked(user, area_code, _year_of(request, codes), path)


def _year_of(request: HttpRequest, codes: list[str]) -> int:
    text = request.GET.get("year")
    if not text:
        return latest_year(codes) or fiscal_year_of(timezone.localdate())
    try:
        year = parse_year(text)
    except (UnreadableDate, ImpossibleDate):
        raise Http404 from None
    if year is None or not 2500 <= year <= 2700:
        raise Http404
    return year


def indicator_asked(code: str) -> Indicator:
    """Return the indicator of a code. Raises Http404."""
    try:
        return get(code)
    except NoSuchIndicator:
        raise Http404 from None


def levels_of(indicator: Indicator, area_code: str) -> list[Level]:
    """Return the levels below an area at which the figure means something, the nearest first."""
    below = level_below(area_code)
    levels = list(Level)
    return [level for level in levels[levels.index(below) :] if _means(indicator, level)] if below else []


def _means(indicator: Indicator, level: Level) -> bool:
    return indicator.means_something_at("0" * CODE_LENGTH[level])


def level_asked(request: HttpRequest, levels: list[Level]) -> Level | None:
    """Return the level to compare areas of, the nearest by default; None where nothing lies below. Raises Http404."""
    text = request.GET.get("by")
    if not text:
        return levels[0] if levels else None
    for level in levels:
        if level == text.upper():
            return level
    raise Http404


def may_open_rows(user: Any, indicator: Indicator) -> bool:
    """Say whether this person may see the rows behind a figure: those of persons are for who reads records."""
    named = any(taken.source.thing_code not in OPEN_THINGS for taken in indicator.takes)
    return bool(user.may("read_records" if named else "read_programme"))


def require_rows(user: Any, indicator: Indicator) -> None:
    """Raise PermissionDenied, with the sentence to show, unless the rows are this person's to see."""
    if not may_open_rows(user, indicator):
        raise PermissionDenied(str(ROWS_CLOSED))


class AreaAndYear(forms.Form):
    """Choosing another area, year or level; sent by GET."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    by = forms.ChoiceField(label=_("Compare by"), required=False)

    def __init__(self, asked: Asked, levels: list[Level] | None = None, by: Level | None = None) -> None:
        chosen = {"area": asked.area_code, "year": str(asked.year), "by": by.lower() if by else ""}
        super().__init__(chosen)
        self.auto_id = "filter_%s"
        self._choices("area", areas_to_offer(asked))
        self._choices(
            "year", [(str(y), str(y)) for y in sorted({asked.year, *years_to_choose()}, reverse=True)]
        )
        if levels and len(levels) > 1:
            self._choices("by", [(level.lower(), level.label) for level in levels])
        else:
            del self.fields["by"]

    def _choices(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def areas_to_offer(asked: Asked) -> list[tuple[str, str]]:
    """Return the areas one step away: those above, this one, those below; of several own areas, all."""
    own = list(areas_in_force().filter(code__in=asked.user.area_codes()).order_by("code"))
    below = level_below(asked.area_code)
    under = list(children_at(asked.area_code, below)) if below else []
    above = [area for area in asked.path if asked.user.covers(area.code)]
    offered = {area.code: area for area in [*own, *above, *under]}
    choices = [(code, f"{' ' * len(code)}{area.label()}") for code, area in sorted(offered.items())]
    return choices if asked.area_code else [("", WHOLE_COUNTRY_TH), *choices]
