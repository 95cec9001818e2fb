"""Writing the year's plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from prach.core.keys import new_key
from prach.core.writing import add, change

from .models import Activity, Agreement, Enrolment, Partner, Scheme, Target, TargetVillage
from .policies import check_activity, check_enrolment, check_target_village


def open_scheme(*, by: Any, key: UUID | None = None, **values: Any) -> Scheme:
    """Open a scheme for a fiscal year with its rules; return it."""
    return add(Scheme(id=key or new_key(), **values), by=by)


def change_scheme(scheme: Scheme, *, by: Any, **values: Any) -> Scheme:
    """Change the rules of a scheme; return it."""
    return change(scheme, by=by, **values)


def plan_activity(*, by: Any, key: UUID | None = None, **values: Any) -> Activity:
    """Plan an activity under one of the eight steps; return it. Raises OutsideScheme."""
    return add(Activity(id=key or new_key(), **values), by=by, check=check_activity)


def change_activity(activity: Activity, *, by: Any, **values: Any) -> Activity:
    """Change an activity, or say that it is done; return it."""
    return change(activity, by=by, check=check_activity, **values)


def target_village(*, by: Any, key: UUID | None = None, **values: Any) -> TargetVillage:
    """Make a village one that the scheme aims at; return it. Raises NotATargetableVillage or OutsideScheme."""
    return add(TargetVillage(id=key or new_key(), **values), by=by, check=check_target_village)


def change_target_village(target: TargetVillage, *, by: Any, **values: Any) -> TargetVillage:
    """Change why a village is aimed at; return it."""
    return change(target, by=by, check=check_target_village, **values)


def enrol_household(*, by: Any, key: UUID | None = None, **values: Any) -> Enrolment:
    """Take a household into a scheme; return the enrolment. Raises OutsideScheme."""
    return add(Enrolment(id=key or new_key(), **values), by=by, check=check_enrolment)


def change_enrolment(enrolment: Enrolment, *, by: Any, **values: Any) -> Enrolment:
    """Change sequence, source, wish or learner; return the enrolment."""
    return change(enrolment, by=by, check=check_enrolment, **values)


def register_partner(*, by: Any, key: UUID | None = None, **values: Any) -> Partner:
    """Store an organisation that the office works with; return it."""
    return add(Partner(id=key or new_key(), **values), by=by)


def change_partner(partner: Partner, *, by: Any, **values: Any) -> Partner:
    """Change what is held about a partner; return it."""
    return change(partner, by=by, **values)


def sign_agreement(*, by: Any, key: UUID | None = None, **values: Any) -> Agreement:
    """Record an agreement that was signed; return it."""
    return add(Agreement(id=key or new_key(), **values), by=by)


def change_agreement(agreement: Agreement, *, by: Any, **values: Any) -> Agreement:
    """Change title or dates of an agreement; return it."""
    return change(agreement, by=by, **values)


def adopt_target(*, by: Any, key: UUID | None = None, **values: Any) -> Target:
    """Adopt what an indicator shall reach in an area and year; return the target."""
    return add(Target(id=key or new_key(), **values), by=by)


def change_target(target: Target, *, by: Any, **values: Any) -> Target:
    """Change a target's value, with the reason; return it."""
    return change(target, by=by, **values)
