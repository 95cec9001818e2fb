"""prach template: an empty workbook for a register, with headings, lists and notes."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ready import acting_user, ready, writing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", nargs="?", help="the register; none lists them")
    parser.add_argument("file", nargs="?", type=Path, help="where to write (default: REGISTER.xlsx)")
    parser.add_argument("--by", metavar="USERNAME", help="whose villages the lists show")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.registers import catalogue, workbooks

    if options.register is None:
        for code, register in catalogue.REGISTERS.items():
            print(f"{code:<16} {register.title}")
        return 0
    register = find_register(options.register)
    path: Path = options.file or Path(f"{register.code}.xlsx")
    by = acting_user(options.by)
    with writing(path) as out:
        workbooks.write_template(register, out, by=by)
    print(path)
    return 0


def find_register(code: str):  # type: ignore[no-untyped-def]
    """Return the register; exit with a sentence that lists them when there is none of that code."""
    from prach.registers import catalogue

    if code not in catalogue.REGISTERS:
        raise SystemExit(f"ไม่มีทะเบียน {code}: เลือกได้จาก {', '.join(catalogue.REGISTERS)} (no such register)")
    return catalogue.REGISTERS[code]
