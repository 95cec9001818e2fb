"""Choosing, reading and taking home the yearly account."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prach.core.thai_calendar import fiscal_year_of
from prach.people.queries import holds_invented
from prach.reports.account import NoSuchAccount, account
from prach.reports.paper import Making
from prach.reports.parts import Account
from prach.reports.pdf import pdf
from prach.reports.queries import years_by_province
from prach.reports.word import docx
from prach.ui.parts import Link

from ..gate import needs
from .drawings import drawings_of
from .forms import ChoiceOfAccount
from .showing import address_of, shown

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs("read_figures")
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for year and area; show that account."""
    user: Any = request.user
    form = ChoiceOfAccount(request.GET or None, user=user, years=years_for(user), initial=first_choice(user))
    if request.GET and form.is_valid():
        return redirect("office:account", form.cleaned_data["fiscal_year"], form.cleaned_data["area"])
    return render(request, "office/account/choose.html", {"form": form, "no_area": not user.area_codes()})


def years_for(user: Any) -> list[int]:
    """Return the fiscal years with figures in the person's provinces and the present one, latest first."""
    known = years_by_province()
    found = {
        year
        for province, years in known.items()
        for year in years
        if any(code.startswith(province) or province.startswith(code) for code in user.area_codes())
    }
    return sorted(found | {fiscal_year_of(timezone.localdate())}, reverse=True)


def first_choice(user: Any) -> dict[str, Any]:
    """Return what the form begins with: the latest year that has figures, the person's own area."""
    years = years_for(user)
    return {
        "fiscal_year": years[1] if len(years) > 1 else years[0],
        "area": next(iter(user.area_codes()), ""),
    }


def the_account(request: HttpRequest, fiscal_year: int, area: str) -> Account:
    """Return the account. Raises Http404 where there is none for this person."""
    try:
        return account(area, fiscal_year, request.user)
    except NoSuchAccount as refusal:
        raise Http404(str(refusal)) from None


@needs("read_figures")
def account_page(request: HttpRequest, fiscal_year: int, area: str) -> HttpResponse:
    """Show the account; each figure opens to its rows."""
    written = the_account(request, fiscal_year, area)
    here = [fiscal_year, area]
    values = {
        "account": written,
        "sections": shown(written),
        "actions": [
            Link(_("PDF"), reverse("office:account-pdf", args=here)),
            Link(_("PDF, Thai digits"), f"{reverse('office:account-pdf', args=here)}?digits=thai"),
            Link(_("Word"), reverse("office:account-docx", args=here)),
            Link(_("Another year or area"), reverse("office:account-choose")),
        ],
        "making": making_of(request, written),
        "crumbs": [
            Link(_("Yearly account"), reverse("office:account-choose")),
            Link(written.area_name, "", current=True),
        ],
    }
    return render(request, "office/account/account.html", values)


@needs("read_figures")
def account_pdf(request: HttpRequest, fiscal_year: int, area: str) -> HttpResponse:
    """Give the account as PDF; ?digits=thai prints Thai digits."""
    written = the_account(request, fiscal_year, area)
    return given(pdf(written, making_of(request, written)), PDF, file_name(written, "pdf"))


@needs("read_figures")
def account_docx(request: HttpRequest, fiscal_year: int, area: str) -> HttpResponse:
    """Give the account as a Word document; ?digits=thai prints Thai digits."""
    written = the_account(request, fiscal_year, area)
    return given(docx(written, making_of(request, written)), DOCX, file_name(written, "docx"))


def making_of(request: HttpRequest, written: Account) -> Making:
    """Return who makes the paper, when, where its figures are found, and its maps."""
    user: Any = request.user
    values: dict[str, Any] = {
        "made_by": str(user),
        "made_on": timezone.localdate(),
        "address": lambda figure: request.build_absolute_uri(address_of(figure)),
        "thai_digits": request.GET.get("digits") == "thai",
        "demonstration": demonstration_words() if holds_invented(written.area_code) else "",
    }
    return Making(**values, drawings=drawings_of(written, Making(**values)))


def demonstration_words() -> str:
    """Return what must be said while the people in the registers are invented."""
    return _(
        "Demonstration: the people and the single records are invented. The totals of Chiang Rai, fiscal year 2560, "
        "follow the account that the Community Development Department published on 4 April 2017."
    )


def file_name(written: Account, kind: str) -> str:
    return (
        _("Yearly account %(area)s %(year)s") % {"area": written.area_name, "year": written.fiscal_year}
        + f".{kind}"
    )


def given(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file to keep, named in Thai."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
