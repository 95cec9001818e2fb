"""Outlines of areas, for maps: the files in `data/boundaries/` (coarse; good for colouring, not for disputes)."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

BOUNDARIES = Path(__file__).parent / "data" / "boundaries"
# Provinces with files of their own, which need not be searched for among those of the whole country.
OWN_FILES = {"57": "chiang_rai"}
# What the licence of the outlines asks to be said on every map.
ATTRIBUTION = "Royal Thai Survey Department 2019, UN OCHA COD-AB (CC BY-IGO); mapthai (MIT)"

Feature = dict[str, Any]


@lru_cache(maxsize=64)
def outlines_within(area_code: str) -> tuple[Feature, ...]:
    """Return the outlines of the areas just below a province or district, as GeoJSON features; none for others.

    Each carries `code`, `name_th` and `name_en`. Kept in memory.
    """
    if len(area_code) not in (2, 4):
        return ()
    return tuple(f for f in _read(_file(area_code)) if f["properties"]["parent_code"] == area_code)


def _file(area_code: str) -> Path:
    level = "districts" if len(area_code) == 2 else "subdistricts"
    name = f"{OWN_FILES.get(area_code[:2], 'thailand')}_{level}.geojson"
    path = BOUNDARIES / name
    return path if path.exists() else path.with_name(f"{name}.gz")


def _read(path: Path) -> list[Feature]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        features: list[Feature] = json.load(file)["features"]
        return features
