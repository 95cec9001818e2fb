"""One row of a file: its cells read into values, every fault noted. Asks no database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from prach.core.cells import CellProblem, cell_text, is_blank
from prach.core.thai_calendar import format_short

from .base import Column, Register
from .kinds import ColumnProblem, Known, Place
from .lookups import BESIDE_ORDER, Lookups
from .reading import SheetRows
from .reasons import FAULTS, problem_of

ERROR_WORDS = frozenset(
    {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!"}
)
MOST_REMEMBERED = 10_000
_UNREAD = object()


class Draft:
    """A row of the file on its way to a verdict."""

    __slots__ = (
        "adds",
        "also",
        "before",
        "cells",
        "changes",
        "doubts",
        "faults",
        "held_links",
        "links",
        "number",
        "record",
        "seen_at",
        "target",
        "told",
        "values",
        "verdict",
    )

    def __init__(self, number: int, cells: list[Any]) -> None:
        self.number, self.cells = number, cells
        self.values: dict[str, Any] = {}
        self.told: dict[str, Any] = {}
        self.faults: list[dict[str, Any]] = []
        self.doubts: list[dict[str, Any]] = []
        self.changes: dict[str, list[Any]] = {}
        self.target: UUID | None = None
        self.record: Any = None
        self.before: dict[str, Any] = {}
        self.seen_at: datetime | None = None
        self.links: dict[str, set[Any]] = {}
        self.also: list[Any] = []
        self.adds = False
        self.verdict = ""

    def has_fault_at(self, field: str) -> bool:
        """Say whether a fault of this column (by code) is already noted."""
        return any(fault.get("field") == field for fault in self.faults)


class RowReader:
    """Reads the rows of one sheet, cell by cell; says the same of the same cell without reading it again."""

    def __init__(self, register: Register, sheet: SheetRows, lookups: Lookups) -> None:
        self.register, self.sheet, self.lookups = register, sheet, lookups
        self.beside = [sheet.beside.get(name) for name in BESIDE_ORDER]
        present = [c for c in register.columns if c.code in sheet.at or isinstance(c.kind, Place)]
        # areas first: they help to find the other records
        self.columns = sorted(present, key=lambda column: not isinstance(column.kind, Place))
        self.present = {column.code for column in present}
        self._remembered: dict[str, dict[Any, Any]] = {c.code: {} for c in self.columns if c.kind.remembered}

    def read(self, number: int, cells: list[Any]) -> Draft:
        """Return the row with its values, and a fault for every cell that cannot be used."""
        draft = Draft(number, cells)
        for column in self.columns:
            at = self.sheet.at.get(column.code)
            cell = cells[at] if at is not None and at < len(cells) else None
            if cell == "":
                cell = None
            failed = self.sheet.errors.get((number - 1, at)) if self.sheet.errors and at is not None else None
            if failed or (isinstance(cell, str) and cell[:1] == "#" and cell.strip() in ERROR_WORDS):
                self._fault(draft, column, "formula-error", failed or cell)
                draft.values[column.code] = _AT_FAULT
                continue
            draft.values[column.code] = self._value(draft, column, cell)
        if self.register.prepare:
            draft.told = self.register.prepare(draft.values, self.present)
        for column in self.columns:
            if column.required and draft.values.get(column.code, _UNREAD) is None:
                self._fault(draft, column, "required", "")
        return draft

    def _value(self, draft: Draft, column: Column, cell: Any) -> Any:
        """Return the value of a cell; None where it is blank, and where it is at fault (then the fault is noted)."""
        remembered = self._remembered.get(column.code)
        if remembered is None:
            found = self._read(draft, column, cell)
        else:
            key = (cell.__class__, cell)
            found = remembered.get(key, _UNREAD)
            if found is _UNREAD:
                if len(remembered) > MOST_REMEMBERED:
                    remembered.clear()
                found = remembered[key] = self._read(draft, column, cell)
        if isinstance(found, CellProblem):
            self._fault(draft, column, found.reason, found.value, **getattr(found, "params", {}))
            return _AT_FAULT
        return found

    def _read(self, draft: Draft, column: Column, cell: Any) -> Any:
        try:
            kind = column.kind
            if isinstance(kind, Place):
                return kind.read(cell, self.lookups, self._beside(draft.cells))
            if cell is None:
                return () if _lists(column) else None
            if isinstance(kind, Known):
                return kind.read(cell, self.lookups, self._near(draft))
            return kind.read(cell, self.lookups)
        except CellProblem as problem:
            return problem
        except (ValueError, TypeError, ArithmeticError, AttributeError):
            return ColumnProblem("cell-not-read", cell)

    def _beside(self, cells: list[Any]) -> tuple[Any, ...]:
        return tuple(None if at is None or cells[at] == "" else cells[at] for at in self.beside)

    def _near(self, draft: Draft) -> str:
        place = self.register.place_column
        value = draft.values.get(place.code) if place else None
        return value if isinstance(value, str) else ""

    def _fault(self, draft: Draft, column: Column, code: str, value: Any, **params: Any) -> None:
        code = code if code in FAULTS else "cell-not-read"
        shown = "" if value is None else shown_cell(value)
        at = self.sheet.at.get(column.code)
        heading = self.sheet.headings[at] if at is not None else column.thai
        draft.faults.append(problem_of(code, column=heading, value=shown, field=column.code, **params))


class _AtFault:
    """Stands for the value of a cell that cannot be used, so that it does not count as blank."""

    def __bool__(self) -> bool:
        return False


_AT_FAULT = _AtFault()


def is_known(value: Any) -> bool:
    """Say whether a cell gave a value: it is neither blank nor at fault."""
    return value is not None and value is not _AT_FAULT


def is_at_fault(value: Any) -> bool:
    return value is _AT_FAULT


def _lists(column: Column) -> bool:
    from .base import is_several

    return is_several(column)


def shown_cell(cell: Any) -> str:
    """Return a cell as a person wrote it, on one line."""
    plain = plain_cell(cell)
    return plain if isinstance(plain, str) else "" if plain is None else str(plain)


def plain_cell(cell: Any) -> Any:
    """Return a cell as JSON can keep it and a later import can read it again."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool | str):
        return cell
    if isinstance(cell, float):
        return cell_text(cell) if cell != cell or cell in (float("inf"), float("-inf")) else _whole(cell)
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date):
        return _day(cell)
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)


def _whole(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def _day(cell: date) -> str:
    try:
        return format_short(cell) if cell.year < 2400 else cell.strftime("%d/%m/%Y")
    except ValueError:
        return cell.isoformat()


def is_empty(cells: list[Any]) -> bool:
    """Say whether all cells of a row are blank to a reader."""
    return all(is_blank(cell) for cell in cells)
