"""Verify a sealed project archive with nothing but Python: `python -I verify_archive.py ARCHIVE [--sha256 DIGEST]`.

An archive is a zip whose every byte follows from its entries: names in order, nothing compressed, no times. So the
file is taken apart, checked against its manifest, put together again and compared byte by byte. Inside it, each entry
of the ledger must follow from the one before, and each document must be the one that the ledger knows.

This file is part of the archive. Who trusts neither the archive nor the copy of this program in it takes another copy,
and compares the digest of the archive with the one that the ledger of the organisation holds.
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "milepost-archive/1"
MANIFEST = "manifest.json"
GENESIS = "0" * 64
LARGEST = 0xFFFFFFFF
MOST_ENTRIES = 0xFFFF
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_FIRST_DAY = 0x21
_UTF8 = 0x800


class Problem(NamedTuple):
    """What does not verify: the entry, and what is wrong with it."""

    entry: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.wrong}"


def order(names: Mapping[str, bytes]) -> list[str]:
    """Return the names in the order in which they stand in an archive, the manifest first."""
    return sorted(names, key=lambda name: (name != MANIFEST, name))


def assemble(entries: Mapping[str, bytes]) -> bytes:
    """Return the one archive that these entries make."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name in order(entries):
        header = _local(name, entries[name])
        directory.append(_central(name, entries[name], place))
        pieces += [header, entries[name]]
        place += len(header) + len(entries[name])
    size = sum(map(len, directory))
    if place + size > LARGEST or len(directory) > MOST_ENTRIES:
        raise ValueError("An archive holds less than 4 GiB and at most 65,535 entries")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, place, 0)
    return b"".join((*pieces, *directory, end))


def take_apart(content: bytes) -> tuple[dict[str, bytes], Problem | None]:
    """Return the entries of an archive up to the first byte that is not as `assemble` writes it, and that place."""
    entries: dict[str, bytes] = {}
    listed = _listed(content)
    place, last = 0, "the beginning"
    while content[place : place + 4] == b"PK\x03\x04":
        name, data, after = _next(content, place)
        told = listed.get(place, name or f"the entry after {last}")
        if name is None:
            return entries, Problem(told, "it is cut short or unreadable")
        if name in entries:
            return entries, Problem(name, "it stands in the archive twice")
        if told != name:
            return entries, Problem(_true(name, told, entries), "one of the two places of its name was changed")
        if content[place:after] != _local(name, data) + data:
            return entries, Problem(name, "its bytes were changed")
        entries[name] = data
        place, last = after, name
    if place in listed:
        return entries, Problem(listed[place], "it cannot be read where the archive says it is")
    return entries, _tail(content, place, entries)


def verify(content: bytes, sha256: str = "") -> list[Problem]:
    """Return everything that is wrong with an archive; nothing when it is whole."""
    if sha256 and hashlib.sha256(content).hexdigest() != sha256.lower():
        return [Problem("the archive", "its digest is not the one that was given"), *_inside(content)]
    return list(_inside(content))


def read(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the manifest and the entries of an archive that was verified."""
    entries, _ = take_apart(content)
    return json.loads(entries[MANIFEST]), entries


def ledger_problems(path: str, lines: bytes, stream: str, head: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the first thing that is wrong with a chain of the ledger, written as one JSON object a line."""
    previous, expected = GENESIS, 1
    for text in lines.decode("utf-8", "replace").splitlines():
        wrong, previous = _link(text, stream, expected, previous)
        if wrong:
            yield Problem(path, f"entry {expected} {wrong}")
            return
        expected += 1
    if (expected - 1, previous) != (head.get("seq"), head.get("hash")):
        yield Problem(path, f"it ends at entry {expected - 1}, which is not the head of the manifest")


def digests_in(lines: bytes) -> set[str]:
    """Return every SHA-256 that the entries of a chain say some record has."""
    found: set[str] = set()
    for text in lines.decode("utf-8", "replace").splitlines():
        for change in json.loads(json.loads(text)["body"])["changes"]:
            told = (change.get("after") or {}).get("sha256")
            if isinstance(told, str):
                found.add(told)
    return found


def main(words: list[str]) -> int:
    """Say whether the archive that is named is whole: 0 when it is, 1 when not, 2 when asked wrongly."""
    if len(words) not in {1, 3} or (len(words) == 3 and words[1] != "--sha256"):
        sys.stderr.write("usage: python -I verify_archive.py ARCHIVE [--sha256 DIGEST]\n")
        return 2
    try:
        content = Path(words[0]).read_bytes()
    except OSError as error:
        sys.stderr.write(f"{words[0]}: {error.strerror}\n")
        return 2
    problems = verify(content, words[2] if len(words) == 3 else "")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write("The archive is NOT whole.\n")
        return 1
    manifest, entries = read(content)
    counted = f"{len(entries)} files, {manifest['ledger']['seq']} entries of its ledger"
    digest = hashlib.sha256(content).hexdigest()
    sys.stdout.write(f"The archive of {manifest['project']} is whole: {counted}.\nSHA-256 {digest}\n")
    return 0


def _local(name: str, data: bytes) -> bytes:
    path = name.encode()
    told = (b"PK\x03\x04", 20, _UTF8, 0, 0, _FIRST_DAY, zlib.crc32(data), len(data), len(data), len(path), 0)
    return _LOCAL.pack(*told) + path


def _central(name: str, data: bytes, place: int) -> bytes:
    path, size = name.encode(), len(data)
    told = (b"PK\x01\x02", 20, 20, _UTF8, 0, 0, _FIRST_DAY, zlib.crc32(data), size, size, len(path), 0, 0, 0, 0, 0)
    return _CENTRAL.pack(*told, place) + path


def _next(content: bytes, place: int) -> tuple[str | None, bytes, int]:
    """Return name, content and end of the entry that begins at `place`; no name where it cannot be read."""
    if place + _LOCAL.size > len(content):
        return None, b"", place
    size, length = _LOCAL.unpack_from(content, place)[8:10]
    begins = place + _LOCAL.size + length
    if begins + size > len(content):
        return None, b"", place
    try:
        name = content[place + _LOCAL.size : begins].decode()
    except UnicodeDecodeError:
        return None, b"", place
    return name, content[begins : begins + size], begins + size


def _listed(content: bytes) -> dict[int, str]:
    """Return the names in the list at the end by the place where each entry begins, as far as it can be read."""
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(content):
        return {}
    found: dict[int, str] = {}
    place = _END.unpack_from(content, at)[6]
    while content[place : place + 4] == b"PK\x01\x02" and place + _CENTRAL.size <= len(content):
        told = _CENTRAL.unpack_from(content, place)
        found[told[-1]] = content[place + _CENTRAL.size : place + _CENTRAL.size + told[10]].decode(errors="replace")
        place += _CENTRAL.size + told[10]
    return found


def _true(name: str, told: str, entries: Mapping[str, bytes]) -> str:
    """Return which of two names of an entry is its own: the one that the manifest, which comes first, lists."""
    known = entries.get(MANIFEST, MANIFEST.encode())
    return told if json.dumps(told, ensure_ascii=False).strip('"').encode() in known else name


def _tail(content: bytes, place: int, entries: Mapping[str, bytes]) -> Problem | None:
    """Return what is wrong behind the entries, where the list of them and the end of the archive stand."""
    begins, rest = 0, place
    for name in order(entries):
        told = _central(name, entries[name], begins)
        if content[rest : rest + len(told)] != told:
            return Problem(name, "the list at the end of the archive says something else of it")
        begins += len(_local(name, entries[name])) + len(entries[name])
        rest += len(told)
    if content != assemble(entries):
        return Problem("the end of the archive", "its bytes were changed")
    return None


def _inside(content: bytes) -> Iterator[Problem]:
    entries, broken = take_apart(content)
    if broken:
        yield broken
    if MANIFEST not in entries:
        if not broken:
            yield Problem(MANIFEST, "it is missing")
        return
    try:
        manifest = json.loads(entries[MANIFEST])
        yield from _against_manifest(manifest, entries, unread=broken is not None)
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Problem(MANIFEST, "it cannot be read")


def _against_manifest(manifest: Mapping[str, Any], entries: Mapping[str, bytes], *, unread: bool) -> Iterator[Problem]:
    """Yield what contradicts the manifest; while the rest is `unread`, what is not there is not told to be missing."""
    if manifest["format"] != FORMAT:
        yield Problem(MANIFEST, f"this program reads {FORMAT}, not {manifest['format']}")
        return
    listed = {each["path"]: each for each in manifest["entries"]}
    wrong = {path: _differs(each, entries.get(path)) for path, each in listed.items()}
    yield from (Problem(path, what) for path, what in wrong.items() if what and (path in entries or not unread))
    yield from (Problem(path, "the manifest does not list it") for path in entries if path not in {MANIFEST, *listed})
    ledger = manifest["ledger"]
    if ledger["path"] not in listed:
        yield Problem(str(ledger["path"]), "the manifest does not list it")
    elif not wrong[ledger["path"]]:
        chain = list(ledger_problems(ledger["path"], entries[ledger["path"]], ledger["stream"], ledger))
        yield from chain
        if not chain:
            whole = [each for path, each in listed.items() if not wrong[path]]
            yield from _unknown(whole, entries, digests_in(entries[ledger["path"]]))


def _differs(listed: Mapping[str, Any], data: bytes | None) -> str:
    if data is None:
        return "it is missing"
    if (len(data), hashlib.sha256(data).hexdigest()) != (listed["size"], listed["sha256"]):
        return "it is not what the manifest lists"
    return ""


def _unknown(listed: list[Mapping[str, Any]], entries: Mapping[str, bytes], digests: set[str]) -> Iterator[Problem]:
    """Yield the documents and files whose content the ledger does not know."""
    for each in listed:
        told = entries[each["path"]]
        if each["in_ledger"] == "content":
            told = _canonical(json.loads(told)["content"])
        if each["in_ledger"] and hashlib.sha256(told).hexdigest() not in digests:
            yield Problem(each["path"], "the ledger does not know this content")


def _link(text: str, stream: str, expected: int, previous: str) -> tuple[str, str]:
    """Return what is wrong with one line of a chain, and its hash."""
    try:
        line = json.loads(text)
        body, told = line["body"], json.loads(line["body"])
        place = (told["stream"], told["seq"])
    except (ValueError, KeyError, TypeError):
        return "cannot be read", ""
    if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != line["hash"]:
        return "was edited: its content does not match its hash", ""
    if place != (stream, expected):
        return "is missing or out of order", ""
    if told["previous"] != previous:
        return "does not follow the entry before it", ""
    return "", str(line["hash"])


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
