"""Every kind of record that the office has pages for, by the code in their addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from .crud import RecordPages
from .curricula.views import CurriculumPages, PrintRunPages
from .delivery.views import GroupSupportPages, SessionPages
from .knowhow.views import ExpertisePages, WorkAreaPages
from .livelihoods.views import IncomePages
from .people.views import GroupPages, HouseholdPages, PersonPages
from .plan.views import (
    ActivityPages,
    AgreementPages,
    EnrolmentPages,
    PartnerPages,
    SchemePages,
    TargetPages,
    TargetVillagePages,
)
from .sages.views import StandingPages

KINDS: tuple[type[RecordPages], ...] = (
    PersonPages,
    StandingPages,
    ExpertisePages,
    WorkAreaPages,
    HouseholdPages,
    GroupPages,
    CurriculumPages,
    PrintRunPages,
    SchemePages,
    ActivityPages,
    TargetVillagePages,
    EnrolmentPages,
    TargetPages,
    PartnerPages,
    AgreementPages,
    SessionPages,
    GroupSupportPages,
    IncomePages,
)
PAGES: dict[str, RecordPages] = {kind.code: kind() for kind in KINDS}
BY_MODEL = {pages.model._meta.label_lower: pages for pages in PAGES.values()}


def page(name: str) -> Callable[..., HttpResponse]:
    """Return the view that shows the page `name` of the kind of record in the address."""

    @login_required
    def view(request: HttpRequest, register: str, **key: UUID) -> HttpResponse:
        if register not in PAGES:
            raise Http404
        shown: Any = getattr(PAGES[register], f"{name}_page")
        answer: HttpResponse = shown(request, **key)
        return answer

    return view
