"""Files that strangers send: each is refused with a code and a cure, and never brings anything down."""

import os
import stat
import sys
from pathlib import Path

import pytest

from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.foreign import conversion
from milepost.exchange.importers.schedule.reading import read_schedule
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused
from milepost.exchange.tests.schedules.schedule_samples import calendar, computed, mspdi, plan_of, task, written, xer

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<Project xmlns="http://schemas.microsoft.com/project"><Name>&b;</Name></Project>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<Project xmlns="http://schemas.microsoft.com/project"><Name>&x;</Name></Project>'
)


def refusal_of(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ScheduleRefused) as refused:
        compute(read_schedule(path, limits))
    assert refused.value.sentence
    assert refused.value.cure
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (BOMB, "xml_entities"),
        (OUTSIDE, "xml_entities"),
        (mspdi(task(1))[:-40], "xml_broken"),
        (mspdi(task(1, 8)).replace(b"2026-01-05", b"nonsense--"), "no_start"),
        (b"PK\x03\x04rest of a zip", "archive"),
        (xer(TASK=[{"task_id": "1"}]), "no_start"),
    ],
)
def test_a_file_that_is_no_schedule_is_refused_by_what_is_wrong(tmp_path, content, code):
    assert refusal_of(written(tmp_path, content)) == code


def test_a_missing_file_and_one_that_is_too_large_are_refused(tmp_path):
    assert refusal_of(tmp_path / "nothing") == "not_readable"
    path = written(tmp_path, mspdi(task(1)))
    assert refusal_of(path, Limits(file_bytes=100)) == "too_large"


def test_elements_ten_thousand_deep_are_refused_without_asking_java(tmp_path):
    deep = mspdi("<a>" * 10_000 + "</a>" * 10_000 + task(1))
    assert refusal_of(written(tmp_path, deep)) == "xml_broken"


def test_a_document_in_utf16_hides_no_entities(tmp_path):
    hidden = BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")
    path = written(tmp_path, hidden)
    with pytest.raises(ScheduleRefused):
        read_schedule(path)


def test_calendars_that_stand_above_each_other_end_in_the_calendar_of_the_project():
    circle = calendar(1) + calendar(2, days="<x/>", base=3) + calendar(3, days="<x/>", base=2)
    found = computed(mspdi(task(1, 8, "<CalendarUID>2</CalendarUID>"), calendars=circle))
    assert f"{found['1'].computed.finish:%d %H:%M}" == "05 17:00"


def test_a_task_whose_number_was_given_before_is_left_out_and_noted_and_nothing_stands_below_itself():
    rows = task(1, 0, "<Summary>1</Summary>") + task(2, 0, "<Summary>1</Summary>", level=2) + task(1, 8, level=3)
    linked = task(3, 8, "<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink>")
    found = plan_of(mspdi(rows + linked))
    assert [(each.code, each.row) for each in found.problems] == [("uid_given_twice", "task 1")]
    assert [each.uid for each in found.tasks] == ["1", "2", "3"]
    assert f"{computed(mspdi(rows + linked))['3'].computed.start:%d %H:%M}" == "05 08:00"


def test_values_that_cannot_be_are_noted_by_row_and_field():
    bad = "<Deadline>soon</Deadline><PercentComplete>many</PercentComplete><LevelingDelay>1e99</LevelingDelay>"
    problems = plan_of(mspdi(task(1, 8, bad))).problems
    assert {(each.row, each.field) for each in problems} == {
        ("task 1", "Deadline"),
        ("task 1", "PercentComplete"),
        ("task 1", "LevelingDelay"),
    }


def test_problems_are_listed_up_to_a_limit_and_then_counted():
    rows = "".join(task(number, 8, "<Deadline>soon</Deadline>") for number in range(1, 40))
    content = mspdi(rows)
    from milepost.exchange.importers.schedule.mspdi.reading import read_mspdi

    problems = read_mspdi(content, Limits(problems=5)).problems
    assert len(problems) == 6
    assert problems[-1].code == "more_problems"
    assert "34" in problems[-1].sentence


def test_without_java_the_cure_is_one_command(tmp_path, monkeypatch):
    monkeypatch.setattr(conversion, "java_home", lambda: None)
    with pytest.raises(ScheduleRefused) as refused:
        read_schedule(written(tmp_path, b"\xd0\xcf\x11\xe0 some office file"))
    assert refused.value.code == "no_java"
    assert "apt-get install" in refused.value.cure


def test_a_reader_that_hangs_is_stopped(tmp_path, monkeypatch):
    hanging = tmp_path / "worker.py"
    hanging.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(conversion, "_WORKER", hanging)
    monkeypatch.setattr(conversion, "java_home", lambda: str(tmp_path))
    assert (
        refusal_of(written(tmp_path, b"\xd0\xcf\x11\xe0 some office file"), Limits(conversion_seconds=1)) == "too_slow"
    )


def test_a_reader_that_dies_kills_nothing_else(tmp_path, monkeypatch):
    dying = tmp_path / "worker.py"
    dying.write_text("import os; os.abort()")
    monkeypatch.setattr(conversion, "_WORKER", dying)
    monkeypatch.setattr(conversion, "java_home", lambda: str(tmp_path))
    assert refusal_of(written(tmp_path, b"\xd0\xcf\x11\xe0 some office file")) == "not_convertible"


def test_java_is_never_loaded_into_this_process():
    assert "jpype" not in sys.modules


def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = written(tmp_path, mspdi(task(1)))
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.chmod(stat.S_IRUSR)
        pytest.skip("this user reads every file")
    assert refusal_of(path) == "not_readable"
