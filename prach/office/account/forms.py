"""Which account to open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area, Level
from prach.areas.queries import areas_in_force
from prach.core.querysets import under_any

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT)
MOST = 500  # areas in one list


class ChoiceOfAccount(forms.Form):
    """A fiscal year and an area of the person's own responsibility."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    area = forms.ChoiceField(label=_("Area"))

    def __init__(self, *args: Any, user: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fiscal_year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["area"].choices = choices_of(areas_of(user))  # type: ignore[attr-defined]


def areas_of(user: Any) -> list[Area]:
    """Return the areas a person may open the account of, down to the finest level that fits in one list."""
    within = areas_in_force().filter(under_any("code", user.area_codes()))
    found = list(within.filter(level__in=LEVELS).order_by("code")[: MOST + 1])
    if len(found) <= MOST:
        return found
    return list(within.filter(level__in=LEVELS[:2]).order_by("code")[:MOST])


def choices_of(areas: list[Area]) -> list[tuple[str, Any]]:
    """Return the areas as choices; subdistricts stand under their district."""
    names = {area.code: area.label() for area in areas}
    choices: list[tuple[str, Any]] = []
    for area in areas:
        if area.level == Level.SUBDISTRICT and area.code[:4] in names:
            group = names[area.code[:4]]
            if not choices or choices[-1][0] != group or isinstance(choices[-1][1], str):
                choices.append((group, []))
            choices[-1][1].append((area.code, area.label()))
        else:
            choices.append((area.code, area.label()))
    return choices
