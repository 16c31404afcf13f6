"""The verifier: what is whole verifies anywhere, and whatever was changed by a single byte does not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.closing.rules import verify_note as verifier
from milepost.closing.rules.notes import sealed_bytes
from milepost.closing.rules.verify_note import NoteBroken, verify_note
from milepost.closing.tests.notes import BODY, as_json, as_pdf, envelope, note, trusted

KINDS = [pytest.param(as_json(), id="json"), pytest.param(as_pdf(), id="pdf")]


@pytest.mark.parametrize("file", KINDS)
def test_a_whole_note_verifies_and_its_key_is_trusted_where_it_is_vouched_for(file: bytes) -> None:
    assert verify_note(file, trusted()).trusted
    assert not verify_note(file).trusted
    assert not verify_note(file, trusted(2)).trusted


@pytest.mark.parametrize("file", KINDS)
def test_one_flipped_bit_at_every_position_fails(file: bytes) -> None:
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises(NoteBroken):
            verify_note(bytes(changed), trusted())


@given(st.sampled_from([as_json(), as_pdf()]), st.data())
def test_any_byte_put_in_taken_out_or_replaced_fails(file: bytes, drawn: st.DataObject) -> None:
    place = drawn.draw(st.integers(0, len(file) - 1))
    inserted = drawn.draw(st.binary(min_size=0, max_size=3))
    removed = drawn.draw(st.integers(0, 3))
    changed = file[:place] + inserted + file[place + removed :]
    if changed == file:
        return
    with pytest.raises(NoteBroken):
        verify_note(changed, trusted())


@given(st.binary(max_size=200))
def test_any_other_file_is_refused_in_words(file: bytes) -> None:
    for beginning in (b"", b"%PDF-1.7\n", b"{", as_json()[:40]):
        with pytest.raises(NoteBroken):
            verify_note(beginning + file)


def test_the_signature_of_one_note_does_not_hold_on_another() -> None:
    other = {**envelope(note("reject")), "signature": envelope()["signature"]}
    with pytest.raises(NoteBroken, match="signature"):
        verify_note(sealed_bytes(other), trusted())


def test_a_note_that_was_signed_anew_with_another_key_is_whole_but_not_trusted() -> None:
    forged = sealed_bytes(envelope(note("accept", seed=2), seed=2))
    assert not verify_note(forged, trusted(1)).trusted


def test_a_key_under_a_trusted_name_is_not_trusted_for_its_name() -> None:
    (name,), (other,) = trusted(2), trusted(1).values()
    assert not verify_note(sealed_bytes(envelope(note(seed=2), seed=2)), {name: other}).trusted


def test_content_that_its_hash_does_not_name_is_refused_even_where_it_was_signed() -> None:
    with pytest.raises(NoteBroken, match="content"):
        verify_note(sealed_bytes(envelope(note(content_sha256="0" * 64))), trusted())


def test_pages_of_another_note_do_not_carry_this_one() -> None:
    other = BODY.replace(b"<<>>", b"<< >>")
    with pytest.raises(NoteBroken, match="pages"):
        verify_note(verifier.on_paper(other, as_json()), trusted())


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":1e400}', '{"a":NaN}', '{"format":1,"format":1}', '"\\ud800"', "1" * 5000, "null", "\x00"],
)
def test_hostile_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(NoteBroken):
        verify_note(text.encode())


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """Return a folder that holds the verifier and two notes, and nothing else."""
    shutil.copy(str(verifier.__file__), tmp_path / "verify_note.py")
    (tmp_path / "note.json").write_bytes(as_json())
    (tmp_path / "note.pdf").write_bytes(as_pdf())
    return tmp_path


def alone(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the verifier by itself: no path, no environment, no Milepost."""
    command = [sys.executable, "-I", str(folder / "verify_note.py"), *words]
    return subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, check=False)


def test_the_verifier_runs_alone_in_a_clean_folder(clean: Path) -> None:
    keys = {"keys": [{"id": name, "public_key": key} for name, key in trusted().items()]}
    for name in ("note.json", "note.pdf"):
        unknown = alone(clean, name)
        assert unknown.returncode == 3, unknown.stderr
        assert "Nobody vouches for key" in unknown.stdout
    (clean / "signing-keys.json").write_text(json.dumps(keys))
    for name in ("note.json", "note.pdf"):
        known = alone(clean, name)
        assert (known.returncode, known.stderr) == (0, "")
        assert "no byte of it was changed" in known.stdout
    (clean / "note.pdf").write_bytes(as_pdf()[:-1] + b" ")
    broken = alone(clean, "note.pdf")
    assert broken.returncode == 1
    assert broken.stderr.startswith("NOT VERIFIED: The end of this PDF was changed.")
    assert alone(clean, "nothing.json").returncode == 1
