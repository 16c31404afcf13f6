"""The ledger: append-only, one hash chain per stream, SHA-256 over canonical JSON that holds the previous hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from milepost.kernel.canonical import canonical, digest, plain
from milepost.kernel.models import LedgerEntry, LedgerStream

GENESIS = "0" * 64


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

    def body(self, stream: str, seq: int, previous: str) -> str:
        """Return the canonical text that is hashed."""
        return canonical(
            plain(
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
                    "verb": self.verb,
                    "reason": self.reason,
                    "correlation": self.correlation,
                    "changes": self.changes,
                    "refusal": self.refusal,
                }
            )
        )


def hold(stream_name: str) -> None:
    """Take the turn on a stream until the end of the transaction: rules read what they decide on undisturbed."""
    _locked(stream_name)


def append(stream_name: str, entry: Entry) -> LedgerEntry:
    """Write `entry` at the head of its stream; call it inside the transaction of the act."""
    stream = _locked(stream_name)
    seq, previous = stream.head_seq + 1, stream.head_hash or GENESIS
    body = entry.body(stream_name, seq, previous)
    written = LedgerEntry.objects.create(
        stream=stream,
        seq=seq,
        hash=digest(body),
        at=entry.at,
        actor_id=entry.actor_id,
        verb=entry.verb,
        refused=entry.refusal is not None,
        correlation=entry.correlation,
        body=body,
    )
    LedgerStream.objects.filter(pk=stream.pk).update(head_seq=seq, head_hash=written.hash)
    return written


def heads() -> Iterator[tuple[str, int, str]]:
    """Yield the head of every stream: name, sequence number, hash."""
    yield from LedgerStream.objects.order_by("name").values_list("name", "head_seq", "head_hash")


def _locked(name: str) -> LedgerStream:
    """Return the stream, held until commit: by row lock on PostgreSQL, by the immediate transaction on SQLite."""
    found = LedgerStream.objects.select_for_update().filter(name=name).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            LedgerStream.objects.create(name=name)
    except IntegrityError:
        pass  # another writer opened the stream at the same moment: the lock below waits for it
    return LedgerStream.objects.select_for_update().get(name=name)
