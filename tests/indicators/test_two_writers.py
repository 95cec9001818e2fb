"""Two officers who write into the same village at the same moment are both counted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections, transaction

from prach.accounts.actions import operator
from prach.accounts.models import User
from prach.areas.models import Area
from prach.core.models import AuditEvent
from prach.delivery.actions import log_session
from prach.delivery.models import Session
from prach.indicators import queries
from prach.indicators.models import Cell
from tests.cast import TODAY, YEAR

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("two_writers")]
WAIT = 20


@pytest.fixture
def committed(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """The real database, without a transaction around; what was written is taken away again."""
    with django_db_blocker.unblock():
        there = User.objects.filter(username="operator").exists()
        by = operator()
        yield by
        Session.everything.all().delete()
        Cell.objects.all().delete()
        AuditEvent.objects.filter(subject="delivery.session")._raw_delete("default")
        if not there:
            User.objects.filter(pk=by.pk).delete()


def log(by: User, code: str) -> None:
    log_session(
        by=by,
        today=TODAY,
        kind="EVENT",
        title="ถ่ายทอดความรู้",
        area=Area(code=code),
        held_on=date(2017, 1, 16),
        headcount=10,
    )


def together(*jobs: Callable[[], None]) -> list[BaseException]:
    """Run each job in its own thread and connection; return what went wrong."""
    wrong: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    return wrong


def test_the_second_waits_and_counts_the_firsts_row(committed: User) -> None:
    first_wrote, second_began = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            log(committed, "57010202")
            first_wrote.set()
            assert second_began.wait(WAIT)
            wait_until_somebody_waits_for_a_lock()

    def second() -> None:
        assert first_wrote.wait(WAIT)
        second_began.set()
        log(committed, "57010202")

    assert together(first, second) == []
    assert queries.figure("sage-sessions", "57", YEAR).value == 2
    assert queries.figure("sage-learners", "57", YEAR).value == 20
    assert list(queries.differences()) == []


def wait_until_somebody_waits_for_a_lock() -> None:
    deadline = threading.Event()
    for _ in range(WAIT * 20):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
        deadline.wait(0.05)
    raise AssertionError("nobody waited")


def test_crossing_writers_of_two_villages_do_not_block_each_other_for_ever(committed: User) -> None:
    def writes(*codes: str) -> Callable[[], None]:
        def job() -> None:
            for _ in range(10):
                with transaction.atomic():
                    for code in codes:
                        log(committed, code)

        return job

    there_and_back = [writes("57010202", "57020201"), writes("57020201", "57010202")] * 3
    assert together(*there_and_back) == []
    assert queries.figure("sage-sessions", "57", YEAR).value == 120
    assert list(queries.differences()) == []
