"""The files written by others are the ones the manifest names: none changed, none unknown, each with its licence."""

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = ("prach/ui/static/ui/vendor", "prach/ui/fonts", "tests/vendor")
MANIFEST = ROOT / VENDORED[0] / "manifest.json"
PACKAGES = json.loads(MANIFEST.read_text(encoding="utf-8"))["packages"]
FILES = {file["to"]: file["sha256"] for package in PACKAGES for file in package["files"]}


@pytest.mark.parametrize("path", FILES)
def test_each_file_is_the_one_the_manifest_names(path: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == FILES[path]


def test_no_file_is_unknown_to_the_manifest() -> None:
    there = {path for folder in VENDORED for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert {path.relative_to(ROOT).as_posix() for path in there - {MANIFEST}} == set(FILES)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_each_package_says_what_it_is_and_brings_its_licence(package: dict[str, object]) -> None:
    assert all(package[part] for part in ("name", "version", "licence", "home", "why"))
    files = package["files"]
    assert isinstance(files, list)
    assert any("LICENSE" in file["to"] for file in files)
