"""The background worker: runs queued jobs, puts back those whose worker died, ends with the server that started it."""

from __future__ import annotations

import os
import signal
import threading
import time
from datetime import timedelta

ABANDONED_DAYS = 7


def main() -> None:
    """Work until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prach.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    parent = int(os.environ.get("PRACH_PARENT", "0"))
    if parent:
        threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    put_back_orphans()
    sweep_imports()
    call_command("db_worker", interval=0.3, verbosity=0, startup_delay=False)


def end_with(parent: int) -> None:
    """Stop this process once its parent is another: the server was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def put_back_orphans() -> None:
    """Queue again the jobs that a killed worker left as running: only one worker runs beside a server."""
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.READY, started_at=None, worker_ids=[]
    )


def sweep_imports() -> None:
    """Throw away previews that nobody took up for a week: they hold what workbooks said about persons."""
    from django.utils import timezone

    from prach.registers.actions import sweep

    sweep(before=timezone.now() - timedelta(days=ABANDONED_DAYS))


if __name__ == "__main__":
    main()
