"""Bring Django and the database up: on first use the tables are made and the official area lists loaded."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

Say = Callable[[str], None]


def to_stderr(sentence: str) -> None:
    """Say something without disturbing what a script reads."""
    print(sentence, file=sys.stderr, flush=True)


def silent(sentence: str) -> None:
    """Say nothing."""


class Stopwatch:
    """Remembers how long each step took, in seconds, to print where the time went."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float]] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the block under `name`."""
        began = time.monotonic()
        yield
        self.steps.append((name, time.monotonic() - began))


def start_django() -> None:
    """Load the settings and the apps, and speak Thai."""
    import django
    from django.utils import translation

    django.setup()
    translation.activate("th")


def prepare_database(say: Say = to_stderr, watch: Stopwatch | None = None) -> None:
    """Make or bring up to date the tables, the areas and the coded lists. Quick when there is nothing to do."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from prach.areas.loading import load_areas
    from prach.areas.models import AreaRelease
    from prach.knowhow.loading import load_coded_lists

    watch = watch or Stopwatch()
    executor = MigrationExecutor(connection)
    pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if pending:
        say("กำลังเตรียมฐานข้อมูล … (preparing the database)")
        with watch.step("database"):
            call_command("migrate", verbosity=0, interactive=False)
    if pending or not AreaRelease.objects.exists():
        say("กำลังนำเข้าเขตการปกครอง 83,647 แห่ง … (loading areas)")
        with watch.step("areas"):
            load_areas()
            load_coded_lists()


def ready(say: Say = to_stderr) -> None:
    """Make everything ready for a subcommand that reads or writes the database."""
    start_django()
    prepare_database(say)


def known_area(code: str) -> str:
    """Return the code, in Arabic digits; exits with a sentence where there is no such area. Blank is the nation."""
    from prach.areas.models import Area
    from prach.core.text import to_arabic_digits

    code = to_arabic_digits(code.strip())
    if code and not Area.objects.filter(pk=code).exists():
        raise SystemExit(f"ไม่พบพื้นที่รหัส {code} (no such area)")
    return code


def fiscal_year(text: str) -> int:
    """Return a year of the Buddhist Era as an option gives it; argparse prints why another is refused."""
    year = int(text) if text.isdecimal() else 0
    if not 2400 <= year <= 2800:
        raise argparse.ArgumentTypeError(
            f"{text}: ปีงบประมาณเป็นปีพุทธศักราช เช่น 2560 (a year of the Buddhist Era, for example 2560)"
        )
    return year


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write; exits with a sentence where the folder is missing or may not be written."""
    try:
        file = path.open("wb")
    except OSError as error:
        raise SystemExit(f"เขียนไฟล์ {path} ไม่ได้: โปรดตรวจโฟลเดอร์ (cannot write: {error.strerror})") from None
    with file:
        yield file


def acting_user(username: str | None) -> Any:
    """Return the user in whose name the command acts: the one named, else the server's operator.

    Exits with a sentence when there is no such user.
    """
    from prach.accounts.actions import operator
    from prach.accounts.models import User

    if username is None:
        return operator()
    user = User.objects.filter(username__iexact=username, is_active=True).first()
    if user is None:
        raise SystemExit(f"ไม่พบผู้ใช้ {username}: โปรดตรวจชื่อผู้ใช้ (no such user)")
    return user
