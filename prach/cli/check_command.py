"""prach check: recount everything, compare every stored figure with its rows, print the differences."""

from __future__ import annotations

import argparse
import json

from .ready import ready, to_stderr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--repair", action="store_true", help="set what differs to what the rows say")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.indicators import queries

    troubles = [str(difference) for difference in queries.differences()]
    troubles += _database_troubles()
    if options.repair and troubles:
        from prach.indicators.cells import refresh_all

        refresh_all()
        to_stderr("นับใหม่จากแถวและแก้ตัวเลขแล้ว (the figures were counted again from their rows)")
    if options.json:
        print(json.dumps({"differences": troubles}, ensure_ascii=False, indent=1))
    else:
        for trouble in troubles:
            print(trouble)
        print(
            f"พบความแตกต่าง {len(troubles)} รายการ"
            if troubles
            else "ตัวเลขทุกตัวตรงกับแถวที่นับ (every figure agrees with its rows)"
        )
    return 1 if troubles else 0


def _database_troubles() -> list[str]:
    """Ask SQLite itself whether its file is sound; PostgreSQL looks after its own."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        unsound = [f"database: {line}" for (line,) in cursor.fetchall() if line != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        unsound += [
            f"broken reference: {table} row {row} → {parent}" for table, row, parent, _ in cursor.fetchall()
        ]
    return unsound
