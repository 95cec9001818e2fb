"""The rows come to the published totals, whatever the seed, and are such as a real year could have."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from prach.core.identity import national_id_checksum_holds
from prach.core.thai_calendar import fiscal_year_of
from prach.demo.generator import generate
from prach.demo.geography import chiang_rai
from prach.demo.published import ACCOUNT_ON, FISCAL_YEAR, PUBLISHED, SEED, ZONES
from prach.sages.policies import MOVES

SEEDS = [SEED, 1, 2, 3, 2569, 987654321]
INCOME = [f"{part}_income_baht_per_year" for part in ("main", "secondary", "other", "in_kind")]
Rows = dict[str, list[dict[str, Any]]]


@lru_cache(maxsize=8)
def rows_of(seed: int) -> Rows:
    return generate(seed)


@pytest.fixture(params=SEEDS)
def rows(request: pytest.FixtureRequest) -> Rows:
    return rows_of(request.param)


def in_year(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    return [row for row in rows if fiscal_year_of(row[column]) == FISCAL_YEAR]


def people(rows: list[dict[str, Any]]) -> int:
    return sum(row["headcount"] for row in rows)


def total_income(row: dict[str, Any]) -> int | None:
    parts = [row[part] for part in INCOME]
    return None if None in parts else sum(parts)


def outcomes(rows: Rows) -> Counter[str]:
    """How each household fared from the baseline to the latest round."""
    rounds = defaultdict(dict)
    for row in rows["incomes"]:
        rounds[row["household"]][row["round"]] = total_income(row)
    found: Counter[str] = Counter()
    for enrolled in rows["enrolments"]:
        asked = rounds[enrolled["household"]]
        before, after = asked.get(0), asked[max(asked)]
        if max(asked) == 0:
            found["not asked again"] += 1
        elif before is None or after is None:
            found["unknown"] += 1
        else:
            found["rose" if after > before else "fell" if after < before else "equal"] += 1
    return found


def figures(rows: Rows) -> dict[str, int]:
    """The figures of the year, counted here from the rows alone."""
    sessions = in_year(rows["sessions"], "held_on")
    forums = [row for row in sessions if row["kind"] == "VILLAGE_FORUM"]
    transfers = [row for row in sessions if row["kind"] in ("EVENT", "LEARNING_POINT")]
    supports = in_year(rows["group-supports"], "supported_on")
    return {
        "curricula": len(in_year(rows["curricula"], "approved_on")),
        "curriculum-volumes": sum(row["volumes"] for row in in_year(rows["print-runs"], "printed_on")),
        "districts-reached": len({row["area"][:4] for row in forums}),
        "villages-reached": len({row["area"] for row in forums}),
        "group-supports": len(supports),
        "people-reached": people(forums) + people(supports),
        "households-enrolled": len(rows["enrolments"]),
        "households-income-rose": outcomes(rows)["rose"],
        "sage-sessions": len(transfers),
        "sage-learners": people(transfers),
        "supervision-zones": len(ZONES),
        "agreements": len(in_year(rows["agreements"], "signed_on")),
    }


def test_the_figures_are_the_published_ones(rows: Rows) -> None:
    assert figures(rows) == PUBLISHED


def test_another_seed_gives_other_rows() -> None:
    for register in ("persons", "target-villages", "sessions", "group-supports", "incomes", "curricula"):
        assert rows_of(1)[register] != rows_of(2)[register], register


def test_the_same_seed_gives_the_same_rows() -> None:
    assert generate(SEED) == rows_of(SEED)


def test_households_that_did_not_rise_are_of_every_kind(rows: Rows) -> None:
    found = outcomes(rows)
    assert sum(found.values()) == PUBLISHED["households-enrolled"]
    assert set(found) == {"rose", "fell", "equal", "unknown", "not asked again"}


def test_the_zones_cover_the_districts_once() -> None:
    districts = [district for _thai, _english, chosen in ZONES.values() for district in chosen]
    assert sorted(districts) == sorted(chiang_rai().districts)
    assert len(set(districts)) == 18


def test_every_reached_village_is_a_target_and_some_targets_wait(rows: Rows) -> None:
    targets = {row["village"] for row in rows["target-villages"]}
    reached = {row["area"] for row in rows["sessions"] if row["kind"] == "VILLAGE_FORUM"}
    assert reached < targets
    assert targets <= {village.code for village in chiang_rai().villages}
    forums = [row for row in in_year(rows["sessions"], "held_on") if row["kind"] == "VILLAGE_FORUM"]
    assert len(forums) > len(reached)


def test_nothing_lies_after_the_account(rows: Rows) -> None:
    columns = {
        "sessions": "held_on",
        "group-supports": "supported_on",
        "incomes": "recorded_on",
        "standings": "since_on",
    }
    for register, column in columns.items():
        assert max(row[column] for row in rows[register]) < ACCOUNT_ON
    for register, column in (("curricula", "approved_on"), ("print-runs", "printed_on")):
        assert max(row[column] for row in rows[register]) < ACCOUNT_ON


def test_both_days_at_the_border_of_the_year_have_rows(rows: Rows) -> None:
    for day in (date(2016, 9, 30), date(2016, 10, 1)):
        kinds = {row["kind"] for row in rows["sessions"] if row["held_on"] == day}
        assert {"VILLAGE_FORUM", "LEARNING_POINT"} <= kinds
        assert any(row["supported_on"] == day for row in rows["group-supports"])


def test_headcounts_are_plausible(rows: Rows) -> None:
    bounds = {"VILLAGE_FORUM": (15, 60), "EVENT": (20, 180), "LEARNING_POINT": (12, 80)}
    for row in in_year(rows["sessions"], "held_on"):
        low, high = bounds.get(row["kind"], (1, 200))
        assert low <= row["headcount"] <= high
    assert all(5 <= row["headcount"] <= 40 for row in rows["group-supports"])


def test_men_and_women_are_part_of_all(rows: Rows) -> None:
    counted = rows["sessions"] + rows["group-supports"]
    for row in counted:
        assert (row["men"] or 0) + (row["women"] or 0) <= row["headcount"]
    unknown = sum(row["men"] is None for row in counted) / len(counted)
    assert 0.02 < unknown < 0.25


def test_references_and_full_names_come_once(rows: Rows) -> None:
    for register, made in rows.items():
        if register == "attendance" or "reference" not in made[0]:
            continue
        assert len({row["reference"] for row in made}) == len(made), register
    names = [(row["given_name"], row["surname"]) for row in rows["persons"]]
    assert len(set(names)) == len(names)
    assert any(surname is None for _given, surname in names)


def test_no_national_id_and_no_telephone_can_be_anybodys(rows: Rows) -> None:
    held = [row["national_id"] for row in rows["persons"] if row["national_id"]]
    assert len(held) < len(rows["persons"]) / 10
    assert not any(national_id_checksum_holds(number) for number in held)
    assert all(row["phone"].startswith("000") for row in rows["persons"] if row["phone"])
    assert not any(row["house_code"] for row in rows["households"])


def test_every_reference_leads_to_a_row(rows: Rows) -> None:
    known = {
        register: {row["reference"] for row in made if "reference" in row} for register, made in rows.items()
    }
    leads = {
        "person": "persons", "learner": "persons", "substitute_for": "persons", "trainers": "persons",
        "authors": "persons", "scheme": "schemes", "household": "households", "group": "groups",
        "curriculum": "curricula", "activity": "activities", "session": "sessions", "partner": "partners",
    }  # fmt: skip
    for register, made in rows.items():
        for row in made:
            for column in leads.keys() & row.keys():
                values = row[column] if isinstance(row[column], list) else [row[column]]
                missing = {value for value in values if value is not None} - known[leads[column]]
                assert not missing, (register, column)


def test_standings_follow_the_allowed_moves(rows: Rows) -> None:
    last: dict[str, tuple[str, date]] = {}
    for row in rows["standings"]:
        state, day = last.get(row["person"], (None, date.min))
        assert row["state"] in MOVES[state]
        assert row["since_on"] > day
        last[row["person"]] = (row["state"], row["since_on"])
    assert {state for state, _day in last.values()} == set(MOVES) - {None}


def test_sages_teach_once_they_are_trained_and_in_their_own_district(rows: Rows) -> None:
    ready: dict[str, date] = {}
    for row in rows["standings"]:
        if row["state"] in ("TRAINED", "TEAM"):
            ready.setdefault(row["person"], row["since_on"])
    homes = {row["reference"]: row["village"] for row in rows["persons"]}
    for session in rows["sessions"]:
        for person in session.get("trainers", []):
            assert ready[person] <= session["held_on"]
            assert homes[person][:4] == session["area"][:4]


def test_most_households_practise_what_they_were_taught(rows: Rows) -> None:
    latest = {row["household"]: row for row in rows["incomes"] if row["round"] > 0}
    practising = [row["practising"] for row in latest.values()]
    assert 0.85 <= sum(practising) / len(practising) <= 0.97
    assert all(row["practising"] is False for row in rows["incomes"] if row["why_not"])


def test_incomes_are_those_of_farm_households(rows: Rows) -> None:
    totals = sorted(total for row in rows["incomes"] if (total := total_income(row)) is not None)
    assert 50_000 < totals[len(totals) // 2] < 110_000
    assert min(totals) > 8_000
    assert max(totals) < 400_000


def test_all_eight_steps_and_work_areas_occur(rows: Rows) -> None:
    assert {row["step"] for row in rows["activities"]} == set(range(1, 9))
    assert len({row["work_area"] for row in rows["work-areas"]}) == 8


def test_nobody_invented_bears_the_name_of_the_accounts_author(rows: Rows) -> None:
    assert ("ปรีชา", "ปวงคำ") not in {(row["given_name"], row["surname"]) for row in rows["persons"]}
