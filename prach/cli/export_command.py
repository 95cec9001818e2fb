"""prach export: a register as the workbook that `prach import` reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ready import acting_user, ready
from .template_command import find_register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", help="the register (`prach template` lists them)")
    parser.add_argument("file", nargs="?", type=Path, help="where to write (default: REGISTER.xlsx)")
    parser.add_argument("--area", default="", help="only this area and what lies under it")
    parser.add_argument("--fiscal-year", type=int, help="only this year (Buddhist Era), where rows have one")
    parser.add_argument("--by", metavar="USERNAME", help="export what this user may see")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.registers import workbooks

    register = find_register(options.register)
    path: Path = options.file or Path(f"{register.code}.xlsx")
    with path.open("wb") as out:
        workbooks.write_export(
            register, out, by=acting_user(options.by), area_code=options.area, fiscal_year=options.fiscal_year
        )
    print(path)
    return 0
