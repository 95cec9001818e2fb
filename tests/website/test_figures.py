"""The public page of a figure: no rows, no small cells, no way around them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from prach.indicators.catalogue import INDICATORS
from prach.reports.public import published
from tests.cast import YEAR


def get(client: Client, name: str, code: str, area: str, year: int | str = YEAR) -> Any:
    return client.get(reverse(f"website:{name}", args=[code]), {"area": area, "year": year})


@pytest.mark.parametrize("code", list(INDICATORS))
def test_every_figure_has_a_page(full_year: Any, client: Client, code: str) -> None:
    for area in ("57", "5701", "570102"):
        page = get(client, "figure", code, area)
        assert page.status_code == 200
        assert str(INDICATORS[code].definition) in page.context["facts"][0]


def test_no_village_and_nothing_unknown_has_a_page(full_year: Any, client: Client) -> None:
    for code, area, year in (
        ("villages-reached", "57010202", YEAR),
        ("villages-reached", "5799", YEAR),
        ("villages-reached", "57", "x"),
        ("nothing", "57", YEAR),
    ):
        assert get(client, "figure", code, area, year).status_code == 404


def test_small_cells_stay_back_at_every_level(full_year: Any, client: Client) -> None:
    page = get(client, "figure", "households-enrolled", "57")
    assert page.context["figure"].suppressed and page.context["table"] is None
    assert get(client, "figure", "households-enrolled", "5701").context["figure"].value is None


def test_what_a_table_keeps_back_has_no_page_of_its_own_either(full_year: Any) -> None:
    full_year.event("570103", headcount=3)
    parts = {f.area_code: f for f in published("sage-learners", "5701", YEAR).parts}
    kept_back = {code for code, figure in parts.items() if figure.suppressed}
    assert kept_back == {"570102", "570103"}
    assert all(published("sage-learners", code, YEAR).figure.value is None for code in kept_back)


def test_the_files_say_what_the_page_says(full_year: Any, client: Client) -> None:
    page = get(client, "figure", "villages-reached", "57")
    said = [row.cells[1] for row in page.context["table"].rows]
    plain = json.loads(get(client, "figure-json", "villages-reached", "57").content)
    assert [one["value"] for one in plain] == [page.context["figure"].value, *said]
    text = get(client, "figure-csv", "villages-reached", "57").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == 1 + len(plain)


def test_the_way_to_the_rows_is_told(full_year: Any, client: Client) -> None:
    text = get(client, "figure", "villages-reached", "5701").content.decode()
    assert f"{reverse('office:figure', args=['villages-reached'])}?area=5701&amp;year={YEAR}" in text
