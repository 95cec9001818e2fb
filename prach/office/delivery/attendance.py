"""Who came to a session, by name: ticked from the village, or typed one on a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prach.delivery.actions import record_attendance
from prach.delivery.models import Attendance, Session
from prach.people.models import Person

from ..fields import RecordForm, RecordsField
from ..parts import PartPage

MOST = 200


class AttendanceForm(RecordForm):
    """People of the village to tick, and others to name."""

    ticked = forms.MultipleChoiceField(
        label=_("People of the village"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = RecordsField(Person, label=_("Others who came"), required=False)

    class Meta(RecordForm.Meta):
        model = Attendance
        fields = ["substitute_for"]

    field_order = ["ticked", "people", "substitute_for"]

    def __init__(self, *args: Any, choices: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.candidates = {str(person.pk): person for person in choices}
        ticked: Any = self.fields["ticked"]
        ticked.choices = [(key, person.full_name) for key, person in self.candidates.items()]
        if not self.candidates:
            del self.fields["ticked"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        ticked = [self.candidates[key] for key in values.pop("ticked", [])]
        values["people"] = [*ticked, *values.get("people", [])]
        if not values["people"] and not self.errors:
            self.add_error("people", _("Tick or name at least one person."))
        if values.get("substitute_for") and len(values["people"]) > 1:
            self.add_error(
                "substitute_for", _("One person stands for one other: put them on the list alone.")
            )
        return values


class AttendancePage(PartPage):
    """The list of a session."""

    name = "session-attendance"
    model = Attendance
    whole = "session"
    form = AttendanceForm
    title = _("Attendance by name")

    def make_form(self, request: HttpRequest, whole: Session) -> RecordForm:
        there = Attendance.objects.visible_to(request.user).filter(session=whole).values("person")
        village = Person.objects.visible_to(request.user).under(whole.area_id).exclude(pk__in=there)
        choices = village[:MOST] if len(whole.area_id) >= 6 else ()
        return AttendanceForm(
            request.POST if "put" in request.POST else None, user=request.user, choices=choices
        )

    @transaction.atomic
    def put(self, whole: Session, *, by: Any, **values: Any) -> None:
        for person in values["people"]:
            record_attendance(whole, person, by=by, substitute_for=values.get("substitute_for"))
