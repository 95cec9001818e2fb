"""The official lists, whole, and read by code."""

import pytest

from prach.areas.loading import load_areas
from prach.areas.models import Area, AreaRelease, Level
from prach.areas.queries import children_at, level_below, path_to
from prach.core.lookups import after


@pytest.mark.slow
def test_all_areas_are_loaded_and_a_second_load_changes_nothing(db):
    assert load_areas().areas == 77 + 928 + 7_436 + 75_206
    counts = {level: Area.objects.filter(level=level).count() for level in Level}
    assert counts == {"PROVINCE": 77, "DISTRICT": 928, "SUBDISTRICT": 7_436, "VILLAGE": 75_206}
    chiang_rai = {level: Area.objects.filter(level=level, code__under="57").count() for level in Level}
    assert chiang_rai == {"PROVINCE": 1, "DISTRICT": 18, "SUBDISTRICT": 124, "VILLAGE": 1_762}
    assert load_areas().skipped
    assert not load_areas(force=True).skipped
    assert Area.objects.count() == 83_647
    assert AreaRelease.objects.count() == 2


@pytest.mark.parametrize(
    ("code", "following"), [("57", "58"), ("5709", "5710"), ("570199", "570200"), ("99", None), ("09", "10")]
)
def test_the_code_behind_an_area(code, following):
    assert after(code) == following


def test_under_is_the_area_itself_and_all_below_it_and_nothing_beside(db):
    below = set(Area.objects.filter(code__under="5701").values_list("code", flat=True))
    assert below == {code for code in Area.objects.values_list("code", flat=True) if code.startswith("5701")}
    assert Area.objects.filter(code__under="").count() == Area.objects.count()


def test_the_path_to_a_village_and_the_levels_below(db):
    assert [area.code for area in path_to("57010202")] == ["57", "5701", "570102", "57010202"]
    assert [level_below(code) for code in ("", "57", "5701", "570102", "57010202")] == [*Level, None]
    assert [area.code for area in children_at("57", Level.DISTRICT)] == [f"57{n:02}" for n in range(1, 19)]
