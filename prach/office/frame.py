"""What stands around every page: the menu by role, the place, the way in and out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prach.areas.queries import label_of
from prach.people.queries import holds_invented
from prach.ui.parts import Link, Menu


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the menu inside the office, the way in and out everywhere."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"sign_in_url": reverse("website:login")}
    values: dict[str, Any] = {
        "sign_out_url": reverse("website:logout"),
        "user_role": user.get_role_display(),
        "user_links": [
            Link(_("Home"), reverse("office:home")),
            Link(_("Change my password"), reverse("office:password")),
        ],
    }
    match = request.resolver_match
    if match is not None and match.app_name == "office":
        values |= {
            "nav": menu(user, request.path),
            "place": place_of(user),
            "demonstration": any(holds_invented(code[:2]) for code in user.area_codes()[:1]),
        }
    return values


def place_of(user: Any) -> str:
    """Return the names of the areas a person answers for: 'อำเภอเทิง, อำเภอพาน'; at most three."""
    codes = user.area_codes()
    if "" in codes:
        return _("the whole country")
    names = [label_of(code, get_language() or "th") for code in codes[:3]]
    return ", ".join(names) + (" …" if len(codes) > 3 else "")


def menu(user: Any, path: str) -> list[Link | Menu]:
    """Return the menu of a person's role; what the role may not open is not in it."""
    groups = (
        (_("Teaching"), "read_records", ("sessions", "group-supports")),
        (
            _("Persons, households, groups"),
            "read_records",
            ("persons", "standings", "expertise", "households", "groups"),
        ),
        (_("Households that learn"), "read_records", ("enrolments", "incomes")),
        (
            _("Plan"),
            "read_programme",
            ("schemes", "activities", "target-villages", "targets", "partners", "agreements"),
        ),
        (_("Curricula"), "read_programme", ("curricula", "print-runs")),
    )
    items: list[Link | Menu] = [Link(_("Home"), reverse("office:home"), path == reverse("office:home"))]
    reading = (
        (_("Figures"), "figures", "read_figures"),
        (_("Yearly account"), "account-choose", "read_figures"),
    )
    items += _pages(path, user, reading)
    for text, permission, codes in groups:
        links = _records(path, codes) if user.may(permission) else []
        if links:
            items.append(Menu(text, links))
    office = _pages(
        path,
        user,
        (
            (_("Import and export"), "registers", "export_registers"),
            (_("Zones"), "zones", "read_programme"),
            (_("Users"), "users", "manage_users"),
            (_("Audit trail"), "audit", "read_audit"),
        ),
    )
    if office:
        items.append(Menu(_("Office work"), office))
    return items


def _records(path: str, codes: tuple[str, ...]) -> list[Link]:
    from .records import PAGES

    links = []
    for code in codes:
        if code in PAGES:
            address = reverse("office:records", args=[code])
            links.append(Link(PAGES[code].title, address, path.startswith(address)))
    return links


def _pages(path: str, user: Any, pages: tuple[tuple[str, str, str], ...]) -> list[Link]:
    links = []
    for text, name, permission in pages:
        try:
            address = reverse(f"office:{name}")
        except NoReverseMatch:
            continue
        if user.may(permission):
            links.append(Link(text, address, path.startswith(address)))
    return links
