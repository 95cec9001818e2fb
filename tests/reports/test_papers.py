"""The account as PDF and DOCX: right figures, right Thai letters, links that open."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx as python_docx
import pypdf
import pytest
from docx.oxml.ns import qn

from prach.curricula.actions import record_curriculum
from prach.knowhow.models import Occupation
from prach.reports.account import account
from prach.reports.paper import Making
from prach.reports.parts import Account
from prach.reports.pdf import pdf
from prach.reports.word import docx
from tests.cast import YEAR, Cast, area

PDFTOTEXT = shutil.which("pdftotext")


def address(figure: Any) -> str:
    return f"https://prach.example/{figure.code}?area={figure.area_code}"


def making(**more: Any) -> Making:
    return Making(made_by="ดวงใจ นำทาง", made_on=date(2017, 4, 4), address=address, **more)


@pytest.fixture
def written(cast: Cast, full_year: Any) -> Account:
    record_curriculum(
        by=cast.director,
        title="น้ำพริกและน้ำปลา",
        occupation=Occupation._default_manager.first(),
        area=area("57"),
        approved_on=date(2017, 1, 16),
    )
    return account("57", YEAR, cast.director)


def text_of(content: bytes, folder: Path) -> str:
    path = folder / "account.pdf"
    path.write_bytes(content)
    run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return run.stdout.replace("\n", "")  # words that a narrow column breaks


@pytest.mark.skipif(not PDFTOTEXT, reason="no pdftotext here")
def test_the_text_layer_holds_figures_and_right_thai(written: Account, tmp_path: Path) -> None:
    text = text_of(pdf(written, making(thai_digits=False)), tmp_path)
    for words in ("น้ำพริกและน้ำปลา", "จำนวน", "ดวงใจ นำทาง", "ตำแหน่ง", "ขั้นตอน", "ครั้ง", "ปีงบประมาณ พ.ศ. 2560"):
        assert words in text
    assert "ขั้ขั้" not in text and "ครั้รั้" not in text and "นํ้า" not in text and "นา้" not in text


@pytest.mark.skipif(not PDFTOTEXT, reason="no pdftotext here")
def test_thai_digits_when_asked(written: Account, tmp_path: Path) -> None:
    text = text_of(pdf(written, making(thai_digits=True)), tmp_path)
    assert "๒๕๖๐" in text and "2560" not in text


def test_the_pdf_is_tagged_titled_and_links_every_figure(written: Account) -> None:
    content = pdf(written, making())
    read = pypdf.PdfReader(BytesIO(content))
    root: Any = read.trailer["/Root"]
    assert read.metadata is not None and read.metadata.title and "ปราชญ์ชุมชน" in read.metadata.title
    assert root["/Lang"] == "th" and root["/MarkInfo"]["/Marked"]
    links = {
        note.get_object()["/A"]["/URI"]
        for page in read.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert links == {address(f) for f in written.figures() if f.known} | {
        address(f) for s in written.sections for p in s.paragraphs for one in p for f in one.figures
    }


def test_the_same_account_gives_the_same_pdf(written: Account) -> None:
    assert pdf(written, making()) == pdf(written, making())


def test_word_finds_thai_sizes_and_links(written: Account) -> None:
    content = docx(written, making(thai_digits=False))
    document = python_docx.Document(BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "ความเป็นมา" in text
    runs = document.element.body.findall(f".//{qn('w:r')}")
    worded = [run for run in runs if run.find(qn("w:t")) is not None and run.find(qn("w:t")).text]
    assert worded
    for run in worded:
        letters = run.find(qn("w:rPr"))
        assert letters.find(qn("w:szCs")) is not None
        assert letters.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New"
        assert letters.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
        assert (letters.find(qn("w:b")) is None) == (letters.find(qn("w:bCs")) is None)
    relations = ZipFile(BytesIO(content)).read("word/_rels/document.xml.rels").decode()
    assert "https://prach.example/villages-reached?area=57" in relations
    assert any(
        "น้ำพริกและน้ำปลา" in cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
