"""The plain parts an account is made of. The doors and the writers of papers draw them; nothing here reads a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Number = int | float | Decimal


@dataclass(frozen=True)
class Cited:
    """A figure as it stands in a text or table: its value, and where the rows behind it are found.

    `text` is what is printed; for an unknown value it says so. `whole` marks a citation of `out_of`.
    """

    code: str
    area_code: str
    fiscal_year: int
    name: str
    unit: str
    value: Number | None
    out_of: Number | None
    text: str
    whole: bool = False

    @property
    def known(self) -> bool:
        return (self.out_of if self.whole else self.value) is not None


Piece = str | Cited
Cell = str | int | float | Decimal | date | Cited | None


@dataclass(frozen=True)
class Sentence:
    """One sentence, cut where a figure stands, so that each figure can be a link."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text if isinstance(piece, Cited) else piece for piece in self.pieces)

    @property
    def figures(self) -> tuple[Cited, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Cited))


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Heading:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Listing:
    """A table of rows. A cell of None is not known; a Cited cell opens to its rows."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()

    @property
    def figures(self) -> tuple[Cited, ...]:
        cells = (cell for row in (*self.rows, self.total) for cell in row)
        return tuple(cell for cell in cells if isinstance(cell, Cited))


@dataclass(frozen=True)
class Bar:
    label: str
    figure: Cited


@dataclass(frozen=True)
class Chart:
    """Bars of one figure over several areas or groups; `shape="map"` asks for a map where outlines are at hand."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    shape: Literal["bars", "map"] = "bars"
    shares: bool = False

    def values(self) -> Mapping[str, float | None]:
        """Return the values by area code."""
        return {
            b.figure.area_code: None if b.figure.value is None else float(b.figure.value) for b in self.bars
        }


@dataclass(frozen=True)
class Section:
    """One step of the account (`number` 1 to 8), or a part before or behind the steps (no number)."""

    key: str
    title: str
    number: int | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    charts: tuple[Chart, ...] = ()
    listings: tuple[Listing, ...] = ()

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Account:
    """The account of one area and fiscal year, in the language that was active when it was made."""

    area_code: str
    area_name: str
    fiscal_year: int
    language: str
    title: str
    sections: tuple[Section, ...] = field(default_factory=tuple)

    @property
    def steps(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.number)

    def section(self, key: str) -> Section:
        """Return one section. Raises KeyError when the account has none of that name."""
        return {section.key: section for section in self.sections}[key]

    def figures(self) -> Iterator[Cited]:
        """Yield every figure the account prints, in the order of reading; a figure may come more than once."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                for sentence in paragraph:
                    yield from sentence.figures
            for listing in section.listings:
                yield from listing.figures
