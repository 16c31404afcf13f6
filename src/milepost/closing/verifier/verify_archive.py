"""Verify a sealed project archive with nothing but Python.

    python -I verify_archive.py ARCHIVE [--sha256 DIGEST] [--keys KEYS]

An archive is a zip whose every byte follows from its entries: names in order, nothing compressed, no times. So the
file is taken apart, checked against its manifest, put together again and compared byte by byte. Inside it, each entry
of the ledger must follow from the one before, and each document must be the one that the ledger knows. The manifest is
signed with the key of the organisation (Ed25519); archives that were sealed before this was so carry no signature,
which is said and is no fault of theirs.

0: it is whole; 1: it is not; 2: asked wrongly; 3: whole, but not signed with one of KEYS, the published keys.

This file is part of the archive. Who trusts neither the archive nor the copy of this program in it takes another copy,
and compares the digest of the archive with the one that the ledger of the organisation holds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "milepost-archive/2"
UNSIGNED = "milepost-archive/1"
UNPROVEN = "It carries NO signature: it was sealed before archives were signed. Only its digest proves it."
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
SIGNATURE_FORMAT = "milepost-archive-signature/1"
PURPOSE = b"milepost archive manifest 1\n"  # before what is signed, so that nothing else that was signed is a manifest
NOT_TRUSTED = 3
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
            after = change.get("after") or {}
            found.update(told for name, told in after.items() if name.endswith("sha256") and isinstance(told, str))
    return found


def key_id_of(public_key: bytes) -> str:
    """Return the short name of a key: the beginning of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def signature_entry(public_key: bytes, signature: bytes) -> bytes:
    """Return the entry that holds the signature of an archive: written in this way and in no other."""
    told = {"format": SIGNATURE_FORMAT, "key_id": key_id_of(public_key)}
    return _canonical({**told, "public_key": public_key.hex(), "signature": signature.hex()}) + b"\n"


def signer_of(entries: Mapping[str, bytes]) -> str:
    """Return the public key, in hexadecimal, that signed an archive which was verified; nothing where none did."""
    return str(json.loads(entries[SIGNATURE])["public_key"]) if SIGNATURE in entries else ""


def trusted_keys(text: str) -> dict[str, str]:
    """Return the public keys that a file of keys vouches for, by id."""
    return {str(each["id"]): str(each["public_key"]) for each in json.loads(text)["keys"]}


def in_words(content: bytes, trusted: Mapping[str, str] | None) -> tuple[list[str], int]:
    """Return what is said of an archive that is whole, and how it is answered: 3 where the trusted keys do not sign."""
    manifest, entries = read(content)
    counted = f"{len(entries)} files, {manifest['ledger']['seq']} entries of its ledger"
    key = signer_of(entries)
    name = key_id_of(bytes.fromhex(key)) if key else ""
    vouched = bool(key) and (trusted or {}).get(name) == key
    said = "which is trusted here." if vouched else "for which nobody vouches here: compare it with the published."
    signed = f"It is signed with key {name}, {said}" if key else UNPROVEN
    digest = hashlib.sha256(content).hexdigest()
    return [
        f"The archive of {manifest['project']} is whole: {counted}.",
        signed,
        f"SHA-256 {digest}",
    ], 0 if vouched or trusted is None else NOT_TRUSTED


def main(words: list[str]) -> int:
    """Say whether the archive that is named is whole, and who signed it; see above for the answers."""
    parser = argparse.ArgumentParser(prog="verify_archive.py", description="Verify a sealed project archive.")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--sha256", default="", help="the digest that the ledger of the organisation holds")
    parser.add_argument("--keys", type=Path, help="the published keys of the organisation")
    asked = parser.parse_args(words)
    try:
        content = asked.archive.read_bytes()
        trusted = trusted_keys(asked.keys.read_text(encoding="utf-8")) if asked.keys else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"{asked.archive}: {error}\n")
        return 2
    problems = verify(content, asked.sha256)
    if problems:
        sys.stderr.write("".join(f"{each}\n" for each in problems) + "The archive is NOT whole.\n")
        return 1
    said, answer = in_words(content, trusted)
    sys.stdout.write("\n".join(said) + "\n")
    return answer


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
    if manifest["format"] not in {FORMAT, UNSIGNED}:
        yield Problem(MANIFEST, f"this program reads {FORMAT}, not {manifest['format']}")
        return
    beside = {MANIFEST, SIGNATURE} if manifest["format"] == FORMAT else {MANIFEST}
    if SIGNATURE in beside and not (unread and SIGNATURE not in entries):
        yield from _not_signed(entries[MANIFEST], entries.get(SIGNATURE))
    listed = {each["path"]: each for each in manifest["entries"]}
    wrong = {path: _differs(each, entries.get(path)) for path, each in listed.items()}
    yield from (Problem(path, what) for path, what in wrong.items() if what and (path in entries or not unread))
    yield from (Problem(path, "the manifest does not list it") for path in entries if path not in {*beside, *listed})
    ledger = manifest["ledger"]
    if ledger["path"] not in listed:
        yield Problem(str(ledger["path"]), "the manifest does not list it")
    elif not wrong[ledger["path"]]:
        chain = list(ledger_problems(ledger["path"], entries[ledger["path"]], ledger["stream"], ledger))
        yield from chain
        if not chain:
            whole = [each for path, each in listed.items() if not wrong[path]]
            yield from _unknown(whole, entries, digests_in(entries[ledger["path"]]))


def _not_signed(manifest: bytes, entry: bytes | None) -> Iterator[Problem]:
    """Yield why a signature is not one over this manifest."""
    try:
        told = json.loads(entry or b"{}")
        key, signature = bytes.fromhex(told["public_key"]), bytes.fromhex(told["signature"])
    except (ValueError, KeyError, TypeError):
        yield Problem(SIGNATURE, "it is missing or cannot be read: an archive of this form is signed")
        return
    if entry != signature_entry(key, signature) or not ed25519_holds(key, signature, PURPOSE + manifest):
        yield Problem(SIGNATURE, "it is no signature over this manifest")


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


_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
Point = tuple[int, int, int, int]


def ed25519_holds(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether a signature holds (RFC 8032, 5.1.7), in plain Python: nothing secret is computed here."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    point, commitment = _point(public_key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    base = _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little"))
    if point is None or commitment is None or base is None or scalar >= _ORDER:
        return False
    asked = hashlib.sha512(signature[:32] + public_key + message).digest()
    left, right = _times(scalar, base), _plus(commitment, _times(int.from_bytes(asked, "little") % _ORDER, point))
    same_x = (left[0] * right[2] - right[0] * left[2]) % _P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % _P == 0


def _point(told: bytes) -> Point | None:
    """Return the point of the curve that 32 bytes name, None where they name none."""
    value = int.from_bytes(told, "little")
    sign, y = value >> 255, value & (2**255 - 1)
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    x = x if (x * x - square) % _P == 0 else x * _ROOT % _P
    if y >= _P or (x * x - square) % _P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else _P - x
    return x, y, 1, x * y % _P


def _plus(one: Point, other: Point) -> Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % _P, (one[1] + one[0]) * (other[1] + other[0]) % _P
    c, d = 2 * one[3] * other[3] * _D % _P, 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while scalar:
        found = _plus(found, point) if scalar & 1 else found
        point, scalar = _plus(point, point), scalar >> 1
    return found


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
