"""Pages of the year's plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from prach.indicators.catalogue import INDICATORS
from prach.plan import actions
from prach.plan.models import Activity, Agreement, Enrolment, Partner, Scheme, Target, TargetVillage
from prach.ui.parts import Link, Table

from ..crud import RecordPages
from ..lists import Shown
from ..showing import records_of
from . import forms


class SchemePages(RecordPages):
    """Schemes."""

    code = "schemes"
    model = Scheme
    form = forms.SchemeForm
    title = _("Schemes")
    add_words = _("Open a scheme")
    empty_text = _(
        "Open the year's scheme with its rules; activities, villages and households come under it."
    )
    columns = (
        Shown("name", sort="name"),
        Shown(lambda row: str(row.fiscal_year), _("Fiscal year"), sort="fiscal_year"),
        Shown("area", sort="area"),
        Shown("reference", sort="reference"),
    )
    search = ("name", "circular", "reference")
    year = "fiscal_year"
    joins = ("area",)

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Scheme:
        return actions.open_scheme(by=by, key=key, **values)

    def change(self, record: Scheme, *, by: Any, today: date, **values: Any) -> Scheme:
        return actions.change_scheme(record, by=by, **values)

    def related(self, record: Scheme, user: Any) -> Iterable[Table | None]:
        yield records_of("activities", user, scheme=record)

    def more_actions(self, record: Scheme, user: Any) -> list[Link]:
        return [
            self.add_link(_("Plan an activity"), "activities", scheme=record.reference, area=record.area_id),
            self.add_link(_("Add a target village"), "target-villages", scheme=record.reference),
            self.add_link(_("Enrol a household"), "enrolments", scheme=record.reference),
        ]


class ActivityPages(RecordPages):
    """Activities under the eight steps."""

    code = "activities"
    model = Activity
    form = forms.ActivityForm
    title = _("Activities")
    add_words = _("Plan an activity")
    empty_text = _("Plan what the year does under each of the eight steps.")
    columns = (
        Shown("title", sort="title"),
        Shown("step", sort="step"),
        Shown("area", sort="area"),
        Shown("starts_on", kind="date", sort="starts_on"),
        Shown("done_on", kind="date", sort="done_on"),
    )
    search = ("title", "responsible", "reference")
    choices = ("step",)
    year = "scheme__fiscal_year"
    joins = ("area", "scheme", "parent")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Activity:
        return actions.plan_activity(by=by, key=key, **values)

    def change(self, record: Activity, *, by: Any, today: date, **values: Any) -> Activity:
        return actions.change_activity(record, by=by, **values)

    def related(self, record: Activity, user: Any) -> Iterable[Table | None]:
        yield records_of("activities", user, parent=record)
        yield records_of("sessions", user, activity=record)
        yield records_of("group-supports", user, activity=record)


class TargetVillagePages(RecordPages):
    """Villages that the year aims at."""

    code = "target-villages"
    model = TargetVillage
    form = forms.TargetVillageForm
    title = _("Target villages")
    add_words = _("Add a target village")
    empty_text = _("Add the villages that the scheme aims at, or import them from a workbook.")
    columns = (Shown("area", sort="area"), Shown("scheme", sort="scheme__name"), Shown("reason"))
    search = ("area__name_th", "area__name_en", "area__code", "reason")
    year = "scheme__fiscal_year"
    joins = ("area", "scheme")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> TargetVillage:
        return actions.target_village(by=by, key=key, **values)

    def change(self, record: TargetVillage, *, by: Any, today: date, **values: Any) -> TargetVillage:
        return actions.change_target_village(record, by=by, **values)


class EnrolmentPages(RecordPages):
    """Households that a scheme takes on."""

    code = "enrolments"
    model = Enrolment
    form = forms.EnrolmentForm
    title = _("Enrolled households")
    add_words = _("Enrol a household")
    empty_text = _("Enrol the households that want to learn an occupation this year.")
    columns = (
        Shown("household", sort="household__head_name"),
        Shown(lambda row: row.household.area, _("Village"), sort="household__area"),
        Shown("scheme", sort="scheme__name"),
        Shown("sequence", kind="number", sort="sequence"),
        Shown("wanted_occupation", sort="wanted_occupation__name_th"),
    )
    search = (
        "household__head_name",
        "household__house_no",
        "household__reference",
        "household__area__name_th",
    )
    choices = ("source",)
    year = "scheme__fiscal_year"
    joins = ("household__area", "scheme", "wanted_occupation", "learner")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Enrolment:
        return actions.enrol_household(by=by, key=key, **values)

    def change(self, record: Enrolment, *, by: Any, today: date, **values: Any) -> Enrolment:
        return actions.change_enrolment(record, by=by, **values)

    def related(self, record: Enrolment, user: Any) -> Iterable[Table | None]:
        yield records_of("incomes", user, household=record.household_id, scheme=record.scheme_id)

    def more_actions(self, record: Enrolment, user: Any) -> list[Link]:
        given = {"household": record.household.reference, "scheme": record.scheme.reference}
        return [self.add_link(_("Record an income"), "incomes", **given)]


class PartnerPages(RecordPages):
    """Organisations that work with the office."""

    code = "partners"
    model = Partner
    form = forms.PartnerForm
    title = _("Partners")
    add_words = _("Add a partner")
    empty_text = _("Add the universities and agencies that work with the office.")
    columns = (
        Shown("name", sort="name"),
        Shown("kind", sort="kind"),
        Shown("area", sort="area"),
        Shown("reference", sort="reference"),
    )
    search = ("name", "reference")
    choices = ("kind",)
    joins = ("area",)

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Partner:
        return actions.register_partner(by=by, key=key, **values)

    def change(self, record: Partner, *, by: Any, today: date, **values: Any) -> Partner:
        return actions.change_partner(record, by=by, **values)

    def related(self, record: Partner, user: Any) -> Iterable[Table | None]:
        yield records_of("agreements", user, partner=record)

    def more_actions(self, record: Partner, user: Any) -> list[Link]:
        given = {"partner": record.reference, "area": record.area_id}
        return [self.add_link(_("Record an agreement"), "agreements", **given)]


class AgreementPages(RecordPages):
    """Agreements with partners."""

    code = "agreements"
    model = Agreement
    form = forms.AgreementForm
    title = _("Agreements")
    add_words = _("Record an agreement")
    empty_text = _("Record the memoranda of understanding that were signed.")
    columns = (
        Shown("title", sort="title"),
        Shown("partner", sort="partner__name"),
        Shown("signed_on", kind="date", sort="signed_on"),
        Shown("ends_on", kind="date", sort="ends_on"),
    )
    search = ("title", "partner__name", "reference")
    day = "signed_on"
    joins = ("area", "partner")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Agreement:
        return actions.sign_agreement(by=by, key=key, **values)

    def change(self, record: Agreement, *, by: Any, today: date, **values: Any) -> Agreement:
        return actions.change_agreement(record, by=by, **values)


def indicator_name(target: Target) -> str:
    """Return the name of the target's indicator; its code when it is known no more."""
    indicator = INDICATORS.get(target.indicator)
    return str(indicator.name) if indicator else target.indicator


class TargetPages(RecordPages):
    """What indicators shall reach."""

    code = "targets"
    model = Target
    form = forms.TargetForm
    title = _("Targets")
    add_words = _("Adopt a target")
    empty_text = _("Adopt what each figure shall reach this year, and who adopted it.")
    columns = (
        Shown(indicator_name, _("Indicator"), sort="indicator"),
        Shown("area", sort="area"),
        Shown(lambda row: str(row.fiscal_year), _("Fiscal year"), sort="fiscal_year"),
        Shown("value", kind="number", sort="value"),
        Shown("adopted_by"),
    )
    search = ("indicator", "adopted_by", "area__name_th")
    year = "fiscal_year"
    joins = ("area",)

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Target:
        return actions.adopt_target(by=by, key=key, **values)

    def change(self, record: Target, *, by: Any, today: date, **values: Any) -> Target:
        return actions.change_target(record, by=by, **values)
