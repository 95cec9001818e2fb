"""Fixtures that every test may ask for. The cast is described in tests/cast.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings

from prach.delivery.actions import log_session
from prach.delivery.models import Session
from prach.plan.actions import open_scheme
from prach.plan.models import Scheme

from . import cast as people
from .cast import Cast


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Put the few areas and coded lists in once; every test finds them."""
    with django_db_blocker.unblock():
        people.set_the_stage()
    yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Thirteen people come in for every test: their passwords need not withstand anybody."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def cast(db: Any) -> Cast:
    return people.assemble()


@pytest.fixture
def area() -> Callable[[str], Any]:
    return people.area


@pytest.fixture
def today() -> date:
    return people.TODAY


@pytest.fixture
def signed_in() -> Callable[[Any], Client]:
    """Return a browser in which the user is signed in; the visitor's is signed in to nothing."""

    def come_in(user: Any) -> Client:
        client = Client()
        if user.is_authenticated:
            client.force_login(user)
        return client

    return come_in


@pytest.fixture
def scheme(cast: Cast) -> Scheme:
    """The province's scheme of the year."""
    return open_scheme(
        by=cast.director,
        fiscal_year=people.YEAR,
        name="สัมมาชีพชุมชน",
        area=people.area("57"),
        reference="สช-2560",
    )


@pytest.fixture
def forum(cast: Cast) -> Session:
    """A village forum in Rop Wiang, Mueang: seen by `officer`, not by `neighbour`."""
    return log_session(
        by=cast.officer,
        today=people.TODAY,
        kind=Session.Kind.VILLAGE_FORUM,
        title="เวทีถ่ายทอดความรู้บ้านป่ายางมน",
        area=people.area("57010202"),
        held_on=date(2017, 1, 16),
        men=20,
        women=22,
    )
