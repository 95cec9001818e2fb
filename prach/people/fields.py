"""National IDs at rest: encrypted to be read back, hashed with a key to be found."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet
from django.conf import settings


@lru_cache(maxsize=4)
def _cipher(key: str) -> Fernet:
    return Fernet(key.encode())


def encrypt(plain: str) -> str:
    """Return the cipher text of `plain`; '' stays ''."""
    return _cipher(settings.FIELD_KEY).encrypt(plain.encode()).decode() if plain else ""


def decrypt(stored: str) -> str:
    """Return what `encrypt` was given. Raises cryptography.fernet.InvalidToken with another key."""
    return _cipher(settings.FIELD_KEY).decrypt(stored.encode()).decode() if stored else ""


def fingerprint(plain: str) -> str | None:
    """Return a keyed hash of `plain`, equal for equal numbers, worthless without the key; None for ''."""
    if not plain:
        return None
    return hmac.new(settings.FIELD_KEY.encode(), plain.encode(), hashlib.sha256).hexdigest()
