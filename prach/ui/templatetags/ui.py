"""Filters and tags of every page. Loaded everywhere; no `{% load %}` needed."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, FileInput, Select
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from prach.core import thai_calendar
from prach.core.text.digits import to_thai_digits

from ..parts import Badge, Column, Link

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"


# ---- values


def unknown() -> SafeString:
    return format_html(
        '<span class="blank"><span aria-hidden="true">—</span><span class="sr">{}</span></span>',
        _("not known yet"),
    )


@register.filter
def blank(value: object) -> object:
    """The value itself; for None or an empty text a dash that a screen reader speaks as “not known yet”."""
    return unknown() if value is None or value == "" else value


def local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def be_date(value: date | datetime | None) -> str:
    """04/04/2560."""
    return thai_calendar.format_short(local(value)) if value else unknown()


@register.filter
def be_date_long(value: date | datetime | None) -> str:
    """4 เมษายน 2560; on English pages 4 April 2560 BE."""
    if not value:
        return unknown()
    day = local(value)
    if get_language() == "en":
        return f"{date_format(day, 'j F')} {thai_calendar.to_be(day.year)} BE"
    return thai_calendar.format_long(day)


@register.filter
def be_datetime(value: datetime | None) -> str:
    """04/04/2560 13:05 น."""
    if not value:
        return unknown()
    return _("%(day)s %(time)s") % {"day": be_date(value), "time": f"{timezone.localtime(value):%H:%M}"}


@register.filter
def number(value: float | Decimal | None, places: int = 0) -> str:
    """30,336; with `places` decimals when asked. Half rounds up, as people expect."""
    if value is None or value == "":
        return unknown()
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "\N{MINUS SIGN}")


@register.filter
def share(value: float | Decimal | None, places: int = 0) -> str:
    """81 % from 0.809…"""
    return (
        unknown() if value is None or value == "" else f"{number(Decimal(str(value)) * 100, places)}{NBSP}%"
    )


@register.simple_tag
def share_of(part: float | None, whole: float | None, places: int = 0) -> str:
    """81 % from 157 and 194; blank when either is unknown or there is nothing to divide by."""
    if part is None or not whole:
        return unknown()
    return share(Decimal(str(part)) / Decimal(str(whole)), places)


@register.filter
def thai_digits(value: object) -> str:
    """๒๕๖๐ from 2560."""
    return to_thai_digits(str(value))


@register.filter
def show(value: object, kind: str = "text") -> object:
    """Any value of a table or list of facts, drawn as its kind."""
    if value is None or value == "":
        return unknown()
    if isinstance(value, Link):
        return format_html('<a href="{}">{}</a>', value.url, value.text)
    if isinstance(value, Badge):
        return badge(value.text, value.tone)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return be_datetime(value) if kind == "datetime" else be_date(value)
    if isinstance(value, date):
        return be_date(value)
    if kind == "share":
        return share(value)  # type: ignore[arg-type]
    if kind == "number" and isinstance(value, int | float | Decimal):
        return number(value, 0 if value == int(value) else 1)
    if isinstance(value, list | tuple):
        return format_html_join(mark_safe("<br>"), "{}", ((show(one, kind),) for one in value))
    if isinstance(value, str | Promise):
        return linebreaksbr(str(value) if isinstance(value, Promise) else value, True)
    return value


@register.filter
def unlocalize_number(value: float | Decimal | None) -> str:
    """For attributes: never a comma, 0 for what is not known (the words beside it say so)."""
    return str(value or 0)


# ---- small parts


@register.simple_tag
def badge(text: object, tone: str = "neutral") -> SafeString:
    return format_html('<span class="badge {}">{}</span>', tone, text)


@register.inclusion_tag("ui/_progress.html")
def progress(value: float | None, whole: float, label: object = "") -> dict[str, Any]:
    """A bar of `value` out of `whole`, with the same said in words. `label` names it for a screen reader."""
    return {
        "value": value,
        "whole": whole,
        "label": label,
        "ratio": None if value is None or not whole else value / whole,
    }


@register.inclusion_tag("ui/_stat.html")
def stat(
    label: object,
    value: float | None,
    unit: object = "",
    *,
    out_of: float | None = None,
    target: float | None = None,
    kind: str = "number",
    places: int = 0,
    note: object = "",
    url: str = "",
) -> dict[str, Any]:
    """A figure with its unit, what it is out of, its target as a bar, and the address of the rows behind it.

    A share is a ratio (0.81), and so is its target.
    """
    return {
        "label": label,
        "value": value,
        "unit": unit,
        "out_of": out_of,
        "target": target,
        "kind": kind,
        "places": places,
        "note": note,
        "url": url,
        "met": value is not None and target is not None and value >= target,
    }


@register.inclusion_tag("ui/_notice.html")
def notice(text: object, tone: str = "info", title: object = "") -> dict[str, Any]:
    return {"text": text, "tone": tone, "title": title, "role": "alert" if tone == "bad" else ""}


@register.inclusion_tag("ui/_legend.html")
def choropleth(map: object) -> dict[str, Any]:
    """A map of prach/ui/maps.py with its legend."""
    return {"map": map}


# ---- forms


@register.inclusion_tag("ui/_field.html")
def form_field(bound: BoundField, css: str = "") -> dict[str, Any]:
    """One field of a form with its label, help and errors tied together for a screen reader."""
    widget = bound.field.widget
    several = bool(widget.use_fieldset)
    described = [
        part
        for part, there in (
            (f"{bound.auto_id}_help", bound.help_text),
            (f"{bound.auto_id}_error", bound.errors),
        )
        if there
    ]
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described)} if described and not several else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if isinstance(widget, FileInput):
        attrs["data-file"] = ""
    return {
        "field": bound,
        "drawn": worded(bound, bound.as_widget(attrs=attrs)),
        "described": " ".join(described),
        "several": several,
        "check": isinstance(widget, CheckboxInput),
        "css": css,
        "optional": not bound.field.required and not isinstance(widget, Select | CheckboxInput),
    }


def worded(bound: BoundField, drawn: SafeString) -> SafeString:
    """The empty choice of a list in words, instead of nine hyphens."""
    if not isinstance(bound.field.widget, Select):
        return drawn
    words = _("Please choose") if bound.field.required else _("Not stated")
    return SafeString(drawn.replace(">---------<", f">{words}<"))


# ---- addresses


@register.simple_tag(takes_context=True)
def sort_address(context: template.Context, column: Column, now: str) -> str:
    """`?sort=…` for a header: first this way round, then the other; the filter stays, the page does not."""
    query = context["request"].GET.copy()
    query["sort"] = f"-{column.sort}" if now == column.sort else column.sort
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag
def sort_state(column: Column, now: str) -> str:
    if now == column.sort:
        return "ascending"
    return "descending" if now == f"-{column.sort}" else "none"


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: object) -> str:
    """This page's query with some values changed; None takes a value away."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def page_numbers(page: Page) -> Sequence[int | str]:
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def rows_counted(total: int) -> str:
    """“1,204 rows”, in words that fit the number."""
    return ngettext("%(total)s row", "%(total)s rows", total) % {"total": number(total)}


@register.filter
def at(values: Sequence[Any], index: int) -> Any:
    """The value at a place of a list; None beyond its end."""
    return values[index] if index < len(values) else None


@register.filter
def beside(cells: Sequence[Any], columns: Sequence[Column]) -> list[tuple[Any, Column]]:
    """Each cell with its column."""
    return list(zip(cells, columns, strict=True))
