"""The account as PDF: typst, our own Sarabun, tagged for screen readers (PDF/UA-1)."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from html import unescape
from pathlib import Path
from typing import Any, Literal

import typst

from .numerals import printed
from .paper import FONTS, Making, printable, signatures, words_of
from .parts import Account, Cell, Chart, Cited, Listing, Piece, Section

# Words inside an SVG lose their letters in the PDF's text layer, so they are taken out and set as words of the page.
LABEL = re.compile(r'<text class="(?P<css>\w+)" x="(?P<x>\d+)" y="(?P<y>\d+)"[^>]*>(?P<text>[^<]*)</text>')
SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
TEMPLATE = Path(__file__).parent / "account.typ"


def pdf(account: Account, making: Making) -> bytes:
    """Return the account as a PDF. The same account, maker and day give the same bytes."""
    data = {"account": json.dumps(as_data(account, making), ensure_ascii=False)}
    try:
        return _compiled(data, making, "ua-1")
    except typst.TypstError:
        # A name with a letter that no font has (an emoji, another script): better a paper without the seal than none.
        return _compiled(data, making, None)


def _compiled(data: dict[str, str], making: Making, standard: Literal["ua-1"] | None) -> bytes:
    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=data,
        pdf_standards=standard,
        timestamp=datetime.combine(making.made_on, time(12), tzinfo=UTC),
    )
    return made


def as_data(account: Account, making: Making) -> dict[str, Any]:
    """Return what the template draws: texts in their digits, links as addresses."""
    drawer = Drawer(making)
    return {
        "language": account.language[:2],
        "thai_digits": making.thai_digits,
        "area": making.digits(account.area_name),
        "demonstration": making.digits(making.demonstration),
        "words": words_of(account, making),
        "signatures": signatures(),
        "sections": [drawer.section(section) for section in account.sections],
    }


def labels_in(svg: str) -> list[dict[str, Any]]:
    """Return the words of a drawing, with their places as shares of its width and height."""
    size = SIZE.search(svg)
    width, height = (int(size[1]), int(size[2])) if size else (1, 1)
    return [
        {
            "text": unescape(found["text"]),
            "x": int(found["x"]) / width,
            "y": int(found["y"]) / height,
            "kind": found["css"],
        }
        for found in LABEL.finditer(svg)
    ]


class Drawer:
    """Turns the parts of an account into plain data for the template."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "title": self.making.digits(section.heading),
            "paragraphs": [
                [[self.piece(piece) for piece in sentence.pieces] for sentence in paragraph]
                for paragraph in section.paragraphs
            ],
            "charts": [self.chart(chart) for chart in section.charts],
            "tables": [self.listing(printable(listing)) for listing in section.listings],
        }

    def piece(self, piece: Piece) -> dict[str, str]:
        return {
            "text": self.making.piece(piece),
            "url": self.making.address(piece) if isinstance(piece, Cited) else "",
        }

    def cell(self, cell: Cell) -> dict[str, str]:
        known = isinstance(cell, Cited) and cell.known
        return {"text": self.making.cell(cell), "url": self.making.address(cell) if known else ""}  # type: ignore[arg-type]

    def listing(self, listing: Listing) -> dict[str, Any]:
        return {
            "caption": self.making.digits(listing.caption),
            "headings": [
                {"text": self.making.digits(heading.label), "numeric": heading.numeric}
                for heading in listing.headings
            ],
            "rows": [[self.cell(cell) for cell in row] for row in listing.rows],
            "total": [self.cell(cell) for cell in listing.total],
        }

    def chart(self, chart: Chart) -> dict[str, Any]:
        drawing = self.making.drawings.get(chart.title)
        top = max((float(bar.figure.value or 0) for bar in chart.bars), default=0) or 1
        return {
            "title": self.making.digits(chart.title),
            "unit": chart.unit,
            "svg": LABEL.sub("", drawing.svg) if drawing else "",
            "labels": labels_in(drawing.svg) if drawing else [],
            "described": self.making.digits(drawing.described) if drawing else self.described(chart),
            "credit": drawing.credit if drawing else "",
            "bars": [
                {
                    "label": self.making.digits(bar.label),
                    "text": self.making.digits(bar.figure.text),
                    "share": float(bar.figure.value or 0) / top,
                }
                for bar in chart.bars
            ],
        }

    def described(self, chart: Chart) -> str:
        """Return what a chart shows, in words, for who cannot see it."""
        values = "; ".join(f"{bar.label} {printed(bar.figure.value)}" for bar in chart.bars)
        return self.making.digits(f"{chart.title}: {values}")
