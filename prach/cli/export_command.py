"""prach export: a register as the workbook that `prach import` reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ready import acting_user, fiscal_year, known_area, ready, writing
from .template_command import find_register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", help="the register (`prach template` lists them)")
    parser.add_argument("file", nargs="?", type=Path, help="where to write (default: REGISTER.xlsx)")
    parser.add_argument("--area", default="", help="only this area and what lies under it")
    parser.add_argument(
        "--fiscal-year", type=fiscal_year, help="only this year (Buddhist Era), where rows have one"
    )
    parser.add_argument("--by", metavar="USERNAME", help="export what this user may see")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.registers import workbooks

    register = find_register(options.register)
    path: Path = options.file or Path(f"{register.code}.xlsx")
    by, area = acting_user(options.by), known_area(options.area)
    with writing(path) as out:
        workbooks.write_export(register, out, by=by, area_code=area, fiscal_year=options.fiscal_year)
    print(path)
    return 0
