"""Every kind of page, as everybody, wide and at 360 px: accessible, Thai, inside its screen, nothing from outside."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

pytestmark = pytest.mark.journey

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EACH_KIND = 1  # pages looked at of each kind: each route, and each register among the record pages
MOST = 160
FILES = (".json", ".csv", ".xlsx", ".pdf", ".docx")
EVERYBODY = [
    None,
    "director",
    "subdistrict",
    "supervisor-1",
    "sage",
    "partner",
    "executive",
    "auditor",
    "admin",
]


def kind_of(path: str) -> str:
    """Return what tells one kind of page from another."""
    try:
        match = resolve(path)
    except Resolver404:
        return f"nowhere: {path}"
    return f"{match.view_name} {match.kwargs.get('register', '')}"


def is_page(path: str) -> bool:
    last = path.rstrip("/").rsplit("/", 1)[-1]
    files = (
        path.endswith(FILES) or last in {form[1:] for form in FILES} or "template" in path or "export" in path
    )
    return not files and not path.startswith(("/static/", "/i18n/", "/logout"))


def links(page: Page) -> list[str]:
    found = page.eval_on_selector_all(
        "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), location).href)"
    )
    own = urlsplit(page.url).netloc
    parts = [urlsplit(url) for url in found]
    return [
        f"{p.path}?{p.query}" if p.query else p.path for p in parts if p.netloc == own and is_page(p.path)
    ]


def crawl(page: Page, start: str) -> list[str]:
    """Return the addresses of some pages of each kind that can be reached by links."""
    seen: Counter[str] = Counter()
    queue, found = [start], []
    while queue and len(found) < MOST:
        path = queue.pop(0)
        kind = kind_of(path.split("?")[0])
        if path in found or seen[kind] >= EACH_KIND:
            continue
        answer = page.goto(path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, f"{answer.status} at {path}, which a page links to"
        seen[kind] += 1
        found.append(path)
        queue += [link for link in links(page) if seen[kind_of(link.split("?")[0])] < EACH_KIND]
    return found


def faults(page: Page) -> list[str]:
    """Return what is wrong with the page that is open."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    found = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in result["violations"]]
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if wide > screen:
        found.append(f"wider than its screen: {wide} > {screen}")
    if page.get_attribute("html", "lang") != "th":
        found.append("not in Thai")
    return found


@pytest.mark.parametrize("username", EVERYBODY, ids=lambda name: name or "visitor")
def test_every_kind_of_page_is_sound(visit, address, username):
    page = visit(username)
    outside, errors = [], []
    page.on("request", lambda asked: outside.append(asked.url) if not asked.url.startswith(address) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    paths = crawl(page, "/office/" if username else "/")
    assert paths
    wrong = {}
    for path in paths:
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path)
            found = faults(page)
            if found:
                wrong[f"{width} {path}"] = found
    assert wrong == {}
    assert outside == []
    assert errors == []


@pytest.mark.parametrize("path", ["/", "/login/"])
def test_a_public_page_weighs_under_100_kilobytes_on_the_wire(visit, path):
    page = visit()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    assert 0 < sum(weights) < 100_000
