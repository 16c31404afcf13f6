"""Verification of the ledger: every chain, the first bad entry by name, and the records against their versions.

An edit breaks the hash of its entry; a deletion or a reordering breaks the sequence or the link to the previous
entry; a truncation contradicts the stream's own head or a head that was exported earlier.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.apps import apps
from django.db import connection

from milepost.kernel.canonical import digest, state_of
from milepost.kernel.ledger import GENESIS, heads
from milepost.kernel.models import LedgerEntry, LedgerStream, Record, RecordVersion

Head = tuple[int, str]
Row = tuple[int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not verify: where, and what is wrong."""

    stream: str
    seq: int
    problem: str

    def __str__(self) -> str:
        return f"{self.stream} entry {self.seq}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found. The ledger is whole when `findings` is empty."""

    entries: int
    streams: int
    records: int
    findings: tuple[Finding, ...]


def verify(exported: Mapping[str, Head] | None = None, *, with_records: bool = True) -> Report:
    """Check every chain against itself, its head and the `exported` heads, and every record against its versions."""
    names = dict(LedgerStream.objects.values_list("pk", "name"))
    own = {name: (seq, value) for name, seq, value in heads()}
    findings: list[Finding] = []
    seen: set[str] = set()
    count = 0
    for stream_id, rows in groupby(_rows(), key=itemgetter(0)):
        name = names.get(stream_id, f"stream {stream_id}")
        seen.add(name)
        read, finding = _check_chain(name, rows, own.get(name), (exported or {}).get(name))
        count += read
        findings += [finding] if finding else []
    findings += _missing_streams(seen, own, exported or {})
    records = 0
    if with_records and not findings:
        records, drifted = _check_records()
        findings += drifted
    return Report(count, len(seen), records, tuple(findings))


def _rows() -> Iterator[Row]:
    """Read all entries in chain order with a plain cursor, so that speed does not depend on the mapper."""
    table = connection.ops.quote_name(LedgerEntry._meta.db_table)
    sql = f"SELECT stream_id, seq, hash, body, verb FROM {table} ORDER BY stream_id, seq"  # noqa: S608 - own table name
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(2000):
            yield from rows


def _check_chain(name: str, rows: Iterator[Row], own: Head | None, exported: Head | None) -> tuple[int, Finding | None]:
    """Walk one chain; return how many entries were read and the first thing that is wrong."""
    previous, expected, finding = GENESIS, 1, None
    for _, seq, stored, body, verb in rows:
        if finding is None:
            finding = _check_entry(name, (seq, stored, body, verb), expected, previous)
        if finding is None and exported and seq == exported[0] and stored != exported[1]:
            finding = Finding(name, seq, "its hash is not the one that was exported: the chain was rewritten")
        previous, expected = stored, expected + 1
    last = (expected - 1, previous)
    if finding is None and own is not None and own != last:
        finding = Finding(name, last[0] + 1, f"missing: the stream's head stands at entry {own[0]}")
    if finding is None and exported and exported[0] > last[0]:
        finding = Finding(name, last[0] + 1, f"missing: entry {exported[0]} was exported, so the end was cut off")
    return expected - 1, finding


def _check_entry(name: str, row: tuple[int, str, str, str], expected: int, previous: str) -> Finding | None:
    seq, stored, body, verb = row
    if seq != expected:
        return Finding(name, expected, "missing or out of order")
    if digest(body) != stored:
        return Finding(name, seq, "its content does not match its hash: it was edited")
    try:
        told = json.loads(body)
    except ValueError:
        return Finding(name, seq, "its content is not readable")
    if (told["stream"], told["seq"], told["verb"]) != (name, seq, verb):
        return Finding(name, seq, "it was moved here from another place")
    if told["previous"] != previous:
        return Finding(name, seq, "it does not follow the entry before it")
    return None


def _missing_streams(seen: set[str], own: Mapping[str, Head], exported: Mapping[str, Head]) -> Iterator[Finding]:
    for name in sorted({*own, *exported} - seen):
        if own.get(name, (0, ""))[0] or exported.get(name, (0, ""))[0]:
            yield Finding(name, 1, "missing: the whole stream is gone")


def _check_records() -> tuple[int, list[Finding]]:
    """Compare every stored record with the version that the ledger says is present."""
    checked, findings = 0, list[Finding]()
    for model in apps.get_models():
        if issubclass(model, Record):
            read, drifted = _check_noun(model)
            checked += read
            findings += drifted
    return checked, findings


def _check_noun(model: type[Record]) -> tuple[int, list[Finding]]:
    noun, checked, findings = model._meta.label_lower, 0, list[Finding]()
    present = RecordVersion.objects.filter(noun=noun, superseded_at=None).select_related("entry__stream")
    versions = {version.record_id: version for version in present.iterator(chunk_size=2000)}
    for record in model._base_manager.order_by("pk").iterator(chunk_size=2000):
        checked += 1
        version = versions.pop(record.pk, None)
        if version is None or version.gone:
            findings.append(Finding(noun, record.pk, "is stored but no ledger entry says so"))
        elif version.state != state_of(record):
            findings.append(_drift(version, "was changed behind it"))
    findings.extend(_drift(version, "was deleted behind it") for version in versions.values() if not version.gone)
    return checked, findings


def _drift(version: RecordVersion, what: str) -> Finding:
    entry = version.entry
    return Finding(entry.stream.name, entry.seq, f"{version.noun} {version.record_id} {what}")
