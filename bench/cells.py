"""Summary cells at the size of a nation: what a write costs, what a read costs, what 16 writers at once get done.

    python -m bench.cells                 on SQLite, in a temporary folder
    python -m bench.cells --villages 5000 smaller
    PRACH_DATABASE_URL=postgres://… python -m bench.cells   on that (empty, throw-away) PostgreSQL

Every village of the country gets a forum and two transfers by sages; 23,589 target villages get five enrolled
households each, with two rounds of income. Then 100,000 sessions more arrive in one province at once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

YEAR, TODAY = 2560, date(2017, 9, 30)
TARGETED, WRITERS, SECONDS = 23_589, 16, 10
DRAW = random.Random(2560)


def timed(what: str, run: Callable[[], Any], *, times: int = 1) -> Any:
    """Run, print the median time, return what came."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        came = run()
        taken.append(time.perf_counter() - began)
    middle = statistics.median(taken)
    told = f"{middle:8.2f} s " if middle >= 1 else f"{middle * 1000:8.1f} ms"
    print(f"{told}  {what}", flush=True)
    return came


def some_day(fiscal_year: int) -> date:
    return date(fiscal_year - 544, 10, 1) + timedelta(days=DRAW.randrange(365))


def store(model: Any, rows: Any) -> None:
    """Insert in steps, without the actions: the bench measures cells, not saving."""
    from django.db import transaction

    with transaction.atomic():
        model.objects.bulk_create(rows, batch_size=2000)


def sessions(villages: list[str], kinds: tuple[str, ...], fiscal_year: int) -> list[Any]:
    from prach.delivery.models import Session

    return [
        Session(
            kind=kind,
            title="ถ่ายทอดความรู้",
            area_id=code,
            held_on=some_day(fiscal_year),
            headcount=DRAW.randrange(5, 60),
        )
        for code in villages
        for kind in kinds
    ]


def fill(villages: list[str], targeted: list[str]) -> None:
    """Lay out the nation's year."""
    from prach.delivery.models import Session
    from prach.livelihoods.models import INCOME_PARTS, IncomeRecord
    from prach.people.models import Household
    from prach.plan.models import Enrolment, Scheme, TargetVillage

    schemes = {
        code: Scheme(fiscal_year=YEAR, name="สัมมาชีพชุมชน", area_id=code)
        for code in sorted({v[:2] for v in villages})
    }
    store(Scheme, schemes.values())
    store(TargetVillage, [TargetVillage(scheme=schemes[code[:2]], area_id=code) for code in targeted])
    store(Session, sessions(villages, ("VILLAGE_FORUM", "EVENT", "LEARNING_POINT"), YEAR))
    households = [
        Household(head_name="ก", house_no=str(n), area_id=code) for code in targeted for n in range(5)
    ]
    store(Household, households)
    store(Enrolment, [Enrolment(scheme=schemes[h.area_id[:2]], household=h) for h in households])
    store(
        IncomeRecord,
        [
            IncomeRecord(
                household=h, scheme=schemes[h.area_id[:2]], round=round, recorded_on=TODAY,
                **dict.fromkeys(INCOME_PARTS, DRAW.randrange(20_000)),
            )
            for h in households
            for round in (0, 6)
        ],
    )  # fmt: skip


def reads() -> None:
    from prach.areas.models import Level
    from prach.indicators import queries
    from prach.indicators.base import tally
    from prach.indicators.catalogue import INDICATORS

    stored = [indicator for indicator in INDICATORS.values() if indicator.stored]
    live = [indicator for indicator in INDICATORS.values() if not indicator.stored]
    timed(
        f"all {len(stored)} stored figures of the nation, summed from the cells",
        lambda: tally(stored, "", YEAR),
        times=5,
    )
    timed(
        f"all {len(live)} other figures of the nation, counted from rows",
        lambda: tally(live, "", YEAR),
        times=3,
    )
    timed(
        "the same stored figures of the nation, counted from rows instead",
        lambda: tally(stored, "", YEAR, stored=False),
    )
    timed("all figures of Chiang Rai", lambda: queries.figures("57", YEAR), times=9)
    timed("all figures of a district", lambda: queries.figures("5701", YEAR), times=9)
    timed(
        "people-reached by province, the nation",
        lambda: queries.table("people-reached", "", YEAR, Level.PROVINCE),
        times=5,
    )
    timed(
        "villages-reached by district, Chiang Rai",
        lambda: queries.table("villages-reached", "57", YEAR, Level.DISTRICT),
        times=9,
    )
    timed(
        "villages-reached by village, Chiang Rai",
        lambda: queries.table("villages-reached", "57", YEAR, Level.VILLAGE),
        times=5,
    )


def writes(villages: list[str]) -> None:
    from django.db import transaction

    from prach.core.changes import Place, announce
    from prach.delivery.models import Session
    from prach.people.models import Household
    from prach.plan.models import Enrolment

    def announced(model: Any, places: list[Place]) -> None:
        with transaction.atomic():
            announce(model, places)

    one = [Place(villages[0], YEAR)]
    timed(
        "cells of one session: one village, all session figures", lambda: announced(Session, one), times=200
    )
    timed(
        "cells of one enrolment: one village, all household figures",
        lambda: announced(Enrolment, one),
        times=200,
    )
    timed(
        "cells of one household registered", lambda: announced(Household, [Place(villages[0], 0)]), times=50
    )
    province = [code for code in villages if code.startswith("57")]
    more = sessions(province, ("EVENT",), YEAR + 1) * 1
    more += sessions([DRAW.choice(province) for _ in range(100_000 - len(more))], ("EVENT",), YEAR + 1)
    store(Session, more)
    places = [Place(code, YEAR + 1) for code in province]
    timed(
        f"cells of 100,000 new sessions in {len(places)} villages, first time",
        lambda: announced(Session, places),
    )
    timed("the same once more, nothing to change", lambda: announced(Session, places))


def write_for_a_while(number: int, codes: list[str], results: Any) -> None:
    """One writer: logs sessions as a page does, in villages that others write in too."""
    import django

    django.setup()
    from django.db import connection

    from prach.accounts.actions import operator
    from prach.areas.models import Area
    from prach.delivery.actions import log_session

    by, draw, taken, failed = operator(), random.Random(number), [], 0
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        village = Area(code=draw.choice(codes))
        began = time.perf_counter()
        try:
            log_session(
                by=by,
                today=date(2019, 9, 30),
                kind="EVENT",
                title="ก",
                area=village,
                held_on=some_day(YEAR + 2),
                headcount=10,
            )
        except Exception as error:
            failed += 1
            print(f"writer {number}: {error!r}", file=sys.stderr)
        taken.append(time.perf_counter() - began)
    connection.close()
    results.put((taken, failed))


def writers(villages: list[str], what: str) -> None:
    from django.db import connection

    from prach.accounts.actions import operator
    from prach.delivery.models import Session
    from prach.indicators import queries

    operator()
    before = Session.objects.filter(held_on__gte=date(2018, 10, 1)).count()
    connection.close()
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    processes = [
        context.Process(target=write_for_a_while, args=(n, villages, results)) for n in range(WRITERS)
    ]
    for process in processes:
        process.start()
    came = [results.get() for _ in processes]
    for process in processes:
        process.join()
    taken = sorted(t for times, _ in came for t in times)
    failed = sum(f for _, f in came)
    stored = Session.objects.filter(held_on__gte=date(2018, 10, 1)).count()
    counted = queries.figure("sage-sessions", "", YEAR + 2).value
    print(
        f"{WRITERS} writers, {what}, {SECONDS} s: {len(taken) / SECONDS:.0f} sessions a second, "
        f"median {taken[len(taken) // 2] * 1000:.1f} ms, 95th {taken[int(len(taken) * 0.95)] * 1000:.0f} ms, "
        f"longest {taken[-1]:.2f} s, {failed} failed; stored {stored}, of them new {stored - before}, "
        f"the figure says {counted}",
        flush=True,
    )
    if stored != counted:
        sys.exit("the figure lost a session")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--villages", type=int, default=75_206)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prach-bench-") as home:
        os.environ["PRACH_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "prach.config.settings"
        bench(options.villages)


def bench(number: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from prach.areas.loading import load_areas
    from prach.areas.models import Area
    from prach.indicators import queries
    from prach.indicators.cells import refresh_all
    from prach.indicators.models import Cell

    call_command("migrate", verbosity=0)
    load_areas()
    every = list(Area.objects.filter(level="VILLAGE").values_list("code", flat=True))
    villages = [code for code in every if code.startswith("57")]
    villages += DRAW.sample(
        [code for code in every if not code.startswith("57")], max(0, number - len(villages))
    )
    targeted = DRAW.sample(villages, min(TARGETED, len(villages)))
    print(
        f"{connection.vendor}, {len(villages):,} villages, {len(targeted):,} targeted, {os.cpu_count()} cores"
    )
    timed("laying out the year (not measured further)", lambda: fill(villages, targeted))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    timed("every cell of the nation counted and written: refresh_all()", refresh_all)
    print(f"{Cell.objects.count():,} cells")
    reads()
    writes(villages)
    writers(villages, "all over the nation")
    writers([code for code in villages if code.startswith("5701")], "all in one district")
    found = timed(
        "prach check: every cell of the nation compared with its rows", lambda: list(queries.differences())
    )
    print(f"{len(found)} differences")


if __name__ == "__main__":
    main()
