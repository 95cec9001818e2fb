"""What the command says where an option cannot be used: a sentence, never a traceback."""

import argparse

import pytest

from prach.cli.ready import fiscal_year, known_area, writing
from prach.cli.serve_command import choose_port


def test_a_fiscal_year_is_of_the_buddhist_era():
    assert [fiscal_year(text) for text in ("2560", "๒๕๖๐")] == [2560, 2560]
    for text in ("2017", "99999999999999999999", "ปีนี้"):
        with pytest.raises(argparse.ArgumentTypeError, match="2560"):
            fiscal_year(text)


def test_an_unknown_area_is_named(cast):
    assert [known_area(code) for code in ("", "57", " ๕๗ ")] == ["", "57", "57"]
    with pytest.raises(SystemExit, match="5799"):
        known_area("5799")


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(SystemExit, match="no-such"), writing(tmp_path / "no-such" / "x.xlsx"):
        pass


def test_a_port_that_is_none_is_refused():
    with pytest.raises(SystemExit, match="--port"):
        choose_port("127.0.0.1", 999_999)
