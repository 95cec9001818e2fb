"""The zones of a fiscal year: which districts each supervision team visits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prach.areas.actions import set_zone
from prach.areas.models import Area, Level, Zone
from prach.areas.queries import areas_in_force, children_at
from prach.core.errors import NotAllowed, Refusal
from prach.ui.parts import Link

from ..gate import needs
from ..lists import years_to_choose
from ..years import year_to_open


class ZonesForm(forms.Form):
    """A name and the districts of every zone, with one empty zone more."""

    def __init__(self, data: Any, *, zones: list[Zone], districts: list[Area]) -> None:
        super().__init__(data)
        self.zones = {zone.number: zone for zone in zones}
        self.by_code = {district.code: district for district in districts}
        self.numbers = [*self.zones, max(self.zones, default=0) + 1]
        choices = [(district.code, district.label()) for district in districts]
        for number in self.numbers:
            zone = self.zones.get(number)
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of zone %(number)s") % {"number": number},
                required=zone is not None,
                initial=zone.name_th if zone else "",
                max_length=120,
            )
            self.fields[f"districts_{number}"] = forms.MultipleChoiceField(
                label=_("Districts of zone %(number)s") % {"number": number},
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                initial=[district.code for district in zone.districts.all()] if zone else [],
            )

    def cards(self) -> list[list[Any]]:
        return [[self[f"name_{number}"], self[f"districts_{number}"]] for number in self.numbers]

    @transaction.atomic
    def write(self, *, by: Any, fiscal_year: int, province: Area) -> None:
        """Hand the zones to the room: first what leaves a zone, then what comes in, so that districts can swap."""
        for leaving_only in (True, False):
            for number in self.numbers:
                zone, codes = self.zones.get(number), set(self.cleaned_data[f"districts_{number}"])
                name = self.cleaned_data[f"name_{number}"]
                if zone is None and (leaving_only or not (codes or name)):
                    continue
                if leaving_only and zone is not None:
                    codes &= {district.code for district in zone.districts.all()}
                set_zone(
                    by=by,
                    fiscal_year=fiscal_year,
                    province=province,
                    number=number,
                    name_th=name or _("Zone %(number)s") % {"number": number},
                    name_en=zone.name_en if zone else "",
                    districts=[self.by_code[code] for code in codes],
                )


def province_of(request: HttpRequest) -> Area:
    """Return the province asked for, or the person's own; a province that is not theirs is not there."""
    user: Any = request.user
    own = sorted({code[:2] for code in user.area_codes() if code})
    asked = request.GET.get("province") or (own[0] if own else "")
    if not user.covers(asked) and asked not in own:
        raise Http404
    province = areas_in_force().filter(code=asked, level=Level.PROVINCE).first()
    if province is None:
        raise Http404
    return province


def year_of(request: HttpRequest) -> int:
    given = request.GET.get("year", "")
    if given.isascii() and given.isdigit() and int(given) in years_to_choose():
        return int(given)
    return year_to_open(request.user, timezone.localdate())


@needs("read_programme")
def zones(request: HttpRequest) -> HttpResponse:
    """Show the zones of a year; whoever keeps the province sets them."""
    user: Any = request.user
    province, year = province_of(request), year_of(request)
    held = list(
        Zone.objects.visible_to(user)
        .filter(province=province, fiscal_year=year)
        .prefetch_related("districts")
        .order_by("number")
    )
    may_set = user.may(Zone.write_permission) and user.covers(province.code)
    districts = list(children_at(province.code, Level.DISTRICT))
    form = ZonesForm(request.POST if request.method == "POST" else None, zones=held, districts=districts)
    if request.method == "POST" and not may_set:
        raise PermissionDenied(str(NotAllowed.message))
    if request.method == "POST" and form.is_valid() and _written(request, form, year, province):
        return redirect(request.get_full_path())
    named = {district.code for zone in held for district in zone.districts.all()}
    values = {
        "heading": _("Supervision zones of %(province)s, fiscal year %(year)s")
        % {"province": province.label(), "year": year},
        "year": year,
        "years": years_to_choose(),
        "form": form,
        "may_set": may_set,
        "zones": held,
        "left_over": [district for district in districts if district.code not in named],
        "crumbs": [Link(_("Home"), reverse("office:home"))],
    }
    return render(request, "office/zones.html", values)


def _written(request: HttpRequest, form: ZonesForm, year: int, province: Area) -> bool:
    try:
        form.write(by=request.user, fiscal_year=year, province=province)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    messages.success(request, _("The zones have been set."))
    return True
