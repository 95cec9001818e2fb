"""prach demo: load the demonstration year without serving."""

from __future__ import annotations

import argparse
from datetime import date

from .ready import Stopwatch, prepare_database, start_django, to_stderr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", type=int, help="draw other rows with the same totals (default: the committed year)"
    )


def run(options: argparse.Namespace) -> int:
    start_django()
    watch = Stopwatch()
    prepare_database(to_stderr, watch)
    load_demonstration(watch, seed=options.seed)
    for name, seconds in watch.steps:
        to_stderr(f"  {name:<14} {seconds:5.1f} s")
    print("โหลดปีสาธิต 2560 จังหวัดเชียงรายแล้ว (the demonstration year is loaded)")
    return 0


def load_demonstration(watch: Stopwatch, *, seed: int | None = None) -> None:
    """Load the demonstration year unless it is there; say what is being done."""
    from prach.accounts.actions import operator
    from prach.demo.loading import load

    to_stderr("กำลังเตรียมปีสาธิต 2560 … (loading the demonstration year)")
    with watch.step("demonstration"):
        load(by=operator(), today=date.today(), seed=seed)
