"""Figures and rows as JSON, CSV and XLSX. Nothing is held in memory that grows with the rows; nobody is named."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO
from urllib.parse import quote

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.urls import reverse

from prach.indicators import exports
from prach.indicators.figure import Figure, Row
from prach.indicators.queries import as_json, row_as_json
from prach.ui.parts import Link

TYPES = {
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
File = Iterator[str] | BinaryIO


def links_to_files(name: str, args: list[str], query: str) -> list[Link]:
    """Return a link to each kind of file."""
    return [Link(suffix.upper(), f"{reverse(name, args=[*args, suffix])}?{query}") for suffix in TYPES]


def figures_file(figures: list[Figure], suffix: str) -> File:
    """Return figures as a file of this kind. Raises Http404 for another kind."""
    return _made(
        suffix,
        lambda: json_list(as_json(figures)),
        lambda: exports.table_csv(figures),
        lambda out: exports.table_xlsx(figures, out),
    )


def rows_file(rows: Iterator[Row], suffix: str) -> File:
    """Return rows as a file of this kind, streamed. Raises Http404 for another kind."""
    return _made(
        suffix,
        lambda: json_list(map(row_as_json, rows)),
        lambda: exports.rows_csv(rows),
        lambda out: exports.rows_xlsx(rows, out),
    )


def _made(
    suffix: str,
    as_json_text: Callable[[], Iterator[str]],
    as_csv: Callable[[], Iterator[str]],
    write_xlsx: Callable[[BinaryIO], None],
) -> File:
    if suffix == "json":
        return as_json_text()
    if suffix == "csv":
        return as_csv()
    if suffix != "xlsx":
        raise Http404
    return written(write_xlsx)


def written(write: Callable[[BinaryIO], Any]) -> BinaryIO:
    """Return a temporary file that `write` has filled; it is gone when it is closed."""
    out: Any = tempfile.TemporaryFile()  # noqa: SIM115  (the answer closes it)
    write(out)
    out.seek(0)
    return out


def json_list(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a JSON list, one object on a line, without holding them all."""
    yield "["
    before = "\n"
    for one in objects:
        yield before + json.dumps(one, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n"


def file_answer(file: File, name: str, suffix: str) -> Any:
    """Return the answer that hands a file over under a name of plain letters."""
    if suffix == "xlsx":
        return FileResponse(file, as_attachment=True, filename=f"{name}.{suffix}", content_type=TYPES[suffix])
    # The first line is made now: what is wrong is an error page, not half a file.
    lines: Any = iter(file)
    answer = StreamingHttpResponse(chain([next(lines)], lines), content_type=TYPES[suffix])
    answer["Content-Disposition"] = f'attachment; filename="{quote(name)}.{suffix}"'
    return answer
