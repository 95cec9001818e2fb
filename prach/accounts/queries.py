"""Reading users and what was done to their accounts."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from prach.core.audit import label_of
from prach.core.models import AuditEvent
from prach.core.querysets import under_any

from .models import User
from .roles import Role


def users_visible_to(user: Any) -> QuerySet[User]:
    """Return the users whom `user` keeps: those with a scope, now or once, inside their own areas. Never the operator.

    None without the permission `manage_users`.
    """
    if not user.is_authenticated or not user.may("manage_users"):
        return User.objects.none()
    codes = user.area_codes()
    users = User.objects.exclude(role=Role.OPERATOR)
    if "" in codes:
        return users
    scoped = under_any("scopes__area__code", codes) | under_any("scopes__zone__province__code", codes)
    return users.filter(Q(pk=user.pk) | scoped).distinct()


def account_trail_visible_to(user: Any) -> QuerySet[AuditEvent]:
    """Return the audit lines about the accounts whom `user` keeps. Accounts lie in no area."""
    keys = [str(key) for key in users_visible_to(user).values_list("pk", flat=True)]
    return AuditEvent.objects.filter(subject=label_of(User), subject_id__in=keys)
