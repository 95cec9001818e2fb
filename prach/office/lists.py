"""Lists of records: what is filtered, in which order, what each row shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.areas.queries import areas_in_force, children_at, level_below
from prach.core.thai_calendar import fiscal_year_bounds, fiscal_year_of
from prach.ui.parts import Column, Row

from .lookup import words_match

ALL = _("all")
FIRST_YEAR = 2555  # no office's programme is older than the demonstration's neighbours


@dataclass(frozen=True)
class Shown:
    """One column of a list. `value` is a path of the record's attributes or a function of the record."""

    value: str | Callable[[Any], Any]
    label: Any = ""
    kind: Any = "text"
    sort: str = ""

    def column(self, model: Any) -> Column:
        label = self.label
        if not label:
            label = capfirst(model._meta.get_field(str(self.value)).verbose_name)
        return Column(label, self.kind, self.sort)

    def of(self, record: Any) -> Any:
        if callable(self.value):
            return self.value(record)
        named = getattr(record, f"get_{self.value}_display", None)
        return named() if named else getattr(record, self.value)


def row_of(pages: Any, record: Any) -> Row:
    """Return the row of a list: the first cell opens the record."""
    return Row([shown.of(record) for shown in pages.columns], pages.address("office:record", record.pk))


def areas_to_choose(user: Any) -> list[Area]:
    """Return the areas by which a person narrows a list: their districts, or the parts of their only area."""
    codes = user.area_codes()
    if len(codes) != 1:
        return list(areas_in_force().filter(code__in=codes).order_by("code"))
    below = level_below(codes[0])
    return list(children_at(codes[0], below)) if below else []


def years_to_choose() -> list[int]:
    """Return the fiscal years a list may be narrowed to, the latest first."""
    return list(range(fiscal_year_of(timezone.localdate()) + 1, FIRST_YEAR - 1, -1))


class ListFilters(forms.Form):
    """What a list is narrowed by; anything that cannot be read narrows nothing."""

    q = forms.CharField(label=_("Search"), required=False)

    def __init__(self, data: Any, *, pages: Any, user: Any) -> None:
        super().__init__(data)
        self.auto_id = "filter_%s"
        self.fields["q"].widget.attrs["type"] = "search"
        if pages.year or pages.day:
            self.fields["year"] = self._choice(
                _("Fiscal year"), [(str(y), str(y)) for y in years_to_choose()]
            )
        areas = [(a.code, a.label()) for a in areas_to_choose(user)]
        asked = (data.get("area") or "") if data else ""
        if asked and asked not in dict(areas):
            areas += [(a.code, a.label()) for a in areas_in_force().filter(code=asked)]
        if areas:
            self.fields["area"] = self._choice(_("Area"), areas)
        for name in pages.choices:
            field = pages.model._meta.get_field(name)
            self.fields[name] = self._choice(capfirst(field.verbose_name), field.choices)
        self.fields["archived"] = self._choice(_("Kept or archived"), [("yes", _("archived"))], _("in use"))

    def _choice(self, label: Any, choices: Any, everything: Any = ALL) -> forms.ChoiceField:
        return forms.ChoiceField(label=label, required=False, choices=[("", everything), *choices])

    def given(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrows(self) -> bool:
        return bool(self.given())


def filtered(pages: Any, user: Any, filters: ListFilters) -> QuerySet[Any]:
    """Return the rows of a list that the person may see and asks for."""
    given = filters.given()
    rows: Any = pages.rows(user)
    if given.pop("archived", ""):
        rows = pages.model.everything.visible_to(user).filter(archived_at__isnull=False)
        rows = rows.select_related(*pages.joins) if pages.joins else rows
    if text := given.pop("q", ""):
        rows = rows.filter(words_match(text, tuple(pages.search)))
    if area := given.pop("area", ""):
        rows = rows.under(area)
    if year := given.pop("year", ""):
        first, last = fiscal_year_bounds(int(year))
        rows = rows.filter(
            Q(**{pages.year: int(year)}) if pages.year else Q(**{f"{pages.day}__range": (first, last)})
        )
    narrowed: QuerySet[Any] = rows.filter(**given)
    return narrowed


def ordered(rows: QuerySet[Any], columns: Sequence[Shown], sort: str) -> QuerySet[Any]:
    """Order by a heading that may be pressed; anything else leaves the order of the register."""
    if sort.removeprefix("-") in {shown.sort for shown in columns if shown.sort}:
        return rows.order_by(sort, "pk")
    return rows
