"""The account as the page draws it: sentences with links, tables, maps."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from prach.reports.paper import printable
from prach.reports.parts import Account, Cell, Chart, Cited, Listing, Paragraph, Section
from prach.ui.maps import Map
from prach.ui.parts import Column, Link, Row, Table

from .drawings import bars_of, map_of

WIDE = 8  # columns that stand side by side on a laptop


def address_of(figure: Cited) -> str:
    """Return the page of a figure and its rows."""
    query = urlencode({"area": figure.area_code, "year": figure.fiscal_year})
    return f"{reverse('office:figure', args=[figure.code])}?{query}"


@dataclass(frozen=True)
class Shown:
    """One section, ready for its template. Maps and bars are told apart by which of the two lists they are in."""

    key: str
    heading: str
    paragraphs: list[SafeString]
    maps: list[Map]
    charts: list[SafeString]
    tables: list[Table]


def shown(account: Account) -> list[Shown]:
    """Return the sections of an account for the page."""
    return [section_shown(section, account) for section in account.sections]


def section_shown(section: Section, account: Account) -> Shown:
    maps = [(chart, map_of(chart, account.area_code, urls_of(chart))) for chart in section.charts]
    return Shown(
        key=section.key,
        heading=section.heading,
        paragraphs=[paragraph_shown(paragraph) for paragraph in section.paragraphs],
        maps=[drawn for _chart, drawn in maps if drawn],
        charts=[bars_of(chart) for chart, drawn in maps if drawn is None],
        tables=[table_shown(printable(listing)) for listing in section.listings],
    )


def urls_of(chart: Chart) -> dict[str, str]:
    return {bar.figure.area_code: address_of(bar.figure) for bar in chart.bars}


def paragraph_shown(paragraph: Paragraph) -> SafeString:
    """Return the sentences of a paragraph; each figure is a link."""
    said = (
        (format_html_join("", "{}", ((piece_shown(piece),) for piece in sentence.pieces)),)
        for sentence in paragraph
    )
    return format_html_join(" ", "{}", said)


def piece_shown(piece: str | Cited) -> str | SafeString:
    if isinstance(piece, str):
        return piece
    return format_html('<a href="{}">{}</a>', address_of(piece), piece.text)


def table_shown(listing: Listing) -> Table:
    columns = [Column(heading.label, "number" if heading.numeric else "text") for heading in listing.headings]
    rows = [Row([cell_shown(cell) for cell in row]) for row in listing.rows]
    total = [cell_shown(cell) for cell in listing.total]
    return Table(listing.caption, columns, rows, total=total, wide=scrolls(columns))


def scrolls(columns: list[Column]) -> bool:
    """Say whether a table moves in its own frame: one too wide for a laptop, or three columns of words on a phone."""
    figures = sum(column.is_figure for column in columns)
    return len(columns) > WIDE or (len(columns) == 3 and figures < 2)


def cell_shown(cell: Cell) -> object:
    if isinstance(cell, Cited):
        return Link(cell.text, address_of(cell)) if cell.known else None
    return cell
