"""Check what is given and build the problem from it; every refusal names the row and the cure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from milepost_engine.network.errors import LoopError
from milepost_engine.network.levelling.errors import InfeasibleError, LevellingError
from milepost_engine.network.levelling.problem import FREE, Activity, Link, Problem, Project, Resource, Stock

LARGEST = 2**30


def levelling_problem(
    activities: Sequence[Activity],
    resources: Sequence[Resource] = (),
    links: Sequence[Link] = (),
    *,
    stocks: Sequence[Stock] = (),
    projects: Sequence[Project] = (Project("project"),),
) -> Problem:
    """Check and build a problem.

    Parameters
    ----------
    activities : sequence of Activity
        n ≥ 1 activities.
    resources : sequence of Resource
        R renewable resources.
    links : sequence of Link
        Minimal lags; those into locked activities are set aside, since that work stands already.
    stocks : sequence of Stock
        N non-renewable resources.
    projects : sequence of Project
        P ≥ 1 projects.

    Raises
    ------
    LevellingError
        On an empty problem, values that are negative or not whole, unknown numbers and names given twice.
    InfeasibleError
        When a demand exceeds all that a resource will ever have, or the least usage exceeds a stock.
    LoopError
        When activities wait for each other.

    Examples
    --------
    >>> from milepost_engine.network.levelling import Activity, Mode, Resource
    >>> one = Activity("a", (Mode(3, (2,)),))
    >>> levelling_problem([one], [Resource("crew", ((0, 1),))])
    Traceback (most recent call last):
    milepost_engine.network.levelling.errors.InfeasibleError: Activity 'a' needs 2 of 'crew', ...
    """
    if not activities:
        raise LevellingError("There is no activity; give at least one.")
    for kind, rows in (("Activity", activities), ("Resource", resources), ("Stock", stocks), ("Project", projects)):
        _refuse_twice(kind, [row.name for row in rows])
    for resource in resources:
        _check_resource(resource)
    for stock in stocks:
        _whole(f"Stock {stock.name!r}: amount", stock.amount, 0)
    for activity in activities:
        _check_activity(activity, len(resources), len(stocks), len(projects))
    for row, link in enumerate(links):
        _check_link(row, link, len(activities))
    ignored = tuple(row for row, link in enumerate(links) if activities[link.successor].locked != FREE)
    kept = tuple(link for row, link in enumerate(links) if row not in set(ignored))
    problem = Problem(tuple(activities), tuple(resources), tuple(stocks), kept, tuple(projects), ignored)
    _refuse_loops(problem)
    return _without_impossible_modes(problem)


def _refuse_twice(kind: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for row, name in enumerate(names):
        if name in seen:
            raise LevellingError(f"{kind} {row}: the name {name!r} is given twice; names must differ.")
        seen.add(name)


def _whole(what: str, value: object, least: int) -> None:
    if not isinstance(value, int | np.integer) or isinstance(value, bool):
        raise LevellingError(f"{what} is {value!r}; give a whole number.")
    if not least <= value <= LARGEST:
        raise LevellingError(f"{what} is {value}; it must lie between {least} and {LARGEST}.")


def _check_resource(resource: Resource) -> None:
    begins = [begin for begin, _ in resource.steps]
    for begin, amount in resource.steps:
        _whole(f"Resource {resource.name!r}: beginning of a step", begin, 0)
        _whole(f"Resource {resource.name!r}: capacity from {begin}", amount, 0)
    if not begins or begins[0] != 0 or sorted(set(begins)) != begins:
        raise LevellingError(f"Resource {resource.name!r}: steps must begin at 0 and follow each other in time.")


def _check_activity(activity: Activity, resources: int, stocks: int, projects: int) -> None:
    here = f"Activity {activity.name!r}"
    if not activity.modes:
        raise LevellingError(f"{here} has no mode; give it a duration and its demands.")
    _whole(f"{here}: not_before", activity.not_before, 0)
    _whole(f"{here}: locked", activity.locked, FREE)
    if not 0 <= activity.project < projects:
        raise LevellingError(f"{here}: project {activity.project} is none of the {projects} projects.")
    for number, mode in enumerate(activity.modes):
        _whole(f"{here}, mode {number}: duration", mode.duration, 0)
        if len(mode.demand) != resources or len(mode.usage) != stocks:
            raise LevellingError(
                f"{here}, mode {number}: {len(mode.demand)} demands and {len(mode.usage)} usages are given for "
                f"{resources} resources and {stocks} stocks; give one each, 0 where it takes none."
            )
        for amount in (*mode.demand, *mode.usage):
            _whole(f"{here}, mode {number}: demand", amount, 0)
    if activity.locked != FREE and len(activity.modes) > 1:
        raise LevellingError(f"{here} is locked and has {len(activity.modes)} modes; keep the one it is done in.")


def _check_link(row: int, link: Link, size: int) -> None:
    for name, end in (("predecessor", link.predecessor), ("successor", link.successor)):
        if not 0 <= end < size:
            raise LevellingError(f"Link {row}: its {name} {end} is none of the {size} activities.")
    if link.kind not in {0, 1, 2, 3}:
        raise LevellingError(f"Link {row}: kind {link.kind} is none of FS 0, SS 1, FF 2, SF 3.")
    _whole(f"Link {row}: lag", link.lag, -LARGEST)


def _refuse_loops(problem: Problem) -> None:
    try:
        _ = problem.graph
    except LoopError as error:
        names = " → ".join(problem.activities[row].name for row in (*error.loop, error.loop[0]))
        error.args = (f"Activities wait for each other in a loop: {names}; remove one of these links.",)
        raise


def _without_impossible_modes(problem: Problem) -> Problem:
    """Refuse an activity none of whose modes can ever be done; the number of a mode stays the caller's."""
    for activity in problem.activities:
        if activity.locked != FREE:
            continue
        lacking = [_lacking(problem, activity, number) for number in range(len(activity.modes))]
        if all(lacking) and lacking[0] is not None:
            raise InfeasibleError(
                f"Activity {activity.name!r} needs {lacking[0][1]}", resource=lacking[0][0], activity=activity.name
            )
    for column, stock in enumerate(problem.stocks):
        least = sum(min(mode.usage[column] for mode in activity.modes) for activity in problem.activities)
        if least > stock.amount:
            raise InfeasibleError(
                f"All activities together need at least {least} of {stock.name!r}, which has {stock.amount}; "
                "raise the stock or add modes that take less.",
                resource=stock.name,
            )
    return problem


def _lacking(problem: Problem, activity: Activity, number: int) -> tuple[str, str] | None:
    mode = activity.modes[number]
    for resource, amount in zip(problem.resources, mode.demand, strict=True):
        if mode.duration and amount > resource.greatest:
            return resource.name, (
                f"{amount} of {resource.name!r}, which never has more than {resource.greatest}; "
                "raise the capacity or lower the demand."
            )
    return None


def with_locked(problem: Problem, starts: dict[int, int]) -> Problem:
    """Return the problem with these activities locked at these starts."""
    activities = [
        replace(activity, locked=starts.get(row, activity.locked)) for row, activity in enumerate(problem.activities)
    ]
    return levelling_problem(
        activities, problem.resources, problem.links, stocks=problem.stocks, projects=problem.projects
    )
