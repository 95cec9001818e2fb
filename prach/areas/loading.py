"""Load the official lists that lie in `data/`: 77 provinces, 928 districts, 7,436 subdistricts, 75,206 villages.

Can be run again: what is there is brought up to date, nothing is removed, an unchanged release is skipped.
Sources and licences: data/README.md.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from .models import Area, AreaRelease, Level

DATA = Path(__file__).parent / "data"
AREAS = DATA / "areas.csv"
VILLAGES = DATA / "villages_thailand.csv.gz"
UPDATED = [
    "level",
    "parent",
    "type_th",
    "name_th",
    "name_en",
    "moo",
    "postal_code",
    "lat",
    "lon",
    "coord_source",
    "note",
]


@dataclass(frozen=True)
class Loaded:
    """What a load did: areas read from the files, and whether anything had to be written."""

    areas: int
    skipped: bool


def load_areas(*, force: bool = False) -> Loaded:
    """Bring the table of areas up to the files in one transaction; skip when this release is already in."""
    checksum = _checksum()
    last = AreaRelease.objects.order_by("-loaded_at").first()
    if last and last.checksum == checksum and not force:
        return Loaded(areas=last.areas, skipped=True)
    with transaction.atomic():
        count = sum(
            _store(level)
            for level in (
                _areas(Level.PROVINCE),
                _areas(Level.DISTRICT),
                _areas(Level.SUBDISTRICT),
                _villages(),
            )
        )
        AreaRelease.objects.create(checksum=checksum, areas=count)
    return Loaded(areas=count, skipped=False)


def _checksum() -> str:
    digest = hashlib.sha256()
    for path in (AREAS, VILLAGES):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _store(areas: Iterator[Area]) -> int:
    rows = list(areas)
    Area.objects.bulk_create(
        rows, batch_size=2000, update_conflicts=True, unique_fields=["code"], update_fields=UPDATED
    )
    return len(rows)


def _areas(level: Level) -> Iterator[Area]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["level"].upper() == level:
                yield Area(
                    code=row["code"],
                    level=level,
                    parent_id=row["parent_code"] or None,
                    type_th=row["type_th"],
                    name_th=row["name_th"],
                    name_en=row["name_en"],
                    postal_code=row["postal_code"],
                    lat=float(row["lat"]) if row["lat"] else None,
                    lon=float(row["lon"]) if row["lon"] else None,
                    coord_source="" if row["coord_source"] == "none" else row["coord_source"],
                )


def _villages() -> Iterator[Area]:
    with gzip.open(VILLAGES, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Area(
                code=row["village_code"],
                level=Level.VILLAGE,
                parent_id=row["subdistrict_code"],
                type_th="หมู่บ้าน",
                name_th=row["name_th"],
                name_en=row["name_en"],
                moo=int(row["moo"]),
                note=row["note"][:400],
            )
