"""The delivered workbooks hold what the generator makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from prach.demo.generator import generate
from prach.demo.workbooks import FOLDER, path_of, write_workbooks
from prach.registers import catalogue
from prach.registers.kinds import OneOf

pytestmark = pytest.mark.xdist_group("workbooks")  # one worker, so that they are written once


def cells(path: Path, code: str) -> list[list[object]]:
    """The cells of a workbook; of a choice what its label means, since labels are words that may be improved."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    for at, column in enumerate(catalogue.get(code).columns):
        if isinstance(column.kind, OneOf):
            for row in rows[1:]:
                row[at] = column.kind.read(row[at], None)
    return rows


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    write_workbooks(folder)
    return folder


def test_every_register_has_its_workbook_and_no_other_is_there() -> None:
    assert sorted(FOLDER.iterdir()) == [path_of(code) for code in catalogue.ORDER]
    assert set(generate()) == set(catalogue.ORDER)


@pytest.mark.parametrize("code", catalogue.ORDER)
def test_delivered_cells_are_the_generated_ones(code: str, fresh: Path) -> None:
    assert cells(path_of(code), code) == cells(path_of(code, fresh), code), "run: python -m tools.write_demo"


def test_the_same_rows_give_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    again = write_workbooks(tmp_path)
    assert [path.read_bytes() for path in again] == [path_of(c, fresh).read_bytes() for c in catalogue.ORDER]


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000
