"""Fixtures of the office's tests: the small year in which something of everything was done."""

from tests.indicators.conftest import full_year, year  # noqa: F401
