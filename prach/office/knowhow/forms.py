"""Forms of expertise and work areas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prach.knowhow.models import Expertise, WorkArea

from ..fields import RecordForm


class ExpertiseForm(RecordForm):
    """What a person can do, and apart from that how well they teach it."""

    class Meta(RecordForm.Meta):
        model = Expertise
        fields = ["person", "occupation", "craft_level", "teaching_level", "since_year", "evidence"]


class WorkAreasForm(forms.Form):
    """The work areas in which a person helps."""

    work_areas = forms.ModelMultipleChoiceField(
        WorkArea._default_manager.all(),
        label=_("Helps the community with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
