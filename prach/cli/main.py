"""The `prach` command: one subcommand a module, each with `add_arguments(parser)` and `run(options) -> exit code`.

Scripts rely on names, options and JSON shapes; docs/administrator.md describes them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

# name → what it does; the module is prach.cli.<name>, imported only when it is asked for.
COMMANDS = {
    "serve": "serve Prach, with its background worker",
    "demo": "load the demonstration year (Chiang Rai, fiscal year 2560)",
    "import": "read a register from an .xlsx workbook",
    "export": "write a register to an .xlsx workbook",
    "template": "write an empty .xlsx workbook for a register",
    "indicators": "print the figures of an area",
    "rows": "print the rows that a figure was counted from",
    "check": "recount everything and print what differs",
    "user": "add a user who can sign in",
    "backup": "write database, media and keys into one file",
    "restore": "bring a backup back",
}


def build_parser(asked: str | None) -> argparse.ArgumentParser:
    """Return the parser; only the subcommand that was asked for gets its arguments (the others cost nothing)."""
    parser = argparse.ArgumentParser(prog="prach", description="Prach (ปราชญ์)")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=help_text, description=help_text)
        if name == asked:
            module = importlib.import_module(f"prach.cli.{name}_command")
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; return its exit code: 0 done, 1 refused or differing, 2 wrongly called."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = next((word for word in words if word in COMMANDS), None)
    options = build_parser(asked).parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prach.config.settings")
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
