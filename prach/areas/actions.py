"""Writing zones. The area lists themselves are loaded, not edited (loading.py)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prach.core.audit import write_line
from prach.core.changes import announce
from prach.core.errors import Refusal
from prach.core.keys import new_key
from prach.core.writing import add, change

from .models import Area, Zone


class DistrictInTwoZones(Refusal):
    """A district belongs to one zone a year."""

    code = "district-in-two-zones"
    message = _("%(district)s is already in %(zone)s this year. Take it out of that zone first.")


class DistrictElsewhere(Refusal):
    """A zone holds districts of its own province only."""

    code = "district-elsewhere"
    message = _(
        "%(district)s is not a district of this province. Choose districts of the zone's own province."
    )


@transaction.atomic
def set_zone(
    *,
    by: Any,
    fiscal_year: int,
    province: Area,
    number: int,
    name_th: str,
    name_en: str = "",
    districts: Iterable[Area],
    key: UUID | None = None,
) -> Zone:
    """Create the zone or bring it to these names and districts; return it. Doing it twice is harmless.

    Raises DistrictInTwoZones or DistrictElsewhere.
    """
    chosen = sorted(districts, key=lambda district: district.code)
    zone: Zone | None = Zone.objects.filter(fiscal_year=fiscal_year, province=province, number=number).first()
    for district in chosen:
        _check_district(district, province, fiscal_year, number)
    if zone is None:
        zone = Zone(
            id=key or new_key(),
            fiscal_year=fiscal_year,
            province=province,
            number=number,
            name_th=name_th,
            name_en=name_en,
        )
        zone = add(zone, by=by)
    else:
        zone = change(zone, by=by, name_th=name_th, name_en=name_en)
    _put_districts(zone, chosen, by=by)
    return zone


def _put_districts(zone: Zone, chosen: list[Area], *, by: Any) -> None:
    before = sorted(zone.districts.values_list("code", flat=True))
    after = [district.code for district in chosen]
    if before != after:
        zone.districts.set(chosen)
        write_line(
            by=by,
            verb="set-districts",
            model=Zone,
            subject_id=zone.pk,
            area_code=zone.province_id,
            changes={"districts": [before, after]},
        )
        announce(Zone, zone.places())


def _check_district(district: Area, province: Area, fiscal_year: int, number: int) -> None:
    if district.parent_id != province.code:
        raise DistrictElsewhere(field="districts", district=district.label())
    other = Zone.objects.filter(fiscal_year=fiscal_year, districts=district).exclude(number=number).first()
    if other is not None:
        raise DistrictInTwoZones(field="districts", district=district.label(), zone=other.name_th)
