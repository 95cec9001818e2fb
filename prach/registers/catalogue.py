"""All registers, in the order in which an office fills them: what is referred to comes before what refers to it."""

from __future__ import annotations

from .base import Register
from .definitions import delivery, know, livelihoods, people, plan

ORDER = (
    "persons",
    "households",
    "groups",
    "schemes",
    "activities",
    "target-villages",
    "targets",
    "partners",
    "agreements",
    "standings",
    "expertise",
    "work-areas",
    "curricula",
    "print-runs",
    "enrolments",
    "sessions",
    "attendance",
    "group-supports",
    "incomes",
)
_ALL = (*people.REGISTERS, *know.REGISTERS, *plan.REGISTERS, *delivery.REGISTERS, *livelihoods.REGISTERS)
REGISTERS: dict[str, Register] = {code: next(r for r in _ALL if r.code == code) for code in ORDER}


def get(code: str) -> Register:
    """Return the register of this code. Raises KeyError."""
    return REGISTERS[code]
