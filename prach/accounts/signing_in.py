"""Guessing passwords is made slow: failures are lines of the audit trail, counted per user name and address."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prach.core.audit import label_of
from prach.core.errors import Refusal
from prach.core.models import AuditEvent

from .models import User

FAILED = "sign-in-failed"
MOST_FAILURES = 5
MINUTES = 15


class TooManyFailures(Refusal):
    """Somebody has been guessing, or has forgotten their password."""

    code = "too-many-failures"
    message = _(
        "The password was wrong several times. Wait 15 minutes and try again, or ask the provincial office for help."
    )


def who(username: str, address: str) -> str:
    """Return a keyed hash: what people type into the wrong box must not be readable in the trail."""
    said = f"{username.strip().casefold()}\n{address}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:40]


def check_may_try(username: str, address: str, *, now: datetime) -> None:
    """Raise TooManyFailures when this name has failed five times from this address in a quarter of an hour."""
    lines = AuditEvent.objects.filter(
        subject=label_of(User),
        subject_id=who(username, address),
        verb=FAILED,
        at__gt=now - timedelta(minutes=MINUTES),
    )
    if lines.count() >= MOST_FAILURES:
        raise TooManyFailures()
