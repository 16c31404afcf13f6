"""Compiled enumeration: a bounded dual simplex on a dense tableau, and branching depth first.

Nothing is cut off on the word of the tableau: bounds and proofs of emptiness are computed anew from the whole numbers
of the programme and the multipliers the tableau suggests. For any multipliers u >= 0, and x within its limits,
values @ x <= u @ most + sum_j max over x_j of (values_j - u @ matrix_j) x_j, so that wrong digits cost time, not truth.
"""

from __future__ import annotations

import numpy as np

from milepost_engine.choose.selection.enumeration.arrays import Best, Floats, Programme, Stack, Tableau
from milepost_engine.time.compiled import compiled, inner_step

SOLVED, EMPTY, UNSURE, CUT = 0, 1, 2, 3
SMALL, PIVOT, WHOLE, SAFE = 1e-7, 1e-9, 1e-6, 1e-6
MOST_PIVOTS = 5000


@inner_step
def leaving(place: Tableau) -> tuple[int, float]:
    """Return the row that is furthest beyond a limit and by how much, below 0 when under it; -1 when none is."""
    row, worst = -1, 0.0
    for at in range(place.basis.size):
        column = place.basis[at]
        under, over = place.level[at] - place.lower[column], place.level[at] - place.upper[column]
        if under < -SMALL and -under > abs(worst):
            row, worst = at, under
        elif over > SMALL and over > abs(worst):
            row, worst = at, over
    return row, worst


@inner_step
def entering(place: Tableau, row: int, beyond: float) -> tuple[int, float]:
    """Return the column that can bring a row back at the least loss for each unit, and that loss; -1 when none can."""
    column, loss, largest = -1, np.inf, 0.0
    last = place.basis.size
    for at in range(place.at.size):
        if place.at[at] == 2 or place.lower[at] == place.upper[at]:
            continue
        size = place.table[row, at]
        helps = size if (place.at[at] == 0) == (beyond > 0) else -size
        if helps > PIVOT:
            ratio = abs(place.table[last, at]) / helps
            if ratio < loss - 1e-12 or (ratio < loss + 1e-12 and helps > largest):
                column, loss, largest = at, ratio, helps
    return column, loss


@inner_step
def pivot(place: Tableau, row: int, column: int, beyond: float) -> None:
    """Bring a column into the basis for that of a row, which goes to the limit it was beyond."""
    table, last = place.table, place.basis.size
    change = beyond / table[row, column]
    value = (place.upper[column] if place.at[column] == 1 else place.lower[column]) + change
    for at in range(last):
        place.level[at] -= table[at, column] * change
    place.at[place.basis[row]] = 1 if beyond > 0 else 0
    place.at[column] = 2
    place.basis[row] = column
    place.level[row] = value
    one = 1.0 / table[row, column]
    for at in range(place.at.size):
        table[row, at] *= one
    for other in range(last + 1):
        factor = table[other, column]
        if other != row and factor != 0.0:
            for at in range(place.at.size):
                table[other, at] -= factor * table[row, at]
            table[other, column] = 0.0


@compiled
def solve(place: Tableau, enough: float) -> tuple[int, int]:
    """Solve a relaxation by the dual simplex, or stop once its value is below `enough`; return how and the row."""
    for _ in range(MOST_PIVOTS):
        row, beyond = leaving(place)
        if row < 0:
            return SOLVED, -1
        column, loss = entering(place, row, beyond)
        if column < 0:
            return EMPTY, row
        place.total[0] -= loss * abs(beyond)
        pivot(place, row, column, beyond)
        if place.total[0] < enough - SAFE:
            return CUT, -1
    return UNSURE, -1


@compiled
def safe_bound(programme: Programme, place: Tableau, rest: Floats) -> float:
    """Return a bound that is true for any multipliers; `rest` is filled with what remains of each value."""
    rows, size = programme.matrix.shape
    bound = 0.0
    rest[:] = programme.values
    for row in range(rows):
        price = -place.table[rows, size + row]
        if price > 0:
            bound += price * programme.most[row]
            for at in range(size):
                rest[at] -= price * programme.matrix[row, at]
    for at in range(size):
        bound += rest[at] * (place.upper[at] if rest[at] > 0 else place.lower[at])
    return bound


@compiled
def is_empty(programme: Programme, place: Tableau, row: int) -> bool:
    """Prove from whole numbers that nothing keeps within the limits, by the multipliers of a row of the tableau."""
    rows, size = programme.matrix.shape
    for sign in (1.0, -1.0):
        most = least = 0.0
        weights = sign * place.table[row, size:]
        for at in range(rows):
            if weights[at] > 0:
                most += weights[at] * programme.most[at]
        for at in range(size):
            use = 0.0
            for one in range(rows):
                if weights[one] > 0:
                    use += weights[one] * programme.matrix[one, at]
            least += use * (place.lower[at] if use > 0 else place.upper[at])
        if least > most + SAFE * max(1.0, abs(most)):
            return True
    return False


@compiled
def bound_to(place: Tableau, column: int, lower: float, upper: float) -> None:
    """Set the limits of a variable, and move what follows from it."""
    before = place.upper[column] if place.at[column] == 1 else place.lower[column]
    place.lower[column], place.upper[column] = lower, upper
    if place.at[column] == 2:
        return
    after = min(max(before, lower), upper)
    place.at[column] = 1 if after == upper and (after != lower or place.at[column] == 1) else 0
    if after != before:
        last = place.basis.size
        for row in range(last):
            place.level[row] -= place.table[row, column] * (after - before)
        place.total[0] += place.table[last, column] * (after - before)


@compiled
def fix_by_value(place: Tableau, rest: Floats, spare: float) -> None:
    """Fix every variable whose other side would cost more than a better choice can spare."""
    for at in range(rest.size):
        if place.lower[at] < place.upper[at] and abs(rest[at]) > spare + SAFE:
            side = 1.0 if rest[at] > 0 else 0.0
            bound_to(place, at, side, side)


@inner_step
def branching(place: Tableau, size: int) -> tuple[int, int]:
    """Return the variable whose two sides lose most and the side that loses less; -1 when all are whole."""
    found, side, most = -1, 0, -1.0
    for row in range(place.basis.size):
        column, level = place.basis[row], place.level[row]
        if column >= size or level < WHOLE or level > 1 - WHOLE:
            continue
        down, up = entering(place, row, 1.0)[1] * level, entering(place, row, -1.0)[1] * (1 - level)
        score = min(down, 1e6) * min(up, 1e6) + 1e-6 * min(level, 1 - level)
        if score > most:
            found, side, most = column, 0 if down < up else 1, score
    return found, side


@compiled
def take(programme: Programme, chosen: Floats, best: Best) -> None:
    """Take over a choice if it is better and keeps every row in whole numbers."""
    rows, size = programme.matrix.shape
    for row in range(rows):
        use = 0.0
        for at in range(size):
            use += programme.matrix[row, at] * chosen[at]
        if use > programme.most[row]:
            return
    value = 0.0
    for at in range(size):
        value += programme.values[at] * chosen[at]
    if value > best.value[0]:
        best.value[0] = value
        best.chosen[:] = chosen


@compiled
def whole(place: Tableau, size: int) -> Floats:
    """Return the solution of a relaxation, what is in the basis rounded."""
    chosen = np.zeros(size)
    for at in range(size):
        chosen[at] = place.upper[at] if place.at[at] == 1 else place.lower[at]
    for row in range(place.basis.size):
        if place.basis[row] < size:
            chosen[place.basis[row]] = np.round(place.level[row])
    return chosen


@inner_step
def any_free(place: Tableau, size: int) -> int:
    """Return a variable that is not fixed; -1 when all are."""
    for at in range(size):
        if place.lower[at] < place.upper[at]:
            return at
    return -1


@compiled
def visit(programme: Programme, place: Tableau, best: Best, rest: Floats) -> tuple[int, int, float]:
    """Solve one node; return the variable to branch on and its first side, or -1 when it is done, and its bound."""
    size = programme.values.size
    enough = best.value[0] + programme.step
    how, row = solve(place, enough)
    if how == EMPTY and is_empty(programme, place, row):
        return -1, 0, -np.inf
    bound = safe_bound(programme, place, rest)
    if bound < enough - SAFE:
        return -1, 0, bound
    found, side = branching(place, size) if how != EMPTY else (-1, 0)
    if how == SOLVED and found < 0:
        take(programme, whole(place, size), best)
        enough = best.value[0] + programme.step
        if bound < enough - SAFE:
            return -1, 0, bound
    fix_by_value(place, rest, bound - enough)
    if found < 0 or place.lower[found] == place.upper[found]:
        found, side = any_free(place, size), 1
        if found < 0:
            take(programme, place.lower[:size].copy(), best)
    return found, side, bound


@compiled
def level_of(stack: Stack, depth: int) -> Tableau:
    """Return the tableau at a depth."""
    one = stack.tableaux
    return Tableau(
        one.table[depth],
        one.level[depth],
        one.basis[depth],
        one.at[depth],
        one.lower[depth],
        one.upper[depth],
        one.total[depth],
    )


@compiled
def copy(source: Tableau, target: Tableau) -> None:
    """Copy a tableau."""
    target.table[:] = source.table
    target.level[:] = source.level
    target.basis[:] = source.basis
    target.at[:] = source.at
    target.lower[:] = source.lower
    target.upper[:] = source.upper
    target.total[:] = source.total


@compiled
def explore(programme: Programme, stack: Stack, best: Best, most_nodes: int) -> tuple[int, int]:
    """Search below the tableau at depth 0; return the depth reached, -1 when all is searched, and nodes visited."""
    rest = np.zeros(programme.values.size)
    depth, nodes, fresh = 0, 0, True
    while depth >= 0:
        if fresh:
            if nodes >= most_nodes:
                return depth, nodes
            nodes += 1
            found, side, bound = visit(programme, level_of(stack, depth), best, rest)
            stack.branch[depth], stack.first[depth], stack.bounds[depth] = found, side, bound
            stack.begun[depth] = 0 if found >= 0 else 2
        spent = stack.begun[depth] == 2 or stack.bounds[depth] < best.value[0] + programme.step - SAFE
        fresh = not spent
        if spent:
            depth -= 1
            continue
        copy(level_of(stack, depth), level_of(stack, depth + 1))
        side = stack.first[depth] if stack.begun[depth] == 0 else 1 - stack.first[depth]
        stack.begun[depth] += 1
        bound_to(level_of(stack, depth + 1), stack.branch[depth], float(side), float(side))
        depth += 1
    return -1, nodes
