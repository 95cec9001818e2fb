"""What must hold of a plan before it is written."""

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal

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


def check_target_village(target: TargetVillage) -> None:
    """Raise NotATargetableVillage or OutsideScheme."""
    if len(target.area_id) != 8:
        raise NotATargetableVillage()
    if not target.area_id.startswith(target.scheme.area_id):
        raise OutsideScheme()


def check_activity(activity: Activity) -> None:
    """Raise OutsideScheme."""
    if not activity.area_id.startswith(activity.scheme.area_id):
        raise OutsideScheme()


def check_enrolment(enrolment: Enrolment) -> None:
    """Raise OutsideScheme."""
    if not enrolment.household.area_id.startswith(enrolment.scheme.area_id):
        raise OutsideScheme(field="household")
