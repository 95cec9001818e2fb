"""Forms of persons, households and groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.core.cells import CellProblem
from prach.core.identity import (
    clean_house_code,
    clean_national_id,
    mask_national_id,
    national_id_checksum_holds,
    parse_phone,
)
from prach.knowhow.models import Occupation
from prach.people.models import Group, GroupMember, Household, HouseholdMember, Person

from ..fields import RecordForm


class PersonForm(RecordForm):
    """A person. The national ID held is never sent back to the page: a blank field leaves it as it is."""

    national_id = forms.CharField(
        label=gettext_lazy("National ID"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen_id = forms.CharField(required=False, widget=forms.HiddenInput)
    forget_id = forms.BooleanField(label=gettext_lazy("Forget the national ID held"), required=False)

    class Meta(RecordForm.Meta):
        model = Person
        fields = [
            "title",
            "given_name",
            "surname",
            "sex",
            "born_on",
            "phone",
            "house_no",
            "area",
            "reference",
        ]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = "" if self.adding else self.instance.national_id
        self.fields["national_id"].help_text = (
            _("Held: %(masked)s. Leave empty to keep it.") % {"masked": mask_national_id(held)}
            if held
            else _("13 digits. Not needed: nobody needs one in order to be taught.")
        )
        if not held:
            del self.fields["forget_id"]

    def clean_phone(self) -> str:
        try:
            return parse_phone(self.cleaned_data["phone"]) or ""
        except CellProblem:
            raise ValidationError(_("Write one telephone number, for example 081-234-5678.")) from None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        typed = values.get("national_id", "")
        try:
            digits = clean_national_id(typed) or ""
        except CellProblem:
            self.add_error("national_id", _("A national ID has 13 digits. Check it, or leave it empty."))
            return values
        values["national_id"] = digits
        if digits and not national_id_checksum_holds(digits) and values.get("seen_id") != digits:
            self._ask_again(digits)
        return values

    def _ask_again(self, digits: str) -> None:
        """Warn once; the same number sent a second time is taken as it is."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data[self.add_prefix("seen_id")] = digits  # type: ignore[index]
        words = _(
            "The check digit does not fit: look at the card again. If it says so, press save once more."
        )
        self.add_error("national_id", words)

    def values(self) -> dict[str, Any]:
        values = super().values()
        forget = values.pop("forget_id", False)
        values.pop("seen_id", None)
        if forget:
            values["national_id"] = ""
        elif not values["national_id"]:
            del values["national_id"]
        return values


class HouseholdForm(RecordForm):
    """A household."""

    class Meta(RecordForm.Meta):
        model = Household
        fields = ["head_name", "house_no", "house_code", "area", "members_count", "reference"]

    def clean_house_code(self) -> str:
        try:
            return clean_house_code(self.cleaned_data["house_code"]) or ""
        except CellProblem:
            raise ValidationError(
                _("A house registration code has 11 digits. Check it, or leave it empty.")
            ) from None


class GroupForm(RecordForm):
    """A group with the occupation it practises."""

    occupation = forms.ModelChoiceField(
        Occupation._default_manager.all(), label=gettext_lazy("Occupation"), required=False
    )

    class Meta(RecordForm.Meta):
        model = Group
        fields = ["name", "kind", "area", "founded_on", "members_count", "reference"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.adding:
            held = self.instance.occupations.filter(archived_at__isnull=True).first()
            self.initial["occupation"] = held.occupation_id if held else None


class HouseholdMemberForm(RecordForm):
    """Somebody of a household."""

    class Meta(RecordForm.Meta):
        model = HouseholdMember
        fields = ["person", "relation"]


class GroupMemberForm(RecordForm):
    """Somebody of a group."""

    class Meta(RecordForm.Meta):
        model = GroupMember
        fields = ["person", "office"]
