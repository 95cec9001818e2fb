"""What a register is: one table of an office as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from prach.core.errors import Refusal

from .kinds import Kind, Known, KnownSeveral, Listed, Place

Faults = Callable[[Any, date], Iterable[Refusal]]
Doubt = tuple[str, str]  # the reason, the column
Doubts = Callable[[Any], Iterable[Doubt]]
Prepare = Callable[[dict[str, Any], set[str]], dict[str, Any]]


def _by_language(thai: str, english: str) -> str:
    return english if (get_language() or "th").startswith("en") else thai


@dataclass(frozen=True)
class Column:
    """One column. Its headings are part of the file format, so they stand here and not in a catalogue of texts.

    `field` is the attribute of the record that the value sets; a column with a `link` sets rows of a link table.
    """

    code: str
    thai: str
    english: str
    kind: Kind
    field: str = ""
    required: bool = False
    help: Any = ""
    example: str = ""
    also: tuple[str, ...] = ()
    exported: bool = True

    @property
    def title(self) -> str:
        """Return the heading in the active language."""
        return _by_language(self.thai, self.english)

    @cached_property
    def attribute(self) -> str:
        """Return the attribute that holds the value: 'area_id' for a column of areas."""
        if self.field:
            return self.field
        return f"{self.code}_id" if isinstance(self.kind, Known | Listed) else self.code

    @property
    def heading(self) -> str:
        """Return what a workbook's first row says; required columns carry a star."""
        return f"{self.thai} *" if self.required else self.thai

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything by which a heading may call the column."""
        return (self.code, self.thai, self.english, *self.also)


@dataclass(frozen=True)
class Link:
    """Rows of a link table that a column lists: the trainers of a session, the authors of a curriculum.

    `owner` and `target` are the attributes that hold the keys. A link table of records archives what is taken away;
    any other deletes it.
    """

    column: str
    model: Any
    owner: str
    target: str


class Companion:
    """What rows of a register are checked against besides themselves. One for each import; this one asks nothing."""

    def load(self, records: list[Any]) -> None:
        """Look up what the next rows will be checked against, in few queries."""

    def faults(self, record: Any, today: date) -> Iterable[Refusal]:
        """Yield what is wrong with a new record."""
        return ()

    def change_faults(self, record: Any, before: dict[str, Any]) -> Iterable[Refusal]:
        """Yield what is wrong with changing a record; `before` holds its old values by attribute."""
        return ()

    def same(self, record: Any) -> Any:
        """Return the record in the register that already says what the new one would say; None mostly."""
        return None

    def also(self, record: Any) -> list[Any]:
        """Return other records that change because the new one is written."""
        return []


@dataclass(frozen=True)
class Register:
    """One table of an office as a workbook.

    `key` names the columns that together tell one row from another where no reference is given; `proofs` are columns
    of which each alone is enough (a national ID, a house code). `faults` are the room's own rules. `dated` is the path
    that a fiscal year filters: a date, or a year where it ends in fiscal_year. `prepare` settles values that depend
    on each other and returns what else they tell. References are unique within a province or `reference_within`.
    """

    code: str
    thai: str
    english: str
    model: Any
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    proofs: tuple[str, ...] = ()
    faults: Faults | None = None
    doubts: Doubts | None = None
    links: tuple[Link, ...] = ()
    related: tuple[str, ...] = ()
    dated: str = ""
    about: Any = ""
    prepare: Prepare | None = None
    companion: type[Companion] = Companion
    reference_within: str = ""

    @property
    def title(self) -> str:
        """Return the name of the register in the active language."""
        return _by_language(self.thai, self.english)

    def column(self, code: str) -> Column:
        """Return the column of this code. Raises KeyError."""
        for column in self.columns:
            if column.code == code:
                return column
        raise KeyError(code)

    @property
    def has_reference(self) -> bool:
        return self.columns[0].code == "reference"

    @property
    def place_column(self) -> Column | None:
        """Return the column that says where the row belongs; None where another record says it."""
        return next((column for column in self.columns if isinstance(column.kind, Place)), None)

    def link_of(self, code: str) -> Link | None:
        """Return the link that a column lists; None where it sets a field."""
        return next((link for link in self.links if link.column == code), None)


def is_several(column: Column) -> bool:
    """Say whether a cell of the column may list several records."""
    return isinstance(column.kind, KnownSeveral)
