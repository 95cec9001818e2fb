"""The demonstration as workbooks, one per register, as an office would send them in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from prach.knowhow.loading import OCCUPATIONS, WORK_AREAS
from prach.registers import catalogue
from prach.registers.base import Register
from prach.registers.kinds import Listed
from prach.registers.workbooks import write_rows

from .generator import generate
from .published import ACCOUNT_ON, SEED
from .rows.world import Row

FOLDER = Path(__file__).parent / "workbooks"


def path_of(register_code: str, folder: Path = FOLDER) -> Path:
    """Return where the workbook of a register lies; names sort in the order in which they are loaded."""
    return folder / f"{catalogue.ORDER.index(register_code) + 1:02}-{register_code}.xlsx"


def write_workbooks(folder: Path = FOLDER, seed: int = SEED) -> list[Path]:
    """Write one workbook per register into the folder and return their paths; the same seed gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    registers = generate(seed)
    return [_write(code, registers[code], path_of(code, folder)) for code in catalogue.ORDER]


def _write(register_code: str, rows: Iterable[Row], path: Path) -> Path:
    book = BytesIO()
    register = catalogue.get(register_code)
    write_rows(register, book, _readable(register, rows))
    path.write_bytes(_dated(book))
    return path


def _readable(register: Register, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the codes of coded lists as their Thai names, which is what people write."""
    names = _listed_names()
    listed = [column.code for column in register.columns if isinstance(column.kind, Listed)]
    for row in rows:
        yield row | {code: names[row[code]] for code in listed if row.get(code)}


@lru_cache(maxsize=1)
def _listed_names() -> dict[str, str]:
    with OCCUPATIONS.open(encoding="utf-8", newline="") as file:
        occupations = {row["occ_id"]: row["name_th"] for row in csv.DictReader(file)}
    return occupations | {code: thai for code, thai, _english in WORK_AREAS}


def _dated(book: BytesIO) -> bytes:
    """Return the workbook as if written on the day of the account, so that its bytes depend on its rows alone."""
    out = BytesIO()
    with ZipFile(book) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = _with_day(content.decode()).encode()
            new.writestr(item, content, ZIP_DEFLATED)
    return out.getvalue()


def _with_day(properties: str) -> str:
    day = f"{ACCOUNT_ON.isoformat()}T00:00:00Z<"
    head, *rest = properties.split('xsi:type="dcterms:W3CDTF">')
    return 'xsi:type="dcterms:W3CDTF">'.join([head, *(day + part.split("<", 1)[1] for part in rest)])
