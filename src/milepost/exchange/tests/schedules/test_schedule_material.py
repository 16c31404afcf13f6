"""The real schedules: the same plan in three formats, and what Microsoft Project itself stored."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from milepost.config.cli import main
from milepost.exchange.bridge.comparing import agreement, lines
from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.foreign.conversion import convert, java_home
from milepost.exchange.importers.schedule.plan import Stored
from milepost.exchange.importers.schedule.reading import read_schedule
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused

SCHEMA = Path(__file__).parents[5] / "docs" / "reference" / "analyse.schema.json"


@pytest.fixture
def java() -> None:
    """What only Java reads is read, or the run says what is missing."""
    if java_home() is None:
        pytest.fail("A Java runtime is missing. Bring it with: apt-get install default-jre-headless")


needs_java = pytest.mark.usefixtures("java")


@pytest.fixture(scope="session")
def schedules(real_portfolios):
    return real_portfolios / "schedules"


TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}


def breaches(value, schema, at="$"):
    """Return where a value breaks the part of JSON Schema that ours uses."""
    given = schema.get("type", [])
    kinds = [given] if isinstance(given, str) else given
    if kinds and not any(value is None if kind == "null" else isinstance(value, TYPES[kind]) for kind in kinds):
        yield f"{at}: {value!r} is no {kinds}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    elif isinstance(value, dict):
        yield from (f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value)
        for name, each in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            if inner is False:
                yield f"{at}: {name} is not foreseen"
            else:
                yield from breaches(each, inner, f"{at}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from breaches(each, schema.get("items", {}), f"{at}[{number}]")


def answers(path):
    found = lines(compute(read_schedule(path)))
    return {
        line.task.name: (line.computed.start, line.computed.finish, line.computed.total_slack_minutes)
        for line in found
        if line.task.kind.value != "summary"
    }


def test_the_same_plan_as_xer_and_as_p6_xml_gives_the_same_answers(schedules):
    folder = schedules / "longpath_fixtures"
    assert answers(folder / "sample.xer") == answers(folder / "sample-p6.xml")


@needs_java
def test_p6_xml_is_read_as_mpxj_reads_it(schedules):
    path = schedules / "longpath_fixtures" / "sample-p6.xml"
    ours, theirs = read_schedule(path), convert(path, Limits())
    assert ours.links == theirs.links
    assert [(each.weekly, each.exceptions) for each in ours.calendars] == [
        (each.weekly, each.exceptions) for each in theirs.calendars
    ]
    assert [task_facts(each) for each in ours.tasks] == [task_facts(each) for each in theirs.tasks]
    assert ours.options == theirs.options


def task_facts(task):
    """Return all but what only one of both fills in: MPXJ floats, ours the early dates of open work."""
    stored = Stored(task.stored.start, task.stored.finish, None, None, task.stored.late_start, task.stored.late_finish)
    return replace(task, stored=stored)


def test_a_plan_of_primavera_agrees_but_for_the_float_that_was_made_stale_on_purpose(schedules):
    found = lines(compute(read_schedule(schedules / "longpath_fixtures" / "sample.xer")))
    different = {line.task.wbs for line in found if not line.left_out and False in line.agrees.values()}
    assert different == {"A1130"}


@needs_java
@pytest.mark.parametrize("name", ["New_Product.mpp", "sample1.mpp"])
def test_what_microsoft_project_stored_is_what_we_compute(schedules, name):
    counts = agreement(lines(compute(read_schedule(schedules / "office" / name))))
    assert counts.compared > 0
    assert counts.agreed == counts.stored


@pytest.mark.parametrize("name", ["malformed.xer", "cp1252.xer"])
def test_schedules_without_a_start_are_refused_and_not_guessed(schedules, name):
    with pytest.raises(ScheduleRefused) as refused:
        compute(read_schedule(schedules / "p6_mcp_fixtures" / name))
    assert refused.value.code == "no_start"


def test_the_command_answers_by_its_contract(schedules, capsys):
    assert main(["analyse", str(schedules / "office" / "New_Product.xml"), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(breaches(content, schema)) == []
    assert list(breaches(content | {"tasks": [{}]}, schema)), "the check can fail"
    assert content["agreement"]["compared"] == content["agreement"]["start"] == content["agreement"]["finish"] == 36
    assert len(content["quality"]) == 14
    assert content["simulation"] is None


def test_the_command_tells_a_table(schedules, capsys):
    assert main(["analyse", str(schedules / "longpath_fixtures" / "sample.xer")]) == 0
    told = capsys.readouterr().out
    assert "Critical path: 1 → 2" in told
    assert "Compared: 16 tasks; agree: start 16 of 16, finish 16 of 16, total slack 15 of 16" in told
