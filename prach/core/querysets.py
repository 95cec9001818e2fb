"""The one gate to rows: `visible_to(user)`; and the match of an area, written once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, Self, TypeVar

from django.db import models
from django.db.models import Q


class Reader(Protocol):
    """Whoever reads: a signed-in user or Django's anonymous one."""

    @property
    def is_authenticated(self) -> Any: ...


def area_codes_of(user: Any) -> list[str]:
    """Return the codes whose rows `user` may see; the empty code is the nation; no codes, no rows."""
    return list(user.area_codes()) if hasattr(user, "area_codes") else []


def under_any(path: str, codes: Iterable[str]) -> Q:
    """Match rows whose area code, at `path`, lies under one of `codes`. No codes match nothing."""
    match = Q(pk__in=[])
    for code in codes:
        match |= Q(**{f"{path}__under": code})
    return match


def ancestors(code: str) -> list[str]:
    """Return the codes above `code`, nearest last: '57010203' has '57', '5701', '570102'."""
    return [code[:length] for length in (2, 4, 6) if length < len(code)]


M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """Rows that belong to an area.

    A model says where its area is (`area_path`) and whether what a province or district keeps is also seen by the
    officers below it (`shared_downwards`: schemes, curricula, partners).
    """

    def under(self, code: str) -> Self:
        """Return the rows of the area `code` and of everything under it."""
        return self.filter(under_any(self._code_path, [code]))

    def visible_to(self, user: Reader) -> Self:
        """Return the rows that `user` may see. Doors read through nothing else."""
        if not self._may_read(user):
            return self.none()
        codes = area_codes_of(user)
        match = under_any(self._code_path, codes)
        if getattr(self.model, "shared_downwards", False):
            above = {a for code in codes for a in ancestors(code)}
            match |= Q(**{f"{self._code_path}__in": sorted(above)})
        return self.filter(match)

    @property
    def _code_path(self) -> str:
        path = str(getattr(self.model, "area_path", "area"))
        return f"{path}__code" if path != "code" else path

    def _may_read(self, user: Any) -> bool:
        needs = getattr(self.model, "read_permission", "read_records")
        return bool(user.is_authenticated) and bool(user.may(needs))
