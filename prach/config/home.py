"""PRACH_HOME: the folder of database, media and keys, made on first use."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet
from platformdirs import user_data_dir


def home_folder() -> Path:
    """Return the folder that holds everything of this installation, made if it is not there (mode 700)."""
    folder = Path(os.environ.get("PRACH_HOME") or user_data_dir("prach", appauthor=False))
    for part in (folder, folder / "media", folder / "keys", folder / "static"):
        part.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _kept(path: Path, fresh: str) -> str:
    """Return what `path` holds; when it is not there yet, `fresh`, kept there for good (mode 600)."""
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # mode 600
            file.write(fresh)
            file.flush()
            with contextlib.suppress(FileExistsError):  # another process was first
                os.link(file.name, path)
    return path.read_text().strip()


def secret_key() -> str:
    """Return the key that signs sessions; from PRACH_SECRET_KEY, else kept in the home folder."""
    return os.environ.get("PRACH_SECRET_KEY") or _kept(
        home_folder() / "keys" / "secret.key", secrets.token_urlsafe(50)
    )


def field_key() -> str:
    """Return the key that encrypts national IDs. Losing it loses them: `prach backup` carries it."""
    path = home_folder() / "keys" / "fields.key"
    return os.environ.get("PRACH_FIELD_KEY") or _kept(path, Fernet.generate_key().decode())
