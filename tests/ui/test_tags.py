"""Values as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import strip_tags
from django.utils.translation import override

from prach.ui.forms import ThaiDateField
from prach.ui.parts import Badge, Column, Link

NBSP = "\N{NO-BREAK SPACE}"


def drawn(source: str, **values: Any) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("source", "value", "shown"),
    [
        ("{{ v|be_date }}", date(2017, 4, 4), "04/04/2560"),
        ("{{ v|be_date }}", datetime(2017, 4, 3, 17, 30, tzinfo=UTC), "04/04/2560"),
        ("{{ v|be_date_long }}", date(2017, 4, 4), "4 เมษายน 2560"),
        ("{{ v|be_datetime }}", datetime(2017, 4, 4, 6, 5, tzinfo=UTC), "04/04/2560 13:05 น."),
        ("{{ v|number }}", 30336, "30,336"),
        ("{{ v|number }}", 0, "0"),
        ("{{ v|number }}", -1204, "\N{MINUS SIGN}1,204"),
        ("{{ v|number:1 }}", Decimal("2.25"), "2.3"),
        ("{{ v|share }}", 157 / 194, f"81{NBSP}%"),
        ("{{ v|share }}", 0.005, f"1{NBSP}%"),
        ("{{ v|thai_digits }}", 2560, "๒๕๖๐"),
        ("{{ v|show:'number' }}", 4.5, "4.5"),
        ("{{ v|show }}", True, "ใช่"),
        ("{{ v|rows_counted }}", 1204, "1,204 รายการ"),
    ],
)
def test_values_are_shown_as_people_write_them(source: str, value: object, shown: str) -> None:
    with override("th"):
        assert drawn(source, v=value) == shown


def test_english_pages_name_the_month_and_the_era() -> None:
    with override("en"):
        assert drawn("{{ v|be_date_long }}", v=date(2017, 4, 4)) == "4 April 2560 BE"


@pytest.mark.parametrize(
    "name", ["be_date", "be_date_long", "be_datetime", "number", "share", "blank", "show:'number'"]
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_unknown_is_a_dash_that_is_spoken_and_never_zero(name: str, language: str) -> None:
    with override(language):
        text = drawn(f"{{{{ v|{name} }}}}", v=None)
    assert 'aria-hidden="true">—<' in text
    assert strip_tags(text) == "—" + {"th": "ยังไม่มีข้อมูล", "en": "not known yet"}[language]


def test_a_share_of_nothing_is_unknown() -> None:
    assert drawn("{% share_of 157 194 %}") == f"81{NBSP}%"
    assert "—" in drawn("{% share_of 0 0 %}")
    assert "—" in drawn("{% share_of part 10 %}", part=None)


def test_show_escapes_and_draws_parts() -> None:
    assert drawn("{{ v|show }}", v="<b>ก</b>\nข") == "&lt;b&gt;ก&lt;/b&gt;<br>ข"
    assert drawn("{{ v|show }}", v=["<i>", 1]) == "&lt;i&gt;<br>1"
    assert drawn("{{ v|show }}", v=Link("ไป", "/a?b=1&c=2")) == '<a href="/a?b=1&amp;c=2">ไป</a>'
    assert drawn("{{ v|show }}", v=Badge("พัก", "warn")) == '<span class="badge warn">พัก</span>'


class Household(forms.Form):
    name = forms.CharField(label="ชื่อ", help_text="ตามทะเบียนบ้าน")
    sex = forms.ChoiceField(label="เพศ", widget=forms.RadioSelect, choices=[("f", "หญิง")])
    agreed = forms.BooleanField(label="ยินยอม", required=False)
    born = ThaiDateField(label="วันเกิด", required=False)


def test_a_field_ties_label_help_and_error_together() -> None:
    form = Household({"name": ""})
    text = drawn("{% form_field form.name %}", form=form)
    assert '<label for="id_name">' in text
    assert 'id="id_name_help"' in text
    assert 'id="id_name_error"' in text
    assert text.count("aria-describedby") == 1
    assert 'aria-describedby="id_name_help id_name_error"' in text
    assert 'aria-invalid="true"' in text


def test_choices_are_a_group_with_a_legend_and_a_tick_has_its_label_around_it() -> None:
    form = Household()
    assert "<legend>เพศ" in drawn("{% form_field form.sex %}", form=form)
    tick = drawn("{% form_field form.agreed %}", form=form)
    assert tick.index("<label") < tick.index("<input") < tick.index("</label>")


@pytest.mark.parametrize("typed", ["4/4/2560", "๔/๔/๒๕๖๐", "04/04/2560"])
def test_a_thai_day_is_stored_gregorian(typed: str) -> None:
    field = ThaiDateField()
    assert field.clean(typed) == date(2017, 4, 4)
    assert 'value="04/04/2560"' in field.widget.render("day", date(2017, 4, 4))


@pytest.mark.parametrize(("typed", "code"), [("31/02/2560", "impossible"), ("เมื่อวาน", "invalid")])
def test_a_day_that_cannot_be_says_why(typed: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        ThaiDateField().clean(typed)
    assert refused.value.code == code


def test_sorting_turns_round_keeps_the_filter_and_forgets_the_page() -> None:
    request = RequestFactory().get("/", {"q": "นา", "page": "4"})
    column = Column("ชื่อ", sort="name")

    def address(now: str) -> str:
        return drawn("{% sort_address column now %}", request=request, column=column, now=now)

    assert address("") == "?q=%E0%B8%99%E0%B8%B2&amp;sort=name"
    assert address("name") == "?q=%E0%B8%99%E0%B8%B2&amp;sort=-name"
    assert address("-name") == "?q=%E0%B8%99%E0%B8%B2&amp;sort=name"
    assert drawn("{% sort_state column '-name' %}", column=column) == "descending"


def test_pages_keep_the_query() -> None:
    request = RequestFactory().get("/", {"q": "a", "page": "2"})
    with override("th"):
        text = drawn(
            "{% include 'ui/pagination.html' with page=page %}",
            request=request,
            page=Paginator(range(100), 20).page(2),
        )
    assert 'href="?q=a&amp;page=3" rel="next"' in text
    assert 'aria-current="page"><span class="sr">หน้า </span>2<' in text
