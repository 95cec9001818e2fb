"""The front page: small, for everybody, and right when there is nothing yet."""

from __future__ import annotations

import gzip
import re
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from prach.indicators import queries
from prach.website.front import EIGHT
from tests.cast import YEAR

ON_THE_WIRE = 100_000
FILES = re.compile(r'(?:href|src)="/static/([^"]+)"|url\("([^"]+)"\)')


def test_nothing_yet(db: Any, client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        page = client.get(reverse("website:front"))
    assert page.status_code == 200
    text = page.content.decode()
    assert "ยังไม่มีข้อมูลให้แสดง" in text and reverse("website:login") in text


def test_the_eight_figures_each_open(full_year: Any, client: Client) -> None:
    page = client.get(reverse("website:front"))
    told = {one.figure.indicator.code: one for one in page.context["told"]}
    assert list(told) == list(EIGHT)
    assert {code: one.figure.value for code, one in told.items()} == {
        f.indicator.code: f.value for f in queries.figures("57", YEAR, list(EIGHT), public=True)
    }
    assert {client.get(one.url).status_code for one in told.values()} == {200}


def test_the_map_stands_beside_its_table(full_year: Any, client: Client) -> None:
    page = client.get(reverse("website:front"))
    districts = {row.cells[0]: row.cells[1] for row in page.context["table"].rows}
    assert len(districts) == 18 and districts["อำเภอเมืองเชียงราย"] == 2
    text = page.content.decode()
    assert text.count('<path class="q') + text.count('<path class="unknown') == 18
    assert "CC BY-IGO" in text


def test_a_year_or_province_that_is_not_known_shows_the_latest(full_year: Any, client: Client) -> None:
    page = client.get(reverse("website:front"), {"year": "x", "province": "99"})
    assert (page.status_code, page.context["year"], page.context["area"].code) == (200, YEAR, "57")


def test_few_queries_and_no_script_needed(
    full_year: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(reverse("website:front"))
    with django_assert_max_num_queries(20):
        client.get(reverse("website:front"))


def test_light_enough_for_an_old_phone(full_year: Any, client: Client) -> None:
    page = client.get(reverse("website:front")).content
    names = [name for name, _url in FILES.findall(page.decode()) if name]
    sizes = {"page": len(gzip.compress(page))} | {name: size_of(name) for name in names}
    css = finders.find("ui/prach.css")
    assert css
    with open(css, encoding="utf-8") as file:
        sizes |= {
            url: size_of(f"ui/{url}") for _name, url in FILES.findall(file.read()) if url.endswith(".woff2")
        }
    assert sum(sizes.values()) < ON_THE_WIRE, sizes


def size_of(name: str) -> int:
    path = finders.find(name)
    assert path, name
    with open(path, "rb") as file:
        content = file.read()
    return len(content) if name.endswith(".woff2") else len(gzip.compress(content))
