"""CP-SAT behind the heuristics: a proven bound, and a better schedule where there is one.

The model is the usual one: an interval an activity and mode, a cumulative constraint a resource, a calendar as fixed
intervals that take what is lacking to the greatest capacity.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.bounds import fastest
from milepost_engine.network.levelling.preparing import prepare
from milepost_engine.network.levelling.problem import FREE, Problem

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

AGAIN = 0.05  # seconds between two looks at a run
Ran = TypeVar("Ran")


@dataclass(frozen=True, eq=False)
class Exact:
    """What CP-SAT found.

    Attributes
    ----------
    start, mode : ndarray of int64, shape (n,)
        The best schedule; the hint again when nothing better was found; empty when there is none.
    makespan : int or None
        Its last finish; None when there is no schedule yet.
    lower_bound : int
        What is proved.
    infeasible : bool
        True when it is proved that there is no schedule at all.
    """

    start: Units
    mode: Units
    makespan: int | None
    lower_bound: int
    infeasible: bool = False


@dataclass(frozen=True, eq=False)
class _Model:
    model: cp_model.CpModel
    start: list[cp_model.IntVar]
    chosen: list[list[Any]]
    finish: cp_model.IntVar


class Proof:
    """One run of CP-SAT, which another thread may stop.

    Parameters
    ----------
    problem : Problem
        n activities.
    bound : int
        A makespan that is known to be a lower bound.
    threads, seed : int
        Given to CP-SAT.
    hint : tuple of (start, mode, makespan), optional
        The best schedule known.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        bound: int,
        threads: int = 1,
        seed: int = 0,
        hint: tuple[Units, Units, int] | None = None,
    ) -> None:
        from ortools.sat.python import cp_model as cp  # noqa: PLC0415 - heavy, and only some need it

        self.bound, self.hint = bound, hint
        self.built = _build(problem, cp, bound, hint)
        self.solver = cp.CpSolver()
        self.solver.parameters.num_workers = threads
        self.solver.parameters.random_seed = seed
        self.solver.parameters.catch_sigint_signal = False  # who interrupts the caller ends all of it, not this run
        if not problem.many_modes:  # time tables and what is learnt from conflicts prove sooner without relaxations
            self.solver.parameters.linearization_level = 0
        self.stopped = False

    def stop(self) -> None:
        """End the run soon, or keep it from beginning."""
        self.stopped = True
        self.solver.stop_search()

    def run(self, seconds: float) -> Exact:
        """Improve and prove for at most `seconds` of the clock; what it returns is never worse than the hint."""
        from ortools.sat.python import cp_model as cp  # noqa: PLC0415 - same

        solver, built = self.solver, self.built
        solver.parameters.max_time_in_seconds = 0.0 if self.stopped else max(0.01, seconds)
        status = solver.solve(built.model)
        if status in (cp.OPTIMAL, cp.FEASIBLE):
            proved = max(self.bound, math.ceil(solver.best_objective_bound - 1e-6))
            start = np.array([solver.value(variable) for variable in built.start], dtype=np.int64)
            mode = np.array([_chosen(solver, literals) for literals in built.chosen], dtype=np.int64)
            return Exact(start, mode, int(solver.value(built.finish)), proved)
        nothing = np.zeros(0, dtype=np.int64)
        if self.hint is not None:
            return Exact(self.hint[0], self.hint[1], self.hint[2], self.bound)
        return Exact(nothing, nothing, None, self.bound, infeasible=status == cp.INFEASIBLE)


def interruptible(run: Callable[[], Ran], stop: Callable[[], None]) -> Ran:
    """Return what a solver's run returns; it has a thread of its own, so that an interruption here stops it at once."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run)
        try:
            while not running.done():
                wait([running], AGAIN)
        finally:
            while not running.done():  # told again, since a run that is only beginning does not hear it
                stop()
                wait([running], AGAIN)
    return running.result()


def _chosen(solver: Any, literals: list[Any]) -> int:
    return next((number for number, literal in enumerate(literals) if solver.boolean_value(literal)), 0)


def _build(problem: Problem, cp: Any, bound: int, hint: tuple[Units, Units, int] | None) -> _Model:
    model = cp.CpModel()
    quick = fastest(problem)
    end = hint[2] if hint is not None else _longest(problem)
    heads = quick.passes.early_start.tolist()
    tails = (quick.passes.finish - quick.passes.late_finish).tolist()
    finish = model.new_int_var(bound, max(end, bound), "finish")
    start, chosen, length = [], [], []
    cumulative: list[tuple[list[Any], list[int]]] = [([], []) for _ in problem.resources]
    for row, activity in enumerate(problem.activities):
        least = min(mode.duration for mode in activity.modes)
        latest = max(heads[row], end - tails[row] - least)
        begin = model.new_int_var(heads[row], heads[row] if activity.locked != FREE else latest, f"start {row}")
        literals = [True] if len(activity.modes) == 1 else [model.new_bool_var("") for _ in activity.modes]
        if len(literals) > 1:
            model.add_exactly_one(literals)
        duration = sum(mode.duration * literal for mode, literal in zip(activity.modes, literals, strict=True))
        model.add(begin + duration <= finish)
        for mode, literal in zip(activity.modes, literals, strict=True):
            _add_mode(model, cumulative, begin, mode, literal)
        start.append(begin)
        chosen.append(literals)
        length.append(duration)
    for link in problem.links:
        first = start[link.predecessor] + (length[link.predecessor] if link.kind in (0, 2) else 0)
        second = start[link.successor] + (length[link.successor] if link.kind in (2, 3) else 0)
        model.add(second >= first + link.lag)
    _add_capacity(model, problem, cumulative, end)
    _add_stocks(model, problem, chosen)
    model.minimize(finish)
    _add_hint(model, start, chosen, finish, hint)
    return _Model(model, start, chosen, finish)


def _longest(problem: Problem) -> int:
    bounds = problem.mode_bounds
    mode = [int(np.argmax(problem.duration[bounds[row] : bounds[row + 1]])) for row in range(problem.size)]
    return prepare(problem, np.array(mode)).horizon


def _add_mode(model: Any, cumulative: list[tuple[list[Any], list[int]]], begin: Any, mode: Any, literal: Any) -> None:
    if not mode.duration or not any(mode.demand):
        return
    if literal is True:
        interval = model.new_fixed_size_interval_var(begin, mode.duration, "")
    else:
        interval = model.new_optional_fixed_size_interval_var(begin, mode.duration, literal, "")
    for (intervals, demands), amount in zip(cumulative, mode.demand, strict=True):
        if amount:
            intervals.append(interval)
            demands.append(amount)


def _add_capacity(model: Any, problem: Problem, cumulative: list[tuple[list[Any], list[int]]], end: int) -> None:
    for resource, (intervals, demands) in zip(problem.resources, cumulative, strict=True):
        ends = [begin for begin, _ in resource.steps[1:]] + [end + 1]
        for (begin, amount), until in zip(resource.steps, ends, strict=True):
            if amount < resource.greatest and begin < min(until, end + 1):
                intervals.append(model.new_fixed_size_interval_var(begin, min(until, end + 1) - begin, ""))
                demands.append(resource.greatest - amount)
        if intervals:
            model.add_cumulative(intervals, demands, resource.greatest)


def _add_stocks(model: Any, problem: Problem, chosen: list[list[Any]]) -> None:
    for column, stock in enumerate(problem.stocks):
        taken = [
            mode.usage[column] * literal
            for activity, literals in zip(problem.activities, chosen, strict=True)
            for mode, literal in zip(activity.modes, literals, strict=True)
        ]
        model.add(sum(taken) <= stock.amount)


def _add_hint(model: Any, start: list[Any], chosen: list[list[Any]], finish: Any, hint: Any) -> None:
    if hint is None:
        return
    begins, modes, end = hint
    for row, variable in enumerate(start):
        model.add_hint(variable, int(begins[row]))
        if len(chosen[row]) > 1:
            for number, literal in enumerate(chosen[row]):
                model.add_hint(literal, number == modes[row])
    model.add_hint(finish, end)
