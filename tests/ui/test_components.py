"""Every component on one page: complete, in both languages, light on the wire."""

import copy
import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from prach.ui.parts import Link, Menu
from prach.ui.views import styleguide

UI = Path(__file__).parents[2] / "prach/ui"
TALKATIVE = copy.deepcopy(settings.TEMPLATES)
TALKATIVE[0]["OPTIONS"]["string_if_invalid"] = "MISSING(%s)"


def guide(language: str = "th") -> HttpResponse:
    with override(language):
        return styleguide(RequestFactory().get("/styleguide/"))


def text_of(page: HttpResponse) -> str:
    return page.content.decode()


@override_settings(TEMPLATES=TALKATIVE)
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_component_asks_for_what_is_not_there(language: str) -> None:
    assert "MISSING" not in text_of(guide(language))


def test_the_page_says_its_language_and_leads_to_its_content() -> None:
    thai, english = text_of(guide("th")), text_of(guide("en"))
    assert '<html lang="th">' in thai
    assert '<html lang="en">' in english
    assert '<a class="skip" href="#main">ข้ามไปยังเนื้อหา</a>' in thai
    assert '<main id="main"' in thai
    assert "ข้อมูลสาธิต" in thai


def test_the_words_of_the_frame_are_thai() -> None:
    """Outside the name Prach and addresses, the page has no English word of ours."""
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", text_of(guide("th")), flags=re.S)
    assert set(re.findall(r"[A-Za-z]{3,}", words)) <= {"Prach", "Excel", "xlsx"}


def test_there_is_no_style_or_script_in_the_page() -> None:
    page = text_of(guide())
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", page)


def test_each_id_is_used_once_per_field() -> None:
    ids = re.findall(r'\sid="([^"]+)"', text_of(guide()))
    assert {name for name in ids if ids.count(name) > 1} <= {"id_file", "id_file_help"}


def test_a_page_with_all_that_it_needs_stays_under_100_kilobytes() -> None:
    fonts = sum(path.stat().st_size for path in (UI / "static/ui/vendor/fonts").glob("*.woff2"))
    ours = [
        (UI / "static/ui" / name).read_bytes() for name in ("prach.css", "prach.js", "weave.svg", "mark.svg")
    ]
    packed = sum(len(gzip.compress(part)) for part in [*ours, guide().content])
    assert fonts + packed < 100_000
    assert len(ours[0]) <= 30_000
    assert len(ours[1]) <= 4_000


def test_the_other_language_is_one_press_away() -> None:
    page = text_of(guide("th"))
    assert re.search(
        r'<form method="post" action="/i18n/setlang/">.*?name="language" value="en" lang="en"', page, re.S
    )
    assert 'name="next" value="/styleguide/"' in page


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_error_pages_say_what_to_do_next_even_without_a_request(code: str) -> None:
    with override("th"):
        page = render_to_string(f"ui/errors/{code}.html")
    assert f"รหัสสำหรับแจ้งเจ้าหน้าที่: {code}" in re.sub(r"\s+", " ", page)
    assert 'href="/"' in page
    assert not re.search(r"[A-Za-z]{4,}", re.sub(r"<[^>]+>|Prach", " ", page))


def test_a_menu_knows_when_its_page_is_open() -> None:
    menu = Menu("ข้อมูล", [Link("ก", "/a"), Link("ข", "/b", current=True)])
    page = render_to_string("ui/nav.html", {"items": [menu, Link("ค", "/c")]})
    assert 'class="drop here"' in page
    assert page.count('aria-current="page"') == 1


def test_a_confirmation_is_a_form_with_a_way_back() -> None:
    request = RequestFactory().get("/")
    page = render_to_string(
        "ui/confirm.html",
        {"heading": "ลบครัวเรือน", "text": "ลบแล้วเรียกคืนได้", "tone": "danger", "cancel_url": "/back"},
        request,
    )
    assert '<button class="button primary danger">' in page
    assert 'href="/back"' in page


def test_live_progress_asks_again_only_until_it_is_done() -> None:
    values = {"value": 120, "whole": 480, "label": "แถวที่อ่านแล้ว", "url": "/job/1/"}
    with override("th"):
        going = render_to_string("ui/progress_live.html", values)
        done = render_to_string("ui/progress_live.html", values | {"value": 480, "done": True})
    assert 'hx-get="/job/1/"' in going
    assert "120 จาก 480 (25\N{NO-BREAK SPACE}%)" in going
    assert "hx-get" not in done
    assert 'max="480" value="480" class="met"' in done
