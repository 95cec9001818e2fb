"""Every indicator by its code, in the order of the eight steps; what concerns the whole work comes last."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal

from .base import Indicator
from .figures import curricula, delivery, livelihoods, plan, sages

CLASSES: tuple[type[Indicator], ...] = (
    sages.Sages,
    sages.SagesNominated,
    sages.SagesAccepted,
    sages.SagesTrained,
    sages.SagesInTeams,
    sages.SagesTeaching,
    sages.SagesResting,
    sages.SagesInactive,
    sages.SagesSufficiencyEconomy,
    sages.SagesCommunityManagement,
    sages.SagesLearningCentres,
    sages.SagesSavingsGroups,
    sages.SagesWelfare,
    sages.SagesMotherOfTheLand,
    sages.SagesOtop,
    sages.SagesWomen,
    delivery.VillagesTargeted,
    curricula.Curricula,
    curricula.CurriculumVolumes,
    delivery.DistrictsReached,
    delivery.VillagesReached,
    delivery.TargetVillagesReachedShare,
    delivery.GroupSupports,
    delivery.GroupsSupported,
    delivery.PeopleReached,
    livelihoods.HouseholdsEnrolled,
    livelihoods.HouseholdsPractisingShare,
    livelihoods.HouseholdsIncomeRose,
    livelihoods.HouseholdsIncomeRoseShare,
    livelihoods.IncomeChangeAverage,
    delivery.SageSessions,
    delivery.SageLearners,
    delivery.LearnersMen,
    delivery.LearnersWomen,
    delivery.LearnersSexUnknown,
    plan.SupervisionZones,
    plan.Agreements,
)

INDICATORS: dict[str, Indicator] = {made.code: made for made in (indicator() for indicator in CLASSES)}

# The figures of the province's own yearly account, in its order.
REFERENCE_CODES = (
    "curricula",
    "curriculum-volumes",
    "districts-reached",
    "villages-reached",
    "group-supports",
    "people-reached",
    "households-enrolled",
    "households-income-rose",
    "households-income-rose-share",
    "sage-sessions",
    "sage-learners",
    "supervision-zones",
    "agreements",
)


class NoSuchIndicator(Refusal):
    """The code names no indicator."""

    code = "no-such-indicator"
    message = _("There is no indicator '%(code)s'. Choose one from the list of indicators.")


def get(code: str) -> Indicator:
    """Return the indicator of this code. Raises NoSuchIndicator."""
    try:
        return INDICATORS[code]
    except KeyError:
        raise NoSuchIndicator(code=code) from None
