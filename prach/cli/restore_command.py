"""prach restore: bring a backup back. Stop the server first."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ready import start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a file that `prach backup` wrote")
    parser.add_argument(
        "--replace", action="store_true", help="set the data that is here aside and replace it"
    )


def run(options: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings
    from django.db import connection, connections

    from prach.core.archive import restore
    from prach.core.errors import Refusal

    if not options.file.is_file():
        raise SystemExit(f"ไม่พบไฟล์ {options.file} (no such file)")
    connections.close_all()
    try:
        aside = restore(
            options.file, settings.HOME, database=connection.settings_dict, replace=options.replace
        )
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from refusal
    print(f"นำข้อมูลสำรองกลับมาแล้วที่ {settings.HOME} (restored)")
    if aside:
        print(f"ข้อมูลเดิมย้ายไปไว้ที่ {aside} (the earlier data is kept here)")
    return 0
