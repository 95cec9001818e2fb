"""Form fields that take what Thai offices type, and the form of a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from prach.areas.models import Area
from prach.core.cells import CellProblem
from prach.core.keys import new_key
from prach.core.models import Record
from prach.core.numbers import parse_decimal, parse_whole_number
from prach.core.text import tidy
from prach.core.thai_calendar import parse_year
from prach.ui.forms import ThaiDateField

from .lookup import NAMED_BY, find_areas, find_records, label_of_area, label_of_record, only_match


class NumberInput(forms.TextInput):
    """A plain text field: browsers' number fields refuse Thai digits and commas."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "short"})

    def format_value(self, value: Any) -> str | None:
        return f"{value:,}" if isinstance(value, int) else super().format_value(value)


class NumberField(forms.Field):
    """A number with commas or Thai digits; blank stays unknown."""

    widget: Any = NumberInput
    default_error_messages = {"invalid": _("Write one number, for example 1,500.")}
    reads: Any = staticmethod(parse_decimal)

    def to_python(self, value: Any) -> Any:
        try:
            return self.reads(value)
        except CellProblem:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class WholeNumberField(NumberField):
    """A whole number with commas or Thai digits; blank stays unknown."""

    default_error_messages = {"invalid": _("Write one whole number, for example 25.")}
    reads = staticmethod(parse_whole_number)


class YearInput(forms.TextInput):
    """A year has no thousands comma."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "short"})


class YearField(NumberField):
    """A year as BE; years of the common era are turned."""

    widget = YearInput
    default_error_messages = {"invalid": _("Write the year in the Buddhist Era, for example 2560.")}
    reads = staticmethod(parse_year)


class LookupInput(forms.TextInput):
    """A text field with suggestions: typed without script, suggested by the server with it."""

    template_name = "office/_lookup.html"

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off"})
        self.about = ""
        self.choices: list[str] = []

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        listed = f"{context['widget']['attrs'].get('id', name)}_list"
        address = f"{reverse('office:suggest', args=[self.about])}?field={name}"
        context["widget"] |= {"list": listed, "address": address, "choices": self.choices}
        return context


class LookupField(forms.CharField):
    """Text that names a record or an area; cleaned to it. Its form says who looks."""

    widget: Any = LookupInput
    default_error_messages = {
        "not_found": _("Nothing of this name is in your area. Check the spelling, or enter its reference."),
        "several": _("Several fit: %(choices)s. Choose one of them."),
    }
    user: Any = None
    held: Any = None

    def find(self, text: str) -> list[Any]:
        raise NotImplementedError

    def label_for(self, found: Any) -> str:
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        return self.label_for(value) if isinstance(value, models.Model) else value

    def clean(self, value: Any) -> Any:
        text = tidy(str(value or ""))
        self.validate(text)
        return self.match(text) if text else None

    def match(self, text: str) -> Any:
        if self.held is not None and text == tidy(self.label_for(self.held)):
            return self.held
        found = self.find(text)
        match = only_match(found, text)
        if match is None:
            labels = [self.label_for(one) for one in found]
            self.widget.choices = labels
            code = "several" if labels else "not_found"
            shown = ", ".join(labels[:5])
            raise ValidationError(self.error_messages[code], code=code, params={"choices": shown})
        return match


class RecordField(LookupField):
    """Another record, by its reference or its whole name, among those the person may see."""

    def __init__(self, model: type[Record], **options: Any) -> None:
        super().__init__(**options)
        self.model = model
        self.widget.about = str(model._meta.model_name)

    def find(self, text: str) -> list[Any]:
        return find_records(self.model, text, self.user)

    def label_for(self, found: Any) -> str:
        return label_of_record(found)


class AreaField(LookupField):
    """An area, by its code or its name; names are looked for in the person's own areas."""

    default_error_messages = {
        "not_found": _("No area of this name is yours. Enter the code, or name, moo and subdistrict."),
    }

    def __init__(self, **options: Any) -> None:
        options["help_text"] = options.get("help_text") or _(
            "Code or name, for example 57010202 or ป่ายางมน ต.รอบเวียง"
        )
        super().__init__(**options)
        self.widget.about = "area"

    def find(self, text: str) -> list[Any]:
        return find_areas(text, self.user)

    def label_for(self, found: Any) -> str:
        return label_of_area(found)


class RecordsField(RecordField):
    """Several records, one on a line."""

    widget = forms.Textarea

    def __init__(self, model: type[Record], **options: Any) -> None:
        options["help_text"] = options.get("help_text") or _("One on a line: reference or full name.")
        super(RecordField, self).__init__(**options)
        self.widget.attrs["rows"] = 3
        self.model = model

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(self.label_for(one) for one in value)

    def clean(self, value: Any) -> Any:
        lines = [tidy(line) for line in str(value or "").splitlines()]
        self.validate("".join(lines))
        return self.match_all([line for line in lines if line])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial or [])).split() != str(data or "").split()

    def match_all(self, lines: Iterable[str]) -> list[Any]:
        found, problems = [], []
        for line in lines:
            matches = self.find(line)
            match = only_match(matches, line)
            if match is None:
                words = (
                    _("'%(line)s' fits several: %(choices)s. Enter the reference.")
                    if matches
                    else _("'%(line)s' is not in your area. Check the spelling, or enter the reference.")
                )
                choices = ", ".join(self.label_for(one) for one in matches[:5])
                problems.append(ValidationError(words, params={"line": line, "choices": choices}))
            else:
                found.append(match)
        if problems:
            raise ValidationError(problems)
        return found


def field_for(db_field: Any, **options: Any) -> forms.Field | None:
    """Return the form field in which people type what `db_field` stores."""
    words = {
        "label": capfirst(db_field.verbose_name),
        "required": not db_field.blank and not db_field.has_default(),
        "help_text": db_field.help_text,
    }
    if isinstance(db_field, models.ManyToManyField) and issubclass(db_field.related_model, Record):
        return RecordsField(db_field.related_model, **words)
    if isinstance(db_field, models.ForeignKey):
        if db_field.related_model is Area:
            return AreaField(**words)
        if db_field.related_model in NAMED_BY:
            return RecordField(db_field.related_model, **words)
    elif isinstance(db_field, models.DateField):
        if not words["help_text"]:
            words.pop("help_text")
        return ThaiDateField(**words)
    elif db_field.name.endswith("_year") and isinstance(db_field, models.PositiveSmallIntegerField):
        return YearField(**words)
    elif isinstance(db_field, models.DecimalField):
        return NumberField(**words)
    elif isinstance(db_field, models.IntegerField) and not db_field.choices:
        return WholeNumberField(**words)
    if not words["required"]:
        options["required"] = False
    return db_field.formfield(**options)


class RecordForm(forms.ModelForm):
    """The fields of a record, for showing and cleaning. It never saves: its values go to the room's action."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        formfield_callback = field_for

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        self.adding = self.instance._state.adding
        self.unseen: dict[str, list[Any]] = {}
        for name, field in self.fields.items():
            if isinstance(field, LookupField):
                field.user = user
                if not self.adding:
                    self._fill(name, field)
            elif isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
        self._settle_keys()

    def _fill(self, name: str, field: LookupField) -> None:
        """Put in what the record holds. Of several, those the person may not see stay as they are, unseen."""
        if isinstance(field, RecordsField):
            rows = self.held_in(name)
            seen = list(rows.visible_to(self.user))
            self.unseen[name] = [one for one in rows if one not in seen]
            self.initial[name] = seen
        else:
            self.initial[name] = field.held = getattr(self.instance, name, None)

    def held_in(self, name: str) -> Any:
        """Return the records that a field of several holds now."""
        return getattr(self.instance, name).all()

    def _settle_keys(self) -> None:
        if self.adding:
            self.initial.setdefault("key", new_key())
            if "reference" in self.fields:
                self.initial["reference"] = ""
        else:
            del self.fields["key"]

    def _post_clean(self) -> None:
        """Nothing: the rules are the room's, and are asked when it writes."""

    def given_key(self) -> UUID | None:
        """Return the key made when the form was drawn: the same for both halves of a doubled submission."""
        return self.cleaned_data.get("key")

    def values(self) -> dict[str, Any]:
        """Return the plain values of the record's fields; a reference left empty is left to the room."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        if not values.get("reference", True):
            del values["reference"]
        for name, unseen in self.unseen.items():
            values[name] = [*values[name], *unseen]
        return values

    def refuse(self, field: str | None, message: Any) -> None:
        """Show a refusal of the room beside the field it names, or above all."""
        self.add_error(field if field in self.fields else None, message)
