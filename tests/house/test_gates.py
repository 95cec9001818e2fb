"""The rules of the house that no type checker knows: one gate to rows, one way to write."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PRACH = Path(__file__).resolve().parents[2] / "prach"
DOORS = ("office", "website", "field", "api")
ROOMS = ("people", "knowhow", "plan", "sages", "curricula", "delivery", "livelihoods", "areas", "accounts")

# Lists that everybody may read: they hold no row of anybody.
OPEN_LISTS = {"Area", "WorkArea", "Occupation"}
GATES = {"visible_to", "published", "none"}
WRITES = {
    "save",
    "delete",
    "create",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# Actions of nobody who is signed in: the command line itself, and whoever failed to sign in.
NOBODY_ASKED = {"operator", "note_failed_sign_in"}
MAY_WRITE = {"actions", "loading", "cells", "models"}


def modules(*packages: str) -> list[Path]:
    found = [path for package in packages for path in sorted((PRACH / package).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def short(path: Path) -> str:
    return str(path.relative_to(PRACH))


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node


def unscoped_reads(path: Path) -> list[str]:
    """Return where a module reads `X.objects` or `X.everything` by anything but a gate."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    gated = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in GATES
    }
    return [
        f"{short(path)}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "everything", "_default_manager", "_base_manager"}
        and id(node) not in gated
        and ast.unparse(node.value) not in OPEN_LISTS
    ]


@pytest.mark.parametrize("path", modules(*DOORS), ids=short)
def test_a_door_reads_rows_through_the_gate(path: Path):
    assert unscoped_reads(path) == []


def test_the_gate_test_sees_an_unscoped_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(globals(), "PRACH", tmp_path)
    door = tmp_path / "views.py"
    door.write_text("rows = Person.objects.filter(pk=1)\nmine = Person.objects.visible_to(user)\n")
    assert unscoped_reads(door) == ["views.py:1 Person.objects"]


@pytest.mark.parametrize("path", modules(*ROOMS, *DOORS), ids=short)
def test_only_actions_write(path: Path):
    if path.stem in MAY_WRITE:
        return
    writing = [
        f"{short(path)}:{call.lineno} {ast.unparse(call.func)}"
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        and (
            "objects" in ast.unparse(call.func)
            or "everything" in ast.unparse(call.func)
            or call.func.attr == "save"
        )
    ]
    assert writing == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_says_what_comes_back_and_is_called_by_name(room: str):
    path = PRACH / room / "actions.py"
    if not path.exists():
        return
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{room}.{node.name} has no docstring"
            assert "by" in {a.arg for a in node.args.kwonlyargs} or node.name in NOBODY_ASKED, (
                f"{room}.{node.name}"
            )


@pytest.mark.parametrize("path", sorted(PRACH.rglob("templates/**/*.html")), ids=short)
def test_no_style_or_script_stands_in_a_template(path: Path):
    text = path.read_text(encoding="utf-8")
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert "onclick=" not in text
