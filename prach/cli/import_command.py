"""prach import: read a workbook, show what it would do, and write all of it or nothing."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from .ready import acting_user, ready, to_stderr, writing
from .template_command import find_register


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", help="the register (`prach template` lists them)")
    parser.add_argument("file", type=Path, help="the .xlsx workbook")
    parser.add_argument("--by", metavar="USERNAME", help="import in this user's name and scope")
    parser.add_argument("--preview", action="store_true", help="only show what would happen; write nothing")
    parser.add_argument(
        "--refused", type=Path, metavar="FILE", help="write the refused rows, with reasons, here"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    ready()
    from prach.core.errors import Refusal
    from prach.registers import actions, workbooks

    register = find_register(options.register)
    if not options.file.is_file():
        raise SystemExit(f"ไม่พบไฟล์ {options.file} (no such file)")
    by = acting_user(options.by)
    try:
        batch = actions.receive(register.code, options.file, by=by, file_name=options.file.name)
        batch = actions.preview(batch, today=date.today(), on_progress=_progress(options))
        if options.refused and batch.refused:
            with writing(options.refused) as out:
                workbooks.write_refused(batch, out)
        refused = bool(batch.refused)
        if not refused and not options.preview:
            batch = actions.commit(batch, by=by)
    except Refusal as refusal:
        print(json.dumps({"refused": str(refusal)}, ensure_ascii=False) if options.json else str(refusal))
        return 1
    _report(batch, options)
    return 1 if refused else 0


def _progress(options: argparse.Namespace) -> Any:
    """Return what draws the progress bar on a terminal; nothing where the output is read by a script."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if options.json or not console.is_terminal:
        return None
    progress = Progress(console=console, transient=True)
    task = progress.add_task("อ่านและตรวจแถว (reading rows)", total=None)
    progress.start()

    def on_progress(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)
        if total and done >= total:
            progress.stop()

    return on_progress


def _report(batch: Any, options: argparse.Namespace) -> None:
    from prach.registers import queries

    summary = queries.summary(batch)
    problems = list(queries.problems(batch))
    if options.json:
        print(json.dumps({**summary, "problems": problems}, ensure_ascii=False, indent=1))
        return
    for problem in problems:
        print(f"แถว {problem['row']}  {problem['column']}  «{problem['value']}»  {problem['sentence']}")
    print(
        "ใหม่ {new} · เปลี่ยน {changed} · เหมือนเดิม {unchanged} · ควรตรวจ {doubtful} · ไม่รับ {refused}".format(
            **summary
        )
    )
    if summary["refused"]:
        to_stderr("ยังไม่ได้เขียนข้อมูลใด ๆ: แก้แถวที่ไม่รับแล้วนำเข้าใหม่ (nothing was written)")
