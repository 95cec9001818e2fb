"""All rows of the demonstration year, from a seed: other rows for another seed, the same totals."""

from __future__ import annotations

from .geography import Geography, chiang_rai
from .published import PUBLISHED, SEED
from .rows import curricula, groups, households, places, programme, sages, teaching
from .rows.world import Row, World, new_world

Registers = dict[str, list[Row]]


def generate(seed: int = SEED, geography: Geography | None = None) -> Registers:
    """Return the rows of each register by its code, in the order in which the registers depend on each other."""
    world = new_world(seed, geography or chiang_rai())
    places.choose_villages(world)
    known = sages.make_sages(world)
    homes = households.make_homes(world)
    return {
        **_people(world, known, homes),
        **_knowledge(world, known),
        **_plan(world, homes),
        **_deeds(world, known, homes),
        "incomes": households.incomes(world, homes),
    }


def _people(world: World, known: list[sages.Sage], homes: list[households.Home]) -> Registers:
    return {
        "persons": sages.sage_persons(world, known) + households.home_persons(world, homes),
        "standings": sages.standings(world, known),
        "expertise": sages.expertise(world, known),
        "work-areas": sages.work_areas(world, known),
        "households": households.households(homes),
    }


def _knowledge(world: World, known: list[sages.Sage]) -> Registers:
    rows = curricula.curricula(world, known)
    return {"curricula": rows, "print-runs": curricula.print_runs(world, rows)}


def _plan(world: World, homes: list[households.Home]) -> Registers:
    return {
        "schemes": programme.schemes(),
        "activities": programme.activities(world),
        "target-villages": places.target_villages(world),
        "enrolments": households.enrolments(world, homes),
        "targets": programme.targets(world),
        "partners": programme.partners(),
        "agreements": programme.agreements(),
    }


def _deeds(world: World, known: list[sages.Sage], homes: list[households.Home]) -> Registers:
    """Return sessions and supports; forums and supports share the people reached between them."""
    at_forums = world.chance("people-reached").randint(18_700, 19_400)
    sessions = teaching.numbered(
        [
            *teaching.forums(world, known, at_forums),
            *teaching.transfers(world, known),
            *teaching.border_days(world, known),
            *teaching.lessons(world, known, homes),
            *teaching.tours(world, homes),
            *teaching.staff_trainings(world),
        ]
    )
    found = groups.make_groups(world)
    supports = groups.group_supports(world, found, PUBLISHED["people-reached"] - at_forums)
    return {
        "groups": groups.group_rows(world, found, supports),
        "sessions": sessions,
        "attendance": teaching.attendance(world, sessions, homes),
        "group-supports": [*groups.border_day(world, found), *supports],
    }
