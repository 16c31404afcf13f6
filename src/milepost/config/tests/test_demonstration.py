"""What the flag of the demonstration allows and refuses."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from milepost.config.running import demonstration
from milepost.demo.cast import people as cast
from milepost.demo.queries import PARTS
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.people import actions as people

OPERATOR = Actor(None, "operator", channel="cli")


@pytest.fixture
def flag(settings):
    def wave(*, may: bool = False, must: bool = False) -> None:
        settings.DEMO_MUST_BE, settings.DEMO = must, may or must

    return wave


@pytest.fixture
def telling(monkeypatch):
    monkeypatch.setattr(demonstration, "seed", lambda today: iter(["told"]))


@pytest.mark.django_db
def test_a_demanded_demonstration_refuses_another_database(flag, telling):
    people.set_up_organisation(OPERATOR, name="Real")
    flag(must=True)
    with pytest.raises(Refusal, match="demands a demonstration"):
        list(demonstration.tell())


@pytest.mark.django_db
def test_a_demanded_demonstration_refuses_a_database_with_a_history_but_no_organisation(flag, telling):
    people.add_person(OPERATOR, name="Somebody")
    flag(must=True)
    with pytest.raises(Refusal, match="demands a demonstration"):
        demonstration.refuse_another_database()


@pytest.mark.django_db
def test_a_possible_demonstration_leaves_a_real_organisation_alone(flag, telling):
    people.set_up_organisation(OPERATOR, name="Real")
    flag(may=True)
    assert list(demonstration.tell()) == []
    assert demonstration.offer() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("how", [{"may": True}, {"must": True}], ids=str)
def test_an_empty_database_is_told_the_demonstration(flag, telling, how):
    flag(**how)
    assert list(demonstration.tell()) == ["told"]


@pytest.mark.django_db
def test_without_the_flag_an_empty_database_stays_empty(flag, telling):
    flag()
    assert list(demonstration.tell()) == []


@pytest.mark.django_db
def test_a_told_demonstration_is_not_told_again_and_is_offered(flag, telling):
    people.set_up_organisation(OPERATOR, name="Invented", demonstration=True)
    flag(must=True)
    assert list(demonstration.tell()) == []
    person = people.add_person(OPERATOR, name=PARTS[0].name)
    people.open_account(OPERATOR, person, email=cast.address(PARTS[0].name))
    assert demonstration.offer().splitlines()[1:] == [f"  {PARTS[0].label}  {PARTS[0].name}"]
    flag()
    assert demonstration.offer() == ""


@pytest.mark.parametrize("command", [["prepare"], ["serve", "--port", "1"]], ids=lambda words: words[0])
def test_the_command_line_refuses_in_one_sentence_with_exit_code_1(tmp_path, command):
    env = {**os.environ, "MILEPOST_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "milepost.config.settings"}
    env.pop("MILEPOST_DATABASE_URL", None)
    milepost = [sys.executable, "-m", "milepost.config.cli"]
    setup = ["setup", "--organisation", "Real", "--administrator", "Ann", "--email", "a@b.example", "--password-stdin"]
    done = {"capture_output": True, "text": True, "timeout": 120}
    first = subprocess.run([*milepost, *setup], input="four unusual words here", env=env, check=False, **done)
    assert first.returncode == 0, first.stderr
    refused = subprocess.run([*milepost, *command], env={**env, "MILEPOST_DEMO": "1"}, check=False, **done)
    assert refused.returncode == 1
    assert "demands a demonstration" in refused.stderr
    assert "Traceback" not in refused.stderr
