"""Every start has its reason, and taking the reason away would let the activity start sooner."""

from dataclasses import replace

import pytest

from milepost_engine.network.levelling import (
    Activity,
    Link,
    Mode,
    Resource,
    Waiting,
    level,
    levelling_problem,
    why_then,
)
from tests.engine.network.levelling.checking import broken
from tests.engine.network.levelling.test_levelling import random_problem


def test_each_kind_of_reason_is_told_with_who_holds():
    activities = [
        Activity("first", (Mode(3, (2,)),)),
        Activity("follows", (Mode(2, (0,)),)),
        Activity("competes", (Mode(4, (1,)),)),
        Activity("dated", (Mode(1, (0,)),), not_before=2),
        Activity("fixed", (Mode(1, (0,)),), locked=5),
        Activity("large", (Mode(1, (3,)),)),
    ]
    links = [Link(0, 1), Link(0, 2, 1)]
    problem = levelling_problem(activities, [Resource("crew", ((0, 2), (9, 3)))], links)
    found = level(problem)
    holds = [why_then(found, row) for row in range(6)]
    assert [hold.waiting for hold in holds] == [
        Waiting.NOTHING,
        Waiting.LINK,
        Waiting.RESOURCE,
        Waiting.DATE,
        Waiting.LOCK,
        Waiting.CALENDAR,
    ]
    assert holds[1].holders == (0,)
    assert (holds[2].resource, holds[2].unit, holds[2].holders) == (0, 2, (0,))
    assert (holds[5].resource, holds[5].unit) == (0, 8)


@pytest.mark.parametrize("seed", range(4))
def test_no_activity_could_start_one_unit_sooner_and_resources_are_only_blamed_when_they_hold(seed):
    problem = random_problem(seed)
    found = level(problem, seed=seed, epochs=1)
    modes = [activity.modes[0] for activity in problem.activities]
    without_limit = replace(problem, resources=tuple(replace(r, steps=((0, 1000),)) for r in problem.resources))
    for row in range(problem.size):
        hold = why_then(found, row)
        sooner = found.start.tolist()
        sooner[row] -= 1
        if hold.waiting is Waiting.NOTHING:
            assert found.start[row] == 0
            continue
        into_row = [link for link in problem.links if link.successor == row]
        alone = replace(problem, links=tuple(into_row))
        assert broken(alone, sooner, modes)
        free = not broken(replace(without_limit, links=tuple(into_row)), sooner, modes)
        assert free == (hold.waiting in {Waiting.RESOURCE, Waiting.CALENDAR})
        assert row not in hold.holders
