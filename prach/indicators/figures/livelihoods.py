"""Figures of the target households: who was taken on, who practises, whose income rose."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prach.core.changes import ANY_YEAR, Place
from prach.livelihoods.models import IncomeRecord
from prach.people.models import Household
from prach.plan.models import Enrolment, Scheme

from ..base import Indicator, Kind
from ..sources import Reading, Rows, Source, Taken
from .periods import years_of_field
from .plan import of_scheme


def _total(incomes: Rows) -> Subquery:
    """The first record's total income; its field is generated, so the type has to be said."""
    return Subquery(incomes.values("total_income_baht_per_year")[:1], output_field=BigIntegerField(null=True))


BAHT = BigIntegerField()


def _enrolments(fiscal_year: int) -> Rows:
    """Enrolments of the year, with the household's income before (round 0) and at its latest follow-up."""
    incomes = IncomeRecord.objects.filter(scheme=OuterRef("scheme"), household=OuterRef("household"))
    latest = incomes.filter(round__gt=0).order_by("-round")
    rows = Enrolment.objects.filter(
        scheme__fiscal_year=fiscal_year, scheme__archived_at__isnull=True, household__archived_at__isnull=True
    )
    return rows.annotate(
        own_area=F("household__area__code"),
        happened_on=F("enrolled_on"),
        income_before=_total(incomes.filter(round=0)),
        income_latest=_total(latest),
        practises=Subquery(latest.values("practising")[:1]),
        latest_on=Subquery(latest.values("recorded_on")[:1]),
    )


def _years_of_household(places: Iterable[Place]) -> set[Place]:
    """A household that moves takes its enrolments of every year along."""
    at = set(places)
    codes = {place.area_code for place in at}
    years = {place.fiscal_year for place in at} - {ANY_YEAR}
    if len(years) < len({place.fiscal_year for place in at}):
        rows = (
            Enrolment.everything.filter(household__area__in=codes)
            if len(codes) < 500
            else Enrolment.everything
        )
        years |= set(rows.order_by().values_list("scheme__fiscal_year", flat=True).distinct())
    return {Place(code, year) for code in codes for year in years}


enrolments = Source(
    pgettext_lazy("thing counted", "target household"),
    "household",
    _enrolments,
    {
        Enrolment: Reading(lambda enrolment: Q(pk=enrolment.pk)),
        IncomeRecord: Reading(lambda income: Q(household=income.household_id, scheme=income.scheme_id)),
        Household: Reading(lambda household: Q(household=household.pk), _years_of_household),
        Scheme: Reading(places_of=of_scheme(Enrolment, "household__area_id")),
    },
    years_of_field(Enrolment, "scheme__fiscal_year"),
    stored=True,
)

ENROLLED = _("Enrolments under the year's schemes")
INCOMES = _("Income records of target households, in the form of the basic needs survey (จปฐ)")
NOT_COMPARED = Q(income_before__isnull=True) | Q(income_latest__isnull=True)
ROSE = Q(income_latest__gt=F("income_before"))


class HouseholdsEnrolled(Indicator):
    code = "households-enrolled"
    name = _("Target households")
    unit = pgettext_lazy("unit", "households")
    definition = _(
        "Households taken on by the schemes of the fiscal year. A household that two schemes take on counts in each."
    )
    source = ENROLLED
    why = _("The households whose living the year's work is meant to improve.")
    step = 5
    sensitive = True
    takes = (Taken(enrolments, ignores=(IncomeRecord,)),)


class HouseholdsPractisingShare(Indicator):
    code = "households-practising-share"
    name = _("Share of target households that practise")
    unit = pgettext_lazy("unit", "per cent")
    definition = _(
        "Target households that practised what they were taught at their latest follow-up, divided by the target "
        "households of which that is known."
    )
    source = _("Follow-up rounds of target households")
    why = _(
        "What is taught counts when it is practised. The Community Development Department aims at 85 per cent."
    )
    step = 5
    kind = Kind.SHARE
    decimals = 1
    sensitive = True
    whole = HouseholdsEnrolled
    of_known = True
    takes = (Taken(enrolments, only=Q(practises=True), unknown=Q(practises__isnull=True), on="latest_on"),)


class HouseholdsIncomeRose(Indicator):
    code = "households-income-rose"
    name = _("Households whose income rose")
    unit = pgettext_lazy("unit", "households")
    definition = _(
        "Target households whose total income at the latest follow-up is above that before they were taught (round 0), "
        "within the same scheme. Where a part of either income is blank, the household is unknown and does not count."
    )
    source = INCOMES
    why = _("The aim of the whole work: households that earn more.")
    step = 5
    sensitive = True
    whole = HouseholdsEnrolled
    takes = (Taken(enrolments, only=ROSE, unknown=NOT_COMPARED, on="latest_on"),)


class HouseholdsIncomeRoseShare(Indicator):
    code = "households-income-rose-share"
    name = _("Share of households whose income rose")
    unit = pgettext_lazy("unit", "per cent")
    definition = _(
        "Households whose income rose, divided by all target households of the fiscal year; also by those whose "
        "change of income is unknown."
    )
    source = INCOMES
    why = _("The aim of the whole work, comparable between areas and years.")
    step = 5
    kind = Kind.SHARE
    decimals = 1
    sensitive = True
    whole = HouseholdsEnrolled
    takes = (Taken(enrolments, only=ROSE, unknown=NOT_COMPARED, on="latest_on"),)


class IncomeChangeAverage(Indicator):
    code = "income-change-average"
    name = _("Average change of household income")
    unit = pgettext_lazy("unit", "baht per household per year")
    definition = _(
        "Total income at the latest follow-up minus that before the household was taught (round 0), on average over "
        "the target households where both are completely known. Not adjusted for prices."
    )
    source = INCOMES
    why = _("Shows how much the work changed what a household earns, not only whether it did.")
    step = 5
    kind = Kind.MEAN
    sensitive = True
    takes = (
        Taken(
            enrolments,
            only=~NOT_COMPARED,
            amount=F("income_latest") - F("income_before"),
            unknown=NOT_COMPARED,
            on="latest_on",
        ),
    )
