"""Figures of what is taught, written down."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prach.areas.models import Level
from prach.core.thai_calendar import fiscal_year_bounds
from prach.curricula.models import Curriculum, PrintRun

from ..base import Indicator, Kind
from ..sources import Reading, Rows, Source, Taken
from .periods import years_of_days


def _approved(fiscal_year: int) -> Rows:
    rows = Curriculum.objects.filter(approved_on__range=fiscal_year_bounds(fiscal_year))
    return rows.annotate(own_area=F("area__code"), happened_on=F("approved_on"))


def _printed(fiscal_year: int) -> Rows:
    rows = PrintRun.objects.filter(
        printed_on__range=fiscal_year_bounds(fiscal_year), curriculum__archived_at__isnull=True
    )
    return rows.annotate(own_area=F("curriculum__area__code"), happened_on=F("printed_on"))


approved = Source(
    pgettext_lazy("thing counted", "curriculum"),
    "curriculum",
    _approved,
    {Curriculum: Reading(lambda curriculum: Q(pk=curriculum.pk))},
    years_of_days(Curriculum, "approved_on"),
)
printed = Source(
    pgettext_lazy("thing counted", "print run"),
    "print-run",
    _printed,
    {
        PrintRun: Reading(lambda print_run: Q(pk=print_run.pk)),
        Curriculum: Reading(lambda curriculum: Q(curriculum=curriculum.pk)),
    },
    years_of_days(PrintRun, "printed_on"),
)


class Curricula(Indicator):
    code = "curricula"
    name = _("Curricula")
    unit = pgettext_lazy("unit", "curricula")
    definition = _("Curricula of community livelihoods approved in the fiscal year.")
    source = _("Curriculum register of the provincial office")
    why = _("Sages teach from curricula that fit their skill and the community's needs.")
    step = 3
    finest = Level.PROVINCE
    takes = (Taken(approved),)


class CurriculumVolumes(Indicator):
    code = "curriculum-volumes"
    name = _("Volumes of curricula printed")
    unit = pgettext_lazy("unit", "volumes")
    definition = _("Volumes of curriculum handbooks printed in the fiscal year.")
    source = _("Print run register of the provincial office")
    why = _("Shows how many handbooks there are to teach from.")
    step = 3
    kind = Kind.SUM
    finest = Level.PROVINCE
    takes = (Taken(printed, amount="volumes"),)
