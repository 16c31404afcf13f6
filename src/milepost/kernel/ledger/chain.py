"""The ledger: append-only, one hash chain per stream, SHA-256 over canonical JSON that holds the previous hash.

Every act passes here, so the statements are written out: building them anew cost half of the time of an act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from milepost.kernel.canonical import digest, written
from milepost.kernel.models import LedgerEntry, LedgerStream

GENESIS = "0" * 64
STREAMS, ENTRIES = LedgerStream._meta.db_table, LedgerEntry._meta.db_table
READ_HEAD = f"SELECT id, head_seq, head_hash FROM {STREAMS} WHERE name = %s"  # noqa: S608 - own table name
MOVE_HEAD = f"UPDATE {STREAMS} SET head_seq = %s, head_hash = %s WHERE id = %s AND head_seq = %s"  # noqa: S608 - same
WRITE_ENTRY = (
    f"INSERT INTO {ENTRIES} (stream_id, seq, hash, at, actor_id, verb, refused, correlation, body) "  # noqa: S608
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written: everything about one act but its place in the chain."""

    at: datetime
    actor_id: int | None
    actor: str
    role: str
    channel: str
    on_behalf_of: int | None
    verb: str
    reason: str
    correlation: str
    changes: list[dict[str, Any]]
    refusal: list[dict[str, str]] | None = None
    delegation: int | None = None

    def body(self, stream: str, seq: int, previous: str) -> str:
        """Return the canonical text that is hashed."""
        return written(
            {
                "stream": stream,
                "seq": seq,
                "previous": previous,
                "at": self.at,
                "actor_id": self.actor_id,
                "actor": self.actor,
                "role": self.role,
                "channel": self.channel,
                "on_behalf_of": self.on_behalf_of,
                "delegation": self.delegation,
                "verb": self.verb,
                "reason": self.reason,
                "correlation": self.correlation,
                "changes": self.changes,
                "refusal": self.refusal,
            }
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A stream whose turn was taken, and where its head stood then."""

    name: str
    id: int
    seq: int
    hash: str


def hold(name: str) -> Held:
    """Take the turn on a stream until the end of the transaction: rules read what they decide on undisturbed.

    By row lock on PostgreSQL, by the immediate transaction on SQLite.
    """
    found = _read_head(name)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            LedgerStream.objects.create(name=name)
    except IntegrityError:
        pass  # another writer opened the stream at the same moment: reading its head waits for it
    return _read_head(name) or Held(name, 0, 0, "")


def append(stream: str, entry: Entry, held: Held | None = None) -> int:
    """Write `entry` at the head of `stream` and return its id; call it inside the transaction of the act.

    The head moves only from where it was read, whatever the database locks: a chain cannot fork.
    """
    turn = held if held is not None and held.name == stream else hold(stream)
    seq, previous = turn.seq + 1, turn.hash or GENESIS
    body = entry.body(stream, seq, previous)
    value = digest(body)
    with connection.cursor() as cursor:
        cursor.execute(MOVE_HEAD, (seq, value, turn.id, turn.seq))
        if cursor.rowcount != 1:
            return append(stream, entry)  # an act inside this act wrote here first
        at = connection.ops.adapt_datetimefield_value(entry.at)
        refused = entry.refusal is not None
        row = (turn.id, seq, value, at, entry.actor_id, entry.verb, refused, entry.correlation, body)
        cursor.execute(WRITE_ENTRY, row)
        return int(cursor.fetchone()[0])


def heads() -> Iterator[tuple[str, int, str]]:
    """Yield the head of every stream: name, sequence number, hash."""
    yield from LedgerStream.objects.order_by("name").values_list("name", "head_seq", "head_hash")


def _read_head(name: str) -> Held | None:
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(READ_HEAD + lock, (name,))
        row = cursor.fetchone()
    return None if row is None else Held(name, *row)
