"""Shares are whole, keep their bounds and come to the total."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prach.demo.allocation import CannotShareOut, random_parts, share_out

weights = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=60)


@given(total=st.integers(0, 50_000), weights=weights)
def test_shares_come_to_the_total(total: int, weights: list[float]) -> None:
    parts = share_out(total, weights)
    assert sum(parts) == total
    assert len(parts) == len(weights)
    assert min(parts) >= 0


@given(total=st.integers(0, 5_000), weights=weights)
def test_no_share_is_further_than_one_from_its_quota(total: int, weights: list[float]) -> None:
    assume(sum(weights) > 0)
    whole = sum(weights)
    for part, weight in zip(share_out(total, weights), weights, strict=True):
        assert abs(part - total * weight / whole) < 1.001


@given(
    count=st.integers(1, 60),
    least=st.integers(0, 20),
    width=st.integers(0, 40),
    seed=st.integers(),
    data=st.data(),
)
def test_random_parts_keep_their_bounds(
    count: int, least: int, width: int, seed: int, data: st.DataObject
) -> None:
    total = data.draw(st.integers(count * least, count * (least + width)))
    parts = random_parts(Random(seed), total, count, least=least, most=least + width)
    assert sum(parts) == total
    assert all(least <= part <= least + width for part in parts)


def test_each_part_may_have_its_own_bound() -> None:
    assert share_out(10, [1, 1, 1], most=[2, 3, 9]) == [2, 3, 5]


def test_the_largest_remainders_get_what_is_left() -> None:
    assert share_out(10, [6, 3, 2]) == [5, 3, 2]


@pytest.mark.parametrize(("total", "least", "most"), [(5, 2, 9), (100, 0, 9), (-1, 0, 9)])
def test_an_impossible_total_is_refused(total: int, least: int, most: int) -> None:
    with pytest.raises(CannotShareOut):
        share_out(total, [1, 1, 1], least=least, most=most)


def test_the_same_chance_gives_the_same_parts() -> None:
    draw = [random_parts(Random(1), 300, 10, least=5, most=60) for _ in range(2)]
    assert draw[0] == draw[1]
    assert random_parts(Random(2), 300, 10, least=5, most=60) != draw[0]
