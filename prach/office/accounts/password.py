"""Changing one's own password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from prach.accounts.actions import set_password

from ..gate import sent

LENGTH_WORDS = gettext_lazy("At least 10 letters or digits, not a common word. A sentence in Thai is good.")


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


class OwnPasswordForm(forms.Form):
    """The password held now and, twice, the next."""

    old = password_field(gettext_lazy("Password you use now"), "current-password")
    new = password_field(gettext_lazy("New password"), "new-password", LENGTH_WORDS)
    again = password_field(gettext_lazy("New password once more"), "new-password")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_old(self) -> str:
        if not self.user.check_password(self.cleaned_data["old"]):
            raise ValidationError(_("This is not the password you use now."))
        return str(self.cleaned_data["old"])

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("new"):
            raise ValidationError(_("The two new passwords differ. Type the same twice."))
        return str(self.cleaned_data["again"])


@sensitive_post_parameters()
@login_required
def own_password(request: HttpRequest) -> HttpResponse:
    """Let anybody signed in change their own password."""
    user: Any = request.user
    form = OwnPasswordForm(sent(request), user=user)
    if request.method == "POST" and form.is_valid():
        try:
            set_password(user, by=user, password=form.cleaned_data["new"])
        except ValidationError as refusal:
            form.add_error("new", refusal)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, _("Your password has been changed."))
            return redirect("office:home")
    values = {"heading": _("Change my password"), "form": form, "back": reverse("office:home")}
    return render(request, "office/form.html", values)
