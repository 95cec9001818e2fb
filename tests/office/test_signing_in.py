"""The way in and out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from prach.core.models import AuditEvent
from tests.cast import PASSWORD, Cast


def sign_in(client, username, password=PASSWORD, **more):
    return client.post(reverse("website:login"), {"username": username, "password": password, **more})


def test_each_role_lands_on_a_page_of_its_own(cast: Cast, client):
    for name, user in cast.everybody().items():
        if name == "visitor":
            continue
        sign_in(client, user.username)
        answer = client.get(reverse("office:home"), follow=True)
        assert answer.status_code == 200, name
        assert (answer.redirect_chain != []) is (name == "sage")
        client.post(reverse("website:logout"))
        assert client.get(reverse("office:home")).status_code == 302


def test_a_wrong_password_and_a_wrong_name_are_answered_alike(cast: Cast, client):
    wrong = sign_in(client, "officer", "ผิด")
    unknown = sign_in(client, "nobody", "ผิด")
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.status_code == 200


def test_guessing_rests_after_five_failures_for_that_name_and_address_only(cast: Cast, client):
    for _time in range(5):
        sign_in(client, "officer", "ผิด")
    refused = sign_in(client, "officer")
    assert "15" in str(refused.context["form"].errors)
    assert client.get(reverse("office:home")).status_code == 302
    assert sign_in(client, "neighbour").status_code == 302
    assert client.post(
        reverse("website:login"), {"username": "officer", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9"
    ).status_code in (200, 302)


def test_what_was_typed_is_not_kept(cast: Cast, client):
    sign_in(client, "รหัสผ่านที่พิมพ์ผิดช่อง", "ผิด")
    line = AuditEvent.objects.get(verb="sign-in-failed")
    assert (line.actor_name, line.changes, "รหัส" in line.subject_id) == ("", {}, False)


@pytest.mark.parametrize("going", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(cast: Cast, client, going):
    assert sign_in(client, "officer", next=going).url == reverse("office:home")


def test_who_was_going_somewhere_gets_there(cast: Cast, client):
    going = reverse("office:records", args=["sessions"])
    assert client.get(going).url == f"{reverse('website:login')}?next={going}"
    assert sign_in(client, "officer", next=going).url == going


def test_a_link_alone_signs_nobody_out(cast: Cast, signed_in):
    client = signed_in(cast.officer)
    assert client.get(reverse("website:logout")).status_code == 405
    assert client.get(reverse("office:home")).status_code == 200


def test_every_post_needs_its_token(cast: Cast):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.director)
    for address in (
        reverse("office:record-add", args=["sessions"]),
        reverse("office:user-add"),
        reverse("office:zones"),
        reverse("office:password"),
        reverse("website:logout"),
    ):
        assert client.post(address, {}).status_code == 403
