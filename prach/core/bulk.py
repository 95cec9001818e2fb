"""Many records at once: staged in a shadow table in small steps, then moved in one short transaction.

A shadow table `staging_<table>` has the columns of its target, the batch, whether the row is added, and the moment at
which the row that it changes was last changed. It is made when first needed, and made again when the target's columns
have changed. It holds no promise of its own: the target's constraints speak when the rows are moved.
"""

# ruff: noqa: S608  (names of tables and columns come from the models; every value is a parameter)
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections, models, router
from django.db.models import CheckConstraint, Field
from django.utils import timezone

from .models import Record

Converter = Callable[[Any], Any]
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)
MOMENTS = ("created_at", "updated_at")


class Shadow:
    """The shadow table of one model."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.connection: Any = connections[router.db_for_write(model)]
        self.is_record = issubclass(model, Record)
        self.fields: list[Field[Any, Any]] = [
            f for f in model._meta.local_concrete_fields if self._is_staged(f)
        ]
        self.key: list[str | None] = ["id"] if self.is_record else [f.column for f in self.fields]
        self.table = self._quoted(f"staging_{model._meta.db_table}")
        self.target = self._quoted(model._meta.db_table)
        self._converters = [converter_of(f, self.connection) for f in self.fields]
        self._uuid = converter_of(models.UUIDField(), self.connection)
        self._moment = converter_of(models.DateTimeField(), self.connection)

    def _is_staged(self, field: Field[Any, Any]) -> bool:
        return not field.generated and not isinstance(field, models.AutoField)

    def _quoted(self, name: str | None) -> str:
        return str(self.connection.ops.quote_name(name))

    def _columns(self, prefix: str = "") -> list[str]:
        return [prefix + self._quoted(f.column) for f in self.fields]

    def _run(self, sql: str, params: Sequence[Any] = ()) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return int(cursor.rowcount)

    def _ids(self, sql: str, params: Sequence[Any] = ()) -> list[UUID]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return [row[0] if isinstance(row[0], UUID) else UUID(row[0]) for row in cursor.fetchall()]

    # -------------------------------------------------------------------------------------- filling

    def prepare(self) -> None:
        """Make the table, or make it again where the target has other columns now."""
        name = f"staging_{self.model._meta.db_table}"
        with self.connection.cursor() as cursor:
            if name in self.connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {self.table} LIMIT 0")
                columns = {column[0] for column in cursor.description}
                if columns == {"batch_id", "adds", "seen_at", *(f.column for f in self.fields)}:
                    return
                cursor.execute(f"DROP TABLE {self.table}")
            cursor.execute(self._creation())

    def _creation(self) -> str:
        kinds = [f"{self._quoted(f.column)} {f.db_parameters(self.connection)['type']}" for f in self.fields]
        batch = models.UUIDField().db_type(self.connection)
        moment, yes_no = (
            models.DateTimeField().db_type(self.connection),
            models.BooleanField().db_type(self.connection),
        )
        key = ", ".join(["batch_id", *map(self._quoted, self.key)])
        return (
            f"CREATE TABLE {self.table} (batch_id {batch} NOT NULL, adds {yes_no} NOT NULL, seen_at {moment} NULL,"
            f" {', '.join(kinds)}, PRIMARY KEY ({key}))"
        )

    def fill(self, batch: UUID, rows: Iterable[tuple[models.Model, bool, datetime | None]]) -> None:
        """Stage (record, whether it is added, when what it changes was last changed); a second time replaces."""
        names = ["batch_id", "adds", "seen_at", *self._columns()]
        replaced = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        key = ", ".join(["batch_id", *map(self._quoted, self.key)])
        sql = (
            f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
            f" ON CONFLICT ({key}) DO UPDATE SET {replaced}"
        )
        values = [self._row(batch, *row) for row in rows]
        if values:
            with self.connection.cursor() as cursor:
                cursor.executemany(sql, values)

    def _row(
        self, batch: UUID, record: models.Model, adds: bool, seen_at: datetime | None
    ) -> tuple[Any, ...]:
        held = record.__dict__
        values = [
            convert(held.get(f.attname)) for f, convert in zip(self.fields, self._converters, strict=True)
        ]
        return (self._uuid(batch), adds, self._moment(seen_at), *values)

    def clear(self, batch: UUID) -> None:
        """Forget what was staged for the batch."""
        self._run(f"DELETE FROM {self.table} WHERE batch_id = %s", [self._uuid(batch)])

    def count(self, batch: UUID) -> int:
        """Return how many rows are staged for the batch."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {self.table} WHERE batch_id = %s", [self._uuid(batch)])
            return int(cursor.fetchone()[0])

    def take_out(self, batch: UUID, keys: Iterable[UUID]) -> None:
        """Forget single staged records of the batch."""
        for key in keys:
            self._run(
                f"DELETE FROM {self.table} WHERE batch_id = %s AND id = %s",
                [self._uuid(batch), self._uuid(key)],
            )

    # ------------------------------------------------------------------------------------- checking

    def against_checks(self, batch: UUID) -> list[tuple[UUID, CheckConstraint]]:
        """Return the staged records that the target's check constraints would refuse, with the constraint."""
        found = []
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                condition = self._condition(constraint)
                sql = f"SELECT id FROM {self.table} WHERE batch_id = %s AND NOT ({condition})"
                found += [(key, constraint) for key in self._ids(sql, [self._uuid(batch)])]
        return found

    def _condition(self, constraint: CheckConstraint) -> str:
        written = str(constraint.constraint_sql(self.model, self.connection.schema_editor()))
        return written.partition(" CHECK ")[2].replace("%", "%%")

    def changed_since(self, batch: UUID) -> list[UUID]:
        """Return the records that the batch would change and that somebody changed or archived meanwhile."""
        sql = (
            f"SELECT s.id FROM {self.table} s LEFT JOIN {self.target} t ON t.id = s.id WHERE s.batch_id = %s"
            " AND NOT s.adds AND (t.id IS NULL OR t.archived_at IS NOT NULL OR t.updated_at <> s.seen_at)"
        )
        return self._ids(sql, [self._uuid(batch)])

    def twins_since(self, batch: UUID, since: datetime, same: Sequence[str]) -> bool:
        """Say whether the target got, since then, a row equal to a staged new one by the columns `same`."""
        names = ", ".join(self._quoted(column) for column in same)
        fresh = f"SELECT {names} FROM {self.target} WHERE archived_at IS NULL AND updated_at >= %s"
        with self.connection.cursor() as cursor:
            cursor.execute(fresh, [self._moment(since)])
            written = set(cursor.fetchall())
            if not written:
                return False
            cursor.execute(
                f"SELECT {names} FROM {self.table} WHERE batch_id = %s AND adds", [self._uuid(batch)]
            )
            return any(row in written for row in cursor)

    def parents_changed_since(self, batch: UUID, since: datetime) -> bool:
        """Say whether a record that a staged one refers to was changed or archived since then."""
        for field in self.fields:
            parent: Any = field.related_model if isinstance(field, models.ForeignKey) else None
            if parent is not None and issubclass(parent, Record):
                changed = set(parent.everything.filter(updated_at__gte=since).values_list("pk", flat=True))
                if changed and changed & self._distinct(batch, field.column):
                    return True
        return False

    def _distinct(self, batch: UUID, column: str | None) -> set[UUID]:
        name = self._quoted(column)
        sql = f"SELECT DISTINCT {name} FROM {self.table} WHERE batch_id = %s AND {name} IS NOT NULL"
        return set(self._ids(sql, [self._uuid(batch)]))

    # --------------------------------------------------------------------------------------- moving

    def move(self, batch: UUID) -> int:
        """Write the staged rows into the target and return how many. The caller holds the transaction.

        Changed rows go first, so that what they give up (a standing in force) is free for the new ones.
        """
        if not self.is_record:
            return self._move_links(batch)
        now = self._moment(timezone.now())
        return self._update(batch, now) + self._insert(batch, now)

    def _update(self, batch: UUID, now: Any) -> int:
        kept = {"id", "created_at", "updated_at"}
        names = [self._quoted(f.column) for f in self.fields if f.column not in kept]
        values = ", ".join(f"{name} = s.{name}" for name in names)
        sql = (
            f"UPDATE {self.target} SET {values}, updated_at = %s FROM {self.table} s"
            f" WHERE s.batch_id = %s AND NOT s.adds AND {self.target}.id = s.id"
        )
        return self._run(sql, [now, self._uuid(batch)])

    def _insert(self, batch: UUID, now: Any) -> int:
        chosen = ["%s" if f.column in MOMENTS else f"s.{self._quoted(f.column)}" for f in self.fields]
        moments = [now for f in self.fields if f.column in MOMENTS]
        sql = (
            f"INSERT INTO {self.target} ({', '.join(self._columns())}) SELECT {', '.join(chosen)}"
            f" FROM {self.table} s WHERE s.batch_id = %s AND s.adds ORDER BY s.id"
        )
        return self._run(sql, [*moments, self._uuid(batch)])

    def _move_links(self, batch: UUID) -> int:
        """Write rows of a link table that are no records: added, or taken away."""
        same = " AND ".join(f"s.{self._quoted(c)} = {self.target}.{self._quoted(c)}" for c in self.key)
        gone = (
            f"DELETE FROM {self.target} WHERE EXISTS (SELECT 1 FROM {self.table} s"
            f" WHERE s.batch_id = %s AND NOT s.adds AND {same})"
        )
        names = ", ".join(self._columns())
        come = (
            f"INSERT INTO {self.target} ({names}) SELECT {names} FROM {self.table}"
            " WHERE batch_id = %s AND adds ON CONFLICT DO NOTHING"
        )
        return self._run(gone, [self._uuid(batch)]) + self._run(come, [self._uuid(batch)])


def insert_plain(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows given as {attribute: value} into a table that is no record's, without making instances."""
    rows = list(rows)
    if not rows:
        return
    connection: Any = connections[router.db_for_write(model)]
    fields = [f for f in model._meta.local_concrete_fields if f.attname in rows[0]]
    converters = [converter_of(f, connection) for f in fields]
    names = ", ".join(connection.ops.quote_name(f.column) for f in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"
    pairs = [(f.attname, convert) for f, convert in zip(fields, converters, strict=True)]
    with connection.cursor() as cursor:
        cursor.executemany(sql, [tuple(convert(row[name]) for name, convert in pairs) for row in rows])


def converter_of(field: Field[Any, Any], connection: Any) -> Converter:
    """Return what turns a Python value of the field into the database's; the common kinds by a short way."""
    own = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(own, _PLAIN):
        return _as_it_is
    if isinstance(own, models.JSONField) and connection.vendor == "sqlite":
        return _json
    if isinstance(own, models.UUIDField) and not connection.features.has_native_uuid_field:
        return _hex
    if type(own) is models.DateField and connection.vendor == "sqlite":
        return _iso
    return lambda value: None if value is None else field.get_db_prep_save(value, connection)


def _as_it_is(value: Any) -> Any:
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ("[]" if isinstance(value, list) else "{}")


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
