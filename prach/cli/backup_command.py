"""prach backup: database, media and keys in one file, also while others work."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ready import start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="where to write, for example prach-2569-11-22.backup")


def run(options: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings
    from django.db import connection

    from prach.core.archive import backup
    from prach.core.errors import Refusal

    if not options.file.absolute().parent.is_dir():
        raise SystemExit(f"ไม่พบโฟลเดอร์ {options.file.parent} (no such folder)")
    try:
        size = backup(settings.HOME, options.file, database=connection.settings_dict)
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from refusal
    print(f"{options.file}  {size / 1e6:.1f} MB  เก็บไฟล์นี้ให้ปลอดภัย: มีข้อมูลบุคคลและกุญแจเข้ารหัส (keep it safe)")
    return 0
