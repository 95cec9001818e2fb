"""Marking what is invented, and asking for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from prach.core.errors import NotAllowed, OutOfScope
from prach.core.models import AuditEvent
from prach.people.actions import mark_invented, register_person
from prach.people.queries import holds_invented

from ..cast import Cast


def test_a_marked_area_is_known_and_others_are_not(
    cast: Cast, area: Callable[[str], Any], today: date
) -> None:
    person = register_person(by=cast.director, today=today, given_name="คำปัน", area=area("57010202"))
    assert not holds_invented("57")
    assert mark_invented(by=cast.director, area=area("57")) == 1
    person.refresh_from_db()
    assert person.invented
    assert holds_invented("57") and holds_invented("570102") and not holds_invented("5702")
    assert AuditEvent.objects.filter(changes__invented=[False, True]).count() == 1


def test_marking_twice_changes_nothing(cast: Cast, area: Callable[[str], Any], today: date) -> None:
    register_person(by=cast.director, today=today, given_name="คำปัน", area=area("57010202"))
    mark_invented(by=cast.director, area=area("57"))
    assert mark_invented(by=cast.director, area=area("57")) == 0
    assert AuditEvent.objects.filter(changes__invented=[False, True]).count() == 1


def test_only_whoever_writes_the_area_may_mark_it(cast: Cast, area: Callable[[str], Any]) -> None:
    with pytest.raises(OutOfScope):
        mark_invented(by=cast.officer, area=area("57"))
    with pytest.raises(NotAllowed):
        mark_invented(by=cast.auditor, area=area("57"))
