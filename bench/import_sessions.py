"""Measure an import of 100,000 sessions: preview, commit, memory, and how long others wait meanwhile.

    python -m bench.import_sessions [--rows 100000] [--twice]

Works in a fresh home of its own, on SQLite (or on PRACH_DATABASE_URL where that is set: an empty database). The import
runs in a process of its own, whose memory is measured; a second process writes a session every 20 ms and notes its
longest wait. Aim: preview and import under 60 s and 500 MB, no wait above 5 s.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TODAY = date(2017, 10, 1)
WORDS = ("ทอผ้าพื้นเมือง", "ปลูกผักปลอดสาร", "ทำปุ๋ยหมัก", "จักสานไม้ไผ่", "แปรรูปอาหาร", "เลี้ยงไก่ไข่", "ทำน้ำยาล้างจาน")


def django_ready() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "prach.config.settings"
    import django

    django.setup()


def prepare(rows: int, file: str) -> None:
    """Make the database and the workbook."""
    django_ready()
    from django.core.management import call_command

    from prach.accounts.actions import operator
    from prach.areas.loading import load_areas
    from prach.areas.models import Area
    from prach.knowhow.loading import load_coded_lists
    from prach.people.models import Person
    from prach.registers.catalogue import get
    from prach.registers.workbooks import write_rows

    call_command("migrate", verbosity=0)
    load_areas()
    load_coded_lists()
    operator()
    villages = list(
        Area.objects.filter(code__startswith="57", level="VILLAGE").values_list("code", flat=True)
    )
    draw = random.Random(1)
    Person.objects.bulk_create(
        [
            Person(reference=f"ป-{n:05}", given_name=f"สมมุติ{n}", area_id=draw.choice(villages))
            for n in range(2000)
        ]
    )
    write_rows(get("sessions"), file, (row(n, draw, villages) for n in range(rows)))


def row(n: int, draw: random.Random, villages: list[str]) -> dict[str, Any]:
    men, women = draw.randint(0, 40), draw.randint(0, 40)
    held_on = date(2016, 10, 1) + timedelta(days=draw.randint(0, 364))
    return {
        "kind": draw.choice(("VILLAGE_FORUM", "HOUSEHOLD", "EVENT", "LEARNING_POINT")),
        "title": f"{draw.choice(WORDS)} ครั้งที่ {n}",
        "area": draw.choice(villages),
        "place": draw.choice(("ศาลาประชาคม", "วัด", "บ้านปราชญ์", "ศูนย์เรียนรู้ชุมชน")),
        "held_on": held_on,
        "theory_hours": draw.randint(1, 3),
        "practice_hours": draw.randint(1, 6),
        "headcount": men + women,
        "men": men,
        "women": women,
        "trainers": f"ป-{draw.randrange(2000):05}" if n % 2 else None,
    }


def bring_in(file: str, repeat: bool) -> None:
    """Preview and commit; print what it took as JSON."""
    django_ready()
    from prach.accounts.actions import operator
    from prach.registers.actions import commit, preview, receive

    by = operator()
    told: dict[str, Any] = {}
    base = peak_mb()
    start = time.perf_counter()
    batch = receive("sessions", file, by=by, file_name="sessions.xlsx")
    batch = preview(batch, today=TODAY, on_progress=bar)
    told["preview_seconds"] = round(time.perf_counter() - start, 1)
    start = time.perf_counter()
    batch = commit(batch, by=by)
    told["commit_seconds"] = round(time.perf_counter() - start, 1)
    told |= {name: getattr(batch, name) for name in ("new", "changed", "unchanged", "doubtful", "refused")}
    if repeat:
        start = time.perf_counter()
        again = preview(receive("sessions", file, by=by, file_name="sessions.xlsx"), today=TODAY)
        told["again_seconds"] = round(time.perf_counter() - start, 1)
        told["again_unchanged"] = again.unchanged
    told["peak_mb"], told["peak_mb_before"] = peak_mb(), base
    print(json.dumps(told))


def bar(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:>7} / {total}", end="\n" if done >= total else "", file=sys.stderr)


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def write_beside(until: str) -> None:
    """Write a session every 20 ms until the file `until` appears; print the waits as JSON."""
    django_ready()
    from prach.accounts.actions import operator
    from prach.areas.models import Area
    from prach.delivery.actions import log_session

    by, village = operator(), Area.objects.filter(code__startswith="57", level="VILLAGE").first()
    waits = []
    while not Path(until).exists():
        start = time.perf_counter()
        log_session(by=by, today=TODAY, kind="HOUSEHOLD", title="บทเรียน", area=village, held_on=TODAY)
        waits.append(time.perf_counter() - start)
        time.sleep(0.02)
    print(json.dumps({"writes_beside": len(waits), "longest_wait_seconds": round(max(waits), 2)}))


def measure(rows: int, repeat: bool) -> dict[str, Any]:
    """Run it all in a fresh home and return the figures."""
    home = tempfile.mkdtemp(prefix="prach-bench-")
    environment = {**os.environ, "PRACH_HOME": home}
    file, done = f"{home}/sessions.xlsx", f"{home}/done"

    def start(*args: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bench.import_sessions", *args]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    try:
        if start("--step", "prepare", "--rows", str(rows), "--file", file).wait():
            raise SystemExit("the workbook could not be made")
        beside = start("--step", "beside", "--file", done)
        time.sleep(2)
        importer = start("--step", "import", "--file", file, *(["--twice"] if repeat else []))
        printed, _nothing = importer.communicate()
        Path(done).touch()
        waits, _nothing = beside.communicate()
        size = Path(file).stat().st_size // 1024
        return {"rows": rows, "file_kb": size, **json.loads(printed), **json.loads(waits)}
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--twice", action="store_true", help="read the same file again: all rows unchanged")
    parser.add_argument("--step", default="")
    parser.add_argument("--file", default="")
    options = parser.parse_args()
    if options.step == "prepare":
        prepare(options.rows, options.file)
    elif options.step == "import":
        bring_in(options.file, options.twice)
    elif options.step == "beside":
        write_beside(options.file)
    else:
        print(f"python -m bench.import_sessions --rows {options.rows}{' --twice' if options.twice else ''}")
        for name, value in measure(options.rows, options.twice).items():
            print(f"{name:<22}{value}")


if __name__ == "__main__":
    main()
