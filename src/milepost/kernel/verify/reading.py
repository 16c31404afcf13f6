"""Reading the ledger for verification: one snapshot, plain cursors in chain order, little memory at any size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection

from milepost.kernel.models import LedgerEntry, RecordVersion

AT_ONCE = 5000
# A reader of SQLite's write-ahead log holds nobody up; PostgreSQL keeps a snapshot for a repeatable reader.
BEGINNINGS = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "sqlite": "BEGIN DEFERRED"}
# PostgreSQL sorts by small pieces on disk unless it is told, for this transaction alone, that it need not.
ROOM_TO_SORT = "SET LOCAL work_mem = '64MB'"
# An instant as the canonical text of an entry has it, written by the database: parsing dates costs a fifth.
INSTANTS = {
    # The era is written and "AD" taken away: a year before Christ reads like another one without it.
    "postgresql": """replace(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"AD'), 'AD', '')""",
    "sqlite": "replace(at, ' ', 'T') || CASE length(at) WHEN 19 THEN '.000000Z' ELSE 'Z' END",
}


class EntryRow(NamedTuple):
    """An entry as it is stored: its place, its hash, its text, and the columns that repeat the text."""

    stream_id: int
    seq: int
    hash: str
    body: str
    at: str
    actor_id: int | None
    verb: str
    refused: bool
    correlation: str


class VersionRow(NamedTuple):
    """A version as it is stored, with the place of the entry that made it and whether it bears its date."""

    stream_id: int
    seq: int
    noun: str
    record_id: int
    dated: bool
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
        if connection.vendor == "postgresql":
            _tell(ROOM_TO_SORT)
        yield
    finally:
        _tell("ROLLBACK")


def entries() -> Iterator[EntryRow]:
    """Return every entry in chain order."""
    columns = f"stream_id, seq, hash, body, {INSTANTS[connection.vendor]}, actor_id, verb, refused, correlation"
    table = _table(LedgerEntry)
    return (EntryRow(*row) for row in _rows(f"SELECT {columns} FROM {table} ORDER BY stream_id, seq"))  # noqa: S608


def versions() -> Iterator[VersionRow]:
    """Return every version in the order of the entries that made them."""
    columns = "e.stream_id, e.seq, v.noun, v.record_id, v.recorded_at = e.at, v.gone, v.state"
    joined = f"{_table(LedgerEntry)} e JOIN {_table(RecordVersion)} v ON v.entry_id = e.id"
    return (VersionRow(*row) for row in _rows(f"SELECT {columns} FROM {joined} ORDER BY e.stream_id, e.seq"))  # noqa: S608


def keeps_the_text() -> bool:
    """Return whether the database hands out a state in the very text it was given: PostgreSQL keeps its own."""
    return connection.vendor == "sqlite"


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
