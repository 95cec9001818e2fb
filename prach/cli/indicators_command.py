"""prach indicators: the figures of an area, or of each area below it."""

from __future__ import annotations

import argparse
import json

from .ready import fiscal_year, known_area, ready

LEVELS = {"district": "DISTRICT", "subdistrict": "SUBDISTRICT", "village": "VILLAGE"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fiscal-year", type=fiscal_year, required=True, help="Buddhist Era, for example 2560"
    )
    parser.add_argument("--area", default="", help="area code of 2, 4, 6 or 8 digits; none is the nation")
    parser.add_argument("--by", choices=LEVELS, help="one line for each area of this level")
    parser.add_argument("--code", action="append", help="only this figure (may be given again)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.areas.models import Level
    from prach.indicators import catalogue, queries

    area = known_area(options.area)
    codes = options.code or list(catalogue.INDICATORS)
    unknown = [code for code in codes if code not in catalogue.INDICATORS]
    if unknown:
        raise SystemExit(f"ไม่พบตัวชี้วัด {', '.join(unknown)} (no such figure)")
    if options.by:
        level = Level(LEVELS[options.by])
        figures = [f for code in codes for f in queries.table(code, area, options.fiscal_year, level)]
    else:
        figures = list(queries.figures(area, options.fiscal_year, codes))
    found = queries.as_json(figures)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print_table(found)
    return 0


def _print_table(found: list[dict[str, object]]) -> None:
    for figure in found:
        value = "ไม่มีข้อมูล" if figure["value"] is None else figure["value"]
        of = "" if figure["out_of"] is None else f" / {figure['out_of']}"
        print(
            f"{figure['area'] or 'TH':<8}  {figure['code']:<30}  {value}{of} {figure['unit']}  {figure['name_th']}"
        )
