"""Level work for people with several skills: each activity as soon as people can be found for all of it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.bounds import lower_bound
from milepost_engine.network.levelling.building import levelling_problem
from milepost_engine.network.levelling.errors import InfeasibleError, LevellingError
from milepost_engine.network.levelling.people.exact import can_prove, prove
from milepost_engine.network.levelling.people.staffing import Diary, matched
from milepost_engine.network.levelling.people.team import Member, Placement, Staffed
from milepost_engine.network.levelling.preparing import Prepared, prepare
from milepost_engine.network.levelling.problem import FREE, Problem, Resource
from milepost_engine.network.levelling.rules import Rule, scores

Keys = npt.NDArray[np.float64]
RULES = (Rule.LATEST_FINISH, Rule.LATEST_START, Rule.LEAST_FLOAT, Rule.GREATEST_RANK_WEIGHT, Rule.MOST_SUCCESSORS)
PATIENCE = 200  # orders without a shorter schedule after which no more are drawn


def level_people(
    problem: Problem,
    team: Sequence[Member],
    *,
    seed: int = 0,
    passes: int | None = None,
    go_on: Callable[[], bool] | None = None,
    threads: int = 1,
    seconds_left: Callable[[], float] | None = None,
) -> Staffed:
    """Find a short schedule in which named people do the work, nobody two things at once.

    Serial schedule generation: along the links, in several orders, each activity at the first unit at which enough
    people are free throughout and can be matched to its skills. Counting heads by skill would promise who is not there:
    a person with two skills is one person (DOMAIN 3.14).

    Parameters
    ----------
    problem : Problem
        n activities of one mode; its resources are skills, a demand is a number of people. The people are the capacity.
    team : sequence of Member
        The people, their skills and absences.
    seed : int
        Of the drawn orders.
    passes : int, optional
        How many orders at most; 5, one a rule, when neither limit is given.
    go_on : callable, optional
        Asked before every further order; the caller's clock stands behind it.
    threads : int
        How many the exact solver may use.
    seconds_left : callable, optional
        How much of the caller's time is left. When given, orders are drawn for at most half of it, and then an exact
        solver improves and proves, unless there are too many people and places.

    Returns
    -------
    Staffed
        Feasible always.

    Raises
    ------
    LevellingError
        On activities with several modes, names given twice, unknown skills, absences that are none.
    InfeasibleError
        When no people exist for an activity, even if nobody else worked; it names the activity.

    Examples
    --------
    Ann can design and build, Ben can build. Two designs need Ann one after the other; Ben builds beside them.

    >>> from milepost_engine.network.levelling import Activity, Mode, Resource, levelling_problem
    >>> skills = [Resource("design", ((0, 2),)), Resource("build", ((0, 2),))]
    >>> works = [Activity(name, (Mode(2, need),)) for name, need in [("x", (1, 0)), ("y", (1, 0)), ("z", (0, 1))]]
    >>> people = [Member("Ann", frozenset({0, 1})), Member("Ben", frozenset({1}))]
    >>> found = level_people(levelling_problem(works, skills), people)
    >>> found.start.tolist(), found.makespan, found.optimal
    ([0, 2, 0], 4, True)
    >>> [found.team[post.member].name for post in found.posts]
    ['Ann', 'Ann', 'Ben']
    """
    _check(problem, team)
    _check_staffing(problem, team)
    if seconds_left is None:
        most = passes if passes is not None or go_on is not None else len(RULES)
        return _searched(problem, team, seed, most, go_on)
    until = seconds_left() / 2
    found = _searched(problem, team, seed, passes, lambda: seconds_left() > until and (go_on is None or go_on()))
    if found.optimal or seconds_left() <= 0 or not can_prove(problem, team):
        return found
    return prove(found, seconds_left(), seed=seed, threads=threads)


def _searched(
    problem: Problem, team: Sequence[Member], seed: int, most: int | None, go_on: Callable[[], bool] | None
) -> Staffed:
    """Try orders until one is proved the best, a limit is reached, or none of many was better."""
    counted = _counted(problem, team)
    prepared, bound = prepare(counted), _bound(counted, team)
    best: tuple[int, Units, tuple[Placement, ...]] | None = None
    made = stale = 0
    for order in _orders(prepared, seed):
        if best is not None and (
            best[0] == bound or made == most or stale > PATIENCE or (go_on is not None and not go_on())
        ):
            break
        start, posts = _placed(counted, team, order)
        end = int((start + problem.duration).max())
        made, stale = made + 1, stale + 1
        if best is None or end < best[0]:
            best, stale = (end, start, posts), 0
    if best is None:
        raise LevellingError("No order was allowed; let at least one pass be made.")
    return Staffed(problem, tuple(team), best[1], best[2], bound, made)


def _placed(problem: Problem, team: Sequence[Member], order: Keys) -> tuple[Units, tuple[Placement, ...]]:
    """Place every activity, the one with the least key first among those whose predecessors stand."""
    start, diary, posts = np.zeros(problem.size, dtype=np.int64), Diary(team), list[Placement]()
    into: list[list[tuple[int, int, int]]] = [[] for _ in problem.activities]
    behind: list[list[int]] = [[] for _ in problem.activities]
    for link in problem.links:
        into[link.successor].append((link.predecessor, link.kind, link.lag))
        behind[link.predecessor].append(link.successor)
    waiting = [len(links) for links in into]
    locked = [row for row, activity in enumerate(problem.activities) if activity.locked != FREE]
    for row in locked:
        start[row] = problem.activities[row].locked
        posts += _put(problem, diary, row, int(start[row]), later=False)
    eligible = [(float(order[row]), row) for row in range(problem.size) if not waiting[row]]
    heapq.heapify(eligible)
    while eligible:
        _, row = heapq.heappop(eligible)
        if problem.activities[row].locked == FREE:
            asked = [_asks(problem, start, link, row) for link in into[row]]
            posts += _put(problem, diary, row, max([problem.activities[row].not_before, *asked]), start=start)
        for after in behind[row]:
            waiting[after] -= 1
            if not waiting[after]:
                heapq.heappush(eligible, (float(order[after]), after))
    return start, tuple(sorted(posts, key=lambda post: (post.activity, post.skill, post.member)))


def _put(
    problem: Problem, diary: Diary, row: int, begin: int, *, start: Units | None = None, later: bool = True
) -> list[Placement]:
    """Find people for an activity from `begin` on, write its start, and keep them busy."""
    one = problem.activities[row].modes[0]
    while (pairs := matched(diary.team, diary.free(begin, begin + one.duration), one.demand)) is None:
        if not one.duration:
            pairs = []
            break
        after = diary.ends_after(begin) if later else None
        if after is None:
            raise _nobody(problem, row, diary.team)
        begin = after
    if start is not None:
        start[row] = begin
    for _, member in pairs:
        diary.take(member, begin, begin + one.duration)
    return [Placement(row, skill, member) for skill, member in pairs]


def _asks(problem: Problem, start: Units, link: tuple[int, int, int], row: int) -> int:
    """Return the start that a link asks of its successor (DOMAIN 3.9)."""
    before, kind, lag = link
    leave = int(start[before]) + (int(problem.duration[before]) if kind in {0, 2} else 0)
    return leave + lag - (int(problem.duration[row]) if kind in {2, 3} else 0)


def _counted(problem: Problem, team: Sequence[Member]) -> Problem:
    """Return the problem with as much of each skill as there are people who have it: a relaxation."""
    resources = [
        Resource(skill.name, ((0, sum(number in member.skills for member in team)),))
        for number, skill in enumerate(problem.resources)
    ]
    return levelling_problem(problem.activities, resources, problem.links, projects=problem.projects)


def _bound(counted: Problem, team: Sequence[Member]) -> int:
    """Return the largest of the bounds by skill and the one of all people together."""
    everybody = [Resource("people", ((0, len(team)),))]
    heads = [
        replace(activity, modes=tuple(replace(one, demand=(sum(one.demand),)) for one in activity.modes))
        for activity in counted.activities
    ]
    together = levelling_problem(heads, everybody, counted.links, projects=counted.projects)
    return max(lower_bound(counted), lower_bound(together))


def _orders(prepared: Prepared, seed: int) -> Iterator[Keys]:
    for rule in RULES:
        yield scores(prepared, rule)
    chance = np.random.default_rng(seed)
    late = scores(prepared, Rule.LATEST_FINISH)
    spread = max(1.0, float(np.ptp(late)))
    while True:
        yield late + chance.normal(0, spread * chance.uniform(0.02, 0.3), len(late))


def _nobody(problem: Problem, row: int, team: Sequence[Member]) -> InfeasibleError:
    name, demand = problem.activities[row].name, problem.activities[row].modes[0].demand
    for skill, amount in enumerate(demand):
        able = sum(skill in member.skills for member in team)
        if able < amount:
            said = problem.resources[skill].name
            return InfeasibleError(
                f"Activity {name!r} needs {amount} with skill {said!r}, which {able} have; "
                "train or hire, or ask for fewer.",
                resource=said,
                activity=name,
            )
    return InfeasibleError(
        f"Activity {name!r} needs {sum(demand)} different people for its skills at once, and they never are free "
        "together; ask for fewer at once, or add people.",
        activity=name,
    )


def _check(problem: Problem, team: Sequence[Member]) -> None:
    if problem.many_modes:
        raise LevellingError("An activity has several modes; people are put on one way of doing the work.")
    if len({member.name for member in team}) < len(team):
        raise LevellingError("Two people have the same name; names must differ.")
    for member in team:
        for skill in sorted(member.skills):
            if not 0 <= skill < len(problem.resources):
                raise LevellingError(f"{member.name!r}: skill {skill} is none of the {len(problem.resources)} skills.")
        for low, high in member.away:
            if not 0 <= low < high:
                raise LevellingError(f"{member.name!r}: away from {low} to {high} is no stretch of time.")


def _check_staffing(problem: Problem, team: Sequence[Member]) -> None:
    everybody = range(len(team))
    for row, activity in enumerate(problem.activities):
        if activity.modes[0].duration and matched(team, everybody, activity.modes[0].demand) is None:
            raise _nobody(problem, row, team)
