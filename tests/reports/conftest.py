"""The small year of the indicators' tests, told as an account."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.indicators.conftest import full_year, year

__all__ = ["full_year", "year"]


@pytest.fixture(autouse=True)
def in_thai() -> Iterator[None]:
    with translation.override("th"):
        yield
