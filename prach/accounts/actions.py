"""Writing users and scopes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area, Zone
from prach.core.audit import label_of, write_line
from prach.core.errors import NotAllowed, Refusal
from prach.core.models import AuditEvent
from prach.core.writing import add, change

from .models import Scope, User
from .roles import INCLUDES, Role
from .signing_in import FAILED, who

OPERATOR_NAME = "operator"


class RoleAboveOwn(Refusal):
    """Nobody hands out more than they hold."""

    code = "role-above-own"
    message = _("This role includes more than your own. Ask an administrator to give it.")
    field = "role"


class OwnAccount(Refusal):
    """Nobody locks themselves out."""

    code = "own-account"
    message = _("You cannot close your own account. Ask another administrator.")


def operator() -> User:
    """Return the user in whose name the command line writes; it cannot sign in."""
    user, made = User.objects.get_or_create(
        username=OPERATOR_NAME, defaults={"name": "ผู้ดูแลเครื่อง", "role": Role.OPERATOR}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def add_user(
    *,
    by: User,
    username: str,
    name: str,
    role: str,
    password: str | None = None,
    check_password: bool = True,
    hashed_password: str | None = None,
    **more: Any,
) -> User:
    """Create a user who can sign in once a password is set; return it.

    Hashing is slow on purpose; whoever adds many users with one password may hash it once and give `hashed_password`.
    Raises NotAllowed, RoleAboveOwn, or ValidationError by field. Adding the same name with the same role twice
    returns the first.
    """
    _require_manager(by, role)
    earlier = User.objects.filter(username__iexact=username, name=name, role=role).first()
    if earlier is not None:
        return earlier
    user = User(username=username, name=name, role=role, **more)
    if hashed_password is not None:
        user.password = hashed_password
    elif password is None:
        user.set_unusable_password()
    else:
        if check_password:
            validate_password(password, user)
        user.set_password(password)
    user.full_clean()
    user.save()
    write_line(
        by=by,
        verb="added",
        model=User,
        subject_id=user.pk,
        changes={"role": [None, role], "name": [None, name]},
    )
    return user


@transaction.atomic
def change_user(user: User, *, by: User, **values: Any) -> User:
    """Set name, email, role, position, language or is_active; return the user."""
    _require_manager(by, values.get("role", user.role))
    _require_manager(by, user.role)
    if user.pk == by.pk and values.get("is_active") is False:
        raise OwnAccount()
    changes = {}
    for name, value in values.items():
        if getattr(user, name) != value:
            changes[name] = [getattr(user, name), value]
            setattr(user, name, value)
    if changes:
        user.full_clean()
        user.save()
        write_line(by=by, verb="changed", model=User, subject_id=user.pk, changes=changes)
    return user


@transaction.atomic
def set_password(user: User, *, by: User, password: str) -> None:
    """Give the user a new password: their own, or one set by whoever keeps users."""
    if user.pk != by.pk:
        _require_manager(by, user.role)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    write_line(by=by, verb="set-password", model=User, subject_id=user.pk)


@transaction.atomic
def give_scope(
    user: User, *, by: User, on: date, area: Area | None = None, zone: Zone | None = None
) -> Scope:
    """Make the user answer for an area or a zone from `on`; return the scope. Giving it twice is harmless."""
    _require_manager(by, user.role)
    held = Scope.objects.filter(user=user, area=area, zone=zone, until_on__isnull=True).first()
    if held is not None:
        return held  # type: ignore[no-any-return]
    scope = Scope(user=user, area=area, zone=zone, since_on=on)
    return add(scope, by=by)


@transaction.atomic
def end_scope(scope: Scope, *, by: User, on: date) -> Scope:
    """End what a user answers for on that day; return the scope."""
    _require_manager(by, scope.user.role)
    return change(scope, by=by, until_on=on)


@transaction.atomic
def hand_over_scope(scope: Scope, *, to: User, by: User, on: date) -> Scope:
    """End one officer's scope and give the same to the next; return the new scope."""
    end_scope(scope, by=by, on=on)
    return give_scope(to, by=by, on=on, area=scope.area, zone=scope.zone)


def _require_manager(by: User, role: str) -> None:
    if not by.may("manage_users"):
        raise NotAllowed()
    above = not INCLUDES[role] <= INCLUDES[by.role] and by.role != Role.ADMINISTRATOR
    if by.role != Role.OPERATOR and (above or role == Role.OPERATOR):
        raise RoleAboveOwn()


def note_failed_sign_in(username: str, address: str) -> None:
    """Write into the trail that somebody failed to sign in; by whom, only where there is such a user."""
    user = User.objects.filter(username__iexact=username.strip()).first()
    AuditEvent.objects.create(
        actor_id=None,
        actor_name=user.username if user else "",
        verb=FAILED,
        subject=label_of(User),
        subject_id=who(username, address),
    )
