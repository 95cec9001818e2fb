"""Backup and restore of a whole installation: database, media and keys in one file.

The file opens everything that the installation holds, keys of encrypted fields included: keep it like the server.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import time
import zlib
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from .errors import Refusal

FORMAT = 1
EMBEDDED, GROWN = "prach.sqlite3", "prach.pgdump"
KEPT_FOLDERS = ("keys", "media")


class NotABackup(Refusal):
    """The file was not written by backup, or is damaged."""

    code = "not-a-backup"
    message = _("This file is not a whole backup of Prach. Choose another file.")


class HomeInUse(Refusal):
    """There is a database already where the backup should go."""

    code = "home-in-use"
    message = _(
        "There is data here already. Name an empty PRACH_HOME, or add --replace to set the present data aside."
    )


class OtherDatabase(Refusal):
    """A backup goes back into the kind of database that it came from."""

    code = "other-database"
    message = _("This backup is of another kind of database. Restore it into the kind that it came from.")


class ToolMissing(Refusal):
    """PostgreSQL's own programs write and read its dumps."""

    code = "tool-missing"
    message = _("The program %(tool)s is not on this machine. Install the PostgreSQL client programs.")


def backup(home: Path, out: Path, *, database: dict[str, Any]) -> int:
    """Write everything into `out` (gzipped tar, mode 600) while others go on working; return its size in bytes.

    The file appears only when it is complete. Raises ToolMissing.
    """
    with tempfile.TemporaryDirectory(dir=out.resolve().parent) as folder:
        copy = Path(folder) / _copy_name(database)
        _copy_database(database, copy)
        written = Path(folder) / "backup"
        with tarfile.open(written, "w:gz", compresslevel=3) as tar:
            tar.add(copy, arcname=copy.name)
            for name in KEPT_FOLDERS:
                if (home / name).is_dir():
                    tar.add(home / name, arcname=name)
            _add_manifest(tar, copy)
        written.chmod(0o600)
        os.replace(written, out)
    return out.stat().st_size


def restore(file: Path, home: Path, *, database: dict[str, Any], replace: bool = False) -> Path | None:
    """Bring `file` back into `home`; return the folder where the data it replaced was set aside, if any.

    Everything is unpacked and checked before anything is replaced. Raises NotABackup, HomeInUse, OtherDatabase.
    """
    with tempfile.TemporaryDirectory(dir=home) as folder:
        unpacked = Path(folder)
        _unpack(file, unpacked)
        copy = unpacked / _copy_name(database)
        if not copy.exists():
            raise OtherDatabase()
        if (home / EMBEDDED).exists() and not replace:
            raise HomeInUse()
        aside = _set_aside(home) if replace else None
        for name in KEPT_FOLDERS:
            if (unpacked / name).is_dir():
                shutil.rmtree(home / name, ignore_errors=True)
                os.replace(unpacked / name, home / name)
        if copy.name == EMBEDDED:
            os.replace(copy, home / EMBEDDED)
        else:
            _run_tool(
                "pg_restore",
                database,
                "--clean",
                "--if-exists",
                "--no-owner",
                "--single-transaction",
                str(copy),
            )
    return aside


def _copy_name(database: dict[str, Any]) -> str:
    return EMBEDDED if "sqlite" in database["ENGINE"] else GROWN


def _copy_database(database: dict[str, Any], copy: Path) -> None:
    if copy.name == GROWN:
        _run_tool("pg_dump", database, "--format=custom", f"--file={copy}")
        return
    source, target = sqlite3.connect(database["NAME"]), sqlite3.connect(copy)
    try:
        source.backup(target)  # consistent, also while others write
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        source.close()
        target.close()


def _run_tool(tool: str, database: dict[str, Any], *arguments: str) -> None:
    if shutil.which(tool) is None:
        raise ToolMissing(tool=tool)
    where = {"PGHOST": database["HOST"], "PGPORT": database["PORT"], "PGUSER": database["USER"]}
    where["PGPASSWORD"] = database["PASSWORD"]
    environment = {**os.environ, **{name: value for name, value in where.items() if value}}
    subprocess.run([tool, f"--dbname={database['NAME']}", *arguments], check=True, env=environment)


def _add_manifest(tar: tarfile.TarFile, copy: Path) -> None:
    manifest = {"format": FORMAT, "database": copy.name, "sha256": _checksum(copy)}
    content = json.dumps(manifest).encode()
    entry = tarfile.TarInfo("manifest.json")
    entry.size = len(content)
    tar.addfile(entry, io.BytesIO(content))


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(file: Path, folder: Path) -> None:
    try:
        with gzip.open(file) as whole_stream:  # to its very end, where the checksum stands
            while whole_stream.read(1 << 20):
                pass
        with tarfile.open(file, "r:gz") as tar:
            tar.extractall(folder, filter="data")
        manifest = json.loads((folder / "manifest.json").read_text())
        whole = (
            manifest["format"] == FORMAT and _checksum(folder / manifest["database"]) == manifest["sha256"]
        )
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError, KeyError) as error:
        raise NotABackup() from error
    if not whole:
        raise NotABackup()


def _set_aside(home: Path) -> Path:
    aside = home / time.strftime("before-restore-%Y%m%d-%H%M%S")
    aside.mkdir(mode=0o700)
    for name in (EMBEDDED, f"{EMBEDDED}-wal", f"{EMBEDDED}-shm", *KEPT_FOLDERS):
        if (home / name).exists():
            os.replace(home / name, aside / name)
    return aside
