"""`milepost level`: the answer as its schema says it, and one clear sentence for a file that cannot be levelled."""

import json
import re
from pathlib import Path

import pytest

from milepost.config.cli import main
from milepost.config.commands.numbers import level as command

TEXT = "4 1\n 2\n\n0 0 2 2 3\n3 2 1 4\n 2 1 1\n 4\n0 0 0\n"
PAGE = Path(__file__).parents[4] / "docs" / "reference" / "level-json.md"


@pytest.fixture
def levelled(tmp_path, capsys):
    command.ready_levelling(lambda _: None)  # what is told once after an installation is no part of an answer

    def run(*words, text=TEXT, name="small.rcp"):
        (tmp_path / name).write_text(text)
        code = main(["level", str(tmp_path / name), "--time-limit", "5", *words])
        return code, *capsys.readouterr()

    return run


def test_the_answer_keeps_its_schema(levelled):
    code, out, err = levelled("--json")
    answer = json.loads(out)
    schema = json.loads(re.search(r"```json\n(.*?)```", PAGE.read_text(), re.DOTALL)[1])
    assert (code, err) == (0, "")
    assert set(schema["required"]) <= set(answer) <= set(schema["properties"])
    kinds = {"integer": int, "boolean": bool, "object": dict, "number": float}
    assert all(type(answer[key]) is kinds[schema["properties"][key]["type"]] for key in answer)
    assert answer["optimal"] is True
    assert (answer["makespan"], answer["lower_bound"]) == (5, 5)
    assert sorted(answer["starts"]) == ["1", "2", "3", "4"]


def test_people_get_a_table(levelled):
    code, out, _ = levelled("--threads", "2", "--seed", "3")
    assert code == 0
    assert out.splitlines()[0].split() == ["job", "start", "finish"]
    assert "The schedule ends at 5: proved the shortest." in out


def test_it_says_which_resource_costs_how_much_against_logic_alone(levelled):
    code, out, _ = levelled("--explain")
    assert code == 0
    assert out.splitlines()[-2:] == ["Logic alone ends at 3; 2 later:", "  2 by its own work that needs 'R 1' at once"]
    answer = json.loads(levelled("--explain", "--json")[1])
    parts = [{"units": 2, "resources": ["R 1"]}]
    assert answer["delays"] == [{"project": "project", "due": 3, "late": 2, "parts": parts}]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "small.rcp", "cut off"),
        (TEXT, "small.xml", "a file of no scheduling tool known here"),
        (TEXT.replace("4 1\n 2", "4 1\n 1"), "small.rcp", "needs 2 of 'R 1', which never has more than 1"),
        (TEXT.replace(" 2 1 1\n 4", " 2 1 1\n 2").replace("3 2 1 4", "3 2 1 3"), "small.rcp", "2 → 3"),
    ],
)
def test_a_file_that_cannot_be_levelled_is_refused_in_one_line(levelled, text, name, said):
    code, out, err = levelled(text=text, name=name)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_file_of_jobs_has_no_finish_that_could_be_kept(levelled):
    code, out, err = levelled("--within-float")
    assert (code, out) == (1, "")
    assert "leave out --within-float" in err


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path, capsys):
    assert main(["level", str(tmp_path / "none.sm")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("words", [["--time-limit", "0"], ["--time-limit", "nan"], ["--threads", "0"]])
def test_limits_out_of_range_are_a_word_typed_wrongly(words):
    with pytest.raises(SystemExit) as ended:
        main(["level", "small.sm", *words])
    assert ended.value.code == 2


def test_what_is_compiled_once_is_told_and_takes_none_of_the_time_limit(levelled, monkeypatch):
    now, given, level = [0.0], [], command.level

    def slow(tell):
        tell("Compiling.")
        now[0] += 100
        return True

    def asked(problem, **words):
        given.append(words["seconds_left"]())
        return level(problem, **words)

    monkeypatch.setattr(command, "perf_counter", lambda: now[0])
    monkeypatch.setattr(command, "ready_levelling", slow)
    monkeypatch.setattr(command, "level", asked)
    code, out, err = levelled("--json")
    assert (code, err, given) == (0, "Compiling.\n", [5])
    assert json.loads(out)["seconds"] == 0
