"""Curricula, one for each trade of the year, and the printing of their volumes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from ..allocation import random_parts
from ..published import PROVINCE, PUBLISHED
from .sages import Sage
from .world import Row, World, draw_day, some_of


def curriculum_reference(world: World, trade_code: str) -> str:
    """Return the office's number of the curriculum of a trade."""
    at = next(n for n, trade in enumerate(world.trades, 1) if trade.code == trade_code)
    return f"ลส-60-{at:02}"


def curricula(world: World, sages: list[Sage]) -> list[Row]:
    """Return one approved curriculum per trade, written by sages who have it."""
    rng = world.chance("curricula")
    rows: list[Row] = []
    for trade in world.trades:
        able = [sage for sage in sages if sage.trade == trade and sage.state in ("TEAM", "ACTIVE")]
        able = able or [sage for sage in sages if sage.trade == trade] or sages
        rows.append(
            {
                "reference": curriculum_reference(world, trade.code),
                "title": trade.curriculum,
                "occupation": trade.occupation,
                "area": PROVINCE,
                "approved_on": draw_day(rng, date(2016, 10, 20), date(2017, 1, 31)),
                "theory_hours": trade.theory,
                "practice_hours": trade.practice,
                "authors": sorted(sage.reference for sage in some_of(rng, able, 1, 3)),
            }
        )
    return rows


def print_runs(world: World, curricula: list[Row]) -> list[Row]:
    """Return one or two print runs per curriculum; all volumes together are the published number."""
    rng = world.chance("print-runs")
    volumes = random_parts(rng, PUBLISHED["curriculum-volumes"], len(curricula), least=5, most=18)
    rows: list[Row] = []
    for curriculum, number in zip(curricula, volumes, strict=True):
        first = number if number < 8 or rng.random() < 0.6 else round(number * 0.6)
        day = curriculum["approved_on"] + timedelta(days=rng.randint(10, 25))
        rows.append(_print_run(rng, curriculum, 1, day, first))
        if first < number:
            rows.append(
                _print_run(rng, curriculum, 2, day + timedelta(days=rng.randint(14, 30)), number - first)
            )
    return rows


def _print_run(rng: Random, curriculum: Row, at: int, day: date, volumes: int) -> Row:
    return {
        "reference": f"{curriculum['reference']}/{at}",
        "curriculum": curriculum["reference"],
        "printed_on": day,
        "volumes": volumes,
        "printer": "จัดพิมพ์โดยสำนักงาน" if at == 2 or rng.random() < 0.5 else "โรงพิมพ์ในจังหวัด",
        "cost_baht": volumes * rng.choice([45, 55, 60, 75]),
    }
