"""Figures of the plan: agreements signed, zones set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import DateField, F, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prach.areas.models import Level, Zone
from prach.core.changes import Place
from prach.core.querysets import under_any
from prach.core.thai_calendar import fiscal_year_bounds
from prach.plan.models import Agreement

from ..base import Indicator
from ..sources import Reading, Rows, Source, Taken
from .periods import years_of_days, years_of_field


def of_scheme(model: Any, own_area: str) -> Callable[[Iterable[Place]], set[Place]]:
    """Return how places of a scheme become those of its rows: a scheme that moves takes its rows along."""

    def spread(places: Iterable[Place]) -> set[Place]:
        at = set(places)
        rows = model.everything.filter(under_any("scheme__area__code", {place.area_code for place in at}))
        years = {place.fiscal_year for place in at}
        codes = (
            rows.filter(scheme__fiscal_year__in=years).order_by().values_list(own_area, flat=True).distinct()
        )
        return {Place(code, year) for code in codes for year in years}

    return spread


def _agreements(fiscal_year: int) -> Rows:
    rows = Agreement.objects.filter(signed_on__range=fiscal_year_bounds(fiscal_year))
    return rows.annotate(own_area=F("area__code"), happened_on=F("signed_on"))


def _zones(fiscal_year: int) -> Rows:
    rows = Zone.objects.filter(fiscal_year=fiscal_year)
    return rows.annotate(own_area=F("province__code"), happened_on=Value(None, output_field=DateField()))


def _itself(record: Any) -> Q:
    return Q(pk=record.pk)


agreements = Source(
    pgettext_lazy("thing counted", "agreement"),
    "agreement",
    _agreements,
    {Agreement: Reading(_itself)},
    years_of_days(Agreement, "signed_on"),
)
zones = Source(
    pgettext_lazy("thing counted", "supervision zone"),
    "zone",
    _zones,
    {Zone: Reading(_itself)},
    years_of_field(Zone, "fiscal_year"),
)


class SupervisionZones(Indicator):
    code = "supervision-zones"
    name = _("Supervision zones")
    unit = pgettext_lazy("unit", "zones")
    definition = _("Zones set for the supervision teams of the fiscal year.")
    source = _("Supervision zones set by the provincial office")
    why = _("Follow-up is done by zone: each team visits the districts of its own.")
    step = 7
    finest = Level.PROVINCE
    takes = (Taken(zones),)


class Agreements(Indicator):
    code = "agreements"
    name = _("Agreements signed")
    unit = pgettext_lazy("unit", "agreements")
    definition = _("Memorandums of understanding signed with partners in the fiscal year.")
    source = _("Agreement register of the provincial office")
    why = _(
        "The work has no budget of its own; it rests on partners, such as the university that helps with curricula."
    )
    finest = Level.PROVINCE
    takes = (Taken(agreements),)
