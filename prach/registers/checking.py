"""From rows to verdicts: which record a row means, what it would change, what the room's rules say.

Works in chunks: a handful of queries for each thousand rows, none for a single one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import override

from prach.core.cells import CellProblem
from prach.core.changes import Place as PlaceAndYear
from prach.core.errors import Refusal
from prach.core.identity import mask_national_id
from prach.core.keys import new_key, new_reference
from prach.core.models import Record
from prach.people.fields import fingerprint

from .base import Column, Link, Register
from .kinds import Known, Listed, NationalId, OneOf, Place
from .lookups import Lookups
from .models import Verdict
from .reading import SheetRows
from .reasons import problem_of
from .rows import Draft, RowReader, is_at_fault, is_known, shown_cell


class Checker:
    """Gives the rows of one import their verdicts. Remembers what it saw further up in the file."""

    def __init__(self, register: Register, sheet: SheetRows, reader: RowReader, lookups: Lookups) -> None:
        self.register, self.sheet, self.reader, self.lookups = register, sheet, reader, lookups
        self.model: Any = register.model
        self.by = lookups.by
        self.columns = [c for c in register.columns if c.code in reader.present]
        # all of them: a name in one cell also fills columns that are not in the file
        self.own = [c for c in register.columns if not register.link_of(c.code)]
        self.links = [link for link in register.links if link.column in reader.present]
        self.key = [register.column(code) for code in register.key]
        self.proofs = [register.column(code) for code in register.proofs if code in reader.present]
        self.companion = register.companion()
        self.fields = {f.attname: f for f in self.model._meta.concrete_fields}
        self.key_is_promise = self._promised()
        self.places: set[PlaceAndYear] = set()
        self._seen: dict[int, int] = {}
        self._by_key: dict[int, list[UUID]] | None = None
        # where area or year is another record's, that record is loaded too
        self._elsewhere = self.model.area_path != "area" or "__" in register.dated
        self.areas: set[str] = set()
        self._fills = hasattr(self.model, "fill_headcount")

    def _promised(self) -> bool:
        """Say whether the table itself allows a natural key only once."""
        key = {self.fields[column.attribute].name for column in self.key}
        unique = (c for c in self.model._meta.constraints if isinstance(c, models.UniqueConstraint))
        return any(set(constraint.fields) == key for constraint in unique)

    def check(self, drafts: list[Draft]) -> None:
        """Give each row of a chunk its verdict, its record and what else must be written."""
        self._find_targets(drafts)
        self._load_targets(drafts)
        for draft in drafts:
            self._put_values(draft)
        self.companion.load([draft.record for draft in drafts])
        self._load_links(drafts)
        for draft in drafts:
            self._judge(draft)

    # ------------------------------------------------------------------------- which record is meant

    def _find_targets(self, drafts: list[Draft]) -> None:
        by_reference = self._references(drafts)
        by_proof = {column.code: self._proofs(column, drafts) for column in self.proofs}
        for draft in drafts:
            self._find_target(draft, by_reference, by_proof)
            self._find_twin(draft)

    def _references(self, drafts: list[Draft]) -> dict[tuple[str, Any], tuple[UUID, str]]:
        """Return {(reference, within): (key, area)} of the records that have these references, seen or not."""
        if not self.register.has_reference or "reference" not in self.reader.present:
            return {}
        wanted = {draft.values.get("reference") for draft in drafts} - {None}
        within = self._within_path()
        rows = self.model.objects.filter(reference__in=[w for w in wanted if w])
        found = rows.values_list("reference", within, "pk", self.model.area_path)
        return {(ref, self._within(inside)): (key, area) for ref, inside, key, area in found}

    def _within_path(self) -> str:
        code = self.register.reference_within
        return self.register.column(code).attribute if code else self.model.area_path

    def _within(self, inside: Any) -> Any:
        return inside if self.register.reference_within else str(inside)[:2]

    def _proofs(self, column: Column, drafts: list[Draft]) -> dict[str, tuple[UUID, str]]:
        wanted = {proof for draft in drafts if (proof := _proof(column, draft.values.get(column.code)))}
        rows = self.model.objects.filter(**{f"{column.attribute}__in": wanted})
        return {
            p: (key, area) for p, key, area in rows.values_list(column.attribute, "pk", self.model.area_path)
        }

    def _find_target(
        self,
        draft: Draft,
        by_reference: dict[tuple[str, Any], tuple[UUID, str]],
        by_proof: dict[str, dict[str, tuple[UUID, str]]],
    ) -> None:
        reference = draft.values.get("reference")
        found = by_reference.get((reference, self._within_of(draft))) if reference else None
        if found:
            self._take(draft, found, "reference", "reference-taken")
        for column in self.proofs:
            held = by_proof[column.code].get(_proof(column, draft.values.get(column.code)) or "")
            if held is None or held[0] == draft.target:
                continue
            if draft.target or (reference and self.by.covers(held[1])):
                self._already_there(draft, column, held[0])
            else:
                self._take(draft, held, column.code, "proof-taken")
        if draft.target is None and not draft.faults:
            self._find_by_key(draft)

    def _take(self, draft: Draft, found: tuple[UUID, str], code: str, reason: str) -> None:
        """Make the found record the row's own; a record of another's area is refused without a word about it."""
        if self.by.covers(found[1]):
            draft.target = found[0]
        else:
            self._fault(draft, reason, self.register.column(code), draft.values.get(code))

    def _already_there(self, draft: Draft, column: Column, key: UUID) -> None:
        shown = self._reference_of(key)
        self._fault(draft, "already-there", column, draft.values.get(column.code), reference=shown)

    def _reference_of(self, key: UUID) -> str:
        row = (
            self.model.objects.filter(pk=key).values_list("reference", flat=True)
            if self.register.has_reference
            else ()
        )
        return next(iter(row), "")

    def _within_of(self, draft: Draft) -> Any:
        code = self.register.reference_within
        if code:
            return getattr(draft.values.get(code), "pk", None)
        return self._area_of(draft)[:2]

    def _area_of(self, draft: Draft) -> str:
        """Return the row's area: its own, or that of the record it belongs to; '' where it is not known."""
        place = self.register.place_column
        if place and self.model.area_path == "area":
            value = draft.values.get(place.code)
            return value if isinstance(value, str) else ""
        owner = draft.values.get(self.model.area_path.partition("__")[0])
        return getattr(owner, "area_id", "") if is_known(owner) else ""

    def _find_by_key(self, draft: Draft) -> None:
        """Find the row by its natural key; with a reference that is not known yet, only warn of look-alikes."""
        if self._by_key is None:
            self._by_key = self._load_keys()
        alike = self._by_key.get(self._key_of(draft) or 0, [])
        if not alike:
            return
        if draft.values.get("reference"):
            self._note_alike(draft, alike[0])
        elif len(alike) == 1:
            draft.target = alike[0]
        else:
            shown = ", ".join(filter(None, (self._reference_of(key) for key in alike[:5])))
            self._fault(draft, "row-ambiguous", self.key[0], "", candidates=shown)

    def _note_alike(self, draft: Draft, key: UUID) -> None:
        shown = self._reference_of(key)
        column = self.register.column("reference")
        if self.key_is_promise:
            self._fault(draft, "already-there", column, draft.values["reference"], reference=shown)
        else:
            self._doubt(draft, "looks-like-existing", column, draft.values["reference"], reference=shown)

    def _key_of(self, draft: Draft) -> int | None:
        """Return the natural key of a row as a number; None where a part of it is at fault."""
        parts = [draft.values.get(column.code) for column in self.key]
        if any(is_at_fault(part) for part in parts) or not any(is_known(part) for part in parts):
            return None
        return hash(tuple(part.pk if isinstance(part, models.Model) else _plain(part) for part in parts))

    def _load_keys(self) -> dict[int, list[UUID]]:
        """Return {natural key: records} of all rows that the user may see."""
        found: dict[int, list[UUID]] = defaultdict(list)
        rows = self.model.objects.visible_to(self.by).order_by()
        for key, *parts in rows.values_list("pk", *(c.attribute for c in self.key)).iterator(5000):
            found[hash(tuple(_plain(part) for part in parts))].append(key)
        return dict(found)

    def _find_twin(self, draft: Draft) -> None:
        """Refuse a row that says the same as one further up in the file."""
        marks: list[tuple[Any, ...]] = []
        reference = draft.values.get("reference")
        if draft.target:
            marks.append(("target", draft.target))
        if reference:
            marks.append(("reference", reference, self._within_of(draft)))
        marks += [(c.code, proof) for c in self.proofs if (proof := _proof(c, draft.values.get(c.code)))]
        if draft.target is None and (not reference or self.key_is_promise):
            key = self._key_of(draft)
            marks += [("key", key)] if key is not None else []
        row = next((self._seen[hash(mark)] for mark in marks if hash(mark) in self._seen), None)
        if row is not None:
            self._fault(draft, "duplicate-row", self.columns[0], "", row=row)
        for mark in marks:
            self._seen.setdefault(hash(mark), draft.number)

    # ------------------------------------------------------------------------------------ its values

    def _load_targets(self, drafts: list[Draft]) -> None:
        keys = [draft.target for draft in drafts if draft.target]
        if not keys:
            return
        absent = [
            name for name in self.register.related if self._elsewhere or name not in self.reader.present
        ]
        rows = self.model.objects.filter(pk__in=keys)
        held = {record.pk: record for record in (rows.select_related(*absent) if absent else rows)}
        taken: set[UUID] = set()
        for draft in drafts:
            if draft.target and draft.target not in taken:
                taken.add(draft.target)
                draft.record = held.get(draft.target)
                self._let_go_of_namesake(draft)

    def _let_go_of_namesake(self, draft: Draft) -> None:
        """A row found by name whose national ID or house code is another's is another person or house."""
        if draft.record is None or draft.values.get("reference"):
            return
        for column in self.proofs:
            said, held = (
                _proof(column, draft.values.get(column.code)),
                getattr(draft.record, column.attribute),
            )
            if said and held and said != held:
                self._doubt(draft, "looks-like-existing", column, "", reference=draft.record.reference)
                draft.record = draft.target = None
                return

    def _put_values(self, draft: Draft) -> None:
        """Set the row's values on its record: the one it changes, or a new one."""
        if draft.record is None:
            draft.adds = True
            draft.record = self.model(id=new_key(), **self._fresh())
        record = draft.record
        if not draft.adds:
            draft.before = {c.attribute: getattr(record, c.attribute) for c in self.own}
            draft.seen_at = record.updated_at
            draft.told["_places"] = self._places_of(record)
        for column in self.own:
            value = draft.values.get(column.code)
            if not is_at_fault(value) and column.code in draft.values:
                self._set(record, column, value, adds=draft.adds)
        for name, value in draft.told.items():
            if name not in self.fields or (value and not getattr(record, name)):
                setattr(record, name, value)
        if self._fills:
            record.fill_headcount()

    def _fresh(self) -> dict[str, Any]:
        # The default would be made anyway; given here, Django does not call for it field by field.
        return {"reference": new_reference()} if self.register.has_reference else {}

    def _places_of(self, record: Any) -> set[PlaceAndYear]:
        try:
            return set(record.places())
        except (AttributeError, self.model.DoesNotExist, TypeError):
            return set()

    def _set(self, record: Any, column: Column, value: Any, *, adds: bool) -> None:
        attribute = column.attribute
        if isinstance(column.kind, NationalId):
            if value and fingerprint(value) != record.national_id_hash:
                record.national_id = value
            record.national_id_read = value or ""
        elif value is None:
            # a blank cell clears; but a reference or a number that identifies is never cleared
            if not (column.code == "reference" or column.code in self.register.proofs):
                setattr(record, attribute, self._blank(attribute))
        elif isinstance(column.kind, Known):
            setattr(record, attribute.removesuffix("_id"), value)
        else:
            setattr(record, attribute, value)

    def _blank(self, attribute: str) -> Any:
        field = self.fields[attribute]
        return None if field.null or not isinstance(field, models.CharField | models.TextField) else ""

    def _load_links(self, drafts: list[Draft]) -> None:
        for link in self.links:
            kept = {draft.record.pk: draft for draft in drafts if not draft.adds}
            for draft in drafts:
                draft.links[link.column] = set()
            for held in _held_links(link, list(kept)):
                kept[getattr(held, link.owner)].links[link.column].add(held)

    # --------------------------------------------------------------------------------------- verdict

    def _judge(self, draft: Draft) -> None:
        record = draft.record
        draft.target = record.pk
        self._check_area(draft)
        if not draft.adds:
            draft.changes = self._changes(draft)
            if not draft.changes and not draft.faults:
                draft.verdict = Verdict.UNCHANGED
                return
        self._ask_rules(draft)
        if draft.adds and not draft.faults:
            same = self.companion.same(record)
            if same is not None:
                draft.record, draft.target, draft.adds, draft.verdict = (
                    same,
                    same.pk,
                    False,
                    Verdict.UNCHANGED,
                )
                return
        if draft.faults:
            draft.verdict = Verdict.REFUSED
            return
        if self.register.doubts:
            for code, column in self.register.doubts(record):
                self._doubt(draft, code, self.register.column(column), self._cell(draft, column))
        draft.verdict = Verdict.DOUBTFUL if draft.doubts else Verdict.NEW if draft.adds else Verdict.CHANGED
        if draft.adds:
            draft.also = self.companion.also(record)
        self.areas.add(record.area_code())
        self.places |= self._places_of(record) | draft.told.get("_places", set())

    def _check_area(self, draft: Draft) -> None:
        """Refuse a row whose area, given by another record, is not the user's to write in."""
        if self.register.place_column and self.model.area_path == "area":
            return  # its own cell has been judged already
        code = self._area_of(draft)
        if code and not self.by.covers(code):
            column = self.register.column(self.model.area_path.partition("__")[0])
            self._fault(draft, "out-of-scope", column, self._cell(draft, column.code))

    def _ask_rules(self, draft: Draft) -> None:
        record, today = draft.record, self.lookups.today
        found: list[Refusal] = []
        if self.register.faults:
            found += self.register.faults(record, today)
        if draft.adds:
            found += self.companion.faults(record, today)
        else:
            found += self.companion.change_faults(record, draft.before)
        for refusal in found:
            column = self._column_of(refusal.field)
            if column is None or not draft.has_fault_at(column.code):
                self._refusal(draft, refusal, column)

    def _column_of(self, name: str | None) -> Column | None:
        for column in self.register.columns:
            if name and name in (column.code, column.attribute, column.attribute.removesuffix("_id")):
                return column
        return None

    def _changes(self, draft: Draft) -> dict[str, list[Any]]:
        """Return {column code: [old, new]} as a person reads them."""
        changes: dict[str, list[Any]] = {}
        for column in self.own:
            if column.code not in draft.values or is_at_fault(draft.values[column.code]):
                continue
            old, new = draft.before[column.attribute], getattr(draft.record, column.attribute)
            if old != new and not self._means_the_same(column, old, new):
                changes[column.code] = [self._shown(column, old), self._shown(column, new)]
        for name, value in draft.told.items():
            if (
                name in self.fields
                and name in draft.before
                and draft.before[name] != getattr(draft.record, name)
            ):
                column = self.register.column(name)
                changes.setdefault(
                    name, [self._shown(column, draft.before[name]), self._shown(column, value)]
                )
        for link in self.links:
            held = {getattr(row, link.target) for row in draft.links[link.column]}
            wanted = self._wanted(draft, link)
            if held != wanted:
                column = self.register.column(link.column)
                changes[link.column] = [self._shown_links(column, held), self._shown_links(column, wanted)]
        return changes

    def _means_the_same(self, column: Column, old: Any, new: Any) -> bool:
        """Say whether the stored value, written into a workbook and read again, gives the value of the row."""
        if isinstance(column.kind, Known | Place | Listed | NationalId) or old in (None, ""):
            return False
        try:
            return bool(column.kind.read(column.kind.show(old), self.lookups) == new)
        except CellProblem:
            return False

    def _wanted(self, draft: Draft, link: Link) -> set[Any]:
        value = draft.values.get(link.column)
        if not is_known(value):
            return (
                {getattr(row, link.target) for row in draft.links[link.column]}
                if is_at_fault(value)
                else set()
            )
        if isinstance(value, tuple):
            return {record.pk for record in value}
        return {value}

    def _shown(self, column: Column, value: Any) -> Any:
        kind = column.kind
        if value is None or value == "":
            return ""
        if isinstance(kind, NationalId):
            return mask_national_id("0" * 13)[:-4] + "…"
        if isinstance(kind, Known):
            return self.lookups.records(kind.register).shown(value)
        if isinstance(kind, Listed):
            return self.lookups.listed(kind.model).shown.get(value, str(value))
        if isinstance(kind, Place):
            return self.lookups.areas.label(value)
        if isinstance(kind, OneOf):
            return kind.show(value)
        return str(kind.show(value))

    def _shown_links(self, column: Column, keys: Iterable[Any]) -> str:
        return "; ".join(sorted(str(self._shown(column, key)) for key in keys))

    # --------------------------------------------------------------------------------- what to write

    def link_rows(self, draft: Draft) -> list[tuple[Link, Any, bool, Any]]:
        """Return (link, row of the link table, whether it is added, when it was last changed) to write for a row."""
        staged: list[tuple[Link, Any, bool, Any]] = []
        for link in self.links:
            held = {getattr(row, link.target): row for row in draft.links[link.column]}
            wanted = self._wanted(draft, link)
            for key in wanted - held.keys():
                fresh = {"id": new_key()} if issubclass(link.model, Record) else {}
                row = link.model(**{link.owner: draft.record.pk, link.target: key, **fresh})
                staged.append((link, row, True, None))
            for key in held.keys() - wanted:
                row = held[key]
                if isinstance(row, Record):
                    row.archived_at = timezone.now()
                staged.append((link, row, False, getattr(row, "updated_at", None)))
        return staged

    def changes_itself(self, draft: Draft) -> bool:
        """Say whether the record's own fields change, not only the rows that are linked to it."""
        linked = {link.column for link in self.links}
        return draft.adds or bool(draft.changes.keys() - linked)

    # ---------------------------------------------------------------------------------------- noting

    def _cell(self, draft: Draft, code: str) -> str:
        at = self.sheet.at.get(code)
        return shown_cell(draft.cells[at]) if at is not None else ""

    def heading_of(self, column: Column) -> str:
        """Return the column's heading as the file has it."""
        at = self.sheet.at.get(column.code)
        return self.sheet.headings[at] if at is not None else column.thai

    def _fault(self, draft: Draft, code: str, column: Column, value: Any, **params: Any) -> None:
        shown = self._cell(draft, column.code) or shown_cell(value)
        draft.faults.append(
            problem_of(code, column=self.heading_of(column), value=shown, field=column.code, **params)
        )

    def _doubt(self, draft: Draft, code: str, column: Column, value: Any, **params: Any) -> None:
        shown = self._cell(draft, column.code) or shown_cell(value)
        draft.doubts.append(
            problem_of(code, column=self.heading_of(column), value=shown, field=column.code, **params)
        )

    def _refusal(self, draft: Draft, refusal: Refusal, column: Column | None) -> None:
        """Note a fault that the room's own rule found, in its own words."""
        with override(None):
            message = str(refusal.message)
        draft.faults.append(
            problem_of(
                refusal.code,
                column=self.heading_of(column) if column else "",
                value=self._cell(draft, column.code) if column else "",
                field=column.code if column else "",
                message=message,
                **refusal.params,
            )
        )


def _proof(column: Column, value: Any) -> str | None:
    """Return the stored form of a number that identifies; None where there is none."""
    if not is_known(value) or not value:
        return None
    return fingerprint(value) if isinstance(column.kind, NationalId) else str(value)


def _plain(part: Any) -> Any:
    """Return a part of a natural key as it is compared: text without spaces and capitals, blank as None."""
    if isinstance(part, str):
        return "".join(part.split()).casefold() or None
    return part


def _held_links(link: Link, owners: list[UUID]) -> list[Any]:
    if not owners:
        return []
    manager: Any = link.model.objects
    return list(manager.filter(**{f"{link.owner}__in": owners}))
