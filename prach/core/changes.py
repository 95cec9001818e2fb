"""What must reach upward without an import: an action announces the places whose rows changed; higher rooms listen.

Listeners run inside the announcing transaction, so what they keep is never older than the rows.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import models

ANY_YEAR = 0


class Place(NamedTuple):
    """Where and when a row counts. `area_code` is the row's own area; `fiscal_year` is Buddhist Era.

    ANY_YEAR stands for every year in which other rows hang on this one: a household takes its enrolments along.
    """

    area_code: str
    fiscal_year: int


Listener = Callable[[type[models.Model], set[Place]], None]
_listeners: list[Listener] = []


def subscribe(listener: Listener) -> None:
    """Call `listener(model, places)` on every announced change. For `apps.ready()` of a higher room."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(model: type[models.Model], places: Iterable[Place]) -> None:
    """Tell the listeners that rows of `model` at `places` were added, changed or archived."""
    at = set(places)
    if at:
        for listener in _listeners:
            listener(model, at)
