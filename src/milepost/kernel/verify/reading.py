"""Reading the ledger for verification: one snapshot, plain cursors in chain order, little memory at any size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from milepost.kernel.models import LedgerEntry, RecordVersion

AT_ONCE = 2000
# A reader of SQLite's write-ahead log holds nobody up; PostgreSQL keeps a snapshot for a repeatable reader.
BEGINNINGS = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "sqlite": "BEGIN DEFERRED"}


class EntryRow(NamedTuple):
    """An entry as it is stored: its place, its hash, its text, and the columns that repeat the text."""

    stream_id: int
    seq: int
    hash: str
    body: str
    at: datetime
    actor_id: int | None
    verb: str
    refused: bool
    correlation: str


class VersionRow(NamedTuple):
    """A version as it is stored, with the place of the entry that made it."""

    stream_id: int
    seq: int
    noun: str
    record_id: int
    recorded_at: datetime
    gone: bool
    state: str


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything inside the block as it was at one instant, while others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    _tell(BEGINNINGS[connection.vendor])
    try:
        yield
    finally:
        _tell("ROLLBACK")


def entries() -> Iterator[EntryRow]:
    """Yield every entry in chain order."""
    columns = "stream_id, seq, hash, body, at, actor_id, verb, refused, correlation"
    table = _table(LedgerEntry)
    for row in _rows(f"SELECT {columns} FROM {table} ORDER BY stream_id, seq"):  # noqa: S608 - own names
        yield EntryRow(*row)


def versions() -> Iterator[VersionRow]:
    """Yield every version in the order of the entries that made them."""
    columns = "e.stream_id, e.seq, v.noun, v.record_id, v.recorded_at, v.gone, v.state"
    joined = f"{_table(LedgerEntry)} e JOIN {_table(RecordVersion)} v ON v.entry_id = e.id"
    for row in _rows(f"SELECT {columns} FROM {joined} ORDER BY e.stream_id, e.seq"):  # noqa: S608 - own names
        yield VersionRow(*row)


def instant(moment: datetime) -> str:
    """Return a stored instant, which is in UTC, as the canonical text of an entry has it."""
    return moment.isoformat(timespec="microseconds")[:26] + "Z"


def _rows(sql: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


def _table(model: type[LedgerEntry | RecordVersion]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _tell(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
