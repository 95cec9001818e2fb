"""Thai first; English for whoever asks for it on a page."""

import pytest

pytestmark = pytest.mark.django_db


def language(client, **more):
    return client.get("/no-such-page/", **more).headers["Content-Language"]


def test_a_page_is_thai_whatever_the_browser_prefers(client):
    assert language(client, HTTP_ACCEPT_LANGUAGE="en-US,en;q=0.9") == "th"


def test_a_page_is_english_for_whoever_chose_it(client):
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    assert language(client) == "en"
    client.post("/i18n/setlang/", {"language": "xx", "next": "/"})
    assert language(client) == "en"
