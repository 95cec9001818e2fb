"""States of a sage: dated, in order, one at a time."""

from datetime import date

import pytest

from prach.core.errors import OutOfScope
from prach.people.actions import register_person
from prach.sages.actions import record_standing
from prach.sages.models import Standing, State
from prach.sages.policies import MOVES, BeforeTheLast, MoveNotAllowed, StandingInTheFuture
from prach.sages.queries import standings_on
from tests.cast import TODAY


@pytest.fixture
def person(cast, area):
    return register_person(
        by=cast.officer, today=TODAY, given_name="อินตา", surname="ใจดี", area=area("57010202")
    )


@pytest.fixture
def stand(cast, person):
    return lambda state, *day: record_standing(
        person, by=cast.officer, state=state, since_on=date(*day), today=TODAY
    )


def test_a_standing_ends_when_the_next_begins(stand, person):
    stand(State.NOMINATED, 2016, 10, 5)
    stand(State.ACCEPTED, 2016, 11, 2)
    stand(State.TRAINED, 2017, 1, 20)
    assert list(Standing.objects.order_by("since_on").values_list("state", "since_on", "until_on")) == [
        ("NOMINATED", date(2016, 10, 5), date(2016, 11, 2)),
        ("ACCEPTED", date(2016, 11, 2), date(2017, 1, 20)),
        ("TRAINED", date(2017, 1, 20), None),
    ]
    assert standings_on(date(2016, 12, 1)).get().state == State.ACCEPTED
    assert not standings_on(date(2016, 10, 4)).exists()


def test_the_same_state_again_changes_nothing(stand):
    assert stand(State.ACTIVE, 2016, 10, 5) == stand(State.ACTIVE, 2016, 12, 5)
    assert Standing.objects.count() == 1


@pytest.mark.parametrize("state", sorted(set(State) - MOVES[State.NOMINATED] - {State.NOMINATED}))
def test_the_nominated_are_accepted_before_anything_else(stand, state):
    stand(State.NOMINATED, 2016, 10, 5)
    with pytest.raises(MoveNotAllowed):
        stand(state, 2016, 11, 2)


def test_every_state_has_its_moves_and_resting_is_never_the_end():
    assert set(MOVES) == {None, *State}
    assert all(MOVES[state] for state in State)
    assert State.ACTIVE in MOVES[State.PAUSED]


def test_standings_come_in_order_and_not_before_their_day(stand):
    stand(State.ACCEPTED, 2016, 11, 2)
    with pytest.raises(BeforeTheLast):
        stand(State.TRAINED, 2016, 11, 2)
    with pytest.raises(StandingInTheFuture):
        stand(State.TRAINED, 2017, 4, 5)


def test_only_officers_of_the_place_record_a_standing(cast, person):
    with pytest.raises(OutOfScope):
        record_standing(person, by=cast.neighbour, state=State.ACCEPTED, since_on=TODAY, today=TODAY)
