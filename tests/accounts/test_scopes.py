"""Who answers for what, and what follows for what they see."""

from datetime import date

import pytest

from prach.accounts.actions import (
    RoleAboveOwn,
    add_user,
    change_user,
    give_scope,
    hand_over_scope,
    set_password,
)
from prach.accounts.models import Scope, User
from prach.accounts.roles import DESCRIPTIONS, INCLUDES, PERMISSIONS, Role
from prach.areas.actions import DistrictElsewhere, DistrictInTwoZones, set_zone
from prach.areas.models import Zone
from prach.core.audit import history_of, trail_visible_to
from prach.core.errors import NotAllowed, OutOfScope
from prach.core.models import AuditEvent
from prach.delivery.actions import archive_session, correct_session
from prach.delivery.models import Session
from tests.cast import TODAY, YEAR, Cast


def test_every_role_is_described_and_includes_known_permissions_only():
    assert set(DESCRIPTIONS) == set(INCLUDES) == set(Role)
    assert set().union(*INCLUDES.values()) == set(PERMISSIONS)


def test_a_session_is_seen_by_those_who_answer_for_its_village_and_by_nobody_else(cast: Cast, forum: Session):
    seen_by = {name for name, user in cast.everybody().items() if forum in Session.objects.visible_to(user)}
    assert seen_by == {"director", "officer", "phatthanakon", "supervisor", "auditor"}


def test_a_session_is_corrected_by_its_officers_alone(cast: Cast, forum: Session):
    may = set()
    for number, (name, user) in enumerate(cast.everybody().items()):
        try:
            correct_session(forum, by=user, today=TODAY, note=f"ครั้งที่ {number}")
        except (NotAllowed, OutOfScope, AttributeError):
            continue
        may.add(name)
    assert may == {"director", "officer", "phatthanakon"}


def test_a_session_cannot_be_moved_into_another_district(cast: Cast, forum: Session, area):
    with pytest.raises(OutOfScope):
        correct_session(forum, by=cast.officer, today=TODAY, area=area("57020201"))
    assert Session.objects.get(pk=forum.pk).area_id == "57010202"


def test_an_archived_session_is_gone_from_every_list_and_kept(cast: Cast, forum: Session):
    archive_session(forum, by=cast.officer)
    assert not Session.objects.exists()
    assert Session.everything.get() == forum


def test_a_doubled_submission_is_stored_once(cast: Cast, forum: Session, area):
    from prach.delivery.actions import log_session

    again = log_session(
        by=cast.officer,
        today=TODAY,
        key=forum.pk,
        kind=forum.kind,
        title="ซ้ำ",
        area=area("57010202"),
        held_on=TODAY,
    )
    assert again == forum
    assert Session.everything.get().title == forum.title


def test_a_supervisor_sees_the_districts_that_the_zone_has_now(cast: Cast, forum: Session, area):
    zone = Zone.objects.get()
    set_zone(
        by=cast.director,
        fiscal_year=YEAR,
        province=area("57"),
        number=1,
        name_th=zone.name_th,
        districts=[area("5702")],
    )
    supervisor = User.objects.get(pk=cast.supervisor.pk)
    assert supervisor.area_codes() == ["5702"]
    assert not Session.objects.visible_to(supervisor).exists()


def test_a_district_is_in_one_zone_a_year(cast: Cast, area):
    with pytest.raises(DistrictInTwoZones):
        set_zone(
            by=cast.director,
            fiscal_year=YEAR,
            province=area("57"),
            number=2,
            name_th="โซน 2",
            districts=[area("5701")],
        )
    assert set_zone(
        by=cast.director,
        fiscal_year=YEAR + 1,
        province=area("57"),
        number=2,
        name_th="โซน 2",
        districts=[area("5701")],
    )


def test_a_zone_holds_districts_of_its_own_province(cast: Cast, area):
    with pytest.raises(DistrictElsewhere):
        set_zone(
            by=cast.director,
            fiscal_year=YEAR,
            province=area("57"),
            number=2,
            name_th="x",
            districts=[area("5501")],
        )


@pytest.mark.parametrize("name", ["officer", "nan_officer", "auditor", "administrator"])
def test_zones_are_set_by_the_province_alone(cast: Cast, area, name: str):
    with pytest.raises((NotAllowed, OutOfScope)):
        set_zone(
            by=cast.everybody()[name],
            fiscal_year=YEAR,
            province=area("57"),
            number=3,
            name_th="x",
            districts=[area("5703")],
        )


def test_nobody_hands_out_more_than_they_hold(cast: Cast):
    with pytest.raises(NotAllowed):
        add_user(by=cast.officer, username="x", name="x", role=Role.SUBDISTRICT)
    assert add_user(by=cast.director, username="new", name="ใหม่", role=Role.DISTRICT).role == Role.DISTRICT
    with pytest.raises(RoleAboveOwn):
        change_user(cast.officer, by=cast.director, role=Role.OPERATOR)


def test_a_scope_is_given_within_ones_own(cast: Cast, area):
    with pytest.raises(OutOfScope):
        give_scope(cast.officer, by=cast.director, on=TODAY, area=area("55"))


def test_an_officer_hands_over_and_sees_no_more(cast: Cast, forum: Session):
    scope = Scope.objects.get(user=cast.officer)
    hand_over_scope(scope, to=cast.neighbour, by=cast.director, on=date(2017, 3, 1))
    leaver, stayer = User.objects.get(pk=cast.officer.pk), User.objects.get(pk=cast.neighbour.pk)
    assert leaver.area_codes() == []
    assert stayer.area_codes() == ["5701", "5702"]
    assert list(Session.objects.visible_to(stayer)) == [forum]


def test_passwords_are_set_by_oneself_or_by_whoever_keeps_users(cast: Cast):
    set_password(cast.officer, by=cast.officer, password="ข้าวเหนียวมะม่วง")
    with pytest.raises(NotAllowed):
        set_password(cast.director, by=cast.officer, password="ข้าวเหนียวมะม่วง")
    assert not any(
        "password" in str(event.changes) for event in AuditEvent.objects.filter(verb="set-password")
    )


def test_the_trail_says_who_did_what_to_a_session(cast: Cast, forum: Session):
    correct_session(forum, by=cast.director, today=TODAY, men=21, headcount=43)
    trail = [(line.actor_name, line.verb, line.changes) for line in history_of(forum)]
    assert trail[0] == ("director", "changed", {"men": [20, 21], "headcount": [42, 43]})
    assert [line[:2] for line in trail] == [("director", "changed"), ("officer", "added")]


def test_the_trail_is_read_within_ones_area(cast: Cast, forum: Session):
    about_forum = {
        name
        for name, user in cast.everybody().items()
        if trail_visible_to(user).filter(subject_id=forum.pk).exists()
    }
    assert about_forum == {"director", "officer", "auditor", "administrator"}


def test_an_audit_line_is_never_changed_or_deleted(forum: Session):
    line = history_of(forum).get()
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()
