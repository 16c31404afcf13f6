"""Search for better choices beside the proof, until told to end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from milepost_engine.choose.selection.arrays import Choices, Standing, Uses
from milepost_engine.choose.selection.model import Model, Row

SEED = 20260105
FIRST_STEPS, MOST_STEPS = 4_000_000, 64_000_000
PIECES = 100
HOT, COLD, REHEATED = 0.5, 0.01, 0.12
"""Heat in mean values of an option: at first, at last, and at first where the best is taken up again."""
PRICE_ABOVE_DUAL = 1.3
LOWEST_PRICE = 0.02
DEAR_FROM, DEARER = 60, 4.0
"""From this piece on every price is at least so many times its lowest, so that what is overused is given up."""


def improve(
    model: Model, objective: Sequence[int], rows: Sequence[Row], ended: Callable[[], bool]
) -> tuple[int, ...] | None:
    """Search until told to end and return the best choice found.

    Parameters
    ----------
    model : Model
        Says which variables are starts of one project.
    objective : sequence of int, length model.size
        What to make large.
    rows : sequence of Row
        Inequalities in whole numbers.
    ended : callable
        Says whether to end; asked about every tenth of a second.

    Returns
    -------
    tuple of int or None
        Indices of the variables at 1, within all rows; none when nothing was found.

    Notes
    -----
    Simulated annealing (S. Kirkpatrick, C. Gelatt, M. Vecchi, Science 220, 1983) over single changes and exchanges of
    projects. What is overused costs a price, at first above its dual in the relaxation, which rises as long as it is
    overused (F. Glover and J. Hao, Annals of Operations Research 175, 2010). Every second time the best is taken up
    again at a lower heat.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate, Portfolio
    >>> from milepost_engine.choose.selection.model import build
    >>> model = build(Portfolio(1, (5,), (Candidate("A", (3,), 4), Candidate("B", (3,), 5))))
    >>> asked = iter([False] * 3)
    >>> improve(model, model.values, model.rows, lambda: next(asked, True))
    (1,)
    """
    field, chance = _Field(model, objective, rows), np.random.default_rng(SEED)
    steps, turn = FIRST_STEPS, 0
    while not ended():
        field.start_again(from_best=turn % 2 == 1)
        first = REHEATED if turn % 2 == 1 else HOT
        for piece in range(PIECES):
            if ended():
                break
            heat = first * (COLD / first) ** (piece / (PIECES - 1))
            if piece >= DEAR_FROM:
                field.make_dear()
            field.search(chance, steps // PIECES, heat)
        turn += 1
        steps = min(2 * steps, MOST_STEPS)
    return field.chosen()


class _Field:
    """What is searched: groups of options, what each uses, and where the search stands; one use."""

    def __init__(self, model: Model, objective: Sequence[int], rows: Sequence[Row]) -> None:
        from scipy.sparse import csc_array  # noqa: PLC0415 - only who chooses a portfolio pays for it

        groups: dict[str | int, list[int]] = {}
        for at, (code, _) in enumerate(model.starts):
            groups.setdefault(code, []).append(at)
        groups.update({at: [at] for at in range(len(model.starts), model.size)})
        entries = [(at, column, value) for at, row in enumerate(rows) for column, value in row.terms.items()]
        lines, columns, numbers = (np.array(one) for one in zip(*entries, strict=True))
        self.matrix = csc_array((numbers.astype(np.float64), (lines, columns)), shape=(len(rows), model.size))
        self.values = np.array(objective, dtype=np.float64)
        self.most = np.array([row.most for row in rows], dtype=np.float64)
        self.choices = Choices(
            np.cumsum([0, *map(len, groups.values())], dtype=np.int64),
            np.array([at for group in groups.values() for at in group], dtype=np.int64),
            self.values,
        )
        bounds, places = (one.astype(np.int64) for one in (self.matrix.indptr, self.matrix.indices))
        self.lowest = self._prices(rows)
        self.uses = Uses(bounds, places, self.matrix.data, self.most, self.lowest.copy())
        self.best = np.full(len(groups), -1, dtype=np.int64)
        self.totals = np.array([0.0, 0.0, -np.inf])

    def _prices(self, rows: Sequence[Row]) -> Any:
        """Return the least price of each row: above its dual; of a tie between projects more than any value."""
        from scipy.optimize import linprog  # noqa: PLC0415 - only who chooses a portfolio pays for it

        solve: Any = linprog  # its stubs do not know sparse matrices
        relaxed = solve(-self.values, A_ub=self.matrix, b_ub=self.most, bounds=(0, 1), method="highs")
        dual = np.zeros(self.most.size) if relaxed.x is None else -relaxed.ineqlin.marginals
        largest = np.array([max(map(abs, row.terms.values()), default=1) for row in rows], dtype=np.float64)
        worth = np.abs(self.values)
        floor = np.where(largest <= 1, worth.max() + 1, LOWEST_PRICE * worth.mean() / largest)
        return np.maximum(PRICE_ABOVE_DUAL * dual, np.maximum(floor, 1e-12))

    def start_again(self, *, from_best: bool) -> None:
        """Begin with nothing, or with the best so far, at the lowest prices."""
        from milepost_engine.choose.selection import loops  # noqa: PLC0415 - compiled at its first use

        state = self.best.copy() if from_best else np.full(self.best.size, -1, dtype=np.int64)
        used = state[state >= 0]
        load = np.asarray(self.matrix[:, used].sum(axis=1), dtype=np.float64).ravel()
        self.totals[0] = self.values[used].sum()
        self.totals[1] = np.maximum(load - self.most, 0).sum()
        self.uses.lowest[:] = self.lowest
        self.place = Standing(state, self.best, load, self.lowest.copy(), self.totals)
        loops.remember(self.place)

    def make_dear(self) -> None:
        """Raise the lowest prices to their last level."""
        self.uses.lowest[:] = DEARER * self.lowest
        np.maximum(self.place.price, self.uses.lowest, out=self.place.price)

    def search(self, chance: np.random.Generator, steps: int, heat: float) -> None:
        """Try changes at one heat, in mean values of an option."""
        from milepost_engine.choose.selection import loops  # noqa: PLC0415 - compiled at its first use

        warm = heat * (float(np.abs(self.values).mean()) + 1e-9)
        loops.search(chance, steps, warm, self.choices, self.uses, self.place)

    def chosen(self) -> tuple[int, ...] | None:
        """Return the best choice, if any was found."""
        if not np.isfinite(self.totals[2]):
            return None
        return tuple(sorted(int(at) for at in self.best if at >= 0))
