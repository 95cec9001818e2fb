"""Opening a workbook: the sheet that holds the register, its headings, its rows. Knows files, not records."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

from .base import Column, Register
from .kinds import Place, squeezed
from .refusals import (
    EmptyWorkbook,
    FileTooLarge,
    HeadingsMissing,
    HeadingsNotFound,
    HeadingTwice,
    NotAWorkbook,
    PasswordProtected,
    SeveralSheets,
    UnreadableFile,
)

MOST_BYTES_UNPACKED = 600 * 1024 * 1024
HEADING_ROWS = 15  # a title and a few lines may stand above the headings
OLE = b"\xd0\xcf\x11\xe0"
REASONS_HEADING = "เหตุผลที่ไม่รับ"
# Columns beside an area's column that help to tell which one is meant.
BESIDE = {
    "moo": ("หมู่ที่", "หมู่", "ม.", "moo", "village no", "village number"),
    "subdistrict": ("ตำบล", "ต.", "แขวง", "tambon", "subdistrict"),
    "district": ("อำเภอ", "อ.", "เขต", "amphoe", "district"),
    "province": ("จังหวัด", "จ.", "changwat", "province"),
}
_BESIDE = {squeezed(name): code for code, names in BESIDE.items() for name in names}
_NOTE_IN_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")


@dataclass
class SheetRows:
    """The sheet of a register, opened. `at` tells where each column stands; rows come one by one."""

    sheet: Any
    heading_row: int
    headings: list[str]
    at: dict[str, int]
    beside: dict[str, int]
    ignored: list[str]
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def rows_below(self) -> int:
        """Return how many rows lie below the headings, blank ones included."""
        return max(int(self.sheet.total_height) - self.heading_row - 1, 0)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield (row number as the spreadsheet shows it, cells) of every row that is not blank."""
        width = len(self.headings)
        for index, cells in enumerate(self.sheet.iter_rows()):
            if index > self.heading_row and (
                any(map(_says_something, cells[:width])) or self._has_error(index)
            ):
                yield index + 1, cells[:width]

    def _has_error(self, index: int) -> bool:
        return bool(self.errors) and any(row == index for row, _column in self.errors)


def _says_something(cell: Any) -> bool:
    return cell != "" and not (isinstance(cell, str) and cell.isspace())


def open_sheet(path: Path, register: Register) -> SheetRows:
    """Return the sheet of the workbook whose headings fit the register best; a hidden one only if no other fits.

    Raises UnreadableFile or what lies below it.
    """
    _require_workbook(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [(book.get_sheet_by_name(name), name) for name in book.sheet_names]
        shown = {sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible}
    except PasswordError:
        raise PasswordProtected() from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a damaged file can make the reader panic, which is no Exception
        raise UnreadableFile() from error
    found = [candidate for sheet, name in sheets for candidate in _candidates(sheet, name, register)]
    if not found:
        raise (
            EmptyWorkbook() if all(sheet.total_height == 0 for sheet, _name in sheets) else HeadingsNotFound()
        )
    found = [candidate for candidate in found if candidate[2] in shown] or found
    best = max(found, key=lambda candidate: candidate[0])
    rows = _settled(best[1], register)
    _require_one_sheet(found, best, register)
    rows.errors = error_cells(path, best[2])
    if not any(True for _row in rows.rows()):
        raise EmptyWorkbook()
    return rows


def _require_one_sheet(
    found: list[tuple[int, SheetRows, str]], best: tuple[int, SheetRows, str], register: Register
) -> None:
    """Raise SeveralSheets where rows of the register stand on another sheet too: none is left out in silence."""
    filled = [best[2]] if _has_rows(best[1]) else []
    for name in dict.fromkeys(name for _known, _rows, name in found if name != best[2]):
        top = max((one for one in found if one[2] == name), key=lambda one: one[0])
        try:
            filled += [name] if _has_rows(_settled(top[1], register)) else []
        except (HeadingsMissing, HeadingTwice):
            continue
    if len(filled) > 1:
        raise SeveralSheets(sheets=", ".join(filled))


def _has_rows(rows: SheetRows) -> bool:
    return any(True for _row in rows.rows())


def _require_workbook(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith(OLE):
            body = head + file.read(16 * 1024 * 1024)
            raise PasswordProtected() if "EncryptedPackage".encode("utf-16-le") in body else NotAWorkbook()
    if not zipfile.is_zipfile(path):
        raise NotAWorkbook()
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableFile() from None
    if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
        raise NotAWorkbook()
    if sum(entry.file_size for entry in entries) > MOST_BYTES_UNPACKED:
        raise FileTooLarge()


def _candidates(sheet: Any, name: str, register: Register) -> Iterator[tuple[int, SheetRows, str]]:
    """Yield (number of columns known, the sheet) for each of the first rows that may be headings."""
    names = names_of(register)
    for index, cells in enumerate(sheet.iter_rows()):
        if index >= HEADING_ROWS:
            return
        headings = [_heading(cell) for cell in cells]
        known = {_column_of(heading, names) for heading in headings} - {None}
        if len(known) >= min(2, len([c for c in register.columns if c.required])):
            yield len(known), SheetRows(sheet, index, headings, {}, {}, []), name


def names_of(register: Register) -> dict[str, str]:
    """Return {squeezed heading: column code}; a column's own name goes before another's second name."""
    names: dict[str, str] = {}
    for column in register.columns:
        for name in (column.code, column.thai, column.english):
            names[squeezed(name)] = column.code
    for column in register.columns:
        for name in column.also:
            names.setdefault(squeezed(name), column.code)
    return names


def _heading(cell: Any) -> str:
    return str(cell).replace("\n", " ").strip() if cell is not None else ""


def _column_of(heading: str, names: dict[str, str]) -> str | None:
    key = squeezed(heading)
    return names.get(key) or names.get(squeezed(_NOTE_IN_BRACKETS.sub("", heading)))


def _settled(rows: SheetRows, register: Register) -> SheetRows:
    """Put every column in its place. Raises HeadingTwice or HeadingsMissing."""
    names = names_of(register)
    for index, heading in enumerate(rows.headings):
        code = _column_of(heading, names)
        if code is None:
            beside = _BESIDE.get(squeezed(heading))
            if beside and beside not in rows.beside and register.place_column:
                rows.beside[beside] = index
            elif heading and heading != REASONS_HEADING:
                rows.ignored.append(heading)
        elif code in rows.at:
            if not _settle_twins(rows, register.column(code), index):
                other = rows.headings[rows.at[code]]
                raise HeadingTwice(column=register.column(code).title, headings=f"{other}, {heading}")
        else:
            rows.at[code] = index
    missing = [
        c.title
        for c in register.columns
        if c.required and c.code not in rows.at and not _stands_beside(c, rows)
    ]
    if missing:
        raise HeadingsMissing(columns=", ".join(missing))
    return rows


def _settle_twins(rows: SheetRows, column: Column, index: int) -> bool:
    """Of two headings for one column the one with the column's own name wins; say whether that decides."""
    own = {squeezed(name) for name in (column.code, column.thai, column.english)}
    held, other = squeezed(rows.headings[rows.at[column.code]]), squeezed(rows.headings[index])
    if (held in own) == (other in own):
        return False
    if other in own:
        rows.ignored.append(rows.headings[rows.at[column.code]])
        rows.at[column.code] = index
    else:
        rows.ignored.append(rows.headings[index])
    return True


def _stands_beside(column: Column, rows: SheetRows) -> bool:
    """Say whether an area's column may be missing because moo and subdistrict stand in columns of their own."""
    return isinstance(column.kind, Place) and {"moo", "subdistrict"} <= rows.beside.keys()


# ------------------------------------------------------------------------------------- failed formulas

_CELL_ERROR = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*?\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.S)
_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b(?:r:id|\w+:id)="([^"]*)"', re.S)
_RELATION = re.compile(r"<Relationship\b[^>]*>", re.S)
_CHUNK = 1 << 20


def error_cells(path: Path, sheet_name: str) -> dict[tuple[int, int], str]:
    """Return {(row, column), both from 0: '#REF!'} of a sheet. Calamine gives such cells as blank."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet_name)
            return _errors_in(archive, part) if part else {}
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, UnicodeDecodeError):
        return {}


def _part_of(archive: zipfile.ZipFile, sheet_name: str) -> str:
    workbook = archive.read("xl/workbook.xml").decode()
    relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    targets = {}
    for relation in _RELATION.findall(relations):
        marks = dict(re.findall(r'(\w+)="([^"]*)"', relation))
        targets[marks.get("Id", "")] = marks.get("Target", "")
    for name, relation_id in _SHEET.findall(workbook):
        if _unescaped(name) == sheet_name:
            target = targets.get(relation_id, "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _unescaped(text: str) -> str:
    for mark, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(mark, letter)
    return text


def _errors_in(archive: zipfile.ZipFile, part: str) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    rest = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            body = rest + chunk
            if b't="e"' in body:
                for letters, row, value in _CELL_ERROR.findall(body):
                    found[int(row) - 1, _column_index(letters.decode())] = value.decode()
            rest = body[body.rfind(b"<c ") :] if b"<c " in body else body[-4096:]
    return found


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
