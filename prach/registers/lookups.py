"""What cells refer to, found in memory: areas, entries of lists, records by reference or name.

Everything is loaded once per import, and only what the person who imports may see.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from prach.areas.models import CODE_LENGTH, Area, Level, level_of
from prach.core.cells import cell_text, is_blank
from prach.core.querysets import under_any
from prach.core.text import split_title
from prach.core.thai_address import VillageText, bare_name, parse_village

from .kinds import ColumnProblem, squeezed

MOST_CANDIDATES = 5
NAMED_BY = {
    "persons": ("given_name", "surname"),
    "households": ("head_name",),
    "groups": ("name",),
    "curricula": ("title",),
    "schemes": ("name",),
    "activities": ("title",),
    "partners": ("name",),
}
# What places() and the rooms' rules read of a record that is referred to.
ALSO_READ = {
    "schemes": ("fiscal_year", "area_id"),
    "print-runs": ("curriculum_id",),
    "sessions": ("held_on", "area_id"),
}
BESIDE_ORDER = ("moo", "subdistrict", "district", "province")
_MOO = re.compile(r"\d{1,3}")
_NAME_AND_PLACE = re.compile(r"^(?P<name>.*?)[\s,(]+(?P<place>(?:บ้าน|หมู่|ม\.|ต\.|ตำบล|\d{8}).*?)\)?$")


@dataclass(frozen=True)
class Spot:
    """An area as the lookups keep it."""

    code: str
    name: str
    moo: int | None
    ended: bool


class Areas:
    """The areas of the provinces that `by` works in, by code and by name."""

    def __init__(self, by: Any) -> None:
        self.by = by
        self._spots: dict[str, Spot] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_moo: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._remembered: dict[Any, Any] = {}
        self._elsewhere: dict[str, Spot | None] = {}
        provinces = sorted({code[:2] for code in by.area_codes()})
        self._load(provinces)

    def _load(self, provinces: list[str]) -> None:
        rows = Area.objects.filter(under_any("code", provinces))
        for code, name, moo, until in rows.values_list("code", "name_th", "moo", "valid_until").iterator(
            5000
        ):
            spot = Spot(code, name, moo, until is not None)
            self._spots[code] = spot

    def _index_names(self) -> None:
        """Index the areas by name; done when the first cell has no code."""
        for code, spot in self._spots.items():
            self._by_name[_bare(spot.name)].append(code)
            if spot.moo is not None:
                self._by_moo[code[:6], spot.moo].append(code)

    def find(self, cell: Any, beside: tuple[Any, ...], levels: Sequence[Level]) -> str | None:
        """Return the code that a cell, with the cells beside it, means; None where all are blank.

        Raises ColumnProblem area-unknown, area-ambiguous, area-ended, area-level, area-contradicts or out-of-scope.
        """
        key = (cell.__class__, cell, beside, tuple(levels))
        if key not in self._remembered:
            if len(self._remembered) > 20_000:
                self._remembered.clear()
            try:
                self._remembered[key] = self._find(cell, beside, levels)
            except ColumnProblem as problem:
                self._remembered[key] = problem
        found = self._remembered[key]
        if isinstance(found, ColumnProblem):
            raise found
        return found  # type: ignore[no-any-return]

    def _find(self, cell: Any, beside: tuple[Any, ...], levels: Sequence[Level]) -> str | None:
        text = parse_village(cell)
        parts = _parts(text, beside)
        if not parts:
            return None
        code = self._code(cell, text)
        spot = self._by_code(code, cell) if code else self._named(parts, cell, levels)
        if spot.ended:
            raise ColumnProblem("area-ended", cell)
        if level_of(spot.code) not in levels:
            raise ColumnProblem("area-level", cell, levels=", ".join(str(level.label) for level in levels))
        if code and self._contradicts(spot, beside):
            raise ColumnProblem("area-contradicts", cell, area=self.label(spot.code))
        if not self.by.covers(spot.code):
            raise ColumnProblem("out-of-scope", cell)
        return spot.code

    def _code(self, cell: Any, text: VillageText | None) -> str:
        if text is None:
            return ""
        digits = squeezed(cell_text(cell)).replace("-", "")
        if digits.isdigit() and len(digits) in CODE_LENGTH.values() and len(digits) < 8:
            return digits if not text.moo else ""
        first = squeezed(cell_text(cell).split(" ")[0])
        if first.isdigit() and len(first) in (4, 6) and not text.code:
            return first
        return text.code

    def _by_code(self, code: str, cell: Any) -> Spot:
        spot = self._spots.get(code) or self._from_elsewhere(code)
        if spot is None:
            raise ColumnProblem("area-unknown", cell)
        return spot

    def _from_elsewhere(self, code: str) -> Spot | None:
        if code not in self._elsewhere:
            area = Area.objects.filter(pk=code).first()
            known = Spot(area.code, area.name_th, area.moo, area.valid_until is not None) if area else None
            self._elsewhere[code] = known
        return self._elsewhere[code]

    def _named(self, parts: VillageText, cell: Any, levels: Sequence[Level]) -> Spot:
        """Return the one area that name, moo and the names above it fit; those of the scope come first."""
        if not self._by_name:
            self._index_names()
        shown = cell_text(cell) if not is_blank(cell) else _said(parts)
        codes = self._fitting(parts, levels)
        for wanted in (levels, tuple(Level)):
            of_level = [code for code in codes if level_of(code) in wanted]
            own = [code for code in of_level if self.by.covers(code)]
            chosen = own or of_level
            if len(chosen) == 1:
                return self._spots[chosen[0]]
            if chosen:
                # a subdistrict is often called as one of its villages is; a village is asked for by its moo
                raise ColumnProblem("area-ambiguous", shown, candidates=self._candidates(chosen))
        raise ColumnProblem("area-unknown", shown)

    def _fitting(self, parts: VillageText, levels: Sequence[Level]) -> list[str]:
        if parts.moo is None and not parts.name:
            return self._above(parts)
        if parts.moo is not None:
            codes = [
                c for c in self._of_moo(parts) if not parts.name or _alike(self._spots[c].name, parts.name)
            ]
        else:
            codes = [c for c in self._by_name.get(_bare(parts.name), []) if self._lies_in(c, parts)]
        live = [code for code in codes if not self._spots[code].ended]
        return live or codes

    def _above(self, parts: VillageText) -> list[str]:
        """Return the areas that only subdistrict, district or province tell."""
        for name, length in ((parts.subdistrict, 6), (parts.district, 4), (parts.province, 2)):
            if name:
                named = [c for c in self._by_name.get(_bare(name), []) if len(c) == length]
                return [code for code in named if self._lies_in(code, parts)]
        return []

    def _of_moo(self, parts: VillageText) -> Iterable[str]:
        if parts.subdistrict:
            for code in self._by_name.get(_bare(parts.subdistrict), []):
                if len(code) == 6 and self._lies_in(code, parts):
                    yield from self._by_moo.get((code, parts.moo or 0), [])
            return
        for code in self._by_name.get(_bare(parts.name), []):
            if len(code) == 8 and self._spots[code].moo == parts.moo and self._lies_in(code, parts):
                yield code

    def _lies_in(self, code: str, parts: VillageText) -> bool:
        above = ((6, parts.subdistrict), (4, parts.district), (2, parts.province))
        return all(
            not name or len(code) < length or self._called(code[:length], name) for length, name in above
        )

    def _called(self, code: str, name: str) -> bool:
        spot = self._spots.get(code)
        if spot is None:
            return False
        if _bare(spot.name) == _bare(name):
            return True
        # "อ.เมือง" is said of "เมืองเชียงราย"
        return len(code) == 4 and _bare(name) == "เมือง" and spot.name.startswith("เมือง")

    def _contradicts(self, spot: Spot, beside: tuple[Any, ...]) -> bool:
        parts = _parts(None, beside)
        if parts is None or spot.code[:2] not in self._spots:
            return False
        if len(spot.code) == 8 and parts.moo is not None and spot.moo != parts.moo:
            return True
        return not self._lies_in(spot.code, parts)

    def _candidates(self, codes: list[str]) -> str:
        shown = "; ".join(self.label(code) for code in sorted(codes)[:MOST_CANDIDATES])
        return shown + (" …" if len(codes) > MOST_CANDIDATES else "")

    def label(self, code: str) -> str:
        """Return the code with the name by which people know the area."""
        spot = self._spots.get(code) or self._from_elsewhere(code)
        if spot is None:
            return code
        words = [code, spot.name]
        if spot.moo is not None:
            words.append(f"หมู่ {spot.moo}")
        for length, mark in ((6, "ต."), (4, "อ.")):
            above = self._spots.get(code[:length])
            if len(code) > length and above:
                words.append(f"{mark}{above.name}")
        return " ".join(words)


def _bare(name: str) -> str:
    return squeezed(bare_name(name))


def _alike(stored: str, said: str) -> bool:
    return _bare(stored) == _bare(said) or squeezed(stored) == squeezed(said)


def _said(parts: VillageText) -> str:
    words = (
        parts.name,
        f"หมู่ {parts.moo}" if parts.moo is not None else "",
        parts.subdistrict,
        parts.district,
    )
    return " ".join(word for word in words if word)


def _parts(text: VillageText | None, beside: tuple[Any, ...]) -> VillageText | None:
    """Return what a cell and the cells beside it say together; the cell goes first."""
    said = {name: cell for name, cell in zip(BESIDE_ORDER, beside, strict=False) if not is_blank(cell)}
    if text is None and not said:
        return None
    moo = _MOO.search(squeezed(cell_text(said["moo"]))) if "moo" in said else None
    own = text or VillageText()
    return VillageText(
        code=own.code,
        name=own.name,
        moo=own.moo if own.moo is not None else int(moo.group()) if moo else None,
        subdistrict=own.subdistrict or bare_name(cell_text(said.get("subdistrict", ""))),
        district=own.district or bare_name(cell_text(said.get("district", ""))),
        province=own.province or bare_name(cell_text(said.get("province", ""))),
    )


class ListEntries:
    """The entries of a coded list, by code and by name in both languages."""

    def __init__(self, model: Any) -> None:
        self._keys: dict[str, str] = {}
        entries = list(model.objects.all())
        for name in ("name_en", "name_th", "code"):
            self._keys |= {squeezed(getattr(e, name)): e.pk for e in entries if getattr(e, name)}
        self.shown = {entry.pk: str(entry.name_th) for entry in entries}

    def find(self, cell: Any) -> str:
        """Return the code of the entry. Raises ColumnProblem not-listed."""
        text = cell_text(cell)
        found = self._keys.get(squeezed(text)) or self._keys.get(squeezed(text.split(" ")[0]))
        if found is None:
            raise ColumnProblem("not-listed", cell)
        return found


class Records:
    """The records of one register that `by` may see: by reference, and by name where that is one."""

    def __init__(self, register: str, by: Any, areas: Areas) -> None:
        from .catalogue import get

        self.register, self.areas = register, areas
        self.model: Any = get(register).model
        self._named_by = NAMED_BY.get(register, ())
        self._area = "area_id" if self.model.area_path == "area" else ""
        fields = dict.fromkeys(("id", "reference", self._area, *ALSO_READ.get(register, ())))
        self._fields = [name for name in fields if name]
        self._made: dict[UUID, Any] = {}
        self._rows: dict[UUID, tuple[Any, ...]] = {}
        self._by_reference: dict[str, list[UUID]] = defaultdict(list)
        rows = self.model.objects.visible_to(by).values_list(*self._fields)
        for row in rows.iterator(5000):
            self._rows[row[0]] = row
            self._by_reference[squeezed(row[1])].append(row[0])
        self._visible = by
        self._by_name: dict[str, list[UUID]] | None = None
        self._remembered: dict[Any, Any] = {}

    def find(self, cell: Any, near: str = "") -> Any:
        """Return the record, with the few fields that are needed. Raises ColumnProblem not-found or several-found."""
        key = (cell.__class__, cell, near[:2])
        if key not in self._remembered:
            if len(self._remembered) > 20_000:
                self._remembered.clear()
            try:
                self._remembered[key] = self._made_of(self._find(cell_text(cell), near, cell))
            except ColumnProblem as problem:
                self._remembered[key] = problem
        found = self._remembered[key]
        if isinstance(found, ColumnProblem):
            raise found
        return found

    def _made_of(self, key: UUID) -> Any:
        if key not in self._made:
            held = dict(zip(self._fields, self._rows[key], strict=True))
            # from_db takes values in the order of the model, whatever the order of the names
            names = [f.attname for f in self.model._meta.concrete_fields if f.attname in held]
            self._made[key] = self.model.from_db("default", names, [held[name] for name in names])
        return self._made[key]

    def _find(self, text: str, near: str, cell: Any) -> UUID:
        keys = self._by_reference.get(squeezed(text)) or self._by_reference.get(
            squeezed(text.split(" ")[0]), []
        )
        if not keys:
            keys = self._named(text)
        if not keys:
            raise ColumnProblem("not-found", cell)
        if len(keys) > 1 and near and self._area:  # the same reference in two provinces
            place = self._fields.index(self._area)
            keys = [key for key in keys if self._rows[key][place][:2] == near[:2]] or keys
        if len(keys) > 1:
            shown = [self._label(key) for key in keys[:MOST_CANDIDATES]]
            raise ColumnProblem("several-found", cell, candidates="; ".join(shown))
        return keys[0]

    def _named(self, text: str) -> list[UUID]:
        keys = self._names().get(_name_key(text), [])
        match = None if keys else _NAME_AND_PLACE.match(text)
        if match is None or not self._area:
            return keys
        try:
            code = self.areas.find(match["place"], (), tuple(Level)) or "-"
        except ColumnProblem:
            return []
        place = self._fields.index(self._area)
        return [
            key
            for key in self._names().get(_name_key(match["name"]), [])
            if self._rows[key][place].startswith(code)
        ]

    def _names(self) -> dict[str, list[UUID]]:
        """Return {name: keys}; loaded when the first cell is not a reference."""
        if self._by_name is None:
            self._by_name = defaultdict(list)
            if self._named_by:
                rows = self.model.objects.visible_to(self._visible).values_list("id", *self._named_by)
                for key, *names in rows.iterator(5000):
                    if key in self._rows:
                        self._by_name[_name_key(" ".join(names))].append(key)
        return self._by_name

    def shown(self, key: UUID) -> str:
        """Return the reference of a record; '' when it is not visible."""
        return str(self._rows[key][1]) if key in self._rows else ""

    def _label(self, key: UUID) -> str:
        row = self._rows[key]
        where = self.areas.label(row[self._fields.index(self._area)]) if self._area else ""
        return f"{row[1]} ({where})" if where else str(row[1])


def _name_key(name: str) -> str:
    return squeezed(split_title(cell_text(name))[1])


def indicator_codes() -> list[str]:
    """Return the codes of all indicators, in the order of their catalogue."""
    from prach.indicators.catalogue import INDICATORS

    return list(INDICATORS)


def _indicators() -> dict[str, str]:
    from django.utils.translation import override

    from prach.indicators.catalogue import INDICATORS

    names: dict[str, str] = {}
    for language in ("en", "th"):
        with override(language):
            names |= {squeezed(str(indicator.name)): code for code, indicator in INDICATORS.items()}
    return names | {squeezed(code): code for code in INDICATORS}


@dataclass
class Lookups:
    """Everything that the cells of one import may refer to."""

    by: Any
    today: date
    areas: Areas
    _records: dict[str, Records] = field(default_factory=dict)
    _lists: dict[Any, ListEntries] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)

    def records(self, register: str) -> Records:
        """Return the records of a register, loaded at the first question."""
        if register not in self._records:
            self._records[register] = Records(register, self.by, self.areas)
        return self._records[register]

    def listed(self, model: Any) -> ListEntries:
        """Return the entries of a coded list, loaded at the first question."""
        if model not in self._lists:
            self._lists[model] = ListEntries(model)
        return self._lists[model]

    def indicators(self) -> dict[str, str]:
        """Return {name or code: code} of all indicators."""
        if not self._named:
            self._named = _indicators()
        return self._named


def lookups_of(by: Any, today: date) -> Lookups:
    """Return the lookups of one import by `by`."""
    return Lookups(by=by, today=today, areas=Areas(by))
