"""What must hold of a plan before it is written."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal, raise_first

from .models import Activity, Enrolment, TargetVillage


class NotATargetableVillage(Refusal):
    """Targets are villages."""

    code = "not-a-village"
    message = _("A target village must be a village. Choose one by its 8-digit code or its name and moo.")
    field = "area"


class OutsideScheme(Refusal):
    """What a scheme plans lies in the scheme's own area."""

    code = "outside-scheme"
    message = _("This lies outside the area of the scheme. Choose another area or another scheme.")
    field = "area"


def target_village_faults(target: TargetVillage) -> Iterator[Refusal]:
    """Yield all that is wrong with a target village; what is not known yet (None) is passed over."""
    if not target.area_id:
        return
    if len(target.area_id) != 8:
        yield NotATargetableVillage()
    if target.scheme_id and not target.area_id.startswith(target.scheme.area_id):
        yield OutsideScheme()


def check_target_village(target: TargetVillage) -> None:
    """Raise NotATargetableVillage or OutsideScheme."""
    raise_first(target_village_faults(target))


def activity_faults(activity: Activity) -> Iterator[Refusal]:
    """Yield all that is wrong with an activity; what is not known yet (None) is passed over."""
    if activity.scheme_id and activity.area_id and not activity.area_id.startswith(activity.scheme.area_id):
        yield OutsideScheme()


def check_activity(activity: Activity) -> None:
    """Raise OutsideScheme."""
    raise_first(activity_faults(activity))


def enrolment_faults(enrolment: Enrolment) -> Iterator[Refusal]:
    """Yield all that is wrong with an enrolment; what is not known yet (None) is passed over."""
    if not (enrolment.scheme_id and enrolment.household_id):
        return
    if not enrolment.household.area_id.startswith(enrolment.scheme.area_id):
        yield OutsideScheme(field="household")


def check_enrolment(enrolment: Enrolment) -> None:
    """Raise OutsideScheme."""
    raise_first(enrolment_faults(enrolment))
