"""What the tests run on, settled before Django reads its settings (a pytest plugin named in pyproject.toml).

A throw-away home folder, never the one of an installation; SQLite in memory, or PostgreSQL:

    PRACH_TEST_DATABASE      sqlite (default) or postgres
    PRACH_TEST_POSTGRES_URL  where PostgreSQL is, when it is asked for (tools/run_tests.py starts one)
    PRACH_TEST_REQUIRE       postgres,chromium: what must not be skipped for want of it
"""

import os
import shutil
import tempfile

import pytest

from tools.machine import CHROMIUM, REQUIRED

ON_POSTGRES = os.environ.get("PRACH_TEST_DATABASE", "sqlite") == "postgres"


def settle() -> None:
    """Point Prach at a throw-away home and at the database asked for. Worker processes inherit it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["PRACH_HOME"] = tempfile.mkdtemp(prefix="prach-test-")
    os.environ["PRACH_DATABASE_URL"] = os.environ["PRACH_TEST_POSTGRES_URL"] if ON_POSTGRES else ""
    for name in ("PRACH_DEBUG", "PRACH_HTTPS", "PRACH_ALLOWED_HOSTS", "PRACH_SECRET_KEY", "PRACH_FIELD_KEY"):
        os.environ.pop(name, None)
    # Journeys drive the browser from a thread that has an event loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


settle()


def is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    if "chromium" in REQUIRED and not CHROMIUM:
        raise pytest.UsageError("Chromium is required here and was not found")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not is_worker(config):
        shutil.rmtree(os.environ["PRACH_HOME"], ignore_errors=True)


def pytest_report_header() -> str:
    browser = CHROMIUM or "none, journeys are skipped"
    return f"database: {'PostgreSQL' if ON_POSTGRES else 'SQLite'}; browser: {browser}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine or this database cannot run, and keep journeys in one worker: one browser at a time."""
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.xdist_group("journeys"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium here"))
        if item.get_closest_marker("postgres") and not ON_POSTGRES:
            item.add_marker(pytest.mark.skip(reason="only means something on PostgreSQL"))


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say, just above the closing line, what this machine could not test and what ran before this run."""
    for line in filter(None, os.environ.get("PRACH_TEST_NOTES", "").split("|")):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of the system's Chromium; journeys that ask for it are skipped where there is none."""
    return CHROMIUM
