"""`milepost lint-method`: a table for people, JSON by its schema, and a code that a script can ask."""

import json
import re
from pathlib import Path

import pytest

from milepost.config.cli import main
from milepost.config.tests.test_numbers_reference import breaches
from milepost.methods.lint import RULES
from milepost.methods.packs import pack_text

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "lint-method-json.md"
SCHEMA = json.loads(re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1])
SOUND = pack_text("pm2")
UNDECIDED = SOUND.replace("decided_by: psc", "decided_by: ''", 1)
WARNED = SOUND.replace("licence: CC BY 4.0\n", "")
UNREADABLE = SOUND.replace("decided_by: psc", "decided_by: PSC!", 1).replace("side: supplier", "side: left")


@pytest.fixture
def linted(tmp_path, capsys):
    def run(text, *words):
        path = tmp_path / "method.yaml"
        path.write_text(text, encoding="utf-8")
        code = main(["lint-method", str(path), *words])
        return code, *capsys.readouterr()

    return run


def test_a_sound_method_is_told_in_one_line(linted):
    code, out, err = linted(SOUND)
    assert (code, err) == (0, "")
    told = f"PM² method 1.0.0: 0 errors, 0 warnings by {len(RULES)} rules; nothing keeps it from binding.\n"
    assert out == told


def test_an_error_is_told_with_place_and_cure_and_ends_with_1(linted):
    code, out, _ = linted(UNDECIDED)
    heading, line, verdict = out.splitlines()
    assert code == 1
    assert heading.split()[:3] == ["severity", "rule", "place"]
    assert line.split()[:3] == ["error", "gate_has_decider", "gates[0].decided_by"]
    assert line.endswith("Nobody decides the gate `rfp`. Name the role that decides.")
    assert verdict.endswith("; it cannot bind anybody.")
    assert "1 error, 0 warnings" in verdict


def test_a_warning_alone_ends_with_0(linted):
    code, out, _ = linted(WARNED)
    assert code == 0
    assert "licence_is_named" in out
    assert "0 errors, 1 warning by" in out


def test_what_cannot_be_read_is_told_with_every_place(linted):
    code, out, _ = linted(UNREADABLE)
    assert code == 1
    assert [line.split()[0] for line in out.splitlines()] == ["place", "roles[5].side", "gates[0].decided_by"]


@pytest.mark.parametrize("text", ["", "a: [", "a: &x 1\nb: *x\n"])
def test_a_file_that_is_no_method_is_told_in_words(linted, text):
    code, out, err = linted(text)
    assert (code, err) == (1, "")
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "code", "errors", "warnings", "problems"),
    [(SOUND, 0, 0, 0, 0), (UNDECIDED, 1, 1, 0, 0), (WARNED, 0, 0, 1, 0), (UNREADABLE, 1, 0, 0, 2), ("", 1, 0, 0, 1)],
    ids=["sound", "error", "warning", "unreadable", "empty"],
)
def test_the_json_keeps_its_schema_and_counts_what_it_lists(linted, text, code, errors, warnings, problems):
    ended, out, err = linted(text, "--json")
    answer = json.loads(out)
    assert (ended, err) == (code, "")
    assert list(breaches(answer, SCHEMA)) == []
    assert (answer["errors"], answer["warnings"], len(answer["problems"])) == (errors, warnings, problems)
    assert len(answer["findings"]) == errors + warnings
    assert answer["clean"] is (code == 0)
    assert answer["readable"] is not bool(problems)


def test_every_key_of_the_json_is_needed_and_no_other_is_foreseen(linted):
    answer = json.loads(linted(UNDECIDED, "--json")[1])
    for key in answer:
        assert list(breaches({name: answer[name] for name in answer if name != key}, SCHEMA)), key
    assert list(breaches(answer | {"more": 1}, SCHEMA))
    (finding,) = answer["findings"]
    for key in finding:
        less = {name: finding[name] for name in finding if name != key}
        assert list(breaches(answer | {"findings": [less]}, SCHEMA)), key


def test_a_file_that_is_not_there_or_is_no_text_is_refused_in_one_line(tmp_path, capsys):
    (tmp_path / "picture.yaml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.yaml", tmp_path / "picture.yaml", tmp_path):
        assert main(["lint-method", str(path)]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
