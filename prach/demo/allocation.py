"""Whole numbers that come to a given total: shared out by weight, or drawn at random between bounds."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random


class CannotShareOut(ValueError):
    """The bounds leave no way to reach the total."""


def share_out(
    total: int, weights: Sequence[float], *, least: int = 0, most: int | Sequence[int] | None = None
) -> list[int]:
    """Return one whole number per weight, as near to proportion as the bounds allow, with exactly this sum.

    Largest remainder: everybody gets the whole part of their quota, what is left goes to the largest fractions.
    `most` bounds all parts alike, or each its own. Raises CannotShareOut.
    """
    caps = _caps(len(weights), total, most)
    if not len(weights) * least <= total <= sum(caps):
        raise CannotShareOut(
            f"{total} does not fit {len(weights)} parts between {least} and {sum(caps)} in all"
        )
    quotas = _quotas(total, weights)
    parts = [min(max(int(quota), least), cap) for quota, cap in zip(quotas, caps, strict=True)]
    for _ in range(abs(total - sum(parts))):
        _move_one(parts, quotas, caps, least, up=sum(parts) < total)
    return parts


def random_parts(
    rng: Random, total: int, count: int, *, least: int, most: int, evenness: float = 8.0
) -> list[int]:
    """Return `count` whole numbers between `least` and `most` with exactly this sum, in no order.

    The higher the evenness, the closer they lie together (it is the shape of a gamma distribution).
    Raises CannotShareOut.
    """
    return share_out(total, [rng.gammavariate(evenness, 1.0) for _ in range(count)], least=least, most=most)


def _caps(count: int, total: int, most: int | Sequence[int] | None) -> list[int]:
    if most is None:
        return [total] * count
    return [most] * count if isinstance(most, int) else list(most)


def _quotas(total: int, weights: Sequence[float]) -> list[float]:
    whole = sum(weights)
    return [total * weight / whole if whole else total / len(weights) for weight in weights]


def _move_one(parts: list[int], quotas: list[float], caps: list[int], least: int, *, up: bool) -> None:
    """Give one to the part that is furthest below its quota, or take one from the part furthest above."""
    if up:
        free = (at for at, part in enumerate(parts) if part < caps[at])
        parts[max(free, key=lambda at: quotas[at] - parts[at])] += 1
    else:
        free = (at for at, part in enumerate(parts) if part > least)
        parts[min(free, key=lambda at: quotas[at] - parts[at])] -= 1
