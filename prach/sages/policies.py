"""Which state may follow which."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from prach.core.errors import Refusal

from .models import Standing, State

# The one table of allowed moves. From None: how somebody enters the register, also when an office takes over an
# older list in which only today's state is known.
MOVES: dict[str | None, set[str]] = {
    None: set(State),
    State.NOMINATED: {State.ACCEPTED, State.INACTIVE},
    State.ACCEPTED: {State.TRAINED, State.TEAM, State.ACTIVE, State.PAUSED, State.INACTIVE},
    State.TRAINED: {State.TEAM, State.ACTIVE, State.PAUSED, State.INACTIVE},
    State.TEAM: {State.TRAINED, State.ACTIVE, State.PAUSED, State.INACTIVE},
    State.ACTIVE: {State.TRAINED, State.TEAM, State.PAUSED, State.INACTIVE},
    State.PAUSED: {State.TEAM, State.ACTIVE, State.INACTIVE},
    State.INACTIVE: {State.ACCEPTED, State.ACTIVE},
}


class MoveNotAllowed(Refusal):
    """The state cannot follow the one before."""

    code = "move-not-allowed"
    message = _("'%(to)s' cannot follow '%(old)s'. Record the states between them first.")
    field = "state"


class BeforeTheLast(Refusal):
    """Standings are recorded in the order they happened."""

    code = "before-the-last"
    message = _("This date is not after the last standing's. Check the date.")
    field = "since_on"


class StandingInTheFuture(Refusal):
    """A state is reached on a day that has come."""

    code = "standing-in-the-future"
    message = _("This date lies in the future. Record the standing when it has been reached.")
    field = "since_on"


def check_move(last: Standing | None, *, state: str, since_on: date, today: date) -> None:
    """Raise StandingInTheFuture, BeforeTheLast or MoveNotAllowed."""
    if since_on > today:
        raise StandingInTheFuture()
    if last is not None and since_on <= last.since_on:
        raise BeforeTheLast()
    if last is not None and state == last.state:
        return
    if state not in MOVES[last.state if last else None]:
        raise MoveNotAllowed(to=State(state).label, old=last.get_state_display() if last else "")
