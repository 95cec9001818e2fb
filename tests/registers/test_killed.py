"""kill -9 in the middle, and two at the same time: processes of their own, on a database of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

COMMON = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "prach.config.settings"
import django
django.setup()
from datetime import date, timedelta
from prach.accounts.actions import operator
from prach.areas.models import Area
from prach.core.models import AuditEvent
from prach.delivery.models import Session
from prach.registers import actions
from prach.registers.models import ImportBatch
TODAY = date(2017, 4, 4)
"""
PREPARE = """
from django.core.management import call_command
from prach.registers.catalogue import get
from prach.registers.workbooks import write_rows
call_command("migrate", verbosity=0)
for code, level in (("57", "PROVINCE"), ("5701", "DISTRICT")):
    Area.objects.create(code=code, level=level, parent_id=code[:-2] or None, name_th=code)
row = {"kind": "EVENT", "area": "5701", "held_on": date(2017, 1, 1), "headcount": 3, "men": 1, "women": 2}
rows = [{**row, "title": f"t {n}"} for n in range(2500)]
write_rows(get("sessions"), sys.argv[1], rows)
batch = actions.receive("sessions", sys.argv[1], by=operator(), file_name="x.xlsx")
if sys.argv[2:] == ["preview"]:
    actions.preview(batch, today=TODAY)
print("ready")
"""
STOP_IN_COMMIT = """
def stop(model, places):
    print("moved", Session.objects.count(), flush=True)
    time.sleep(60)
actions.announce = stop
actions.commit(ImportBatch.objects.get(), by=operator())
"""
STOP_IN_PREVIEW = """
def stop(done, total):
    print("read", done, flush=True)
    time.sleep(60)
actions.preview(ImportBatch.objects.get(), today=TODAY, on_progress=stop)
"""
TELL = """
batch = ImportBatch.objects.get()
print(Session.objects.count(), batch.status, AuditEvent.objects.filter(verb="imported").count())
"""
COMMIT = """
print(actions.commit(ImportBatch.objects.get(), by=operator()).status)
"""
READ_AGAIN = """
actions.SILENCE = timedelta(0)
batch = actions.preview(ImportBatch.objects.get(), today=TODAY)
print(batch.new)
"""


@pytest.fixture
def python(tmp_path):
    """Return what starts Python code in a home of its own, on SQLite."""
    environment = {**os.environ, "PRACH_HOME": str(tmp_path), "PRACH_DATABASE_URL": ""}
    root = Path(__file__).resolve().parent.parent.parent

    def start(code, *args):
        return subprocess.Popen(
            [sys.executable, "-c", COMMON + code, *args],
            env=environment,
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


def said(process):
    printed, _nothing = process.communicate(timeout=90)
    assert process.returncode == 0
    return printed.split()


def kill_after_first_word(process):
    word = process.stdout.readline().split()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    return word


def test_an_import_killed_while_it_writes_leaves_the_database_as_before(python, tmp_path):
    file = str(tmp_path / "sessions.xlsx")
    assert said(python(PREPARE, file, "preview")) == ["ready"]
    assert kill_after_first_word(python(STOP_IN_COMMIT)) == ["moved", "2500"]
    assert said(python(TELL)) == ["0", "PREVIEWED", "0"]
    assert said(python(COMMIT)) == ["COMMITTED"]
    assert said(python(TELL)) == ["2500", "COMMITTED", "1"]


def test_an_import_killed_while_it_reads_is_read_again(python, tmp_path):
    file = str(tmp_path / "sessions.xlsx")
    assert said(python(PREPARE, file)) == ["ready"]
    assert kill_after_first_word(python(STOP_IN_PREVIEW)) == ["read", "1000"]
    assert said(python(TELL)) == ["0", "READING", "0"]
    assert said(python(READ_AGAIN)) == ["2500"]
    assert said(python(COMMIT)) == ["COMMITTED"]


def test_two_commits_at_the_same_time_write_once(python, tmp_path):
    file = str(tmp_path / "sessions.xlsx")
    assert said(python(PREPARE, file, "preview")) == ["ready"]
    both = [python(COMMIT), python(COMMIT)]
    assert [said(process) for process in both] == [["COMMITTED"], ["COMMITTED"]]
    assert said(python(TELL)) == ["2500", "COMMITTED", "1"]
