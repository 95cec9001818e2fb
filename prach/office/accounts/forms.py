"""Forms of users and their scopes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.accounts.models import User
from prach.accounts.queries import users_visible_to
from prach.accounts.roles import DESCRIPTIONS, Role
from prach.areas.models import Zone
from prach.ui.forms import ThaiDateField

from ..fields import AreaField
from .password import LENGTH_WORDS, password_field

ROLES = [(role.value, role.label) for role in Role if role != Role.OPERATOR]
LANGUAGES = [("th", gettext_lazy("Thai")), ("en", gettext_lazy("English"))]


class UserFields(forms.Form):
    """What a user is."""

    name = forms.CharField(label=gettext_lazy("First name and surname"), max_length=150)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=ROLES,
        widget=forms.RadioSelect,
    )
    position = forms.CharField(label=gettext_lazy("Position"), max_length=150, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)

    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [
            (value, f"{label}: {DESCRIPTIONS[Role(value)]}") for value, label in ROLES
        ]


class ScopeFields(forms.Form):
    """An area or a zone, from a day on."""

    area = AreaField(label=gettext_lazy("Area they answer for"), required=False)
    fields: dict[str, Any]
    zone: Any = forms.ModelChoiceField(None, label=gettext_lazy("or a zone"), required=False)
    on = ThaiDateField(label=gettext_lazy("From"))

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].user = user
        self.fields["zone"].queryset = Zone.objects.visible_to(user)
        self.fields["zone"].label_from_instance = lambda zone: f"{zone.name_th} ({zone.fiscal_year})"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and bool(values.get("area")) == bool(values.get("zone")):
            self.add_error("area", _("Choose either an area or a zone."))
        return values


class AddUserForm(ScopeFields, UserFields):
    """A new user with their first scope and, where it is wanted at once, a password."""

    username = forms.CharField(
        label=gettext_lazy("User name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    password = password_field(gettext_lazy("First password"), "new-password", LENGTH_WORDS)
    field_order = [
        "username",
        "name",
        "role",
        "position",
        "email",
        "language",
        "area",
        "zone",
        "on",
        "password",
    ]


class ChangeUserForm(UserFields):
    """What may be changed of a user."""

    is_active = forms.BooleanField(label=gettext_lazy("May sign in"), required=False)


class PasswordForm(forms.Form):
    """A password given by whoever keeps users."""

    password = password_field(gettext_lazy("New password"), "new-password", LENGTH_WORDS)


class DayForm(forms.Form):
    """The day on which a scope ends."""

    on = ThaiDateField(label=gettext_lazy("Last day"))


class HandOverForm(forms.Form):
    """Who answers for it next, and from which day."""

    fields: dict[str, Any]
    to: Any = forms.ModelChoiceField(None, label=gettext_lazy("Hand over to"))
    on = ThaiDateField(label=gettext_lazy("From"))

    def __init__(self, *args: Any, by: Any, holder: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = users_visible_to(by).filter(is_active=True).exclude(pk=holder.pk)
        self.fields["to"].label_from_instance = lambda user: f"{user.name} ({user.get_role_display()})"
