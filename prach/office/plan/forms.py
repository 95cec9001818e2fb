"""Forms of the year's plan."""

from __future__ import annotations

from typing import Any

from django import forms

from prach.indicators.catalogue import INDICATORS
from prach.plan.models import Activity, Agreement, Enrolment, Partner, Scheme, Target, TargetVillage

from ..fields import RecordForm


class SchemeForm(RecordForm):
    """The rules of a project in one fiscal year."""

    class Meta(RecordForm.Meta):
        model = Scheme
        fields = [
            "fiscal_year", "name", "area", "sages_per_village", "households_per_village", "households_per_sage",
            "practise_target_percent", "income_rise_target_percent", "groups_target_percent", "followup_months",
            "circular", "reference",
        ]  # fmt: skip


class ActivityForm(RecordForm):
    """Something planned under one of the eight steps."""

    class Meta(RecordForm.Meta):
        model = Activity
        fields = [
            "scheme", "step", "parent", "title", "area", "starts_on", "ends_on", "responsible", "quantity", "unit",
            "done_on", "reference",
        ]  # fmt: skip


class TargetVillageForm(RecordForm):
    """A village that a scheme aims at."""

    class Meta(RecordForm.Meta):
        model = TargetVillage
        fields = ["scheme", "area", "reason"]


class EnrolmentForm(RecordForm):
    """A household that a scheme takes on."""

    class Meta(RecordForm.Meta):
        model = Enrolment
        fields = ["scheme", "household", "sequence", "enrolled_on", "source", "wanted_occupation", "learner"]


class PartnerForm(RecordForm):
    """An organisation that works with the office."""

    class Meta(RecordForm.Meta):
        model = Partner
        fields = ["name", "kind", "area", "reference"]


class AgreementForm(RecordForm):
    """An agreement signed with a partner."""

    class Meta(RecordForm.Meta):
        model = Agreement
        fields = ["partner", "title", "signed_on", "ends_on", "area", "reference"]


class TargetForm(RecordForm):
    """What an indicator shall reach."""

    class Meta(RecordForm.Meta):
        model = Target
        fields = ["indicator", "area", "fiscal_year", "value", "adopted_by", "reason"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(code, indicator.name) for code, indicator in INDICATORS.items()]
        self.fields["indicator"] = forms.ChoiceField(label=self.fields["indicator"].label, choices=choices)
