"""CP-SAT behind the heuristic for people: who does what and when, with a proven bound (DOMAIN 3.10)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from milepost_engine.network.levelling.exact import interruptible
from milepost_engine.network.levelling.people.team import Member, Placement, Staffed
from milepost_engine.network.levelling.problem import FREE, Problem

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

MOST_PLACES = 5_000  # pairs of a place and somebody able, beyond which no proof is tried


def can_prove(problem: Problem, team: Sequence[Member]) -> bool:
    """Say whether the model stays small enough to be worth building."""
    able = [sum(skill in member.skills for member in team) for skill in range(len(problem.resources))]
    pairs = sum(
        amount * able[skill]
        for activity in problem.activities
        for skill, amount in enumerate(activity.modes[0].demand)
        if amount
    )
    return pairs <= MOST_PLACES


def prove(found: Staffed, seconds: float, *, seed: int = 0, threads: int = 1) -> Staffed:
    """Improve a schedule and raise its bound for at most `seconds` of the clock; never worse than what is given.

    Parameters
    ----------
    found : Staffed
        A feasible schedule, which is the hint and the upper bound.
    seconds : float
        Above 0.
    seed, threads : int
        Given to CP-SAT.

    Notes
    -----
    An interval an activity; for each activity, skill and person able a truth that the person does it, and an optional
    interval that may not overlap another of the same person or an absence. Source: the multi-skill project
    scheduling problem of Bellenguez and Néron (2005).
    """
    from ortools.sat.python import cp_model as cp  # noqa: PLC0415 - heavy, and only some need it

    built = _Model(found, cp.CpModel())
    solver = cp.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = threads, seed
    solver.parameters.max_time_in_seconds, solver.parameters.catch_sigint_signal = seconds, False
    status = interruptible(lambda: solver.solve(built.model), solver.stop_search)
    if status not in (cp.OPTIMAL, cp.FEASIBLE):
        return found
    bound = max(found.lower_bound, math.ceil(solver.best_objective_bound - 1e-6))
    start = np.array([solver.value(variable) for variable in built.start], dtype=np.int64)
    posts = [post for post, does in built.does.items() if solver.boolean_value(does)]
    return Staffed(found.problem, found.team, start, tuple(sorted(posts, key=_place)), bound, found.passes)


def _place(post: Placement) -> tuple[int, int, int]:
    return post.activity, post.skill, post.member


class _Model:
    """The model of a problem; `start` by activity, `does` by placement."""

    def __init__(self, found: Staffed, model: cp_model.CpModel) -> None:
        self.model, self.problem, self.team = model, found.problem, found.team
        self.end = found.makespan
        self.start: list[Any] = []
        self.does: dict[Placement, Any] = {}
        self.busy: list[list[Any]] = [[] for _ in found.team]
        finish = model.new_int_var(found.lower_bound, self.end, "finish")
        for row in range(self.problem.size):
            self._add_activity(row, finish)
        self._add_links()
        for member, intervals in zip(self.team, self.busy, strict=True):
            away = [model.new_fixed_size_interval_var(low, high - low, "") for low, high in _merged(member.away)]
            model.add_no_overlap([*intervals, *away])
        self._add_heads()
        model.minimize(finish)
        self._hint(found, finish)

    def _add_activity(self, row: int, finish: Any) -> None:
        """Add the start of an activity and who may do it."""
        activity, mode = self.problem.activities[row], self.problem.activities[row].modes[0]
        low, high = activity.not_before, self.end - mode.duration
        if activity.locked != FREE:
            low = high = activity.locked
        start = self.model.new_int_var(low, max(low, high), f"start {row}")
        self.model.add(start + mode.duration <= finish)
        self.start.append(start)
        if not mode.duration:
            return
        of_member: dict[int, list[Any]] = {}
        for skill, amount in enumerate(mode.demand):
            able = [number for number, member in enumerate(self.team) if skill in member.skills] if amount else []
            placed = [self._may_do(Placement(row, skill, number), of_member) for number in able]
            if amount:
                self.model.add(sum(placed) == amount)
        for number, truths in of_member.items():
            works = truths[0] if len(truths) == 1 else self.model.new_bool_var("")
            if len(truths) > 1:
                self.model.add(sum(truths) == works)
            self.busy[number].append(self.model.new_optional_fixed_size_interval_var(start, mode.duration, works, ""))

    def _may_do(self, post: Placement, of_member: dict[int, list[Any]]) -> Any:
        truth = self.does[post] = self.model.new_bool_var("")
        of_member.setdefault(post.member, []).append(truth)
        return truth

    def _add_links(self) -> None:
        length = [activity.modes[0].duration for activity in self.problem.activities]
        for link in self.problem.links:
            leave = self.start[link.predecessor] + (length[link.predecessor] if link.kind in {0, 2} else 0)
            arrive = self.start[link.successor] + (length[link.successor] if link.kind in {2, 3} else 0)
            self.model.add(arrive >= leave + link.lag)

    def _add_heads(self) -> None:
        """Add what follows, for the sake of the bound: nobody counts twice, by skill and all together."""
        spans = [
            self.model.new_fixed_size_interval_var(start, activity.modes[0].duration, "")
            for start, activity in zip(self.start, self.problem.activities, strict=True)
        ]
        demands = [activity.modes[0].demand for activity in self.problem.activities]
        for skill in range(len(self.problem.resources)):
            able = sum(skill in member.skills for member in self.team)
            self.model.add_cumulative(spans, [demand[skill] for demand in demands], able)
        self.model.add_cumulative(spans, [sum(demand) for demand in demands], len(self.team))

    def _hint(self, found: Staffed, finish: Any) -> None:
        for variable, begin in zip(self.start, found.start.tolist(), strict=True):
            self.model.add_hint(variable, begin)
        placed = set(found.posts)
        for post, truth in self.does.items():
            self.model.add_hint(truth, post in placed)
        self.model.add_hint(finish, found.makespan)


def _merged(away: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches that do not overlap."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(away):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
