"""Packing an archive: everything that the collectors bring, the ledger, the verifier, and a manifest of them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from milepost.closing.bridge.keys import signature_by
from milepost.closing.choices import AccessClass
from milepost.closing.collectors import COLLECTORS, Item, written
from milepost.closing.models import SigningKey
from milepost.closing.queries import ledger_lines
from milepost.closing.rules import LONG_YEARS, years_after
from milepost.closing.verifier import verify_archive
from milepost.kernel.canonical import Json, canonical, plain
from milepost.projects.models import Project

LEDGER = "ledger/stream.jsonl"
VERIFIER = "verify_archive.py"
READ_ME = "READ-ME.txt"
HOW = """This is the sealed archive of a project. It needs nothing but Python to be checked:

    python -I verify_archive.py THIS-ARCHIVE.zip --sha256 DIGEST --keys KEYS

The digest stands in the ledger of the organisation, in the entry that sealed this archive; KEYS is the file of public
keys that the organisation publishes. Whoever does not trust this copy of the program takes another one: it comes with
every installation.

manifest.json        every file with its digest, how long it is kept and who may read it
signature.json       the signature of the organisation over the manifest (Ed25519)
documents/           every version of the structured documents, what they say and on paper
attachments/         files that hung on documents
gates/               every gate that was asked for: dossier, reviews, decision, conditions
contracts/           every contract, with the evaluation of its supplier
acceptance/          the signed notes of the client, with what verifies them
records/             what was recorded, noun by noun
ledger/stream.jsonl  every act on the project, each entry with the hash of the one before
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive and what is in it."""

    content: bytes
    sha256: str
    items: tuple[tuple[str, Item], ...]
    keep_until: date


def pack(
    project: Project, stream: str, head: tuple[int, str], sealed: datetime, today: date, *, key: SigningKey
) -> Packed:
    """Return the archive of a project up to an entry of its ledger, signed; the same project gives the same bytes."""
    items = [(each.kind, item) for each in COLLECTORS for item in each.collect(project)]
    kinds: list[Json] = [_kind(each.kind, each.title, items) for each in COLLECTORS]
    items += [("archive", item) for item in _own(stream, head[0])]
    listed: list[Json] = [_listed(kind, item, today) for kind, item in sorted(items, key=lambda each: each[1].path)]
    manifest: dict[str, Json] = {
        "format": verify_archive.FORMAT,
        "project": project.code,
        "name": project.name,
        "sealed_at": plain(sealed),
        "kinds": kinds,
        "ledger": {"path": LEDGER, "stream": stream, "seq": head[0], "hash": head[1]},
        "entries": listed,
    }
    entries = {item.path: item.content for _, item in items}
    entries[verify_archive.MANIFEST] = written(manifest)
    entries[verify_archive.SIGNATURE] = _signature(key, entries[verify_archive.MANIFEST])
    content = verify_archive.assemble(entries)
    until = max(years_after(today, item.years) for _, item in items)
    return Packed(content, sha256(content).hexdigest(), tuple(items), until)


def _signature(key: SigningKey, manifest: bytes) -> bytes:
    """Return the entry that signs the manifest, and with it every file that it lists."""
    signature = signature_by(key.key_id, verify_archive.PURPOSE + manifest)
    return verify_archive.signature_entry(bytes.fromhex(key.public_key), signature)


def _own(stream: str, until: int) -> Iterable[Item]:
    lines = (canonical({"hash": value, "body": body}) for _, value, body in ledger_lines(stream, until))
    yield Item(
        path=LEDGER,
        title="The ledger of the project",
        content="".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"),
        media_type="application/x-ndjson",
        access=AccessClass.RESTRICTED.value,
        years=LONG_YEARS,
    )
    program = Path(verify_archive.__file__).read_bytes()
    yield Item(path=VERIFIER, title="The program that verifies", content=program, media_type="text/x-python")
    yield Item(path=READ_ME, title="How to verify", content=HOW.encode(), media_type="text/plain")


def _kind(kind: str, title: str, items: list[tuple[str, Item]]) -> Json:
    """Say how many files of a kind there are: a kind without any is listed as none."""
    return {"kind": kind, "title": title, "files": sum(each == kind for each, _ in items) or "none"}


def _listed(kind: str, item: Item, today: date) -> Json:
    return {
        "path": item.path,
        "title": item.title,
        "kind": kind,
        "type": item.media_type,
        "size": len(item.content),
        "sha256": sha256(item.content).hexdigest(),
        "access": item.access,
        "keep_until": plain(years_after(today, item.years)),
        "in_ledger": item.in_ledger,
    }
