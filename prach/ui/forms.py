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
        "impossible": _("There is no such day in the calendar. Check day, month and year."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Day/month/year (BE), for example 4/4/2560"))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        try:
            return thai_calendar.parse_date(value)
        except thai_calendar.ImpossibleDate:
            raise ValidationError(self.error_messages["impossible"], code="impossible") from None
        except thai_calendar.UnreadableDate:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
