"""The form of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prach.accounts.actions import note_failed_sign_in
from prach.accounts.signing_in import TooManyFailures, check_may_try


class SignInForm(AuthenticationForm):
    """User name and password; after several failures it rests."""

    username = forms.CharField(
        label=_("User name"), widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _(
            "The user name or the password is wrong. Check both, and the language of the keyboard."
        ),
        "inactive": _(
            "The user name or the password is wrong. Check both, and the language of the keyboard."
        ),
    }

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        try:
            check_may_try(name, address, now=timezone.now())
        except TooManyFailures as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from None
        try:
            return super().clean()
        except ValidationError:
            note_failed_sign_in(name, address)
            raise
