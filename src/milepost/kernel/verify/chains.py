"""Walking one chain: entries against their hashes, their links and their columns, and versions against entries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from milepost.kernel.ledger import GENESIS
from milepost.kernel.verify.findings import Finding, Head
from milepost.kernel.verify.reading import EntryRow, VersionRow

Told = dict[str, Any]
# Built once and called without the checks of the module's functions: this is done for every entry there is.
_read = json.JSONDecoder().raw_decode
_in_order = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(slots=True)
class Versions:
    """The versions of the whole ledger, handed out entry by entry as the walk goes on."""

    rows: Iterator[VersionRow]
    verbatim: bool = False
    ahead: VersionRow | None = None

    def __post_init__(self) -> None:
        self.ahead = next(self.rows, None)

    def of(self, stream_id: int, seq: int) -> list[VersionRow]:
        """Return the versions that this entry made; the walk asks in chain order."""
        found: list[VersionRow] = []
        place = (stream_id, seq)
        while self.ahead is not None and self.ahead[:2] <= place:
            if self.ahead[:2] == place:
                found.append(self.ahead)
            self.ahead = next(self.rows, None)
        return found


def check_chain(
    name: str, rows: Iterable[EntryRow], versions: Versions | None, own: Head | None, exported: Head | None
) -> tuple[int, Finding | None]:
    """Walk one chain; return how many entries were read and the first thing that is wrong."""
    previous, expected, finding = GENESIS, 1, None
    for row in rows:
        if finding is None:
            finding = _check_place(name, row, expected) or _check_content(name, row, previous, versions)
        if finding is None and exported and row.seq == exported[0] and row.hash != exported[1]:
            finding = Finding(name, row.seq, "its hash is not the one that was exported: the chain was rewritten")
        previous, expected = row.hash, expected + 1
    return expected - 1, finding or _check_end(name, (expected - 1, previous), own, exported)


def _check_end(name: str, last: Head, own: Head | None, exported: Head | None) -> Finding | None:
    if own is not None and own[0] > last[0]:
        return Finding(name, last[0] + 1, f"missing: the stream's head stands at entry {own[0]}")
    if own is not None and own != last:
        return Finding(name, last[0], f"is not what the stream's head says: the head stands at entry {own[0]}")
    if exported and exported[0] > last[0]:
        return Finding(name, last[0] + 1, f"missing: entry {exported[0]} was exported, so the end was cut off")
    return None


def _check_place(name: str, row: EntryRow, expected: int) -> Finding | None:
    if row.seq != expected:
        return Finding(name, expected, "missing or out of order")
    if _digest(row.body) != row.hash:
        return Finding(name, row.seq, "its content does not match its hash: it was edited")
    return None


def _check_content(name: str, row: EntryRow, previous: str, versions: Versions | None) -> Finding | None:
    try:
        told: Told = _read(row.body)[0]
    except ValueError:
        return Finding(name, row.seq, "its content is not readable")
    if (told["stream"], told["seq"]) != (name, row.seq):
        return Finding(name, row.seq, "it was moved here from another place")
    if told["previous"] != previous:
        return Finding(name, row.seq, "it does not follow the entry before it")
    if not _columns_agree(row, told):
        return Finding(name, row.seq, "its columns do not say what its content says: they were edited")
    return None if versions is None else _check_versions(name, row, told, versions)


def _columns_agree(row: EntryRow, told: Told) -> bool:
    return (
        told["verb"] == row.verb
        and told["actor_id"] == row.actor_id
        and told["correlation"] == row.correlation
        and (told["refusal"] is not None) == bool(row.refused)
        and told["at"] == row.at
    )


def _check_versions(name: str, row: EntryRow, told: Told, versions: Versions) -> Finding | None:
    promised = {(each["noun"], each["id"]): each["state"] for each in told["changes"] if "state" in each}
    for version in versions.of(row.stream_id, row.seq):
        what = f"version of {version.noun} {version.record_id}"
        if not _is(version, promised.pop((version.noun, version.record_id), ""), versions.verbatim):
            return Finding(name, row.seq, f"the {what} was changed behind it")
        if not version.dated:
            return Finding(name, row.seq, f"the {what} was dated anew behind it")
    if promised:
        noun, record_id = min(promised)
        return Finding(name, row.seq, f"the version of {noun} {record_id} is missing")
    return None


def _is(version: VersionRow, promised: str | None, verbatim: bool) -> bool:  # noqa: FBT001 - asked of every version
    """Return whether a version holds what its entry promised, in the text as it was written or in its own order."""
    if version.gone:
        return promised is None
    if verbatim and _digest(version.state) == promised:
        return True
    return _digest(_in_order(_read(version.state)[0])) == promised


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
