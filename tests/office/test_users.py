"""Users, their areas and passwords: kept by whoever keeps the province, and by nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from prach.accounts.models import Scope, User
from tests.cast import PASSWORD, Cast, area

MANAGERS = {"director", "administrator", "nan_officer"}


def new_user(**changes):
    return {
        "username": "somying",
        "name": "สมหญิง ใจดี",
        "role": "SUBDISTRICT",
        "language": "th",
        "area": "570103",
        "on": "1/10/2559",
        "password": "ดอกไม้บานที่เชียงราย",
    } | changes


def test_the_pages_of_users_open_for_who_keeps_them(cast: Cast, signed_in):
    pages = ("users", "user-add")
    for name, user in cast.everybody().items():
        expected = 200 if name in MANAGERS else 302 if name == "visitor" else 403
        assert {signed_in(user).get(reverse(f"office:{page}")).status_code for page in pages} == {expected}, (
            name
        )


def test_each_keeper_sees_the_users_of_their_own_province(cast: Cast, signed_in):
    def listed(user):
        return {row.cells[1] for row in signed_in(user).get(reverse("office:users")).context["table"].rows}

    chiang_rai = {
        user.username for name, user in cast.everybody().items() if name not in ("nan_officer", "visitor")
    }
    assert listed(cast.director) == listed(cast.administrator) == chiang_rai
    assert listed(cast.nan_officer) == {"nan"}


@pytest.mark.parametrize("page", ["user", "user-change", "user-password", "scope-add"])
def test_a_user_of_another_province_is_not_there(cast: Cast, signed_in, page):
    address = reverse(f"office:{page}", args=[cast.officer.pk])
    client = signed_in(cast.nan_officer)
    assert (client.get(address).status_code, client.post(address, {}).status_code) == (404, 404)
    assert signed_in(cast.officer).get(address).status_code == 403


def test_a_user_comes_in_with_an_area_and_a_password_once(cast: Cast, signed_in, client):
    for _time in range(2):
        answer = signed_in(cast.director).post(reverse("office:user-add"), new_user())
        assert answer.status_code == 302, answer.context["form"].errors
    user = User.objects.get(username="somying")
    assert user.area_codes() == ["570103"]
    client.post(reverse("website:login"), {"username": "Somying", "password": "ดอกไม้บานที่เชียงราย"})
    assert client.get(reverse("office:home")).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [("area", "55"), ("role", "OPERATOR"), ("password", "123"), ("username", "officer"), ("on", "วันนี้")],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_stored(cast: Cast, signed_in, field, value):
    before = User.objects.count()
    answer = signed_in(cast.director).post(reverse("office:user-add"), new_user(**{field: value}))
    assert set(answer.context["form"].errors) == {field}
    assert User.objects.count() == before


def test_an_area_is_handed_over_to_the_next_officer(cast: Cast, signed_in):
    scope = cast.officer.scopes.get()
    address = reverse("office:scope-hand-over", args=[cast.officer.pk, scope.pk])
    signed_in(cast.director).post(address, {"to": cast.phatthanakon.pk, "on": "1/4/2560"})
    assert User.objects.get(pk=cast.officer.pk).area_codes() == []
    assert User.objects.get(pk=cast.phatthanakon.pk).area_codes() == ["5701"]
    scope.refresh_from_db()
    assert scope.until_on == date(2017, 4, 1)


def test_an_area_ends_by_its_keeper_alone(cast: Cast, signed_in):
    scope = cast.officer.scopes.get()
    address = reverse("office:scope-end", args=[cast.officer.pk, scope.pk])
    assert signed_in(cast.nan_officer).post(address, {"on": "1/4/2560"}).status_code == 404
    assert signed_in(cast.officer).post(address, {"on": "1/4/2560"}).status_code == 403
    assert Scope.objects.get(pk=scope.pk).until_on is None
    signed_in(cast.director).post(address, {"on": "1/4/2560"})
    assert Scope.objects.get(pk=scope.pk).until_on == date(2017, 4, 1)


def test_an_account_is_closed_but_not_ones_own(cast: Cast, signed_in, client):
    def close(user):
        values = {"name": user.name, "role": user.role, "language": "th"}
        return signed_in(cast.director).post(reverse("office:user-change", args=[user.pk]), values)

    assert close(cast.officer).status_code == 302
    assert not User.objects.get(pk=cast.officer.pk).is_active
    assert close(cast.director).context["form"].errors
    client.post(reverse("website:login"), {"username": "officer", "password": PASSWORD})
    assert client.get(reverse("office:home")).status_code == 302


def test_anybody_changes_their_own_password_and_stays_signed_in(cast: Cast, signed_in):
    client = signed_in(cast.sage)
    values = {"old": PASSWORD, "new": "สานไม้ไผ่ใต้ถุนเรือน", "again": "สานไม้ไผ่ใต้ถุนเรือน"}
    assert set(client.post(reverse("office:password"), values | {"old": "ผิด"}).context["form"].errors) == {
        "old"
    }
    assert set(client.post(reverse("office:password"), values | {"again": "ผิด"}).context["form"].errors) == {
        "again"
    }
    assert client.post(reverse("office:password"), values).status_code == 302
    assert User.objects.get(pk=cast.sage.pk).check_password("สานไม้ไผ่ใต้ถุนเรือน")
    assert client.get(reverse("office:teaching")).status_code == 200


def test_the_list_asks_as_often_for_many_users_as_for_one(cast: Cast, signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(user):
        client = signed_in(user)
        client.get(reverse("office:users"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("office:users"))
        return len(queries)

    assert area("57").code == "57"
    assert asked(cast.director) <= asked(cast.nan_officer) + 2  # scopes of zones and their names
