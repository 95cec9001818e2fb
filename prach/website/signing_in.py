"""The way into the office and out of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from .forms import SignInForm


class SignIn(LoginView):
    """Sign in, then go where the person was going (inside this site only), in the language of their account."""

    template_name = "website/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.get_user().language, samesite="Lax")
        return answer


class SignOut(LogoutView):
    """Sign out by a posted form; a link alone does nothing."""
