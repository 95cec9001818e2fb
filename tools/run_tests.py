"""Run the tests the way CI does: unit and page tests on PostgreSQL where it is, then on SQLite; then the long ones.

What the machine lacks is skipped and said, unless PRACH_TEST_REQUIRE names it (`postgres,chromium`): then its lack
fails. `--house` runs only the tests of the house itself, `--quick` only SQLite without journeys; what follows `--`
goes to pytest. The last lines are pytest's own.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.machine import CHROMIUM, REQUIRED

ROOT = Path(__file__).resolve().parent.parent
# Walks through every address and journeys in a browser run once, on SQLite; what is slow runs apart there.
BOTH = "not journey and not walk"
UNIT = f"{BOTH} and not slow"
POSTGRES = str(ROOT / "tools" / "postgres.sh")

NOTHING_CHOSEN = 5  # pytest's code when none of the files named here has a test of this kind


def lacking(what: str, name: str) -> str:
    """Return the sentence about a thing this machine lacks; stop when it is required."""
    if name in REQUIRED:
        sys.exit(f"{what} is required here (PRACH_TEST_REQUIRE) and was not found.")
    return f"SKIPPED: {what} is not on this machine."


@contextmanager
def postgres_address() -> Iterator[str]:
    """Yield the address of a PostgreSQL for tests: the one named, else one started for this run, else ''."""
    named = os.environ.get("PRACH_TEST_POSTGRES_URL", "")
    if named or subprocess.run([POSTGRES, "found"], check=False).returncode:
        yield named
        return
    began = subprocess.run([POSTGRES, "start"], capture_output=True, text=True, check=False)
    if began.returncode:
        print(began.stderr, file=sys.stderr)
        yield ""
        return
    folder, address = began.stdout.split()
    try:
        yield address
    finally:
        subprocess.run([POSTGRES, "stop", folder], check=False)


def pytest(*arguments: str, **environment: str) -> None:
    """Run pytest on all cores; stop with its code when it fails."""
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments]
    print(" ".join(["pytest", *arguments]), flush=True)
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    if code and not (code == NOTHING_CHOSEN and "-m" in arguments):
        sys.exit(code)


def everything(more: list[str]) -> None:
    notes = []
    if not CHROMIUM:
        notes.append(lacking("Chromium (journeys, accessibility of pages)", "chromium"))
    with postgres_address() as address:
        if address:
            pytest("-m", BOTH, *more, PRACH_TEST_DATABASE="postgres", PRACH_TEST_POSTGRES_URL=address)
            notes.insert(0, "All but walks and journeys passed on PostgreSQL before.")
        else:
            notes.insert(0, lacking("PostgreSQL", "postgres"))
    pytest("-m", UNIT, *more)
    notes.insert(0, "Unit and page tests passed on SQLite before.")
    pytest("-m", f"not ({UNIT})", *more, PRACH_TEST_NOTES="|".join(notes))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--house", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked, more = parser.parse_known_args()
    more = [part for part in more if part != "--"]
    if asked.house:
        pytest("tests/house", *more)
    elif asked.quick:
        pytest("-m", UNIT, *more)
    else:
        everything(more)


if __name__ == "__main__":
    main()
