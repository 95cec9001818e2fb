"""Pages that say what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the request could not be understood."""
    return render(request, "ui/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the page is not for this role."""
    return render(request, "ui/errors/403.html", {"message": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that there is no such page, or none for this person."""
    return render(request, "ui/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and that nothing was lost."""
    return render(request, "ui/errors/500.html", status=500)
