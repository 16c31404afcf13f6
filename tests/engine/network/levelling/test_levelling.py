"""Levelling: the golden example, exhaustive search, what is refused, and the same answer for the same seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network import LoopError
from milepost_engine.network.levelling import (
    Activity,
    InfeasibleError,
    LevellingError,
    Link,
    Mode,
    Resource,
    Rule,
    Stock,
    level,
    levelling_problem,
    with_locked,
)
from milepost_engine.network.levelling.preparing import prepare
from milepost_engine.network.levelling.searching import by_rule, sample
from tests.engine.golden import golden
from tests.engine.network.levelling.checking import broken, refuse_wrong, shortest


def golden_problem():
    case = golden("rcpsp")
    names = list(case["tasks"])
    activities = [Activity(name, (Mode(d, (r,)),)) for name, (d, r, _) in case["tasks"].items()]
    links = [Link(names.index(b), names.index(a)) for a, (_, _, before) in case["tasks"].items() for b in before]
    return case, levelling_problem(activities, [Resource("crew", ((0, case["cap"]),))], links)


def seconds(count):
    """A clock that needs no machine: so many questions are answered with time left."""
    left = iter([float(count)] * count)
    return lambda: next(left, 0.0)


def test_one_pass_of_latest_finish_gives_the_starts_of_the_worked_example():
    tasks = {"a": (3, 2), "b": (4, 3), "c": (2, 2), "d": (3, 2), "e": (2, 3), "f": (1, 1)}
    links = [Link(0, 2), Link(0, 3), Link(1, 4), Link(2, 4), Link(3, 5), Link(4, 5)]
    activities = [Activity(name, (Mode(duration, (crew,)),)) for name, (duration, crew) in tasks.items()]
    found = by_rule(prepare(levelling_problem(activities, [Resource("crew", ((0, 4),))], links)))
    assert (found.makespan, found.start.tolist()) == (13, [0, 3, 7, 7, 10, 12])


def test_the_golden_example_has_its_critical_path_and_its_optimum():
    case, problem = golden_problem()
    assert prepare(problem).passes.finish == case["cpm"]
    assert by_rule(prepare(problem), Rule.LATEST_FINISH).makespan == case["optimal"], "a single pass is enough"
    assert sample(prepare(problem), Rule.LATEST_FINISH, 20, seed=0).makespan == case["optimal"]
    found = level(problem, seconds_left=seconds(5))
    refuse_wrong(found)
    assert (found.makespan, found.lower_bound, found.optimal) == (case["optimal"], case["optimal"], True)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ([0, 3, 7, 7, 10, 12], []),
        ([0, 0, 7, 7, 10, 12], ["crew at 0", "crew at 1", "crew at 2"]),
        ([0, 3, 7, 7, 8, 12], ["link Link(predecessor=2, successor=4, kind=0, lag=0)"]),
    ],
)
def test_the_checker_sees_what_a_schedule_breaks(start, said):
    problem = golden_problem()[1]
    modes = [activity.modes[0] for activity in problem.activities]
    assert [each for each in broken(problem, start, modes) if each in said or not said] == said


@st.composite
def tiny(draw, *, modes=1):
    size = draw(st.integers(2, 4))
    whole = st.integers(0, 2)
    activities = [
        Activity(
            f"a{row}",
            tuple(Mode(draw(whole), (draw(whole),), (draw(whole),)) for _ in range(modes if row < 2 else 1)),
            not_before=draw(st.sampled_from([0, 0, 1])),
        )
        for row in range(size)
    ]
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3))
    links = [Link(a, b, draw(st.integers(0, 3)), draw(st.integers(-1, 1))) for a, b in chosen]
    steps = ((0, draw(st.integers(0, 2))), (2, 2))
    return levelling_problem(activities, [Resource("crew", steps)], links, stocks=[Stock("steel", 2 * size)])


@settings(max_examples=25, deadline=None)
@given(tiny())
def test_tiny_problems_are_levelled_to_the_optimum_of_exhaustive_search(problem):
    found = level(problem, seconds_left=seconds(5))
    refuse_wrong(found)
    assert found.makespan == shortest(problem, 8)
    assert found.optimal


@settings(max_examples=10, deadline=None)
@given(tiny(modes=2))
def test_tiny_problems_with_modes_are_levelled_to_the_optimum_too(problem):
    found = level(problem, seconds_left=seconds(5))
    refuse_wrong(found)
    assert found.makespan == shortest(problem, 7)


def random_problem(seed, size=40):
    rng = np.random.default_rng(seed)
    activities = [
        Activity(f"{row}", (Mode(int(rng.integers(0, 9)), tuple(map(int, rng.integers(0, 6, 3)))),), int(row % 7))
        for row in range(size)
    ]
    links = [
        Link(int(rng.integers(max(0, row - 9), row)), row, int(rng.integers(0, 4)), int(rng.integers(-2, 4)))
        for row in range(1, size)
        for _ in range(2)
    ]
    calendar = ((0, 6), (11, 0), (14, 7), (30, 5))
    return levelling_problem(activities, [Resource(f"r{c}", calendar) for c in range(3)], links)


@pytest.mark.parametrize("seed", range(6))
def test_every_schedule_of_every_kind_is_feasible(seed):
    problem = random_problem(seed)
    prepared = prepare(problem)
    modes = [activity.modes[0] for activity in problem.activities]
    schedules = [by_rule(prepared, rule, through_time=either) for rule in Rule for either in (False, True)]
    schedules.append(sample(prepared, Rule.LATEST_FINISH, 20, seed))
    for found in schedules:
        assert not broken(problem, found.start.tolist(), modes)
        assert found.makespan == max(s + m.duration for s, m in zip(found.start.tolist(), modes, strict=True))
    levelled = level(problem, seed=seed, epochs=1)
    refuse_wrong(levelled)
    assert levelled.makespan <= min(found.makespan for found in schedules)


def test_one_seed_gives_one_schedule_and_threads_are_islands():
    problem = random_problem(3)
    once, again = (level(problem, seed=7, epochs=2, threads=2) for _ in range(2))
    assert once.start.tolist() == again.start.tolist()
    assert once.schedules == again.schedules


def test_locked_work_keeps_its_place_and_its_capacity():
    problem = with_locked(golden_problem()[1], {2: 9})
    found = level(problem, seconds_left=seconds(5))
    refuse_wrong(found)
    assert found.start[2] == 9
    assert len(problem.ignored) == 1


def test_locked_work_beyond_the_capacity_is_refused_with_the_resource():
    with pytest.raises(InfeasibleError, match="Locked work takes 1 more of 'crew' at unit 0"):
        level(with_locked(golden_problem()[1], {0: 0, 1: 0}))


CREW = [Resource("crew", ((0, 3),))]


def one(duration=1, demand=1, **more):
    return Activity("a", (Mode(duration, (demand,)),), **more)


@pytest.mark.parametrize(
    ("activities", "resources", "links", "error", "said"),
    [
        ([], CREW, [], LevellingError, "no activity"),
        ([one(demand=4)], CREW, [], InfeasibleError, "'a' needs 4 of 'crew'"),
        ([one(duration=-1)], CREW, [], LevellingError, "duration is -1"),
        ([one(duration=float("nan"))], CREW, [], LevellingError, "duration is nan"),
        ([one(duration=float("inf"))], CREW, [], LevellingError, "duration is inf"),
        ([one(demand=-2)], CREW, [], LevellingError, "demand is -2"),
        ([one(), one()], CREW, [], LevellingError, "given twice"),
        ([one()], CREW, [Link(0, 5)], LevellingError, "successor 5 is none"),
        ([one()], CREW, [Link(0, 0)], LoopError, "a → a"),
        ([one()], [Resource("crew", ((1, 3),))], [], LevellingError, "must begin at 0"),
        ([one(demand=3, duration=5)], [Resource("crew", ((0, 3), (4, 0)))], [], InfeasibleError, "such stretch"),
        ([one(duration=2**30)], CREW, [], LevellingError, "coarser unit"),
        ([Activity("a", ())], CREW, [], LevellingError, "has no mode"),
    ],
)
def test_what_cannot_be_levelled_is_refused_with_row_and_cure(activities, resources, links, error, said):
    with pytest.raises(error, match=said):
        level(levelling_problem(activities, resources, links), epochs=1)


def test_a_stock_that_no_choice_of_modes_fits_is_refused():
    modes = (Mode(1, (), (3, 0)), Mode(1, (), (0, 3)))
    problem = levelling_problem([Activity("a", modes)], stocks=[Stock("x", 2), Stock("y", 2)])
    with pytest.raises(InfeasibleError, match="No choice of modes"):
        level(problem)


def test_a_chain_of_ten_thousand_is_levelled():
    activities = [Activity(f"{row}", (Mode(1, (1,)),)) for row in range(10_000)]
    found = level(levelling_problem(activities, CREW, [Link(row, row + 1) for row in range(9_999)]))
    assert (found.makespan, found.optimal) == (10_000, True)
