"""What every action promises, whoever wrote it: tried on a sample of each."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest

from milepost.kernel.errors import Conflict, NotPermitted, Refusal
from milepost.kernel.models import Record
from milepost.kernel.verify import verify
from tests.suites.catalogue import all_actions
from tests.suites.ground.sample import Tried
from tests.suites.ground.trace import everything, last_entry, streams_that_grew, where_streams_stand
from tests.suites.samples import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

EVERY = list(SAMPLES)
VERSIONED = [
    name for name, sample in SAMPLES.items() if "version" in inspect.signature(sample.action.function).parameters
]
# Tried where their world is: before there is an organisation, on a day to come, or with a whole sheet.
ELSEWHERE = {
    "people.set_up_organisation": "people/tests/test_organisation.py",
    "projects.complete_method_move": "projects/tests/test_method_moves.py",
    "compliance.record_breaches": "compliance/tests/test_performing.py",
    "governance.enact_decision": "governance/tests/test_effects.py",
    "governance.renew_condition": "governance/tests/test_conditions.py",
    "exchange.import_sheet": "exchange/tests/test_import.py",
    "demand.resume_request": "demand/tests/test_deciding.py",
    "closing.close_project": "closing/tests/test_closing.py",
    "closing.propose_disposal": "closing/tests/test_keeping.py",
    "closing.confirm_disposal": "closing/tests/test_keeping.py",
    "changes.name_proxy": "changes/tests/test_notices.py",
    "changes.escalate_notice": "changes/tests/test_notices.py",
    "changes.release_notice": "changes/tests/test_notices.py",
    "exchange.import_row": "exchange/tests/test_import.py",
    "closing.deem_accepted": "closing/tests/test_silence.py",
}
REFUSED_WITH_SOMETHING_TO_DO = ("rule", "sentence", "missing", "cure", "path")


def test_every_action_has_a_sample() -> None:
    missing = [action.name for action in all_actions() if action.name not in SAMPLES.keys() | ELSEWHERE.keys()]
    assert not missing, f"add a sample to tests/suites/samples/<app>.py for: {', '.join(missing)}"


@pytest.mark.parametrize("name", EVERY)
def test_a_lawful_act_appends_one_entry_to_the_right_stream(name: str, tried: Tried) -> None:
    sample, world, subjects = tried.sample, tried.world, tried.subjects
    before, records = where_streams_stand(), everything()
    result = tried.act()
    expected = sample.stream(world, result) if sample.stream else sample.action.scope(*subjects).stream
    assert streams_that_grew(before) == {expected: 1}
    entry = last_entry()
    told = json.loads(entry.body)
    assert (told["verb"], told["role"], told["refusal"]) == (sample.name, sample.role, None)
    assert told["changes"], "an act that changes nothing tells nothing"
    assert everything() != records or any("state" not in each for each in told["changes"])
    assert verify().findings == ()


@pytest.mark.parametrize("name", EVERY)
def test_a_person_without_roles_is_refused_and_the_attempt_is_kept(name: str, tried: Tried) -> None:
    sample, world, subjects, typed = tried.sample, tried.world, tried.subjects, tried.typed
    before, records = where_streams_stand(), everything()
    nobody = world.actor("nobody")
    with pytest.raises(NotPermitted) as refused:
        sample.action(nobody, *subjects, **typed)
    assert everything() == records
    assert streams_that_grew(before) == {sample.action.scope(*subjects).stream: 1}
    entry = last_entry()
    assert entry.refused
    assert (entry.actor_id, entry.verb) == (nobody.person_id, sample.name)
    assert json.loads(entry.body)["refusal"][0]["rule"] == "role_may_act"
    for unmet in refused.value.unmet:
        assert all(getattr(unmet, name) for name in REFUSED_WITH_SOMETHING_TO_DO)
    assert verify().findings == ()


@pytest.mark.parametrize("name", VERSIONED)
def test_of_two_people_who_change_the_same_record_the_second_gets_a_conflict(name: str, tried: Tried) -> None:
    sample, world, subjects, typed = tried.sample, tried.world, tried.subjects, tried.typed
    seen = sample.version_of(subjects).version
    stale = tuple(_copy(each) for each in subjects)
    actor = world.actor(sample.role)
    sample.action(actor, *subjects, version=seen, **typed)
    records = everything()
    overtaken = sample.action.verdict(actor, *stale)
    with pytest.raises(Refusal) as refused:
        sample.action(actor, *stale, version=seen, **{**typed, **(sample.again or {})})
    assert isinstance(refused.value, Conflict) or overtaken, "either a conflict, or there is nothing left to do"
    assert everything() == records, "nothing of the first is lost"
    if stale[0] == sample.version_of(stale):
        assert stale[0].version == seen, "the record in memory is what it was before the refused attempt"
    assert verify().findings == ()


@pytest.mark.parametrize("name", VERSIONED)
def test_a_page_opened_before_somebody_else_saved_is_refused(name: str, tried: Tried) -> None:
    sample, world, subjects, typed = tried.sample, tried.world, tried.subjects, tried.typed
    seen = sample.version_of(subjects).version
    actor = world.actor(sample.role)
    sample.action(actor, *subjects, version=seen, **typed)
    fresh = tuple(_copy(each) for each in subjects)
    records = everything()
    with pytest.raises(Refusal):
        sample.action(actor, *fresh, version=seen, **{**typed, **(sample.again or {})})
    assert everything() == records


@pytest.mark.parametrize("name", EVERY)
def test_saying_whether_one_may_agrees_with_trying(name: str, tried: Tried) -> None:
    sample, world, subjects = tried.sample, tried.world, tried.subjects
    before = where_streams_stand()
    assert sample.action.verdict(world.actor(sample.role), *subjects) is None
    assert isinstance(sample.action.verdict(world.actor("nobody"), *subjects), NotPermitted)
    assert streams_that_grew(before) == {}, "asking is no attempt"


def _copy(record: Record) -> Any:
    return type(record)._base_manager.get(pk=record.pk)
