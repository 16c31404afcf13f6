"""The decoders against slow and obvious ones, and what the search and the proof may never do."""

import numpy as np
import pytest

from milepost_engine.network.levelling import Activity, Link, Mode, Resource, level, levelling_problem
from milepost_engine.network.levelling.bounds import lower_bound
from milepost_engine.network.levelling.exact import Proof
from milepost_engine.network.levelling.preparing import prepare
from milepost_engine.network.levelling.searching import Island, by_order, by_rule, evolve
from tests.engine.network.levelling.checking import broken, refuse_wrong
from tests.engine.network.levelling.test_levelling import random_problem, seconds


def many_resources(seed, *, size=45, most=1):
    """A problem whose resources need several words, with a calendar and links of all kinds."""
    rng = np.random.default_rng(seed)
    columns = 9
    activities = [
        Activity(str(row), (Mode(int(rng.integers(0, 7)), tuple(int(d) * most for d in rng.integers(0, 5, columns))),))
        for row in range(size)
    ]
    links = [
        Link(int(rng.integers(max(0, row - 8), row)), row, int(rng.integers(0, 4)), int(rng.integers(-2, 3)))
        for row in range(1, size)
    ]
    steps = ((0, 6 * most), (9, 0), (12, 7 * most + most - 1))
    return levelling_problem(activities, [Resource(f"r{column}", steps) for column in range(columns)], links)


def needed(link, start, mode):
    """The start that a link asks of its successor."""
    leave = start[link.predecessor] + (mode[link.predecessor].duration if link.kind in {0, 2} else 0)
    return leave + link.lag - (mode[link.successor].duration if link.kind in {2, 3} else 0)


def slow_serial(problem, key):
    """Place the eligible activity with the least key, then position, at the first start that breaks nothing."""
    position = np.argsort(problem.graph.order)
    mode = [activity.modes[0] for activity in problem.activities]
    free = problem.capacity(prepare(problem).horizon)
    start, left = {}, set(range(problem.size))
    while left:
        waiting = {link.successor for link in problem.links if link.predecessor in left}
        here = min(left - waiting, key=lambda row: (key[row], position[row]))
        asked = [needed(link, start, mode) for link in problem.links if link.successor == here]
        begin = max([problem.activities[here].not_before, *asked])
        own, demand = mode[here].duration, np.array(mode[here].demand)
        while own and (free[begin : begin + own] < demand).any():
            begin += 1
        free[begin : begin + own] -= demand
        start[here] = begin
        left.remove(here)
    return [start[row] for row in range(problem.size)]


@pytest.mark.parametrize("most", [1, 1_000, 100_000_000])
@pytest.mark.parametrize("seed", range(4))
def test_packed_resources_give_the_schedule_of_a_slow_decoder(seed, most):
    problem = many_resources(seed, most=most)
    key = np.random.default_rng(seed).integers(0, 20, problem.size)
    assert by_order(prepare(problem), key).start.tolist() == slow_serial(problem, key)


def test_keys_far_apart_give_the_order_of_the_same_keys_close_together():
    problem = random_problem(1)
    key = np.random.default_rng(1).integers(-9, 9, problem.size)
    near, far = (by_order(prepare(problem), key * times).start.tolist() for times in (1, 10_000_000))
    assert near == far == slow_serial(problem, key)


@pytest.mark.parametrize("seed", range(3))
def test_through_time_nothing_that_could_start_waits(seed):
    problem = many_resources(seed)
    mode = [activity.modes[0] for activity in problem.activities]
    start = by_rule(prepare(problem), through_time=True).start.tolist()
    assert not broken(problem, start, mode)
    for row in range(problem.size):
        if mode[row].duration and start[row]:
            sooner = [*start[:row], start[row] - 1, *start[row + 1 :]]
            assert broken(problem, sooner, mode), f"{row} could start sooner"


def test_a_herd_only_gets_better_and_holds_nothing_but_schedules():
    problem = random_problem(2, size=60)
    mode = [activity.modes[0] for activity in problem.activities]
    prepared = prepare(problem)
    island, best = Island(prepared, 5, 0), []
    for _ in range(4):
        before = np.sort(island.ends)
        island.epoch(300, 0)
        assert (np.sort(island.ends) <= before).all(), "a child displaced a better schedule"
        best.append(island.end)
    assert best == sorted(best, reverse=True)
    for row, end in zip(island.population, island.ends, strict=True):
        start = prepared.by_activity(row).tolist()
        assert not broken(problem, start, mode)
        assert end == max(s + m.duration for s, m in zip(start, mode, strict=True))


def test_an_island_keeps_a_better_schedule_that_comes_from_elsewhere():
    problem = random_problem(4, size=60)
    prepared = prepare(problem)
    best = evolve([Island(prepared, 0, 0)], enough=0, epochs=4)
    island = Island(prepared, 1, 0)
    assert island.end > best.makespan, "choose another seed: the newcomer must be better"
    island.welcome(best.start, best.makespan)
    assert evolve([island], enough=0, epochs=1).makespan <= best.makespan


def test_islands_go_on_as_one_run_would():
    prepared = prepare(random_problem(3))
    at_once, in_turns = ([Island(prepared, 7, number) for number in range(2)] for _ in range(2))
    whole = evolve(at_once, enough=0, epochs=4, children=200)
    for _ in range(4):
        parts = evolve(in_turns, enough=0, epochs=1, children=200)
    assert parts.start.tolist() == whole.start.tolist()
    assert parts.schedules == whole.schedules


def test_a_stopped_proof_returns_what_it_was_given():
    problem = random_problem(5)
    found = level(problem, epochs=1)
    proof = Proof(problem, bound=found.lower_bound, hint=(found.start, found.mode, found.makespan))
    proof.stop()
    exact = proof.run(1000.0)
    assert exact.makespan <= found.makespan
    assert found.lower_bound <= exact.lower_bound <= exact.makespan


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("seed", range(3))
def test_searching_beside_a_proof_claims_no_more_than_the_proof_alone(seed, threads):
    problem = random_problem(seed, size=14)
    proved = Proof(problem, bound=lower_bound(problem)).run(1000.0)
    assert proved.makespan == proved.lower_bound, "small enough to be proved"
    found = level(problem, seed=seed, threads=threads, seconds_left=seconds(200))
    refuse_wrong(found)
    assert found.makespan == proved.makespan
    assert found.lower_bound <= proved.lower_bound
