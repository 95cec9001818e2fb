"""Uploading a workbook; choosing what to export."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from prach.areas.queries import areas_in_force
from prach.core.keys import new_key

from ..lists import areas_to_choose, years_to_choose


class UploadForm(forms.Form):
    """A workbook, and the key that makes a doubled submission one import."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=_("Workbook (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        help_text=_("Nothing is written before you have seen what each row would do."),
        error_messages={
            "required": _("Choose a workbook first."),
            "empty": _("This file is empty. Choose another."),
        },
        allow_empty_file=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("key", new_key())

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.REGISTER_UPLOAD_MAX_BYTES:
            most = filesizeformat(settings.REGISTER_UPLOAD_MAX_BYTES)
            words = _("This file is larger than %(most)s. Divide it into several workbooks.")
            raise ValidationError(words, params={"most": most})
        return file


class ExportForm(forms.Form):
    """Which area and year to export; sent by GET."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)

    def __init__(self, *, user: Any, dated: bool) -> None:
        super().__init__()
        self.auto_id = "export_%s"
        own = list(areas_in_force().filter(code__in=user.area_codes()).order_by("code"))
        areas = {area.code: area.label() for area in [*own, *areas_to_choose(user)]}
        self._choices("area", [("", _("all that I may see")), *areas.items()])
        if dated:
            self._choices("year", [("", _("all years")), *((str(y), str(y)) for y in years_to_choose())])
        else:
            del self.fields["year"]

    def _choices(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices
