"""What the printed forms of an account share: who made it, where its figures are found, which digits it prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from prach.core.text import to_thai_digits

from .numerals import cell_text, long_date
from .parts import Account, Cell, Cited, Listing, Piece

# Sarabun with its tone marks at one height, for a right text layer: tools/print_fonts.py.
FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Drawing:
    """A chart's picture: a self-standing SVG and what it shows in words."""

    svg: str
    described: str
    credit: str = ""


@dataclass(frozen=True)
class Making:
    """How a paper is made. `address` gives the absolute address of a figure's rows; `drawings` by a chart's title."""

    made_by: str
    made_on: date
    address: Callable[[Cited], str]
    thai_digits: bool = True
    demonstration: str = ""
    drawings: Mapping[str, Drawing] = field(default_factory=dict)

    def digits(self, text: object) -> str:
        """Return the text in the digits asked for."""
        return to_thai_digits(str(text)) if self.thai_digits else str(text)

    def cell(self, cell: Cell) -> str:
        """Return a cell of a listing as it is printed. Codes keep their own digits."""
        return self.digits(cell_text(cell))

    def piece(self, piece: Piece) -> str:
        """Return a piece of a sentence as it is printed."""
        return self.digits(piece.text if isinstance(piece, Cited) else piece)

    def made(self) -> str:
        """Return the line that says who made the paper, and when."""
        words = {"name": self.made_by, "day": long_date(self.made_on)}
        return self.digits(_("Made by %(name)s on %(day)s from the registers kept in Prach") % words)


def signatures() -> list[str]:
    """The two posts that sign; names, posts and days are left for the hand."""
    return [_("Prepared by"), _("Certified by")]


def printable(listing: Listing) -> Listing:
    """Return the listing without the columns of which nothing is known."""
    kept = [i for i in range(len(listing.headings)) if any(row[i] not in (None, "") for row in listing.rows)]

    def cut(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(cells[i] for i in kept) if cells else ()

    return Listing(
        listing.caption,
        tuple(listing.headings[i] for i in kept),
        tuple(map(cut, listing.rows)),
        cut(listing.total),
    )


def words_of(account: Account, making: Making) -> dict[str, str]:
    """Return the fixed words of a printed account."""
    return {
        "contents": _("Contents"),
        "table": _("Table"),
        "picture": _("Picture"),
        "page": _("Page"),
        "signed": _("Signature"),
        "position": _("Position"),
        "day": _("Date"),
        "made": making.made(),
        "title": making.digits(account.title),
        "links": _("A figure in colour opens to the rows it was counted from, for those who may see them."),
    }
