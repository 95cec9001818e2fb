"""What was taught, to how many, and by whom."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from prach.core.keys import new_key
from prach.delivery.actions import log_group_support, log_session, record_attendance, set_trainers
from prach.delivery.models import Attendance, GroupSupport, Session, Trainer
from prach.delivery.policies import (
    ForumNotInVillage,
    GroupElsewhere,
    HeadcountMissing,
    HeadcountTooSmall,
    LastDayBeforeFirst,
    NotYetHeld,
)
from prach.people.actions import register_group, register_person
from tests.cast import TODAY

FORUM = {"kind": Session.Kind.VILLAGE_FORUM, "title": "เวที", "held_on": date(2017, 1, 16)}


@pytest.fixture
def log(cast, area):
    def log_with(**values):
        return log_session(by=cast.officer, today=TODAY, **{**FORUM, "area": area("57010202"), **values})

    return log_with


def test_men_and_women_make_the_headcount(log):
    assert log(men=12, women=15).headcount == 27


def test_a_headcount_may_be_larger_than_men_and_women_where_some_were_not_noted(log):
    session = log(headcount=30, men=12, women=15)
    assert (session.headcount, session.men, session.women) == (30, 12, 15)


def test_a_headcount_that_nobody_took_stays_unknown(log):
    assert log().headcount is None


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"held_on": date(2017, 4, 5)}, NotYetHeld),
        ({"ended_on": date(2017, 1, 15)}, LastDayBeforeFirst),
        ({"headcount": 20, "men": 12, "women": 15}, HeadcountTooSmall),
        ({"men": 12}, HeadcountMissing),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(log, values, error):
    with pytest.raises(error) as refused:
        log(**values)
    assert str(refused.value)
    assert not Session.everything.exists()


def test_a_village_forum_names_its_village(log, area):
    with pytest.raises(ForumNotInVillage):
        log(area=area("570102"))


def test_the_database_itself_refuses_a_wrong_headcount(log):
    session = log(men=1, women=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(headcount=2)


def test_two_sessions_of_a_province_do_not_share_a_reference(log, cast, area):
    log(reference="57-001")
    with pytest.raises(ValidationError):
        log(reference="57-001")
    assert log_session(
        by=cast.nan_officer, today=TODAY, **{**FORUM, "area": area("55010201"), "reference": "57-001"}
    )


def test_trainers_are_set_whole(log, cast, area):
    session = log()
    first, second, third = (
        register_person(by=cast.officer, today=TODAY, given_name=name, area=area("57010202"))
        for name in ("คำ", "แก้ว", "อินตา")
    )
    set_trainers(session, [first, second], by=cast.officer)
    set_trainers(session, [second, third], by=cast.officer)
    assert set(Trainer.objects.filter(session=session).values_list("person", flat=True)) == {
        second.pk,
        third.pk,
    }


def test_somebody_is_marked_present_once_also_in_anothers_place(log, cast, area):
    session = log()
    sick, daughter = (
        register_person(by=cast.officer, today=TODAY, given_name=name, area=area("57010202"))
        for name in ("คำ", "แก้ว")
    )
    record_attendance(session, daughter, by=cast.officer)
    record_attendance(session, daughter, by=cast.officer, substitute_for=sick)
    line = Attendance.objects.get()
    assert (line.person, line.substitute_for) == (daughter, sick)


def test_nobody_stands_in_for_themselves(log, cast, area):
    person = register_person(by=cast.officer, today=TODAY, given_name="คำ", area=area("57010202"))
    with pytest.raises(ValidationError):
        record_attendance(log(), person, by=cast.officer, substitute_for=person)


def test_support_is_counted_where_the_group_is(cast, area):
    group = register_group(
        by=cast.officer, today=TODAY, name="กลุ่มทอผ้า", kind="OCCUPATION", area=area("57010202")
    )
    values = {
        "by": cast.officer,
        "today": TODAY,
        "kind": "KNOWLEDGE",
        "title": "สอนบัญชี",
        "supported_on": TODAY,
    }
    with pytest.raises(GroupElsewhere):
        log_group_support(group=group, area=area("57010203"), **values)
    with pytest.raises(NotYetHeld):
        log_group_support(group=group, area=area("57010202"), **{**values, "supported_on": date(2017, 4, 5)})
    support = log_group_support(group=group, area=area("57010202"), men=3, women=9, **values)
    assert GroupSupport.objects.get().headcount == support.headcount == 12


def test_a_form_sent_twice_is_one_session(log):
    key = new_key()
    assert log(key=key) == log(key=key)
    assert Session.everything.count() == 1
