"""A day in the office, without JavaScript and with: figures follow a session the moment it is saved or archived."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.journey

VILLAGE = "57010202"  # บ้านป่ายางมน หมู่ 2, ตำบลรอบเวียง


def figures(page: Page, area: str = "570102") -> dict[str, float | None]:
    answer = page.request.get(f"/office/figures/figures.json?area={area}&year=2560")
    assert answer.status == 200
    return {figure["code"]: figure["value"] for figure in answer.json()}


def changes(before: dict[str, float | None], after: dict[str, float | None]) -> dict[str, float]:
    return {code: (after[code] or 0) - (before[code] or 0) for code in before if before[code] != after[code]}


@pytest.mark.parametrize("script", [False, True], ids=["without JavaScript", "with JavaScript"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_a_session_is_logged_corrected_and_archived(visit, script, phone):
    page = visit("subdistrict", script=script, phone=phone)
    before = figures(page)

    page.goto("/office/records/sessions/add/")
    page.select_option("[name=kind]", "EVENT")
    page.fill("[name=title]", "สอนทำน้ำพริกที่งานประจำตำบล")
    page.fill("[name=area]", VILLAGE)
    page.fill("[name=held_on]", "๑๕/๒/๒๕๖๐")
    page.fill("[name=men]", "๑๒")
    page.fill("[name=women]", "99,99x")
    page.locator("main form button.primary").click()
    assert page.locator("[name=women][aria-invalid=true]").count() == 1
    assert page.input_value("[name=title]") == "สอนทำน้ำพริกที่งานประจำตำบล", "what was typed is kept"
    assert figures(page) == before

    page.fill("[name=women]", "19")
    page.locator("main form button.primary").click()
    page.wait_for_url("**/office/records/sessions/*-*/")
    assert "15/02/2560" in page.inner_text("main")
    logged = {"sage-sessions": 1, "sage-learners": 31, "learners-men": 12, "learners-women": 19}
    assert changes(before, figures(page)) == logged

    page.goto(page.url + "archive/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert figures(page) == before


def test_every_figure_of_the_province_opens_to_its_rows(visit):
    page = visit("director")
    page.goto("/office/figures/?area=57&year=2560")
    answer = page.request.get("/office/figures/figures.json?area=57&year=2560").json()
    shown = page.inner_text("main")
    for figure in answer:
        if isinstance(figure["value"], int):
            assert f"{figure['value']:,}" in shown, figure["code"]
            rows = page.request.get(f"/office/figures/{figure['code']}/rows.json?area=57&year=2560")
            assert rows.status == 200, figure["code"]


def test_a_wrong_password_is_refused_in_thai_and_says_what_to_do(visit):
    page = visit()
    page.goto("/login/")
    page.fill("[name=username]", "director")
    page.fill("[name=password]", "ไม่ใช่รหัสผ่าน")
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()
    assert "/login/" in page.url
    assert "รหัสผ่าน" in page.inner_text("main [role=alert], main .errors, main")


def test_the_public_reads_the_year_without_javascript_on_a_phone(visit):
    page = visit(script=False, phone=True)
    page.goto("/")
    shown = page.inner_text("main")
    assert {value for value in ("576", "30,336", "142", "6,881", "157", "28", "704") if value in shown} == {
        "576", "30,336", "142", "6,881", "157", "28", "704",
    }  # fmt: skip
    assert page.locator("svg a").count() >= 18
