"""The account as DOCX, to go on working with in Word: TH Sarabun New 16 points, as official letters are set.

Thai is complex script to Word: font, size, bold and language are set in their complex-script forms too, or Word
shows Thai in another font and size.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .paper import FONTS, Drawing, Making, printable, signatures, words_of
from .parts import Account, Cell, Cited, Listing, Paragraph, Section

FONT = "TH Sarabun New"
SIZE, SMALL, LARGE = 16, 14, 20
PICTURE = """
#set page(width: 14cm, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""
INDIGO = RGBColor(0x1F, 0x3A, 0x68)


def docx(account: Account, making: Making) -> bytes:
    """Return the account as a Word document."""
    writer = Writer(account, making)
    writer.write()
    out = BytesIO()
    writer.document.save(out)
    return out.getvalue()


def set_letters(properties: Any, *, size: int, bold: bool | None = None, language: str = "th-TH") -> None:
    """Set font, size, bold and language in run properties, for Latin and for complex script."""
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for name, value in (("w:sz", size * 2), ("w:szCs", size * 2)):
        put(properties, name, val=str(value))
    if bold is not None:
        for name in ("w:b", "w:bCs"):
            put(properties, name, val="1" if bold else "0")
    put(properties, "w:lang", val="en-US", bidi=language)


def put(properties: Any, name: str, **attributes: str) -> None:
    """Set one child of run properties, in the place that the format asks for."""
    old = properties.find(qn(name))
    if old is not None:
        properties.remove(old)
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    behind = [qn(f"w:{tag}") for tag in ORDER[ORDER.index(name.removeprefix("w:")) + 1 :]]
    after = next((child for child in properties if child.tag in behind), None)
    properties.append(element) if after is None else after.addprevious(element)


ORDER = (
    *(
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "color",
        "spacing",
        "w",
        "kern",
    ),
    *(
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
    ),
)


class Writer:
    """Writes one account into one document."""

    def __init__(self, account: Account, making: Making) -> None:
        self.account, self.making = account, making
        self.words = words_of(account, making)
        self.document: Any = Document()

    def write(self) -> None:
        self.styles()
        self.document.core_properties.title = self.words["title"]
        self.document.core_properties.author = self.making.made_by
        self.document.core_properties.language = (
            "th-TH" if self.account.language.startswith("th") else "en-US"
        )
        title = self.line(self.words["title"], size=LARGE, bold=True, style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if self.making.demonstration:
            self.line(self.making.digits(self.making.demonstration), size=SMALL)
        for section in self.account.sections:
            self.section(section)
        self.sign()

    def styles(self) -> None:
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = (
            Cm(3),
            Cm(2),
            Cm(2.5),
            Cm(2),
        )
        for name, size, bold in (
            ("Normal", SIZE, None),
            ("Title", LARGE, True),
            ("Heading 1", 18, True),
            ("Caption", SMALL, True),
        ):
            style = self.document.styles[name]
            set_letters(style.element.get_or_add_rPr(), size=size, bold=bold)
            if name != "Normal":
                style.font.color.rgb = INDIGO
            style.paragraph_format.space_before = Pt(12 if name == "Heading 1" else 0)
            style.paragraph_format.space_after = Pt(6)
        self.footer(page)

    def footer(self, page: Any) -> None:
        paragraph = page.footer.paragraphs[0]
        self.run(paragraph, f"{self.words['made']}    {self.words['page']} ", size=12)
        thai = r" \* ThaiArabic" if self.making.thai_digits else ""
        run = self.run(paragraph, "", size=12)
        for kind, text in (("begin", ""), ("", f"PAGE{thai}"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)

    def run(self, paragraph: Any, text: str, *, size: int = SIZE, bold: bool | None = None) -> Any:
        run = paragraph.add_run(text)
        set_letters(run._r.get_or_add_rPr(), size=size, bold=bold)
        put(run._r.get_or_add_rPr(), "w:cs")
        return run

    def line(self, text: str, *, size: int = SIZE, bold: bool | None = None, style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        self.run(paragraph, text, size=size, bold=bold)
        return paragraph

    def section(self, section: Section) -> None:
        self.line(self.making.digits(section.heading), size=18, bold=True, style="Heading 1")
        for paragraph in section.paragraphs:
            self.paragraph(paragraph)
        for chart in section.charts:
            if drawing := self.making.drawings.get(chart.title):
                self.picture(chart.title, drawing)
        for listing in section.listings:
            self.listing(printable(listing))

    def paragraph(self, sentences: Paragraph) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Cm(2)
        paragraph.alignment = (
            WD_ALIGN_PARAGRAPH.THAI_JUSTIFY if self.account.language.startswith("th") else None
        )
        for place, sentence in enumerate(sentences):
            if place:
                self.run(paragraph, " ")
            for piece in sentence.pieces:
                if isinstance(piece, Cited):
                    self.link(paragraph, self.making.piece(piece), self.making.address(piece))
                else:
                    self.run(paragraph, self.making.piece(piece))

    def link(
        self, paragraph: Any, text: str, url: str, *, size: int = SIZE, bold: bool | None = None
    ) -> None:
        key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), key)
        run = self.run(paragraph, text, size=size, bold=bold)
        run.font.color.rgb = INDIGO
        element.append(run._r)
        paragraph._p.append(element)

    def listing(self, listing: Listing) -> None:
        caption = self.line(self.making.digits(listing.caption), size=SMALL, bold=True, style="Caption")
        caption.paragraph_format.keep_with_next = True
        rows = (*listing.rows, listing.total) if listing.total else listing.rows
        table = self.document.add_table(rows=1 + len(rows), cols=len(listing.headings), style="Table Grid")
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        numeric = [heading.numeric for heading in listing.headings]
        labels: tuple[Cell, ...] = tuple(heading.label for heading in listing.headings)
        for row, cells in zip(table.rows, (labels, *rows), strict=True):
            bold = cells is labels or cells is listing.total or None
            for place, (box, cell) in enumerate(zip(row.cells, cells, strict=True)):
                self.fill(box.paragraphs[0], cell, bold=bold, numeric=numeric[place])
        self.document.add_paragraph()

    def fill(self, paragraph: Any, cell: Cell, *, bold: bool | None, numeric: bool) -> None:
        paragraph.paragraph_format.space_after = Pt(0)
        if numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        text = self.making.cell(cell)
        if isinstance(cell, Cited) and cell.known:
            self.link(paragraph, text, self.making.address(cell), size=SMALL, bold=bold)
        else:
            self.run(paragraph, text, size=SMALL, bold=bold)

    def picture(self, title: str, drawing: Drawing) -> None:
        self.line(self.making.digits(title), size=SMALL, bold=True, style="Caption")
        shape = self.document.add_picture(BytesIO(png(drawing.svg)), width=Cm(12))
        shape._inline.docPr.set("descr", self.making.digits(drawing.described))
        if drawing.credit:
            self.line(drawing.credit, size=12)

    def sign(self) -> None:
        dots = "." * 36
        table = self.document.add_table(rows=1, cols=2)
        for box, post in zip(table.rows[0].cells, signatures(), strict=True):
            lines = (
                f"{self.words['signed']} {dots} {post}",
                f"({dots})",
                f"{self.words['position']} {dots}",
                f"{self.words['day']} {dots}",
            )
            for place, text in enumerate(lines):
                paragraph = box.add_paragraph() if place else box.paragraphs[0]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                self.run(paragraph, text, size=SMALL)


def png(svg: str) -> bytes:
    """Return a drawing as a picture of dots, for Word."""
    made: bytes = typst.compile(  # type: ignore[call-overload]  # the stubs want the fonts typed as the input is
        PICTURE.encode(),
        format="png",
        ppi=170,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return made
