"""The pages of sessions, from the list to the archive: for the right person and for the wrong one."""

import pytest
from django.urls import reverse

from prach.core.keys import new_key
from prach.delivery.actions import archive_session, log_session
from prach.delivery.models import Session
from tests.cast import TODAY, Cast, area


def posted(**changes):
    return {
        "key": str(new_key()),
        "kind": "VILLAGE_FORUM",
        "title": "เวทีถ่ายทอดความรู้",
        "area": "57010202",
        "held_on": "๑๖/๑/๒๕๖๐",
        "headcount": "๑,๐๒๐",
    } | changes


def test_the_list_shows_each_person_their_own_sessions_and_no_others(cast: Cast, forum: Session, signed_in):
    seen = {}
    for name, user in cast.everybody().items():
        answer = signed_in(user).get(reverse("office:records", args=["sessions"]))
        seen[name] = (
            forum.title in answer.content.decode() if answer.status_code == 200 else answer.status_code
        )
    assert seen == {
        "director": True,
        "officer": True,
        "neighbour": False,
        "nan_officer": False,
        "phatthanakon": True,
        "supervisor": True,
        "sage": 403,
        "partner": 403,
        "executive": 403,
        "auditor": True,
        "editor": 403,
        "administrator": 403,
        "visitor": 302,
    }


def test_a_session_is_logged_with_thai_digits_and_buddhist_years(cast: Cast, signed_in):
    answer = signed_in(cast.officer).post(reverse("office:record-add", args=["sessions"]), posted())
    session = Session.objects.get()
    assert answer.url == reverse("office:record", args=["sessions", session.pk])
    assert (session.held_on.isoformat(), session.headcount, session.area_id) == (
        "2017-01-16",
        1020,
        "57010202",
    )
    assert session.reference


def test_a_doubled_post_is_stored_once(cast: Cast, signed_in):
    client, values = signed_in(cast.officer), posted()
    for _time in range(2):
        assert client.post(reverse("office:record-add", args=["sessions"]), values).status_code == 302
    assert Session.everything.count() == 1


@pytest.mark.parametrize(
    "page", ["record", "record-change", "record-archive", "record-restore", "record-history"]
)
def test_another_districts_session_is_not_there(cast: Cast, forum: Session, signed_in, page):
    client = signed_in(cast.neighbour)
    address = reverse(f"office:{page}", args=["sessions", forum.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, posted()).status_code in (404, 405)
    forum.refresh_from_db()
    assert (forum.title, forum.archived_at) == ("เวทีถ่ายทอดความรู้บ้านป่ายางมน", None)


def test_who_only_reads_is_refused_every_write(cast: Cast, forum: Session, signed_in):
    client = signed_in(cast.auditor)
    for page in ("record-change", "record-archive", "record-restore"):
        address = reverse(f"office:{page}", args=["sessions", forum.pk])
        assert client.post(address, posted()).status_code == 403
    assert client.post(reverse("office:record-add", args=["sessions"]), posted()).status_code == 403
    assert list(Session.everything.all()) == [forum]


def test_a_session_cannot_be_logged_for_another_district(cast: Cast, signed_in):
    answer = signed_in(cast.neighbour).post(reverse("office:record-add", args=["sessions"]), posted())
    assert answer.status_code == 200
    assert not Session.everything.exists()
    assert "area" in answer.context["form"].errors


def test_the_rooms_refusal_stands_beside_its_field(cast: Cast, signed_in):
    values = posted(headcount="10", men="8", women="9")
    answer = signed_in(cast.officer).post(reverse("office:record-add", args=["sessions"]), values)
    assert set(answer.context["form"].errors) == {"headcount"}


def test_a_session_is_changed_archived_and_restored(cast: Cast, forum: Session, signed_in):
    client = signed_in(cast.officer)
    client.post(
        reverse("office:record-change", args=["sessions", forum.pk]),
        posted(title="เวทีใหม่", reference=forum.reference),
    )
    forum.refresh_from_db()
    assert forum.title == "เวทีใหม่"
    client.post(reverse("office:record-archive", args=["sessions", forum.pk]))
    assert not Session.objects.exists()
    assert client.get(reverse("office:record", args=["sessions", forum.pk])).status_code == 200
    client.post(reverse("office:record-restore", args=["sessions", forum.pk]))
    assert Session.objects.get() == forum


def test_the_list_is_searched_filtered_and_sorted(cast: Cast, forum: Session, signed_in):
    other = log_session(
        by=cast.director,
        today=TODAY,
        kind="EVENT",
        title="มหกรรมอาชีพ",
        area=area("5702"),
        held_on=TODAY,
        headcount=900,
    )
    client = signed_in(cast.director)

    def listed(**query):
        answer = client.get(reverse("office:records", args=["sessions"]), query)
        return [row.cells[0] for row in answer.context["table"].rows]

    assert listed(q="มหกรรม") == [other.title]
    assert listed(q="ป่ายางมน เวที") == [forum.title]
    assert listed(kind="EVENT") == [other.title]
    assert listed(area="5701") == [forum.title]
    assert listed(year="2559") == []
    assert listed(sort="headcount") == [forum.title, other.title]
    assert listed(sort="-headcount") == [other.title, forum.title]
    assert listed(sort="area__parent__note") == [other.title, forum.title]


def test_the_list_asks_as_often_for_three_rows_as_for_one(
    cast: Cast, forum: Session, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, address = signed_in(cast.officer), reverse("office:records", args=["sessions"])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for place in range(2):
        log_session(
            by=cast.officer,
            today=TODAY,
            kind="EVENT",
            title=f"ครั้งที่ {place}",
            area=area("57010301"),
            held_on=TODAY,
        )
    with CaptureQueriesContext(connection) as three:
        answer = client.get(address)
    assert len(list(answer.context["table"].rows)) == 3
    assert len(three) == len(one)


def test_history_tells_who_changed_what(cast: Cast, forum: Session, signed_in):
    archive_session(forum, by=cast.director)
    answer = signed_in(cast.officer).get(reverse("office:record-history", args=["sessions", forum.pk]))
    assert [event.by for event in answer.context["events"]] == ["director", "officer"]
