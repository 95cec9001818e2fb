"""prach rows: one line for each thing that a figure counts."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from .ready import fiscal_year, known_area, ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", help="the figure, for example villages-reached")
    parser.add_argument(
        "--fiscal-year", type=fiscal_year, required=True, help="Buddhist Era, for example 2560"
    )
    parser.add_argument("--area", default="", help="area code of 2, 4, 6 or 8 digits; none is the nation")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.indicators import catalogue, queries
    from prach.indicators.base import Kind

    if options.code not in catalogue.INDICATORS:
        raise SystemExit(f"ไม่พบตัวชี้วัด {options.code} (no such figure)")
    counted = catalogue.get(options.code).kind in (Kind.COUNT, Kind.SHARE)
    area = known_area(options.area)
    found = (queries.row_as_json(row) for row in queries.rows(options.code, area, options.fiscal_year))
    if options.json:
        _print_array(without_amount(row) if counted else row for row in found)
        return 0
    for row in found:
        amount = "" if row["amount"] is None else row["amount"]
        print(f"{row['area']:<8}  {row['on'] or '':<10}  {amount:>6}  {row['thing']}: {row['label']}")
    return 0


def without_amount(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out the amount of a row that is counted, not added up."""
    return {name: value for name, value in row.items() if name != "amount"}


def _print_array(found) -> None:  # type: ignore[no-untyped-def]
    """Print a JSON array row by row, whatever its length."""
    sys.stdout.write("[")
    for number, row in enumerate(found):
        sys.stdout.write((",\n " if number else "\n ") + json.dumps(row, ensure_ascii=False))
    sys.stdout.write("\n]\n")
