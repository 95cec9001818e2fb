"""Who may come in to a page, asked before anything is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from prach.core.errors import NotAllowed

View = Callable[..., HttpResponse]


def require(user: Any, permission: str) -> None:
    """Raise PermissionDenied, with the sentence to show, unless the role includes `permission`."""
    if not user.may(permission):
        raise PermissionDenied(str(NotAllowed.message))


def needs(permission: str) -> Callable[[View], View]:
    """Let only signed-in users in whose role includes `permission`; others sign in first, or get a 403."""

    def gated(view: View) -> View:
        @wraps(view)
        @login_required
        def inner(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            require(request.user, permission)
            return view(request, *args, **options)

        return inner

    return gated


def sent(request: HttpRequest) -> Any:
    """Return what was posted; None when the page is only opened, so that its form is not judged yet."""
    return request.POST if request.method == "POST" else None
