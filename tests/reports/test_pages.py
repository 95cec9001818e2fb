"""The pages of the account: for the right person, and every figure opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import YEAR, Cast

SignedIn = Callable[[Any], Client]


def address(code: str, name: str = "account") -> str:
    return reverse(f"office:{name}", args=[YEAR, code])


def links_in(page: str) -> list[str]:
    return sorted({unescape(link) for link in re.findall(r'href="(/office/figures/[^"]+)"', page)})


@pytest.mark.slow
def test_every_figure_opens_for_the_right_person_and_not_for_the_wrong(
    cast: Cast, full_year: Any, signed_in: SignedIn
) -> None:
    right, wrong = signed_in(cast.officer), signed_in(cast.nan_officer)
    links = links_in(right.get(address("5701")).content.decode())
    assert len(links) > 20
    assert {right.get(link).status_code for link in links} == {200}
    assert {wrong.get(link).status_code for link in links} == {404}


@pytest.mark.parametrize("name", ["account", "account-pdf", "account-docx"])
def test_who_may_open_an_account(cast: Cast, full_year: Any, signed_in: SignedIn, name: str) -> None:
    statuses = {
        who: signed_in(user).get(address("5701", name)).status_code for who, user in cast.everybody().items()
    }
    may_not = {"neighbour", "nan_officer", "phatthanakon"}
    assert statuses == {
        who: 302 if who == "visitor" else 404 if who in may_not else 200 for who in cast.everybody()
    }


def test_the_files_are_named_in_thai(cast: Cast, full_year: Any, signed_in: SignedIn) -> None:
    response = signed_in(cast.director).get(address("57", "account-pdf"))
    assert response.content.startswith(b"%PDF")
    assert unquote(response["Content-Disposition"]).endswith("จังหวัดเชียงราย 2560.pdf")


def test_choosing_year_and_area(cast: Cast, full_year: Any, signed_in: SignedIn) -> None:
    browser = signed_in(cast.officer)
    page = browser.get(reverse("office:account-choose"))
    offered = {
        code for code, _name in page.context["form"].fields["area"].choices if not isinstance(_name, list)
    }
    assert offered == {"5701"}
    answer = browser.get(reverse("office:account-choose"), {"fiscal_year": YEAR, "area": "5701"})
    assert (answer.status_code, answer["Location"]) == (302, address("5701"))
    refused = browser.get(reverse("office:account-choose"), {"fiscal_year": YEAR, "area": "5702"})
    assert refused.status_code == 200 and refused.context["form"].errors


def test_invented_people_are_said_to_be(cast: Cast, full_year: Any, signed_in: SignedIn) -> None:
    from prach.people.models import Person

    browser = signed_in(cast.director)
    assert "ข้อมูลสาธิต" not in browser.get(address("57")).content.decode()
    Person._default_manager.update(invented=True)
    assert "ข้อมูลสาธิต" in browser.get(address("57")).content.decode()
