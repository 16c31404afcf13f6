"""An archive holds everything, verifies by itself, and one changed byte anywhere is found and named."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.storage import default_storage
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.artefacts import actions as artefacts
from milepost.artefacts.models import ArtefactVersion
from milepost.closing import actions, queries
from milepost.closing.actions import replace_signing_key
from milepost.closing.bridge import kept, pack
from milepost.closing.collectors import COLLECTORS, Item
from milepost.closing.models import ArchivedFile, ArchivePackage, RestoreTest, SigningKey
from milepost.closing.queries import key_file, signing_keys
from milepost.closing.rules.verify_note import verify_note
from milepost.closing.verifier.verify_archive import (
    MANIFEST,
    PURPOSE,
    SIGNATURE,
    UNSIGNED,
    assemble,
    ed25519_holds,
    in_words,
    order,
    read,
    signature_entry,
    take_apart,
    verify,
)
from milepost.config.meeting.archiving.attachments import ATTACHMENTS
from milepost.config.meeting.archiving.documents import DOCUMENTS
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.models import LedgerEntry, LedgerStream
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.models import Project
from milepost.projects.queries import project_scope
from milepost.risks import actions as risks
from tests.suites.ground.world import OPERATOR, World, register_overseen
from tests.suites.samples.artefacts import PDF, approved, attached, owing
from tests.suites.samples.ending.acceptance import signed
from tests.suites.samples.ending.closing import flagged, in_closing, sealed
from tests.suites.samples.ending.suppliers import published
from tests.suites.samples.governance import decided as decided_gate
from tests.suites.samples.risks import cared_for

ANALYST, DIRECTOR, AUDITOR = PostRole.ANALYST, PostRole.DIRECTOR, PostRole.AUDITOR
pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
SMALL = {
    MANIFEST: b'{"format": "milepost-archive/1"}',
    "a.json": b'{"a": 1}',
    "b/long-name.txt": b"PK\x03\x04 is not the end of it",
    "c.pdf": b"%PDF" + bytes(range(64)),
}


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def content_of(archive: ArchivePackage) -> bytes:
    content, problems = kept(archive.sha256)
    assert problems == []
    return content


@pytest.fixture
def packed(world: World) -> bytes:
    """Return the archive of a project with a file, a document and a risk."""
    project = owing(world)
    attached(world)
    risks.raise_risk(world.actor("pm"), project, **cared_for(world))
    key = SigningKey.objects.first() or replace_signing_key(OPERATOR, reason="The first")
    stream = LedgerStream.objects.get(name=project_scope(project).stream)
    head, at = (stream.head_seq, stream.head_hash), LedgerEntry.objects.latest("pk").at
    first = pack(project, stream.name, head, at, at.date(), key=key)
    assert pack(project, stream.name, head, at, at.date(), key=key).content == first.content, "the same bytes each time"
    return first.content


def test_what_is_assembled_is_a_zip_that_any_program_opens() -> None:
    with zipfile.ZipFile(BytesIO(assemble(SMALL))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == SMALL
        assert opened.namelist()[0] == MANIFEST


def test_an_archive_that_was_not_touched_comes_apart_into_what_it_was_made_of() -> None:
    assert take_apart(assemble(SMALL)) == (SMALL, None)


def owner_of(place: int, content: bytes) -> str:
    """Return the entry to which the byte at `place` belongs, in its body or in the list at the end."""
    with zipfile.ZipFile(BytesIO(content)) as opened:
        infos = sorted(opened.infolist(), key=lambda each: each.header_offset)
        listed = opened.start_dir
    if place < listed:
        return [each.filename for each in infos if each.header_offset <= place][-1]
    for name in order({each.filename: b"" for each in infos}):
        listed += 46 + len(name.encode())
        if place < listed:
            return name
    return "the end of the archive"


@settings(max_examples=400, deadline=None)
@given(place=st.integers(0, len(assemble(SMALL)) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_in_the_container_is_found_and_its_entry_named(place: int, bit: int) -> None:
    whole = assemble(SMALL)
    broken = bytearray(whole)
    broken[place] ^= 1 << bit
    entries, problem = take_apart(bytes(broken))
    owner = owner_of(place, whole)
    named = problem.entry if problem else ""
    assert problem is not None
    assert owner == named or owner not in entries or entries[owner] == SMALL[owner], (owner, problem)


def test_every_flipped_byte_of_a_real_archive_is_found_and_its_entry_named(packed: bytes) -> None:
    assert verify(packed) == []
    for place in range(0, len(packed), max(len(packed) // 400, 1)):
        broken = bytearray(packed)
        broken[place] ^= 0x41
        named = {each.entry for each in verify(bytes(broken))}
        assert owner_of(place, packed) in named, (place, owner_of(place, packed), named)


def test_an_archive_is_verified_where_there_is_only_the_archive_and_the_verifier(packed: bytes, tmp_path: Path) -> None:
    (tmp_path / "archive.zip").write_bytes(packed)
    program = read(packed)[1]["verify_archive.py"]
    (tmp_path / "verify.py").write_bytes(program)
    asked = [sys.executable, "-I", "-S", "verify.py", "archive.zip"]
    told = subprocess.run(asked, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert "The archive of P-DOC is whole" in told.stdout
    assert "nobody vouches here" in told.stdout
    for keys, answer, said in ((key_file(signing_keys()), 0, "trusted here"), ({"keys": []}, 3, "nobody vouches")):
        (tmp_path / "keys.json").write_text(json.dumps(keys))
        told = subprocess.run(
            [*asked, "--keys", "keys.json"], cwd=tmp_path, env={}, capture_output=True, text=True, check=False
        )
        assert (told.returncode, said in told.stdout) == (answer, True), told
    broken = bytearray(packed)
    broken[len(packed) // 2] ^= 1
    (tmp_path / "archive.zip").write_bytes(bytes(broken))
    told = subprocess.run(asked, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "NOT whole" in told.stderr
    assert owner_of(len(packed) // 2, packed) in told.stderr


def rewritten(packed: bytes, **changed: bytes) -> bytes:
    """Return the archive with entries changed and the manifest made to fit and signed: what a careful forger does."""

    manifest, entries = read(packed)
    entries |= changed
    for each in manifest["entries"]:
        data = entries[each["path"]]
        each["size"], each["sha256"] = len(data), sha256(data).hexdigest()
    entries[MANIFEST] = json.dumps(manifest).encode()
    forger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    mine = forger.public_key().public_bytes_raw()
    entries[SIGNATURE] = signature_entry(mine, forger.sign(PURPOSE + entries[MANIFEST]))
    return assemble(entries)


def test_a_forger_who_signs_everything_anew_signs_with_another_key(packed: bytes) -> None:
    forged = rewritten(packed)
    assert verify(forged) == []
    trusted = {each["id"]: each["public_key"] for each in key_file(signing_keys())["keys"]}
    assert in_words(packed, trusted)[1] == 0
    said, answer = in_words(forged, trusted)
    assert answer == 3
    assert "nobody vouches here" in said[1]


def test_a_manifest_that_was_changed_after_it_was_signed_is_found(packed: bytes) -> None:
    manifest, entries = read(packed)
    entries[MANIFEST] = json.dumps({**manifest, "name": "Another"}).encode()
    assert [each.entry for each in verify(assemble(entries))] == [SIGNATURE]
    for broken in (b"", b"{}", entries[SIGNATURE].replace(b'"key_id":"', b'"key_id":"0'), entries[SIGNATURE] + b" "):
        assert SIGNATURE in {each.entry for each in verify(assemble({**entries, SIGNATURE: broken}))}
    del entries[SIGNATURE]
    assert [each.entry for each in verify(assemble(entries))] == [SIGNATURE]


def test_an_archive_from_before_archives_were_signed_is_whole_and_said_to_be_unsigned(packed: bytes) -> None:
    manifest, entries = read(packed)
    del entries[SIGNATURE]
    entries[MANIFEST] = json.dumps({**manifest, "format": UNSIGNED}).encode()
    old = assemble(entries)
    assert verify(old) == []
    assert in_words(old, None) == (in_words(old, {})[0], 0)
    said, answer = in_words(old, {"a": "b"})
    assert answer == 3
    assert "NO signature" in said[1]
    smuggled = assemble({**entries, SIGNATURE: b"{}"})
    assert [each.entry for each in verify(smuggled)] == [SIGNATURE]


@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=80), place=st.integers(0, 511))
@settings(max_examples=40, deadline=None)
def test_the_plain_python_agrees_with_the_library_on_signatures(seed: bytes, message: bytes, place: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), bytearray(private.sign(message))
    assert ed25519_holds(public, bytes(signature), message)
    assert not ed25519_holds(public, bytes(signature), message + b"x")
    signature[place // 8] ^= 1 << place % 8
    assert not ed25519_holds(public, bytes(signature), message)


def test_gates_contracts_and_notes_of_acceptance_are_in_it(world: World) -> None:
    project = owing(world)
    review = decided_gate(world).review
    contract = published(replace(world, projects=[project]))
    note = signed(replace(world, projects=[project])).signed_note
    files = {each.path: each for each in collected(project)}
    gate = json.loads(files["gates/rfp-review-01.json"].content)
    assert gate["content"] == review.dossier
    assert gate["decision"]["outcome"] == "approve"
    assert gate["decision"]["votes"]
    assert gate["reviewers"]
    told = json.loads(files[f"contracts/{contract.pk:06}.json"].content)
    assert told["evaluation"]["score"]
    assert told["deliverables"][0]["handed_in"]
    assert told["supplier"]["code"] == "S-1"
    paper = files[f"acceptance/note-{note.number:03}.pdf"].content
    trusted = {each["id"]: each["public_key"] for each in key_file(signing_keys())["keys"]}
    assert verify_note(paper, trusted).trusted
    assert verify_note(files[f"acceptance/note-{note.number:03}.json"].content, trusted).trusted
    head = LedgerStream.objects.get(name=project_scope(project).stream)
    at = LedgerEntry.objects.latest("pk").at
    whole = pack(project, head.name, (head.head_seq, head.head_hash), at, at.date(), key=SigningKey.objects.get())
    assert verify(whole.content) == []


def collected(project: Project) -> Iterator[Item]:
    return (item for each in COLLECTORS for item in each.collect(project))


def test_a_document_that_was_rewritten_with_its_manifest_contradicts_the_ledger(packed: bytes) -> None:
    manifest, entries = read(packed)
    path = next(each["path"] for each in manifest["entries"] if each["in_ledger"] == "content")
    told = json.loads(entries[path])
    told["content"] = {"purpose": "Something else"}
    problems = verify(rewritten(packed, **{path: json.dumps(told).encode()}))
    assert [(each.entry, each.wrong) for each in problems] == [(path, "the ledger does not know this content")]
    attached_at = next(each["path"] for each in manifest["entries"] if each["in_ledger"] == "file")
    assert entries[attached_at] == PDF
    problems = verify(rewritten(packed, **{attached_at: b"%PDF-1.7\nAnother.\n"}))
    assert [each.entry for each in problems] == [attached_at]


def test_a_ledger_that_was_edited_shortened_or_reordered_is_found(packed: bytes) -> None:
    path, lines = "ledger/stream.jsonl", read(packed)[1]["ledger/stream.jsonl"].splitlines(keepends=True)
    edited = lines[0].replace(b"Initiating", b"Xnitiating").replace(b"P-DOC", b"P-DOG")
    for forged, wrong in (
        ([edited, *lines[1:]], "entry 1 was edited"),
        ([lines[1], lines[0], *lines[2:]], "entry 1 is missing or out of order"),
        (lines[:-1], "not the head"),
        (lines[1:], "entry 1 is missing or out of order"),
    ):
        problems = verify(rewritten(packed, **{path: b"".join(forged)}))
        assert problems[0].entry == path
        assert wrong in problems[0].wrong


def test_the_digest_that_the_ledger_holds_finds_a_whole_archive_that_is_another_one(packed: bytes) -> None:
    assert [each.entry for each in verify(packed, "0" * 64)] == ["the archive"]


def test_a_sealed_archive_lists_every_kind_and_those_without_files_as_none(packed: bytes) -> None:
    kinds = {each["kind"]: each["files"] for each in read(packed)[0]["kinds"]}
    assert kinds["attachments"] == 1
    assert kinds["documents"] == 2
    assert kinds["risks"] == 1
    assert kinds["issues"] == "none"


def test_the_seal_stands_in_the_ledger_and_the_index_in_the_database(world: World) -> None:
    archive = sealed(world)
    told = json.loads(LedgerEntry.objects.filter(verb="closing.seal_archive").latest("pk").body)
    assert archive.sha256 in {change["after"].get("sha256") for change in told["changes"]}
    assert told["seq"] == archive.ledger_seq + 1
    assert ArchivedFile.objects.filter(archive=archive).count() == archive.entries - 2
    assert content_of(archive)


@pytest.mark.parametrize("role", ["pm", "executive", "sponsor", "auditor", "nobody"])
def test_only_the_pmo_seals(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.seal_archive(world.actor(role), in_closing(world))


def test_who_delivered_does_not_seal(world: World) -> None:
    project = register_overseen(world, "P-9")
    projects.appoint(world.actor("executive"), project, person=world.people[ANALYST], role="pm")
    refused("control_is_independent", actions.seal_archive, world.actor(ANALYST), in_closing(world, project))


def test_a_project_that_goes_on_is_not_archived(world: World) -> None:
    refused("archive_is_of_a_closing_project", actions.seal_archive, world.actor(ANALYST), world.project)


def test_an_archive_without_a_mandatory_document_is_refused_by_name(world: World) -> None:
    project = in_closing(world, owing(world))
    told = refused("mandatory_documents_are_in", actions.seal_archive, world.actor(ANALYST), project)
    assert "Project Charter" in told.unmet[0].missing
    assert "Project-End Report" in told.unmet[0].missing
    assert "Work Plan" not in told.unmet[0].missing, "it never was in Planning"


def test_an_approved_document_is_not_missing(world: World) -> None:
    charter = approved(world)
    assert charter.name not in queries.missing_documents(in_closing(world, owing(world)))


def test_an_archive_with_an_open_flag_of_personal_data_is_refused_until_it_is_settled(world: World) -> None:
    flag, analyst = flagged(world), world.actor(ANALYST)
    told = refused("personal_data_is_settled", actions.seal_archive, analyst, in_closing(world))
    assert "Risk 3" in told.unmet[0].missing
    actions.settle_flag(analyst, flag, resolution="The name was taken out")
    refused("flag_is_open", actions.settle_flag, analyst, flag, resolution="Again")
    assert sealed(world).entries


def test_an_archive_over_a_broken_document_is_refused_by_name(world: World) -> None:
    attached(world)
    project = in_closing(world, owing(world))
    ArtefactVersion.objects.update(content={"purpose": "Edited behind the ledger"})
    with pytest.raises(Refusal) as told:
        list(DOCUMENTS.collect(project))
    assert told.value.rule == "version_is_as_sealed"


def test_an_archive_over_an_edited_ledger_is_refused(world: World) -> None:
    project = in_closing(world)
    entry = LedgerEntry.objects.filter(stream__name=f"project:{project.pk}", seq=2).get()
    LedgerEntry.objects.filter(pk=entry.pk).update(body=entry.body.replace('"role"', '"rolf"'))
    refused("ledger_follows", actions.seal_archive, world.actor(ANALYST), project)


def test_a_project_is_sealed_anew_only_when_something_happened_since(world: World) -> None:
    first, analyst = sealed(world), world.actor(ANALYST)
    refused("archive_is_stale", actions.seal_archive, analyst, world.project)
    flag = flagged(world)
    assert queries.changes_since(first) == 1
    actions.settle_flag(analyst, flag, resolution="It stays, by law")
    second = actions.seal_archive(analyst, world.project)
    first.refresh_from_db()
    assert (first.state, second.number, second.state) == ("superseded", 2, "sealed")


def test_a_restore_test_opens_the_file_and_records_what_it_found_good_or_bad(world: World) -> None:
    archive, auditor = sealed(world), world.actor(AUDITOR)
    assert actions.try_restore(auditor, archive).passed
    place = f"archives/{archive.sha256[:2]}/{archive.sha256}.zip"
    with default_storage.open(place, "rb") as stream:
        broken = stream.read()[:-9]
    Path(default_storage.path(place)).write_bytes(broken)
    failed = actions.try_restore(auditor, archive, note="After the move")
    assert not failed.passed
    assert failed.findings
    default_storage.delete(place)
    assert "no longer there" in actions.try_restore(auditor, archive).findings
    assert RestoreTest.objects.filter(archive=archive).count() == 3


def test_removed_attachments_are_not_brought_back(world: World) -> None:
    hung = attached(world)
    artefacts.remove_attachment(world.actor("pm"), hung, reason="A wrong file")

    assert list(ATTACHMENTS.collect(owing(world))) == []
