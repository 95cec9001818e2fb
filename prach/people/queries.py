"""Reading the register of people."""

from __future__ import annotations

from typing import Any

from .models import Group, Household, Person

MARKED: tuple[Any, ...] = (Person, Household, Group)


def holds_invented(area_code: str) -> bool:
    """Say whether anybody under the area is invented for the demonstration, which pages must say. No scope applies."""
    return any(model.objects.under(area_code).filter(invented=True).exists() for model in MARKED)
