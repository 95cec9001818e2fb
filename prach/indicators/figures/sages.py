"""Figures of the sages: how many there are, in which state, in which work area."""

from __future__ import annotations

from django.db.models import DateField, Exists, F, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prach.core.thai_calendar import fiscal_year_bounds
from prach.knowhow.models import WorkAreaOfPerson
from prach.people.models import Person
from prach.sages.models import Standing, State
from prach.sages.queries import standings_on

from ..base import Indicator
from ..sources import Reading, Rows, Source, Taken
from .periods import years_of_days


def _standings(fiscal_year: int) -> Rows:
    """Standings in force on the last day of the year: one row per person."""
    rows = standings_on(fiscal_year_bounds(fiscal_year)[1]).filter(person__archived_at__isnull=True)
    return rows.annotate(own_area=F("person__area__code"), happened_on=F("since_on"))


def _work_areas(fiscal_year: int) -> Rows:
    in_force = standings_on(fiscal_year_bounds(fiscal_year)[1]).exclude(state=State.INACTIVE)
    rows = WorkAreaOfPerson.objects.filter(
        Exists(in_force.filter(person=OuterRef("person"))), person__archived_at__isnull=True
    )
    return rows.annotate(own_area=F("person__area__code"), happened_on=Value(None, output_field=DateField()))


YEARS = years_of_days(Standing, "since_on")

standings = Source(
    pgettext_lazy("thing counted", "sage"),
    "sage",
    _standings,
    {
        Standing: Reading(lambda standing: Q(pk=standing.pk)),
        Person: Reading(lambda person: Q(person=person.pk)),
    },
    YEARS,
)
work_areas = Source(
    pgettext_lazy("thing counted", "sage"),
    "sage",
    _work_areas,
    {
        WorkAreaOfPerson: Reading(lambda held: Q(pk=held.pk)),
        Standing: Reading(lambda standing: Q(person=standing.person_id)),
        Person: Reading(lambda person: Q(person=person.pk)),
    },
    YEARS,
)


class OfSages(Indicator):
    """Persons counted as sages; what they share. Not a figure itself."""

    unit = pgettext_lazy("unit", "persons")
    source = _("Register of sages")
    step = 1
    sensitive = True


class Sages(OfSages):
    code = "sages"
    name = _("Sages")
    definition = _(
        "Persons who, on the last day of the fiscal year (of a running year: today), are sages in any state but "
        '"no longer active". Each person counts once, in the village where they live.'
    )
    why = _("The people on whom the whole work rests.")
    takes = (Taken(standings, only=~Q(state=State.INACTIVE)),)


class OfState(OfSages):
    """Sages in one state. Not a figure itself."""

    definition = _(
        "Persons who are in this state on the last day of the fiscal year (of a running year: today)."
    )
    why = _("Shows how far the sages have come on the way from nomination to teaching.")


class SagesNominated(OfState):
    code = "sages-nominated"
    name = _("Sages nominated")
    takes = (Taken(standings, only=Q(state=State.NOMINATED)),)


class SagesAccepted(OfState):
    code = "sages-accepted"
    name = _("Sages accepted by the community")
    takes = (Taken(standings, only=Q(state=State.ACCEPTED)),)


class SagesTrained(OfState):
    code = "sages-trained"
    name = _("Sages trained in person")
    takes = (Taken(standings, only=Q(state=State.TRAINED)),)


class SagesInTeams(OfState):
    code = "sages-team"
    name = _("Sages in village teams")
    takes = (Taken(standings, only=Q(state=State.TEAM)),)


class SagesTeaching(OfState):
    code = "sages-active"
    name = _("Sages who teach")
    takes = (Taken(standings, only=Q(state=State.ACTIVE)),)


class SagesResting(OfState):
    code = "sages-paused"
    name = _("Sages who rest")
    takes = (Taken(standings, only=Q(state=State.PAUSED)),)


class SagesInactive(OfState):
    code = "sages-inactive"
    name = _("Sages no longer active")
    takes = (Taken(standings, only=Q(state=State.INACTIVE)),)


class OfWorkArea(OfSages):
    """Sages who help in one of the eight work areas. Not a figure itself."""

    definition = _(
        "Sages who help the community in this work area, on the last day of the fiscal year (of a running year: "
        "today). A sage may help in several work areas and then counts in each."
    )
    why = _("Shows which of the eight work areas have sages to draw on, and which need them.")


class SagesSufficiencyEconomy(OfWorkArea):
    code = "sages-area-1"
    name = _("Sages in sufficiency economy")
    takes = (Taken(work_areas, only=Q(work_area__position=1)),)


class SagesCommunityManagement(OfWorkArea):
    code = "sages-area-2"
    name = _("Sages in community management")
    takes = (Taken(work_areas, only=Q(work_area__position=2)),)


class SagesLearningCentres(OfWorkArea):
    code = "sages-area-3"
    name = _("Sages in community learning centres")
    takes = (Taken(work_areas, only=Q(work_area__position=3)),)


class SagesSavingsGroups(OfWorkArea):
    code = "sages-area-4"
    name = _("Sages in savings groups for production")
    takes = (Taken(work_areas, only=Q(work_area__position=4)),)


class SagesWelfare(OfWorkArea):
    code = "sages-area-5"
    name = _("Sages in community welfare")
    takes = (Taken(work_areas, only=Q(work_area__position=5)),)


class SagesMotherOfTheLand(OfWorkArea):
    code = "sages-area-6"
    name = _("Sages in the Mother of the Land Fund")
    takes = (Taken(work_areas, only=Q(work_area__position=6)),)


class SagesOtop(OfWorkArea):
    code = "sages-area-7"
    name = _("Sages in OTOP development")
    takes = (Taken(work_areas, only=Q(work_area__position=7)),)


class SagesWomen(OfWorkArea):
    code = "sages-area-8"
    name = _("Sages in women's development")
    takes = (Taken(work_areas, only=Q(work_area__position=8)),)
