"""The page about our own file for `milepost level`: its examples keep its schema, and so do the answers to them."""

import json
import re
from pathlib import Path

import pytest

from milepost.config.cli import main
from milepost.config.tests.test_numbers_reference import breaches

REFERENCE = Path(__file__).parents[4] / "docs" / "reference"
PAGE = (REFERENCE / "level-problem-json.md").read_text(encoding="utf-8")
RANKED, STAFFED, SCHEMA = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
ANSWER = json.loads(re.search(r"```json\n(.*?)```", (REFERENCE / "level-json.md").read_text(), re.DOTALL)[1])


@pytest.fixture
def levelled(tmp_path, capsys):
    def run(content, *words):
        path = tmp_path / "problem.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        code = main(["level", str(path), "--time-limit", "20", *words])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("example", [RANKED, STAFFED])
def test_the_examples_of_the_page_keep_its_schema(example):
    assert list(breaches(example, SCHEMA)) == []


def test_who_stands_higher_is_served_first_and_the_answer_says_how_well(levelled):
    code, out, _ = levelled(RANKED, "--json", "--explain")
    answer = json.loads(out)
    assert code == 0
    assert list(breaches(answer, ANSWER)) == []
    assert answer["served"][0] == {"rank": 1, "projects": ["east"], "finish": 5, "lower_bound": 5}
    assert answer["starts"]["east: dig"] == 0
    assert answer["starts"]["east: pile"] == 3, "alone it could start no sooner"
    assert [each["project"] for each in answer["delays"]] == ["east", "west"]


def test_people_are_put_to_work_and_nobody_does_two_things_at_once(levelled):
    code, out, _ = levelled(STAFFED, "--json")
    answer = json.loads(out)
    assert code == 0
    assert list(breaches(answer, ANSWER)) == []
    assert (answer["makespan"], answer["optimal"]) == (6, True), "Ann is away from 2 to 4 and alone can design"
    assert {"job": "x", "skill": "design", "person": "Ann"} in answer["posts"]


def test_people_and_ranks_get_tables(levelled):
    assert "Ann (design)" in levelled(STAFFED)[1]
    assert "Rank 1 (east) ends at 5: proved." in levelled(RANKED)[1]


def changed(content, **parts):
    return {**content, **parts}


def job(**parts):
    return {"activities": [{"name": "a", "duration": 1, **parts}]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1: this is no JSON"),
        ('{"activities": [], "activities": []}', "'activities' is written twice"),
        ('{"activities": [{"name": "a", "duration": NaN}]}', "NaN is no finite number"),
        ("[" * 100_000, "too deep"),
        ([], "no object in braces"),
        ({}, "There is no activity; give at least one"),
        ({"activities": {}}, "no list in brackets"),
        ({"activities": [{"duration": 1}]}, "activity 0 has the name None"),
        ({"activities": [{"name": "a"}]}, "activity 'a' has no duration; give it one"),
        (job(speed=1), "activity 0 has no speed; there are: after"),
        (job(duration=-1), "Activity 'a', mode 0: duration is -1; it must lie between 0"),
        (job(duration=1.5), "duration is 1.5; give a whole number"),
        (job(demand={"crew": 1}), "there is no resource or skill 'crew'; add it or correct the name"),
        (job(demand=[1]), "no object of amounts by name"),
        (job(project="x"), "there is no project 'x'"),
        (job(modes=[{"duration": 1}]), "has modes and a duration or demand of its own"),
        (job(after=["b"]), "activity 'a', after 0: there is no activity 'b'"),
        (job(after=[{"activity": "a", "kind": "XX"}]), "kind 'XX' is none of FS, SS, FF, SF"),
        (job(after=["a"]), "in a loop: a → a"),
        (job() | {"projects": [{"name": "p", "rank": 1.5}]}, "1.5 is no whole number"),
        (job() | {"projects": [{"name": "p", "due": -7}]}, "project 'p' is due at -7"),
        (
            job() | {"resources": [{"name": "crew", "capacity": "two"}]},
            "resource 'crew': its capacity is a whole number",
        ),
        (job() | {"resources": [{"name": "crew", "capacity": [[1, 2]]}]}, "steps must begin at 0"),
        (job() | {"stocks": [{"name": "steel"}]}, "stock 0 has no amount"),
        (changed(STAFFED, resources=[{"name": "crew", "capacity": 1}]), "people and resources are given"),
        (changed(STAFFED, projects=[{"name": "p", "rank": 1}]), "leave out the ranks or the people"),
        (job() | {"people": [{"name": "Ann", "skills": ["x"], "away": [[3]]}]}, "person 0: away [3]"),
        (job() | {"people": [{"name": "Ann", "skills": [7]}]}, "person 0: skill 7 is no name"),
        (job(demand={"x": 2}) | {"people": [{"name": "Ann", "skills": ["x"]}]}, "needs 2 with skill 'x', which 1 have"),
    ],
)
def test_what_cannot_be_levelled_is_refused_with_its_row_and_the_cure(levelled, content, said):
    code, out, err = levelled(content)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_delays_are_not_attributed_to_people(levelled):
    code, out, err = levelled(STAFFED, "--explain")
    assert (code, out) == (1, "")
    assert "leave out --explain" in err
