"""`milepost verify-note`: offline, with an exit code and plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from milepost.closing.tests.notes import as_json, as_pdf, trusted
from milepost.config.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home, in which no database is."""
    monkeypatch.setenv("MILEPOST_HOME", str(tmp_path))
    return tmp_path


def publish(home: Path) -> None:
    (home / "signing-keys").mkdir()
    for name, key in trusted().items():
        (home / "signing-keys" / f"{name}.pub").write_text(key)


@pytest.mark.parametrize("content", [pytest.param(as_json(), id="json"), pytest.param(as_pdf(), id="pdf")])
def test_a_whole_note_of_this_installation_verifies_and_a_changed_one_does_not(
    home: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(home)
    file = home / "note"
    file.write_bytes(content)
    assert main(["verify-note", str(file)]) == 0
    assert "no byte of it was changed" in capsys.readouterr().out
    file.write_bytes(content[:-5] + b"X" + content[-4:])
    assert main(["verify-note", str(file)]) == 1
    assert capsys.readouterr().err.startswith("NOT VERIFIED: ")
    assert not list(home.glob("*.sqlite3")), "nothing was opened"


def test_a_note_whose_key_is_unknown_here_is_told_apart(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, keys = home / "note.json", home / "keys.json"
    file.write_bytes(as_json())
    assert main(["verify-note", str(file)]) == 3
    assert "Nobody vouches for key" in capsys.readouterr().out
    keys.write_text(json.dumps({"keys": [{"id": name, "public_key": key} for name, key in trusted().items()]}))
    assert main(["verify-note", str(file), "--keys", str(keys)]) == 0


@pytest.mark.parametrize("keys", ["", "[]", '{"keys": [1]}', "{"])
def test_a_file_of_keys_that_cannot_be_read_is_said(home: Path, keys: str, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "note.json").write_bytes(as_json())
    (home / "keys.json").write_text(keys)
    assert main(["verify-note", str(home / "note.json"), "--keys", str(home / "keys.json")]) == 1
    assert "NOT VERIFIED" in capsys.readouterr().err
    assert main(["verify-note", str(home / "nothing")]) == 1
