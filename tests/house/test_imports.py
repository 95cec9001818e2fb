"""Rooms know no page: what import-linter cannot see inside Django is looked for here, in functions too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.messages import HOUSE, packages_of

DOORS = {"config", "cli", "demo", "office", "website", "ui"}
ROOMS = [package for package in packages_of(HOUSE) if package.name not in DOORS]
PAGES = ("django.http", "django.views", "django.urls", "django.shortcuts", "django.template", "django_htmx")


def imported(source: str) -> Iterator[str]:
    """Yield the full name of everything the source imports, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, modules: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def breaches(folder: Path, modules: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return (file, import) for each import of one of the modules."""
    return {
        (file.relative_to(HOUSE).as_posix(), name)
        for file in sorted(folder.rglob("*.py"))
        for name in imported(file.read_text(encoding="utf-8"))
        if within(name, modules)
    }


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_knows_no_request_and_no_page(room: Path) -> None:
    assert breaches(room, PAGES) == set()


def test_imports_are_seen_wherever_they_stand() -> None:
    source = (
        "import django.http\ndef f():\n    from django import urls\n    from django.template import loader"
    )
    found = set(imported(source))
    assert {name for name in found if within(name, PAGES)} == found
    assert not within("django.http_client", PAGES)
