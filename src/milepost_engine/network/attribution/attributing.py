"""Attribute the late units of every project: relax one thing after another in a stated order and count the gain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Units
from milepost_engine.network.attribution.parts import ConflictPart, DelayCause, ProjectDelay
from milepost_engine.network.attribution.placing import OneProject, Standing, undisturbed
from milepost_engine.network.levelling.errors import LevellingError
from milepost_engine.network.levelling.problem import FREE, Problem, Resource

Steps = Sequence[tuple[int, int]]
Gives = Callable[[Collection[DelayCause]], int]
EVERY_UNIT: Steps = ((0, 1),)


@dataclass(frozen=True, eq=False)
class _Stages:
    """Starts of every activity when nobody competes: before the changes, after them, and with absences."""

    before: Standing
    now: Standing
    absent: Standing


def attribute_delay(
    problem: Problem,
    start: npt.ArrayLike,
    *,
    mode: npt.ArrayLike | None = None,
    present: Sequence[Resource] = (),
    before: Problem | None = None,
    counted: Steps = EVERY_UNIT,
) -> tuple[ProjectDelay, ...]:
    """Decompose how late each project of a schedule that stands is.

    Parameters
    ----------
    problem : Problem
        The portfolio as it is: n activities of P projects, capacities with all absences in them.
    start : array_like of int, shape (n,)
        Where each activity stands, such as `Levelled.start`.
    mode : array_like of int, shape (n,), optional
        In which mode each is done, such as `Levelled.mode`; the first one when not given.
    present : sequence of Resource, optional
        The same resources with the capacity they would have if nobody were absent, found by name. Whoever is not
        named is never absent.
    before : Problem, optional
        The portfolio before its changes; projects, resources and activities are found by name. Activities are done in
        the mode chosen for their namesake where they have it, else in their first.
    counted : sequence of (int, int), optional
        Which units count as late: from this unit on, 0 no and 1 yes; the first step begins at 0. All when not given.

    Returns
    -------
    tuple of ProjectDelay
        One for each project that has activities; its parts add up to its late units exactly.

    Raises
    ------
    LevellingError
        On starts that break a link, a date or a capacity, and on arguments that cannot be; the row is named.

    Notes
    -----
    Sequential relaxation. With F0 the finish of a project before the changes when nobody competes or is absent, F1
    the same after the changes, F2 with absences, F3 with all conflicts but moved left as far as it goes, F4 as it
    stands, and L(F) = max(0, W(F) - W(due)), W counting the units that count: logic L(F0), change L(F1) - L(F0),
    absence L(F2) - L(F1), conflicts L(F3) - L(F2), unforced L(F4) - L(F3). Causes of conflict are relaxed while all
    other projects stand where they stand (decision 0025).

    Examples
    --------
    One crew; B is served first.

    >>> from milepost_engine.network.levelling import Activity, Link, Mode, Project, Resource, levelling_problem
    >>> work = [Activity("a1", (Mode(3, (1,)),)), Activity("a2", (Mode(2, (1,)),)),
    ...         Activity("b1", (Mode(4, (1,)),), project=1)]
    >>> problem = levelling_problem(work, [Resource("crew", ((0, 1),))], [Link(0, 1)],
    ...                             projects=[Project("A", due=5), Project("B", due=4)])
    >>> first, second = attribute_delay(problem, [4, 7, 0])
    >>> first.late, first.logic, [(part.units, part.causes[0].in_words(problem)) for part in first.conflicts]
    (4, 0, [(4, "'crew' held by 'B'")])
    >>> second.late
    0
    """
    standing = _standing(problem, start, mode)
    _refuse_broken(standing)
    stages = _stages(standing, present, before)
    count = _counter(counted)
    return tuple(
        _delay_of(number, standing, stages, count)
        for number in range(len(problem.projects))
        if (standing.project == number).any()
    )


def relaxed_finish(
    problem: Problem,
    start: npt.ArrayLike,
    project: int,
    causes: Collection[DelayCause],
    *,
    mode: npt.ArrayLike | None = None,
) -> int:
    """Return when a project ends once these causes are relaxed and all other projects stand where they stand.

    Parameters
    ----------
    problem, start, mode
        As for `attribute_delay`.
    project : int
        Number of a project that has activities.
    causes : collection of DelayCause
        What is given back to it.

    Examples
    --------
    >>> from milepost_engine.network.levelling import Activity, Mode, Project, Resource, levelling_problem
    >>> work = [Activity("a", (Mode(3, (1,)),)), Activity("b", (Mode(4, (1,)),), project=1)]
    >>> problem = levelling_problem(work, [Resource("crew", ((0, 1),))], projects=[Project("A"), Project("B")])
    >>> relaxed_finish(problem, [4, 0], 0, ()), relaxed_finish(problem, [4, 0], 0, (DelayCause(0, 1),))
    (7, 3)
    """
    standing = _standing(problem, start, mode)
    _refuse_broken(standing)
    if not (standing.project == project).any():
        raise LevellingError(f"Project {project} has no activity of its own.")
    return OneProject(standing, project, undisturbed(standing)).finish(causes)


def _standing(problem: Problem, start: npt.ArrayLike, mode: npt.ArrayLike | None) -> Standing:
    starts = np.asarray(start, dtype=np.int64)
    chosen = np.zeros(problem.size, dtype=np.int64) if mode is None else np.asarray(mode, dtype=np.int64)
    counts = np.diff(problem.mode_bounds)
    if starts.shape != (problem.size,) or chosen.shape != (problem.size,):
        raise LevellingError(f"Give one start and one mode for each of the {problem.size} activities.")
    for row in np.flatnonzero((chosen < 0) | (chosen >= counts) | (starts < 0)).tolist():
        raise LevellingError(f"Activity {problem.activities[row].name!r}: its start or its mode cannot be.")
    return _in_modes(problem, starts, chosen)


def _in_modes(problem: Problem, start: Units, mode: Units) -> Standing:
    rows = problem.mode_bounds[:-1] + mode
    return Standing(problem, start, problem.duration[rows], problem.demand[rows])


def _refuse_broken(standing: Standing) -> None:
    """Refuse a schedule that is none: attribution compares with it."""
    problem, start, finish = standing.problem, standing.start, standing.finish
    for row in np.flatnonzero(np.where(standing.locked, start != standing.rows[:, 1], start < standing.rows[:, 1])):
        raise LevellingError(f"Activity {problem.activities[row].name!r} stands at {start[row]}, against its date.")
    for link in problem.links:
        leave = (finish if link.kind in {0, 2} else start)[link.predecessor] + link.lag
        if (start if link.kind in {0, 1} else finish)[link.successor] < leave:
            name = problem.activities[link.successor].name
            raise LevellingError(f"Activity {name!r} stands at {start[link.successor]}, against a link into it.")
    free = problem.capacity(int(finish.max(initial=0)))
    for (_, column), taken in standing.use.items():
        free[:, column] -= taken
    for unit, column in np.argwhere(free < 0)[:1].tolist():
        raise LevellingError(
            f"Resource {problem.resources[column].name!r} is taken {-free[unit, column]} beyond its capacity at unit "
            f"{unit}; level the plan first."
        )


def _stages(standing: Standing, present: Sequence[Resource], before: Problem | None) -> _Stages:
    problem = standing.problem
    now = replace(standing, problem=_with_present(problem, present))
    first = now if before is None else _namesakes(_with_present(before, present), standing)
    return _Stages(
        replace(first, start=undisturbed(first)),
        replace(now, start=undisturbed(now)),
        replace(standing, start=undisturbed(standing)),
    )


def _with_present(problem: Problem, present: Sequence[Resource]) -> Problem:
    """Return the problem with nobody absent."""
    by_name = {resource.name: resource for resource in present}
    strange = set(by_name) - {resource.name for resource in problem.resources}
    if strange:
        raise LevellingError(f"No resource of the plan is called {min(strange)!r}; correct the names of `present`.")
    return replace(problem, resources=tuple(by_name.get(each.name, each) for each in problem.resources))


def _namesakes(before: Problem, standing: Standing) -> Standing:
    """Return the earlier plan in the modes that its activities have now."""
    problem = standing.problem
    lengths = dict(zip((activity.name for activity in problem.activities), _chosen(standing), strict=True))
    counts = np.diff(before.mode_bounds)
    wanted = np.array([lengths.get(activity.name, 0) for activity in before.activities], dtype=np.int64)
    return _in_modes(before, np.zeros(before.size, dtype=np.int64), np.where(wanted < counts, wanted, 0))


def _chosen(standing: Standing) -> list[int]:
    """Return the mode of each activity, told by its duration and demand."""
    found = []
    for row, activity in enumerate(standing.problem.activities):
        done = int(standing.duration[row]), tuple(standing.demand[row].tolist())
        found.append([(mode.duration, mode.demand) for mode in activity.modes].index(done))
    return found


def _counter(counted: Steps) -> Callable[[int], int]:
    """Return how many counted units lie before a unit."""
    begins = [begin for begin, _ in counted]
    if not begins or begins[0] != 0 or sorted(set(begins)) != begins or any(flag not in {0, 1} for _, flag in counted):
        raise LevellingError(
            "The units that count must be steps of (unit, 0 or 1) that begin at 0 and follow each other."
        )
    ends = [*begins[1:], None]

    def count(unit: int) -> int:
        spans = zip(counted, ends, strict=True)
        return sum(flag * max(0, (unit if end is None else min(unit, end)) - begin) for (begin, flag), end in spans)

    return count


def _delay_of(number: int, standing: Standing, stages: _Stages, count: Callable[[int], int]) -> ProjectDelay:
    project = standing.problem.projects[number]
    now, absent = (_last(stage, number) for stage in (stages.now, stages.absent))
    names = [each.name for each in stages.before.problem.projects]
    earlier = names.index(project.name) if project.name in names else FREE
    has_earlier = earlier != FREE and bool((stages.before.project == earlier).any())
    before = _last(stages.before, earlier) if has_earlier else now
    due = before if project.due == FREE else project.due

    def late(finish: int) -> int:
        return max(0, count(finish) - count(due))

    one = OneProject(standing, number, stages.absent.start)
    finish = _last(standing, number)
    left = late(one.finish())
    finished = cache(one.finish)
    conflicts, alone = _peel(one, lambda relaxed: left - late(finished(frozenset(relaxed))), left - late(absent))
    return ProjectDelay(
        project=number,
        due=due,
        due_given=project.due != FREE,
        finish=finish,
        late=late(finish),
        logic=late(before),
        change=late(now) - late(before),
        absence=late(absent) - late(now),
        unforced=late(finish) - left,
        conflicts=conflicts,
        alone=alone,
    )


def _last(standing: Standing, project: int) -> int:
    return int(standing.finish[standing.project == project].max())


def _peel(one: OneProject, gives: Gives, most: int) -> tuple[tuple[ConflictPart, ...], dict[DelayCause, int]]:
    """Relax causes until all of `most` is given back; return the parts, and what each cause gives back alone."""
    causes = one.causes() if most else ()
    alone = {cause: gives((cause,)) for cause in causes}
    parts: list[ConflictPart] = []
    relaxed: list[DelayCause] = []
    given = 0
    while given < most:
        rest = [cause for cause in causes if cause not in relaxed]
        relaxed += _next(gives, relaxed, rest, given)
        units = gives(relaxed) - given
        parts.append(ConflictPart(units, _needed(gives, relaxed, units, parts)))
        given += units
    return tuple(parts), {cause: units for cause, units in alone.items() if units}


def _next(gives: Gives, relaxed: list[DelayCause], rest: list[DelayCause], given: int) -> list[DelayCause]:
    """Return the cause that gives back most; where none does alone, the fewest holders of one resource; else of all."""
    best = max(reversed(rest), key=lambda cause: gives([*relaxed, cause]))
    if gives([*relaxed, best]) > given:
        return [best]
    groups = [[cause for cause in rest if cause.resource == resource] for resource in {each.resource for each in rest}]
    group = max(groups, key=lambda causes: (gives([*relaxed, *causes]), -causes[0].resource))
    if gives([*relaxed, *group]) == given:
        group = rest
    most = gives([*relaxed, *group])
    return _smallest(group, lambda kept: gives([*relaxed, *kept]) >= most)


def _needed(gives: Gives, relaxed: list[DelayCause], units: int, parts: list[ConflictPart]) -> tuple[DelayCause, ...]:
    """Return a smallest set, the latest causes kept longest, that alone gives back all that is named by it or less.

    That is `units` and the earlier parts whose causes lie in it; the same must stay true of the sets of earlier parts.
    """

    def holds(kept: list[DelayCause]) -> bool:
        named = frozenset(kept)
        sets = [named, *(frozenset(part.causes) for part in parts if named <= set(part.causes))]
        return all(
            gives(each) >= units + sum(part.units for part in parts if set(part.causes) <= each) for each in sets
        )

    alone = relaxed[-1:]
    return tuple(sorted(alone if holds(alone) else _smallest(relaxed, holds)))


def _smallest(causes: list[DelayCause], holds: Callable[[list[DelayCause]], bool]) -> list[DelayCause]:
    """Drop one cause after another while the rest still holds."""
    kept = list(causes)
    for cause in causes:
        fewer = [each for each in kept if each != cause]
        if fewer and holds(fewer):
            kept = fewer
    return kept
