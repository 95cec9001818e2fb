"""Form fields that understand what Thai offices type."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prach.core import thai_calendar


class ThaiDateInput(forms.DateInput):
    """A plain text field, because browsers' own date fields show other eras on other machines."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "date", "inputmode": "numeric", "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        return thai_calendar.format_short(value) if isinstance(value, date) else value


class ThaiDateField(forms.DateField):
    """A day typed as 4/4/2560 (Thai digits too); cleaned to a Gregorian date."""

    widget = ThaiDateInput
    default_error_messages = {
        "invalid": _("Write the day as day/month/year in the Buddhist Era, for example 4/4/2560."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Day/month/year (BE), for example 4/4/2560"))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return thai_calendar.parse(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
