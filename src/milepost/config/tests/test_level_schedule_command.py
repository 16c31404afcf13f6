"""`milepost level` of schedule files: dates on their calendars, every wait with its reason, as the schema says it."""

import json
import re

import pytest

from milepost.config.cli import main
from milepost.config.tests.test_level_command import PAGE
from milepost.config.tests.test_numbers_reference import breaches
from milepost.exchange.tests.schedules.schedule_samples import after, mspdi, task

PERSON = "<Resource><UID>1</UID><Name>Ann</Name><Type>1</Type><MaxUnits>{}</MaxUnits>{}</Resource>"
SCHEMA = json.loads(re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1])


def of_a_person(tasks=None, units="1.0", periods="", on=(1, 2)):
    """Two tasks of a day for one person."""
    assigned = "".join(
        f"<Assignment><UID>{uid}</UID><TaskUID>{uid}</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units></Assignment>"
        for uid in on
    )
    resources = f"<Resources>{PERSON.format(units, periods)}</Resources><Assignments>{assigned}</Assignments>"
    return mspdi(tasks or task(1) + task(2) + task(3, 24), more=resources)


compiled: list[str] = []


@pytest.fixture
def levelled(tmp_path, capsys):
    def run(content, *words, name="plan.xml"):
        (tmp_path / name).write_bytes(content)
        if not compiled:  # what is told once after an installation is no part of an answer
            main(["level", str(tmp_path / name), "--time-limit", "1"])
            capsys.readouterr()
            compiled.append(name)
        code = main(["level", str(tmp_path / name), "--time-limit", "1", *words])
        return code, *capsys.readouterr()

    return run


def test_two_tasks_of_one_person_follow_each_other_on_her_calendar(levelled):
    code, out, err = levelled(of_a_person(task(1) + task(2)), "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(breaches(answer, SCHEMA)) == []
    assert answer["starts"] == {"1": "2026-01-05T08:00", "2": "2026-01-06T08:00"}
    assert (answer["makespan"], answer["lower_bound"], answer["optimal"]) == (960, 480, False)
    assert answer["finish"] == "2026-01-06T17:00"
    (move,) = answer["moves"]
    assert (move["task"], move["waits_for"], move["held_by"]) == ("2", "Ann (1)", ["1"])


def test_within_float_only_what_has_time_waits(levelled):
    answer = json.loads(levelled(of_a_person(), "--within-float", "--json")[1])
    assert answer["finish"] == answer["finish_without_limits"] == "2026-01-07T17:00"
    assert answer["overloads"] == []
    tight = json.loads(levelled(of_a_person(task(1) + task(2)), "--within-float", "--json")[1])
    (over,) = tight["overloads"]
    assert (over["resource"], over["missing_units"], over["tasks"]) == ("Ann (1)", 1.0, ["1", "2"])


def test_who_is_away_holds_work_up_and_people_read_it(levelled):
    away = (
        "<AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>2026-01-07T00:00:00</AvailableFrom>"
        "<AvailableUnits>1.0</AvailableUnits></AvailabilityPeriod></AvailabilityPeriods>"
    )
    code, out, _ = levelled(of_a_person(task(1), periods=away, on=(1,)))
    assert code == 0
    assert "1 task waits for a resource:" in out
    assert "1 from 2026-01-05 08:00 to 2026-01-07 08:00 for Ann (1), held by nobody: the resource is away" in out
    assert "Without limits of resources it ends 2026-01-05 17:00, levelled 2026-01-07 17:00." in out


def test_half_a_person_on_two_tasks_is_no_overload(levelled):
    half = of_a_person(task(1) + task(2)).replace(b"<Units>1</Units>", b"<Units>0.5</Units>")
    answer = json.loads(levelled(half, "--json")[1])
    assert (answer["moves"], answer["overloads"], answer["optimal"]) == ([], [], True)


def test_what_was_levelled_before_is_levelled_anew(levelled):
    delayed = task(1) + task(
        2, inside="<LevelingDelay>48000</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat>"
    )
    assert json.loads(levelled(of_a_person(delayed), "--json")[1])["starts"]["2"] == "2026-01-06T08:00"


def test_resources_without_a_limit_hold_nobody_up_and_the_answer_says_so(levelled):
    unlimited = of_a_person(task(1) + task(2)).replace(
        b"</Resources>", b"<Resource><UID>2</UID><Name>B</Name></Resource></Resources>"
    )
    assert json.loads(levelled(unlimited, "--json")[1])["notes"] == [
        "Resources whose units the file does not limit hold nobody up: 1."
    ]


def test_a_plan_without_limited_resources_is_refused_with_the_cure(levelled):
    code, out, err = levelled(mspdi(task(1) + task(2, inside=after(1))))
    assert (code, out) == (1, "")
    assert "Assign resources to the tasks" in err
    assert len(err.splitlines()) == 1
