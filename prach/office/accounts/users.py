"""Keeping users: who signs in, as what, and what they answer for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from prach.accounts.actions import add_user, change_user, end_scope, give_scope, hand_over_scope, set_password
from prach.accounts.models import Scope, User
from prach.accounts.queries import users_visible_to
from prach.core.errors import Refusal
from prach.core.text import tidy
from prach.ui.parts import Badge, Column, Link, Row, Table

from ..crud import PER_PAGE
from ..gate import needs, sent
from ..trail import history_events
from .forms import ROLES, AddUserForm, ChangeUserForm, DayForm, HandOverForm, PasswordForm, ScopeFields

manages = needs("manage_users")


class UserFilters(forms.Form):
    """What the list of users is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), required=False, choices=[("", gettext_lazy("all")), *ROLES]
    )


@manages
def users(request: HttpRequest) -> HttpResponse:
    """List the users of one's own areas."""
    filters = UserFilters(request.GET)
    rows = (
        users_visible_to(request.user).prefetch_related("scopes__area", "scopes__zone").order_by("username")
    )
    if filters.is_valid():
        for word in tidy(filters.cleaned_data["q"]).split():
            rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
        if filters.cleaned_data["role"]:
            rows = rows.filter(role=filters.cleaned_data["role"])
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    columns = [
        Column(_("Name")),
        Column(_("User name")),
        Column(_("Role")),
        Column(_("Answers for")),
        Column(_("Account")),
    ]
    shown = [
        Row(
            [u.name, u.username, u.get_role_display(), areas_of(u), state_of(u)],
            reverse("office:user", args=[u.pk]),
        )
        for u in page
    ]
    adding = Link(_("Add a user"), reverse("office:user-add"))
    values = {
        "heading": _("Users"),
        "actions": [adding],
        "adding": adding,
        "filters": filters,
        "narrowed": bool(request.GET),
        "page": page,
        "table": Table(_("Users"), columns, shown),
        "crumbs": crumbs()[:1],
    }
    return render(request, "office/list.html", values)


def areas_of(user: User) -> str | None:
    """Return what a user answers for now, in words. Reads the scopes that were fetched with the user."""
    now = [scope for scope in user.scopes.all() if scope.until_on is None and scope.archived_at is None]
    return ", ".join(str(scope) for scope in now) or None


def state_of(user: User) -> Badge:
    return Badge(_("may sign in"), "good") if user.is_active else Badge(_("closed"), "warn")


def crumbs(user: User | None = None) -> list[Link]:
    links = [Link(_("Home"), reverse("office:home")), Link(_("Users"), reverse("office:users"))]
    return [*links, Link(user.name, reverse("office:user", args=[user.pk]))] if user else links


@manages
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a user, what they answer for, and what was done to the account."""
    one = get_object_or_404(users_visible_to(request.user), pk=pk)
    scopes = [
        (scope, covered(request.user, scope))
        for scope in one.scopes.filter(archived_at__isnull=True).select_related("area", "zone")
    ]
    values = {
        "heading": one.name,
        "lead": one.get_role_display(),
        "state": state_of(one),
        "actions": [
            Link(_("Change"), reverse("office:user-change", args=[pk])),
            Link(_("Give an area"), reverse("office:scope-add", args=[pk])),
            Link(_("Set a password"), reverse("office:user-password", args=[pk])),
        ],
        "facts": [
            (_("User name"), one.username),
            (_("Position"), one.position),
            (_("E-mail"), one.email),
            (_("Signed in last"), one.last_login, "datetime"),
        ],
        "scopes": scopes,
        "pk": pk,
        "events": history_events(one, request.user),
        "crumbs": crumbs(),
    }
    return render(request, "office/user.html", values)


def covered(by: Any, scope: Scope) -> bool:
    """Say whether a scope is one that `by` may end or hand over."""
    return scope.until_on is None and bool(by.covers(scope.area_code()))


def form_page(
    request: HttpRequest, form: forms.Form, heading: str, back: str, write: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Show a form; when it is sent, let `write` do it and go to the address it returns."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                address = write(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except ValidationError as refusal:
            for field, problems in getattr(refusal, "error_dict", {"password": refusal}).items():
                form.add_error(field if field in form.fields else None, problems)
        else:
            messages.success(request, _("Saved."))
            return redirect(address)
    links = crumbs()
    return render(
        request, "office/form.html", {"heading": heading, "form": form, "back": back, "crumbs": links}
    )


@sensitive_post_parameters("password")
@manages
def add(request: HttpRequest) -> HttpResponse:
    """Add a user with their first scope."""
    by: Any = request.user
    initial = {"on": timezone.localdate(), "language": "th"}
    form = AddUserForm(sent(request), user=by, initial=initial)

    def write(values: dict[str, Any]) -> str:
        scope = {name: values.pop(name) for name in ("area", "zone", "on")}
        made = add_user(by=by, **values)
        give_scope(made, by=by, **scope)
        return reverse("office:user", args=[made.pk])

    return form_page(request, form, _("Add a user"), reverse("office:users"), write)


@manages
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a user is, or close the account."""
    by: Any = request.user
    one = get_object_or_404(users_visible_to(by), pk=pk)
    held = {name: getattr(one, name) for name in ChangeUserForm.base_fields}
    form = ChangeUserForm(sent(request), initial=held)
    back = reverse("office:user", args=[pk])

    def write(values: dict[str, Any]) -> str:
        change_user(one, by=by, **values)
        return back

    return form_page(request, form, _("Change %(name)s") % {"name": one.name}, back, write)


@sensitive_post_parameters("password")
@manages
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a user a new password."""
    by: Any = request.user
    one = get_object_or_404(users_visible_to(by), pk=pk)
    back = reverse("office:user", args=[pk])

    def write(values: dict[str, Any]) -> str:
        set_password(one, by=by, password=values["password"])
        return back

    heading = _("New password for %(name)s") % {"name": one.name}
    return form_page(request, PasswordForm(sent(request)), heading, back, write)


@manages
def scope_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a user answer for one more area or zone."""
    by: Any = request.user
    one = get_object_or_404(users_visible_to(by), pk=pk)
    form = ScopeFields(sent(request), user=by, initial={"on": timezone.localdate()})
    back = reverse("office:user", args=[pk])

    def write(values: dict[str, Any]) -> str:
        give_scope(one, by=by, **values)
        return back

    return form_page(request, form, _("Give %(name)s an area") % {"name": one.name}, back, write)


def scope_of(request: HttpRequest, pk: int, key: UUID) -> tuple[User, Scope]:
    """Return a user one keeps and a scope of theirs that is in force; anything else is not there."""
    one = get_object_or_404(users_visible_to(request.user), pk=pk)
    in_force = one.scopes.filter(archived_at__isnull=True, until_on__isnull=True).select_related(
        "area", "zone"
    )
    return one, get_object_or_404(in_force, pk=key)


@manages
def scope_end(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """End what a user answers for."""
    one, scope = scope_of(request, pk, key)
    by: Any = request.user
    form = DayForm(sent(request), initial={"on": timezone.localdate()})
    back = reverse("office:user", args=[pk])

    def write(values: dict[str, Any]) -> str:
        end_scope(scope, by=by, on=values["on"])
        return back

    heading = _("%(name)s no longer answers for %(area)s") % {"name": one.name, "area": scope}
    return form_page(request, form, heading, back, write)


@manages
def scope_hand_over(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """Hand what a user answers for to the next officer."""
    one, scope = scope_of(request, pk, key)
    by: Any = request.user
    form = HandOverForm(sent(request), by=by, holder=one, initial={"on": timezone.localdate()})
    back = reverse("office:user", args=[pk])

    def write(values: dict[str, Any]) -> str:
        hand_over_scope(scope, to=values["to"], by=by, on=values["on"])
        return back

    return form_page(request, form, _("Hand over %(area)s") % {"area": scope}, back, write)
