"""Choose a mode for each activity so that the stocks suffice: the shortest that do."""

from __future__ import annotations

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.errors import InfeasibleError
from milepost_engine.network.levelling.problem import Problem


def feasible_modes(problem: Problem, *, seed: int = 0) -> Units:
    """Return a mode for each activity, shape (n,), with the least total duration within all stocks.

    Raises
    ------
    InfeasibleError
        When no choice of modes fits into the stocks together.
    """
    if not problem.many_modes:
        return np.zeros(problem.size, dtype=np.int64)
    from ortools.sat.python import cp_model as cp  # noqa: PLC0415 - heavy, and only some need it

    model = cp.CpModel()
    greatest = [resource.greatest for resource in problem.resources]
    chosen = []
    for activity in problem.activities:
        literals = [model.new_bool_var("") for _ in activity.modes]
        model.add_exactly_one(literals)
        for mode, literal in zip(activity.modes, literals, strict=True):
            if mode.duration and any(take > most for take, most in zip(mode.demand, greatest, strict=True)):
                model.add(literal == 0)
        chosen.append(literals)
    pairs = [
        (mode, literal)
        for activity, literals in zip(problem.activities, chosen, strict=True)
        for mode, literal in zip(activity.modes, literals, strict=True)
    ]
    for column, stock in enumerate(problem.stocks):
        model.add(sum(mode.usage[column] * literal for mode, literal in pairs) <= stock.amount)
    model.minimize(sum(mode.duration * literal for mode, literal in pairs))
    solver = cp.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = 2.0
    if solver.solve(model) not in (cp.OPTIMAL, cp.FEASIBLE):
        names = ", ".join(repr(stock.name) for stock in problem.stocks)
        raise InfeasibleError(f"No choice of modes fits into the stocks {names} together; raise one of them.")
    return np.array([[solver.value(one) for one in literals].index(1) for literals in chosen], dtype=np.int64)
