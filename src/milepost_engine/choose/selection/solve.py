"""Solve an integer programme with HiGHS, and never believe its floats: every answer is checked in integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor, isfinite
from typing import TYPE_CHECKING

from milepost_engine.choose.selection.enumeration.limits import few_limits
from milepost_engine.choose.selection.model import Model, Row
from milepost_engine.errors import ChoiceError

if TYPE_CHECKING:
    from milepost_engine.choose.selection.enumeration.tree import Proof

LARGEST_NUMBER = 2**53
MOST_RETRIES = 50
BOUND_TOLERANCE = 1e-6
SMALLEST_TO_IMPROVE = 60


class Status(StrEnum):
    """How a search ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Solution:
    """What a search found.

    Attributes
    ----------
    status : Status
        Optimal; feasible when time ran out first; infeasible; undecided when time ran out with nothing.
    chosen : tuple of int
        Indices of the variables at 1, ascending.
    objective : int
        Exact objective of `chosen`.
    bound : int
        No solution has a higher objective; meaningless when infeasible or undecided.
    """

    status: Status
    chosen: tuple[int, ...] = ()
    objective: int = 0
    bound: int = 0


def maximise(
    model: Model,
    objective: Sequence[int],
    extra: Sequence[Row] = (),
    *,
    time_limit: float | None = None,
    known: Sequence[int] | None = None,
) -> Solution:
    """Find the variables that make an objective largest.

    Parameters
    ----------
    model : Model
        Variables and rows.
    objective : sequence of int, length model.size
        What to make large.
    extra : sequence of Row
        Further inequalities.
    time_limit : float, optional
        Seconds after which the solver stops with what it has.
    known : sequence of int, optional
        Variables at 1 of a solution that keeps every row, to begin with.

    Returns
    -------
    Solution
        Checked exactly against every row.

    Raises
    ------
    ChoiceError
        If a number is too large to be solved exactly, or the time limit is no number above 0.
    ArithmeticError
        If the solver fails, or goes on offering answers that do not hold in exact numbers.

    Notes
    -----
    Branch and cut by HiGHS (Q. Huangfu and J. Hall, Mathematical Programming Computation 10, 2018). An answer that
    breaks a row only beyond the tolerance of the solver is cut off, and the search is repeated. Large choices under
    few limits are enumerated instead (see `enumeration.tree.prove`).

    Examples
    --------
    >>> from milepost_engine.choose.selection.model import build
    >>> from milepost_engine.choose.selection.problem import Candidate, Portfolio
    >>> model = build(Portfolio(1, (5,), (Candidate("A", (3,), 4), Candidate("B", (3,), 5))))
    >>> maximise(model, model.values).objective
    5
    """
    rows = [*model.rows, *extra]
    if time_limit is not None and not (isfinite(time_limit) and time_limit > 0):
        raise ChoiceError(f"A time limit is a number of seconds above 0, not {time_limit}; leave it out for none.")
    _refuse_large(rows, objective)
    if model.size == 0:
        holds = all(row.most >= 0 for row in rows)
        return Solution(Status.OPTIMAL) if holds else Solution(Status.INFEASIBLE)
    if model.size >= SMALLEST_TO_IMPROVE and (binding := few_limits(model.size, rows)) is not None:
        return _enumerated(model, objective, rows, binding, time_limit, known)
    if time_limit is not None and model.size >= SMALLEST_TO_IMPROVE:
        return _from_two_sides(model, objective, rows, time_limit)
    return _proven(model, objective, rows, time_limit)


def _enumerated(
    model: Model,
    objective: Sequence[int],
    rows: list[Row],
    binding: list[Row],
    time_limit: float | None,
    known: Sequence[int] | None,
) -> Solution:
    """Search among choices for a fixed number of turns, then search everything that could be better."""
    from threading import Event, Timer  # noqa: PLC0415 - only large choices need it

    from milepost_engine.choose.selection.enumeration.tree import prove  # noqa: PLC0415 - same
    from milepost_engine.choose.selection.improve import PIECES, improve  # noqa: PLC0415 - same

    late = Event()
    alarm = None if time_limit is None else Timer(time_limit, late.set)
    if alarm is not None:
        alarm.daemon = True
        alarm.start()
    try:
        if known is None and any(row.terms for row in rows):
            asked = iter(range(PIECES))
            known = improve(model, objective, rows, lambda: next(asked, None) is None or late.is_set())
        found = prove(model.size, objective, binding, known, late.is_set)
    finally:
        if alarm is not None:
            alarm.cancel()
    return _read_proof(rows, objective, found)


def _read_proof(rows: list[Row], objective: Sequence[int], found: Proof) -> Solution:
    """Turn what is proven into an answer, checked exactly."""
    if found.chosen is None:
        return Solution(Status.INFEASIBLE if found.complete else Status.UNDECIDED)
    if not _holds(rows, set(found.chosen)):
        raise ArithmeticError("The enumeration offers a choice that does not hold exactly.")
    reached = sum(objective[at] for at in found.chosen)
    state = Status.OPTIMAL if found.bound <= reached else Status.FEASIBLE
    return Solution(state, found.chosen, reached, found.bound)


def _from_two_sides(model: Model, objective: Sequence[int], rows: list[Row], time_limit: float) -> Solution:
    """Search for better choices in one thread while the proof goes on in this one, and join what both found."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only large choices need a thread
    from threading import Event  # noqa: PLC0415 - same

    from milepost_engine.choose.selection.improve import improve  # noqa: PLC0415 - same

    ended = Event()
    with ThreadPoolExecutor(1) as beside:
        search = beside.submit(improve, model, objective, rows, ended.is_set)
        try:
            found = _proven(model, objective, list(rows), time_limit)
        finally:
            ended.set()
        better = search.result()
    if better is None or not _holds(rows, set(better)) or found.status in (Status.OPTIMAL, Status.INFEASIBLE):
        return found
    return _joined(found, better, objective)


def _joined(found: Solution, better: tuple[int, ...], objective: Sequence[int]) -> Solution:
    """Return the better of two choices with the bound of the proof."""
    reached = sum(objective[at] for at in better)
    bound = found.bound if found.status is Status.FEASIBLE else sum(one for one in objective if one > 0)
    chosen, reached = max((better, reached), (found.chosen, found.objective), key=lambda one: one[1])
    state = Status.OPTIMAL if bound <= reached else Status.FEASIBLE
    return Solution(state, chosen, reached, max(bound, reached))


def _proven(model: Model, objective: Sequence[int], rows: list[Row], time_limit: float | None) -> Solution:
    """Solve by branch and cut until an answer holds in exact numbers."""
    for _ in range(MOST_RETRIES):
        found = _once(model.size, objective, rows, time_limit)
        chosen = set(found.chosen)
        if found.status in (Status.INFEASIBLE, Status.UNDECIDED) or _holds(rows, chosen):
            return found
        rows.append(Row({at: 1 if at in chosen else -1 for at in range(model.size)}, len(chosen) - 1))
    raise ArithmeticError("The solver keeps offering answers that do not hold exactly: scale the amounts down.")


def _once(size: int, objective: Sequence[int], rows: Sequence[Row], time_limit: float | None) -> Solution:
    """Run the solver once."""
    import numpy as np  # noqa: PLC0415 - only who chooses a portfolio pays for the solver
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - as above
    from scipy.sparse import coo_array  # noqa: PLC0415 - as above

    entries = [(at, column, value) for at, row in enumerate(rows) for column, value in row.terms.items()]
    lines, columns, numbers = zip(*entries, strict=True) if entries else ((), (), ())
    matrix = coo_array(
        (np.array(numbers, dtype=np.float64), (np.array(lines, dtype=int), np.array(columns, dtype=int))),
        shape=(len(rows), size),
    )
    most = np.array([row.most for row in rows], dtype=np.float64)
    seconds = np.inf if time_limit is None else time_limit
    answer = milp(
        -np.array(objective, dtype=np.float64),
        integrality=np.ones(size, dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, most) if rows else None,
        options={"mip_rel_gap": 0.0, "time_limit": seconds},
    )
    found = None if answer.x is None else [float(one) for one in answer.x]
    return _read(answer.status, found, answer.mip_dual_bound, objective, answer.message)


def _read(
    status: int, x: Sequence[float] | None, dual: float | None, objective: Sequence[int], message: str
) -> Solution:
    """Turn the answer of the solver into whole numbers."""
    if status == 2:
        return Solution(Status.INFEASIBLE)
    if status not in (0, 1):
        raise ArithmeticError(f"The solver gave up: {message}")
    if x is None:
        return Solution(Status.UNDECIDED)
    chosen = tuple(at for at, value in enumerate(x) if value > 0.5)
    reached = sum(objective[at] for at in chosen)
    if status == 0:
        return Solution(Status.OPTIMAL, chosen, reached, reached)
    ceiling = sum(one for one in objective if one > 0)
    bound = min(ceiling, floor(-dual + BOUND_TOLERANCE)) if dual is not None else ceiling
    state = Status.OPTIMAL if bound <= reached else Status.FEASIBLE
    return Solution(state, chosen, reached, max(bound, reached))


def _holds(rows: Sequence[Row], chosen: set[int]) -> bool:
    """Check every row in integers."""
    return all(sum(one for at, one in row.terms.items() if at in chosen) <= row.most for row in rows)


def _refuse_large(rows: Sequence[Row], objective: Sequence[int]) -> None:
    """Refuse numbers that a float cannot hold exactly."""
    largest = max(
        [sum(abs(one) for one in objective), *(sum(abs(o) for o in row.terms.values()) for row in rows)],
        default=0,
    )
    if largest > LARGEST_NUMBER:
        raise ChoiceError("The amounts have too many digits to be solved exactly: round or scale them.")
