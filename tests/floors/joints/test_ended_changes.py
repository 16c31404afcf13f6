"""What two floors say of the same thing is the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.changes import actions as changes
from milepost.changes.choices import ENDED, ChangeState
from milepost.changes.models import ChangeRequest
from milepost.config.meeting.archiving.standings import open_changes
from milepost.governance.queries import facts_of
from tests.suites.ground.world import World
from tests.suites.samples.changes import approved, carried_out, effective, raised, verified

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def withdrawn(world: World) -> ChangeRequest:
    return changes.withdraw_change(world.actor("pm"), raised(world), reason="Not wanted any more")


def rejected(world: World) -> ChangeRequest:
    return changes.decide_change(world.actor("pm"), raised(world), outcome="reject", decision_reason="Too dear")


def closed(world: World) -> ChangeRequest:
    return changes.close_change(world.actor("pm"), verified(world))


@pytest.mark.parametrize(
    ("make", "open_still"),
    [
        (raised, True),
        (approved, True),
        (effective, True),
        (carried_out, True),
        (verified, False),
        (closed, False),
        (withdrawn, False),
        (rejected, False),
    ],
)
def test_a_gate_and_the_closing_of_a_project_call_the_same_changes_open(
    world: World, make: Callable[[World], ChangeRequest], open_still: bool
) -> None:
    change = make(world)
    named = (f"CR-{change.number} {change.title}",) if open_still else ()
    assert open_changes(world.project).value == named
    assert facts_of(world.project).tallies["changes_all_closed"].still_open == named


def test_every_state_of_a_change_is_either_ended_or_leads_on() -> None:
    leading_on = {"draft", "assessed", "postponed", "noticed", "effective", "implemented"}
    assert set(ENDED) | leading_on == set(ChangeState.values)
    assert not set(ENDED) & leading_on
