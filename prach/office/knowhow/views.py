"""Pages of expertise and work areas."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prach.knowhow.actions import correct_expertise, record_expertise, set_work_areas
from prach.knowhow.models import Expertise, WorkAreaOfPerson

from ..crud import RecordPages
from ..gate import needs
from ..lists import Shown
from ..people.views import PersonPages
from .forms import ExpertiseForm, WorkAreasForm


class ExpertisePages(RecordPages):
    """What persons can do."""

    code = "expertise"
    model = Expertise
    form = ExpertiseForm
    title = gettext_lazy("Expertise")
    add_words = gettext_lazy("Record expertise")
    empty_text = gettext_lazy(
        "Record what the sages of your area practise, how well they do it and how well they teach it."
    )
    columns = (
        Shown("person", sort="person__given_name"),
        Shown("occupation", sort="occupation__name_th"),
        Shown("craft_level", sort="craft_level"),
        Shown("teaching_level", sort="teaching_level"),
        Shown(lambda row: row.person.area, gettext_lazy("Village"), sort="person__area"),
    )
    search = ("person__given_name", "person__surname", "occupation__name_th", "occupation__name_en")
    choices = ("craft_level", "teaching_level")
    joins = ("person__area", "occupation")

    def add(self, *, by: Any, today: date, key: UUID | None, **values: Any) -> Expertise:
        return record_expertise(by=by, key=key, **values)

    def change(self, record: Expertise, *, by: Any, today: date, **values: Any) -> Expertise:
        return correct_expertise(record, by=by, **values)


class WorkAreaPages(RecordPages):
    """In which work areas persons help. Written on the person's own page."""

    code = "work-areas"
    model = WorkAreaOfPerson
    title = gettext_lazy("Work areas of persons")
    empty_text = gettext_lazy("Open a person and choose the work areas in which they help.")
    columns = (
        Shown("person", sort="person__given_name"),
        Shown("work_area", sort="work_area__position"),
        Shown(lambda row: row.person.area, gettext_lazy("Village"), sort="person__area"),
    )
    search = ("person__given_name", "person__surname", "work_area__name_th", "work_area__name_en")
    joins = ("person__area", "work_area")


persons = PersonPages()


@needs("write_records")
def work_areas_of(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose the work areas in which a person helps."""
    person = persons.one_to_write(request.user, key)
    held = WorkAreaOfPerson.objects.visible_to(request.user).filter(person=person)
    form = WorkAreasForm(
        request.POST if request.method == "POST" else None,
        initial={"work_areas": list(held.values_list("work_area_id", flat=True))},
    )
    if request.method == "POST" and form.is_valid():
        set_work_areas(person, form.cleaned_data["work_areas"], by=request.user)
        messages.success(request, _("Saved: %(name)s") % {"name": person})
        return redirect(persons.address("office:record", key))
    values = {
        "heading": _("Work areas of %(name)s") % {"name": person},
        "form": form,
        "back": persons.address("office:record", key),
        "crumbs": persons.crumbs(person),
    }
    return render(request, "office/form.html", values)
