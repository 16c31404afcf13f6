"""The command that verifies an archive needs no database, and says which entry is not what it was."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from milepost.closing.verifier.verify_archive import (
    FORMAT,
    GENESIS,
    MANIFEST,
    PURPOSE,
    SIGNATURE,
    UNSIGNED,
    assemble,
    key_id_of,
    signature_entry,
)
from milepost.config.cli import main

BODY = json.dumps({"stream": "project:1", "seq": 1, "previous": GENESIS, "changes": []})
LEDGER = json.dumps({"hash": sha256(BODY.encode()).hexdigest(), "body": BODY}).encode() + b"\n"


def packed(form: str) -> dict[str, bytes]:
    files = {"ledger/stream.jsonl": LEDGER, "records/risks.json": b"[]\n"}
    listed = [
        {"path": path, "size": len(data), "sha256": sha256(data).hexdigest(), "in_ledger": ""}
        for path, data in files.items()
    ]
    head = {"path": "ledger/stream.jsonl", "stream": "project:1", "seq": 1, "hash": json.loads(LEDGER)["hash"]}
    manifest = {"format": form, "project": "P-1", "ledger": head, "entries": listed}
    return {**files, MANIFEST: json.dumps(manifest).encode()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive from before archives were signed."""
    place = tmp_path / "archive.zip"
    place.write_bytes(assemble(packed(UNSIGNED)))
    return place


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    entries = packed(FORMAT)
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = key.public_key().public_bytes_raw()
    entries[SIGNATURE] = signature_entry(public, key.sign(PURPOSE + entries[MANIFEST]))
    place = tmp_path / "signed.zip"
    place.write_bytes(assemble(entries))
    keys = {"keys": [{"id": key_id_of(public), "public_key": public.hex()}]}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    return place


def test_a_signed_archive_is_told_with_its_key_and_whether_that_is_trusted(signed: Path, capsys: Any) -> None:
    assert main(["verify-archive", str(signed)]) == 0
    assert "nobody vouches here" in capsys.readouterr().out
    keys = signed.with_name("keys.json")
    assert main(["verify-archive", str(signed), "--keys", str(keys)]) == 0
    assert "trusted here" in capsys.readouterr().out
    assert main(["verify-archive", str(signed), "--keys", str(keys), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["trusted"], len(told["signed_with"])) == (True, True, 16)
    keys.write_text('{"keys": []}')
    assert main(["verify-archive", str(signed), "--keys", str(keys)]) == 3


def test_keys_that_cannot_be_read_are_refused(archive: Path) -> None:
    archive.with_name("keys.json").write_text("[]")
    assert main(["verify-archive", str(archive), "--keys", str(archive.with_name("keys.json"))]) == 1


def test_an_archive_without_a_signature_is_whole_and_not_trusted(archive: Path, capsys: Any) -> None:
    assert main(["verify-archive", str(archive), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["signed_with"], told["trusted"]) == (True, None, False)


def test_a_whole_archive_is_told_with_its_digest(archive: Path, capsys: Any) -> None:
    assert main(["verify-archive", str(archive)]) == 0
    told = capsys.readouterr().out
    assert "The archive of P-1 is whole: 3 files, 1 entries of its ledger" in told
    digest = sha256(archive.read_bytes()).hexdigest()
    assert digest in told
    assert main(["verify-archive", str(archive), "--sha256", digest]) == 0


def test_a_changed_byte_names_its_entry(archive: Path, capsys: Any) -> None:
    content = bytearray(archive.read_bytes())
    content[content.index(b"[]\n")] ^= 1
    archive.write_bytes(bytes(content))
    assert main(["verify-archive", str(archive)]) == 1
    assert "records/risks.json" in capsys.readouterr().err
    assert main(["verify-archive", str(archive), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["problems"][0]["entry"]) == (False, "records/risks.json")


def test_another_digest_than_that_of_the_ledger_is_a_problem(archive: Path, capsys: Any) -> None:
    assert main(["verify-archive", str(archive), "--sha256", "0" * 64]) == 1
    assert "its digest is not the one that was given" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_not_whole_and_never_an_error(content: bytes, tmp_path: Path) -> None:
    place = tmp_path / "other.zip"
    place.write_bytes(content)
    assert main(["verify-archive", str(place)]) == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: Any) -> None:
    assert main(["verify-archive", str(tmp_path / "none.zip")]) == 1
    assert "none.zip" in capsys.readouterr().err
