"""Figures of what was taught: forums in villages, supports to groups, transfers by sages."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prach.areas.models import Area, Level
from prach.core.thai_calendar import fiscal_year_bounds
from prach.delivery.models import GroupSupport, Session
from prach.people.models import Group
from prach.plan.models import Scheme, TargetVillage

from ..base import Indicator, Kind
from ..sources import Reading, Rows, Source, Taken
from .periods import years_of_days, years_of_field
from .plan import of_scheme

REFERENCE = _("Session register of the office")
BY_SAGES = (Session.Kind.EVENT, Session.Kind.LEARNING_POINT)


# ---- sources


def _sessions(fiscal_year: int, *kinds: str) -> Rows:
    return Session.objects.filter(kind__in=kinds, held_on__range=fiscal_year_bounds(fiscal_year))


def _of_area(rows: Rows, day: str) -> Rows:
    return rows.annotate(own_area=F("area__code"), happened_on=F(day))


def _forums(fiscal_year: int) -> Rows:
    return _of_area(_sessions(fiscal_year, Session.Kind.VILLAGE_FORUM), "held_on")


def _transfers(fiscal_year: int) -> Rows:
    return _of_area(_sessions(fiscal_year, *BY_SAGES), "held_on")


def _supports(fiscal_year: int) -> Rows:
    rows = GroupSupport.objects.filter(supported_on__range=fiscal_year_bounds(fiscal_year))
    return _of_area(rows, "supported_on")


def _forums_here(fiscal_year: int) -> Rows:
    return _sessions(fiscal_year, Session.Kind.VILLAGE_FORUM).filter(area=OuterRef("code"))


def _villages(rows: Rows, fiscal_year: int) -> Rows:
    first_forum = Subquery(_forums_here(fiscal_year).order_by("held_on").values("held_on")[:1])
    return rows.annotate(own_area=F("code"), happened_on=first_forum)


def _villages_reached(fiscal_year: int) -> Rows:
    villages = Area.objects.filter(Exists(_forums_here(fiscal_year)), level=Level.VILLAGE)
    return _villages(villages, fiscal_year)


def _villages_targeted(fiscal_year: int) -> Rows:
    aimed_at = TargetVillage.objects.filter(
        area=OuterRef("code"), scheme__fiscal_year=fiscal_year, scheme__archived_at__isnull=True
    )
    villages = Area.objects.filter(Exists(aimed_at), level=Level.VILLAGE)
    return _villages(villages.annotate(reached=Exists(_forums_here(fiscal_year))), fiscal_year)


def _districts_reached(fiscal_year: int) -> Rows:
    here = _sessions(fiscal_year, Session.Kind.VILLAGE_FORUM).filter(
        area__level=Level.VILLAGE,
        area__code__gte=OuterRef("code"),
        area__code__lte=Concat(OuterRef("code"), Value("9999")),
    )
    return _districts(fiscal_year).filter(Exists(here))


def _districts(_fiscal_year: int) -> Rows:
    districts = Area.objects.filter(level=Level.DISTRICT, valid_until__isnull=True)
    return districts.annotate(own_area=F("code"), happened_on=Value(None, output_field=DateField()))


def _groups_supported(fiscal_year: int) -> Rows:
    supports = GroupSupport.objects.filter(
        group=OuterRef("pk"), supported_on__range=fiscal_year_bounds(fiscal_year)
    )
    first = Subquery(supports.order_by("supported_on").values("supported_on")[:1])
    return Group.objects.filter(Exists(supports)).annotate(own_area=F("area__code"), happened_on=first)


def _itself(record: Any) -> Q:
    return Q(pk=record.pk)


def _village_of(record: Any) -> Q:
    return Q(pk=record.area_id)


def _village_of_forum(session: Session) -> Q | None:
    return Q(pk=session.area_id) if session.kind == Session.Kind.VILLAGE_FORUM else None


def _district_of_forum(session: Session) -> Q | None:
    return Q(pk=session.area_id[:4]) if session.kind == Session.Kind.VILLAGE_FORUM else None


SESSION_YEARS = years_of_days(Session, "held_on")
SUPPORT_YEARS = years_of_days(GroupSupport, "supported_on")
TARGET_YEARS = years_of_field(TargetVillage, "scheme__fiscal_year")

forums = Source(
    pgettext_lazy("thing counted", "village transfer forum"),
    "session",
    _forums,
    {Session: Reading(_itself)},
    SESSION_YEARS,
    stored=True,
)
transfers = Source(
    pgettext_lazy("thing counted", "transfer by sages"),
    "session",
    _transfers,
    {Session: Reading(_itself)},
    SESSION_YEARS,
    stored=True,
)
supports = Source(
    pgettext_lazy("thing counted", "support to a group"),
    "group-support",
    _supports,
    {GroupSupport: Reading(_itself)},
    SUPPORT_YEARS,
    stored=True,
)
villages_reached = Source(
    pgettext_lazy("thing counted", "village"),
    "village",
    _villages_reached,
    {Session: Reading(_village_of_forum)},
    SESSION_YEARS,
    stored=True,
)
villages_targeted = Source(
    pgettext_lazy("thing counted", "target village"),
    "village",
    _villages_targeted,
    {
        TargetVillage: Reading(_village_of),
        Session: Reading(_village_of_forum),
        Scheme: Reading(places_of=of_scheme(TargetVillage, "area_id")),
    },
    TARGET_YEARS,
    stored=True,
)
districts_reached = Source(
    pgettext_lazy("thing counted", "district"),
    "district",
    _districts_reached,
    {Session: Reading(_district_of_forum)},
    SESSION_YEARS,
)
districts = Source(pgettext_lazy("thing counted", "district"), "district", _districts, {}, lambda: ())
groups_supported = Source(
    pgettext_lazy("thing counted", "group"),
    "group",
    _groups_supported,
    {
        GroupSupport: Reading(lambda support: Q(pk=support.group_id) if support.group_id else None),
        Group: Reading(_itself),
    },
    SUPPORT_YEARS,
)


# ---- figures of step 1


class VillagesTargeted(Indicator):
    code = "villages-targeted"
    name = _("Target villages")
    unit = pgettext_lazy("unit", "villages")
    definition = _("Villages that at least one scheme of the fiscal year aims at. Each village counts once.")
    source = _("Target villages of the year's schemes")
    why = _("The villages that the year's work is measured against.")
    step = 1
    takes = (Taken(villages_targeted, ignores=(Session,)),)


# ---- figures of step 4


class Districts(Indicator):
    """Not a figure of its own: what "districts reached" is out of."""

    code = "districts"
    name = _("Districts")
    unit = pgettext_lazy("unit", "districts")
    definition = _("Districts in force.")
    source = _("Official list of areas")
    why = _("What the districts reached are out of.")
    finest = Level.DISTRICT
    takes = (Taken(districts),)


class DistrictsReached(Indicator):
    code = "districts-reached"
    name = _("Districts reached")
    unit = pgettext_lazy("unit", "districts")
    definition = _("Districts in which at least one village held a transfer forum in the fiscal year.")
    source = REFERENCE
    why = _("Shows whether the work covers the whole province.")
    step = 4
    finest = Level.DISTRICT
    whole = Districts
    takes = (Taken(districts_reached),)


class VillagesReached(Indicator):
    code = "villages-reached"
    name = _("Villages reached")
    unit = pgettext_lazy("unit", "villages")
    definition = _(
        "Villages in which at least one transfer forum was held in the fiscal year. Each village counts once, "
        "however many forums it held. Out of the target villages of the year's schemes."
    )
    source = REFERENCE
    why = _("Shows how far the knowledge of sages has been carried to the villages.")
    step = 4
    whole = VillagesTargeted
    takes = (Taken(villages_reached),)


class TargetVillagesReachedShare(Indicator):
    code = "target-villages-reached-share"
    name = _("Share of target villages reached")
    unit = pgettext_lazy("unit", "per cent")
    definition = _(
        "Target villages in which at least one transfer forum was held in the fiscal year, divided by all target "
        "villages of the year's schemes. Villages that were not targeted do not count."
    )
    source = _("Session register and target villages of the year's schemes")
    why = _("Shows how much of the year's plan for villages has been carried out.")
    step = 4
    kind = Kind.SHARE
    decimals = 1
    whole = VillagesTargeted
    takes = (Taken(villages_targeted, only=Q(reached=True)),)


class GroupSupports(Indicator):
    code = "group-supports"
    name = _("Supports to groups")
    unit = pgettext_lazy("unit", "times")
    definition = _(
        "Times that an occupation group or a savings group for production was supported in the fiscal year."
    )
    source = _("Group support register of the office")
    why = _("Shows how the work strengthens groups beyond single households.")
    step = 4
    takes = (Taken(supports),)


class GroupsSupported(Indicator):
    code = "groups-supported"
    name = _("Groups supported")
    unit = pgettext_lazy("unit", "groups")
    definition = _(
        "Occupation groups and savings groups for production that were supported at least once in the fiscal year. "
        "Each group counts once, in its own village. Supports that name no group do not count."
    )
    source = _("Group support register of the office")
    why = _("Shows how many groups the supports reached.")
    step = 4
    takes = (Taken(groups_supported),)


class PeopleReached(Indicator):
    code = "people-reached"
    name = _("People reached")
    unit = pgettext_lazy("unit", "persons")
    definition = _(
        "People counted at village transfer forums and at supports to groups in the fiscal year. Somebody who came "
        "twice counts twice. Where nobody counted, the number is unknown and is not added."
    )
    source = _("Session register and group support register of the office")
    why = _("Shows how many people benefited from the transfer of knowledge in the villages.")
    step = 4
    kind = Kind.SUM
    sensitive = True
    takes = (Taken(forums, amount="headcount"), Taken(supports, amount="headcount"))


# ---- figures of step 6


class SageSessions(Indicator):
    code = "sage-sessions"
    name = _("Transfers by sages")
    unit = pgettext_lazy("unit", "times")
    definition = _(
        "Times that sages passed on their occupation in the fiscal year: as trainers at events and courses, or at "
        "their own learning points. Village transfer forums are counted apart."
    )
    source = REFERENCE
    why = _("Shows how often the sages teach.")
    step = 6
    takes = (Taken(transfers),)


class SageLearners(Indicator):
    code = "sage-learners"
    name = _("Learners taught by sages")
    unit = pgettext_lazy("unit", "persons")
    definition = _(
        "People counted at transfers by sages in the fiscal year. Somebody who came twice counts twice. Where nobody "
        "counted, the number is unknown and is not added."
    )
    source = REFERENCE
    why = _("Shows how many people learned from the sages.")
    step = 6
    kind = Kind.SUM
    sensitive = True
    takes = (Taken(transfers, amount="headcount"),)


class LearnersMen(Indicator):
    code = "learners-men"
    name = _("Learners taught by sages: men")
    unit = pgettext_lazy("unit", "persons")
    definition = _("Men counted at transfers by sages in the fiscal year, where men and women were noted.")
    source = REFERENCE
    why = _("Shows whether men and women learn alike.")
    step = 6
    kind = Kind.SUM
    sensitive = True
    takes = (Taken(transfers, amount="men"),)


class LearnersWomen(Indicator):
    code = "learners-women"
    name = _("Learners taught by sages: women")
    unit = pgettext_lazy("unit", "persons")
    definition = _("Women counted at transfers by sages in the fiscal year, where men and women were noted.")
    source = REFERENCE
    why = _("Shows whether men and women learn alike.")
    step = 6
    kind = Kind.SUM
    sensitive = True
    takes = (Taken(transfers, amount="women"),)


class LearnersSexUnknown(Indicator):
    code = "learners-sex-unknown"
    name = _("Learners taught by sages: sex not noted")
    unit = pgettext_lazy("unit", "persons")
    definition = _(
        "People counted at transfers by sages in the fiscal year of whom it was not noted whether they are men or "
        "women. With men and women, they come to all learners."
    )
    source = REFERENCE
    why = _("Shows how complete the notes on men and women are.")
    step = 6
    kind = Kind.SUM
    sensitive = True
    takes = (Taken(transfers, amount=F("headcount") - Coalesce(F("men"), 0) - Coalesce(F("women"), 0)),)
