"""Zones of a year, and who did what."""

from __future__ import annotations

from django.urls import reverse

from prach.areas.models import Zone
from prach.delivery.actions import archive_session
from prach.delivery.models import Session
from tests.cast import YEAR, Cast


def zones_page(**query):
    from urllib.parse import urlencode

    return f"{reverse('office:zones')}?{urlencode({'year': YEAR} | query)}"


def held():
    return {zone.number: set(zone.districts.values_list("code", flat=True)) for zone in Zone.objects.all()}


def test_zones_are_read_by_the_province_and_set_by_its_officer(cast: Cast, signed_in):
    values = {
        "name_1": "โซน 1",
        "districts_1": ["5701"],
        "name_2": "โซนเหนือ",
        "districts_2": ["5702", "5709"],
    }
    for name in ("officer", "partner", "auditor", "administrator"):
        assert signed_in(getattr(cast, name)).get(zones_page()).status_code == 200
        assert signed_in(getattr(cast, name)).post(zones_page(), values).status_code == 403
    assert signed_in(cast.sage).get(zones_page()).status_code == 403
    assert signed_in(cast.nan_officer).post(zones_page(province="57"), values).status_code == 404
    assert held() == {1: {"5701", "5702"}}
    assert signed_in(cast.director).post(zones_page(), values).status_code == 302
    assert held() == {1: {"5701"}, 2: {"5702", "5709"}}


def test_districts_may_swap_zones_at_once(cast: Cast, signed_in):
    client = signed_in(cast.director)
    client.post(
        zones_page(), {"name_1": "1", "districts_1": ["5701"], "name_2": "2", "districts_2": ["5702"]}
    )
    client.post(
        zones_page(), {"name_1": "1", "districts_1": ["5702"], "name_2": "2", "districts_2": ["5701"]}
    )
    assert held() == {1: {"5702"}, 2: {"5701"}}


def test_a_district_in_two_zones_is_refused_whole(cast: Cast, signed_in):
    values = {"name_1": "1", "districts_1": ["5701", "5703"], "name_2": "2", "districts_2": ["5703"]}
    answer = signed_in(cast.director).post(zones_page(), values)
    assert "โซน" in str(answer.context["form"].errors) or "zone" in str(answer.context["form"].errors)
    assert held() == {1: {"5701", "5702"}}


def test_the_trail_shows_ones_own_areas(cast: Cast, forum: Session, signed_in):
    archive_session(forum, by=cast.director)

    def told(user, **query):
        answer = signed_in(user).get(reverse("office:audit"), {"kind": "delivery.session"} | query)
        if answer.status_code != 200:
            return answer.status_code
        return [
            str(getattr(row.cells[3], "text", row.cells[3])).endswith(forum.title)
            for row in answer.context["table"].rows
        ]

    assert told(cast.officer) == [True, True]
    assert told(cast.neighbour) == []
    assert sum(told(cast.director)) == 2
    assert told(cast.officer, who="director") == [True]
    assert told(cast.officer, verb="added") == [True]
    assert told(cast.officer, kind="people.person") == []
    assert told(cast.officer, day="1/1/2550") == []
    assert told(cast.administrator) == [False, False], "an administrator reads no rows, so no titles"
    for name in ("phatthanakon", "supervisor", "sage", "partner", "executive", "editor"):
        assert told(getattr(cast, name)) == 403
    assert told(cast.visitor) == 302


def test_the_trail_tells_a_district_officer_nothing_of_other_accounts(cast: Cast, signed_in):
    rows = list(signed_in(cast.neighbour).get(reverse("office:audit")).context["table"].rows)
    assert {row.cells[4] for row in rows} == {"อำเภอเวียงชัย"}
    assert "อรุณ" not in str([row.cells for row in rows])
    assert len(list(signed_in(cast.director).get(reverse("office:audit")).context["table"].rows)) > 10
