"""Keys of records. UUIDv7: made anywhere (a phone, a staged import, another province), in order of time."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to misread


def new_key() -> UUID:
    """Return a new time-ordered key."""
    return uuid7()


def new_reference() -> str:
    """Return a reference to be read aloud and typed, such as '7K3M9-Q2ABC' (50 random bits)."""
    bits = secrets.randbits(50)
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 50, 5))
    return f"{letters[:5]}-{letters[5:]}"
