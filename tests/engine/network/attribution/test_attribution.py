"""Late units of a project come apart exactly, and giving back what a part names gives the part back."""

import numpy as np
import pytest

from milepost_engine import DelayCause, attribute_delay, relaxed_finish
from milepost_engine.network.levelling import (
    Activity,
    LevellingError,
    Link,
    Mode,
    Project,
    Resource,
    level,
    levelling_problem,
)
from tests.engine.network.attribution.relaxing import alone, finish_when_given_back, portfolio, scheduled

PORTFOLIOS = 150
CREW, CRANE = 0, 1
A, B, C = 0, 1, 2


def crew_of_one(*, steps=((0, 1),), second=2):
    work = [
        Activity("a1", (Mode(3, (1,)),)),
        Activity("a2", (Mode(second, (1,)),)),
        Activity("b1", (Mode(4, (1,)),), project=B),
    ]
    return levelling_problem(
        work, [Resource("crew", steps)], [Link(0, 1)], projects=[Project("A", due=5), Project("B", due=4)]
    )


def test_the_walked_example_comes_apart_into_change_absence_and_the_named_conflict():
    away = ((0, 1), (1, 0), (2, 1))
    first, second = attribute_delay(
        crew_of_one(steps=away, second=3),
        [6, 9, 2],
        present=[Resource("crew", ((0, 1),))],
        before=crew_of_one(steps=away),
    )
    assert (first.late, first.logic, first.change, first.absence, first.unforced) == (7, 0, 1, 2, 0)
    assert [(part.units, part.causes) for part in first.conflicts] == [(4, (DelayCause(CREW, B),))]
    assert (second.late, second.absence, second.conflicts) == (2, 2, ())


def test_two_that_hold_the_work_at_the_same_time_are_named_together():
    work = [
        Activity("a1", (Mode(3, (1, 1)),)),
        Activity("b1", (Mode(4, (1, 0)),), project=B),
        Activity("c1", (Mode(4, (0, 1)),), project=C),
    ]
    projects = [Project("A", due=3), Project("B", due=4), Project("C", due=4)]
    problem = levelling_problem(work, [Resource("crew", ((0, 1),)), Resource("crane", ((0, 1),))], projects=projects)
    first = attribute_delay(problem, [4, 0, 0])[A]
    assert [(part.units, part.causes) for part in first.conflicts] == [(4, (DelayCause(CREW, B), DelayCause(CRANE, C)))]
    assert first.alone == {}


def test_work_that_competes_with_its_own_project_is_a_conflict_with_itself():
    work = [Activity("a1", (Mode(3, (1,)),)), Activity("a2", (Mode(3, (1,)),))]
    problem = levelling_problem(work, [Resource("crew", ((0, 1),))], projects=[Project("A", due=3)])
    (only,) = attribute_delay(problem, [0, 3])
    assert [(part.units, part.causes) for part in only.conflicts] == [(3, (DelayCause(CREW, A),))]


def test_waiting_for_linked_work_of_a_project_that_is_held_up_is_named_as_a_link():
    work = [
        Activity("a1", (Mode(2, (0,)),)),
        Activity("b1", (Mode(2, (1,)),), project=B),
        Activity("c1", (Mode(4, (1,)),), project=C),
    ]
    projects = [Project("A", due=4), Project("B", due=2), Project("C", due=4)]
    problem = levelling_problem(work, [Resource("crew", ((0, 1),))], [Link(1, 0)], projects=projects)
    first = attribute_delay(problem, [6, 4, 0])[A]
    assert first.late == 4
    assert [(part.units, part.causes) for part in first.conflicts] == [(4, (DelayCause(-1, B),))]


def test_a_schedule_that_waits_for_nothing_says_so():
    (only,) = attribute_delay(levelling_problem([Activity("a", (Mode(2),))], projects=[Project("A", due=2)]), [5])
    assert (only.late, only.unforced, only.conflict) == (5, 5, 0)


def test_only_units_that_count_are_late():
    problem = levelling_problem([Activity("a", (Mode(2),))], projects=[Project("A", due=4)])
    (only,) = attribute_delay(problem, [8], counted=((0, 1), (5, 0), (7, 1)))
    assert (only.finish, only.late) == (10, 4)


def test_scope_that_was_dropped_gives_units_back():
    before = crew_of_one(second=6)
    first = attribute_delay(crew_of_one(second=3), [0, 3, 6], before=before)[A]
    assert (first.logic, first.change, first.late) == (4, -3, 1)


def test_a_project_without_a_due_date_is_measured_from_its_own_logic():
    work = [Activity("a", (Mode(2, (1,)),)), Activity("b", (Mode(3, (1,)),), project=B)]
    problem = levelling_problem(work, [Resource("crew", ((0, 1),))], projects=[Project("A"), Project("B")])
    first = attribute_delay(problem, [3, 0])[A]
    assert (first.due, first.due_given, first.logic, first.late) == (2, False, 0, 3)


@pytest.mark.parametrize("seed", range(PORTFOLIOS))
def test_parts_add_up_and_what_each_names_gives_it_back(seed):
    problem, nominal, before = portfolio(np.random.default_rng(seed))
    start = scheduled(problem)
    undisturbed = alone(problem)
    for found in attribute_delay(problem, start, present=nominal, before=before):
        assert found.total == found.late == max(0, found.finish - found.due)
        assert min(found.logic, found.absence, found.unforced, *(part.units for part in found.conflicts), 0) >= 0
        moved = found.finish - found.unforced if found.late else found.finish
        for part in found.conflicts:
            given_back = finish_when_given_back(problem, start, found.project, part.causes)
            owed = sum(other.units for other in found.conflicts if set(other.causes) <= set(part.causes))
            assert max(0, moved - found.due) - max(0, given_back - found.due) >= 0.95 * owed
            assert given_back == relaxed_finish(problem, start, found.project, part.causes)
        rows = [row for row in range(problem.size) if problem.activities[row].project == found.project]
        end = max(undisturbed[row] + problem.activities[row].modes[0].duration for row in rows)
        assert found.logic + found.change + found.absence == max(0, end - found.due)


def test_the_random_portfolios_hold_every_kind_of_part():
    kinds = set()
    for seed in range(PORTFOLIOS):
        problem, nominal, before = portfolio(np.random.default_rng(seed))
        for found in attribute_delay(problem, scheduled(problem), present=nominal, before=before):
            kinds |= {name for name in ("logic", "change", "absence") if getattr(found, name)}
            kinds |= {"several" for part in found.conflicts if len(part.causes) > 1}
            kinds |= {
                "link" if cause.resource < 0 else "own" if cause.other == found.project else "other"
                for part in found.conflicts
                for cause in part.causes
            }
    assert kinds == {"logic", "change", "absence", "several", "link", "own", "other"}


@pytest.mark.parametrize("seed", range(5))
def test_what_level_returns_waits_for_nothing_without_a_reason(seed):
    problem, nominal, before = portfolio(np.random.default_rng(1_000 + seed))
    levelled = level(problem, epochs=1)
    for found in attribute_delay(problem, levelled.start, mode=levelled.mode, present=nominal, before=before):
        assert found.unforced == 0
        assert found.total == found.late


@pytest.mark.parametrize(
    ("start", "named"),
    [
        ([0, 3, 0], "'crew' is taken 1 beyond its capacity at unit 0"),
        ([0, 2, 5], "'a2' stands at 2"),
        ([0, 3], "one start"),
    ],
)
def test_a_schedule_that_does_not_hold_is_refused(start, named):
    with pytest.raises(LevellingError, match=named):
        attribute_delay(crew_of_one(), start)


def test_present_names_that_the_plan_does_not_have_are_refused():
    with pytest.raises(LevellingError, match="'crow'"):
        attribute_delay(crew_of_one(), [4, 7, 0], present=[Resource("crow", ((0, 1),))])
