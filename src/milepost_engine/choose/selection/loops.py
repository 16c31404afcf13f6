"""Compiled search among choices: moves and exchanges of projects under prices of what is overused.

Loads and limits are whole numbers in float64, so that sums are exact; an option is a variable, -1 stands for none.
"""

from __future__ import annotations

import numpy as np

from milepost_engine.choose.selection.arrays import Choices, Standing, Uses, Whole
from milepost_engine.time.compiled import compiled

RAISED, LOWERED = 1.03, 0.995
BETWEEN_PRICES = 1024
EXCHANGES = 0.6
LEAVES = 0.7


@compiled
def shift(option: int, sign: float, uses: Uses, place: Standing) -> tuple[float, float]:
    """Add or take away what an option uses; return the change of the penalty and of the excess."""
    penalty = excess = 0.0
    if option >= 0:
        for slot in range(uses.bounds[option], uses.bounds[option + 1]):
            row = uses.rows[slot]
            over = max(0.0, place.load[row] - uses.most[row])
            place.load[row] += sign * uses.amounts[slot]
            change = max(0.0, place.load[row] - uses.most[row]) - over
            excess += change
            penalty += place.price[row] * change
    return penalty, excess


@compiled
def reprice(uses: Uses, place: Standing) -> None:
    """Raise the price of what is overused, and let the others fall to their lowest."""
    for row in range(uses.most.size):
        if place.load[row] > uses.most[row]:
            place.price[row] *= RAISED
        elif place.price[row] > uses.lowest[row]:
            place.price[row] *= LOWERED


@compiled
def another(state: Whole, group: int, choices: Choices, chance: np.random.Generator) -> int:
    """Return a random other option of a group; leaving it out is one."""
    count = choices.starts[group + 1] - choices.starts[group]
    drawn = int(chance.random() * (count + 1))
    option = -1 if drawn == count else choices.options[choices.starts[group] + drawn]
    return -1 if option == state[group] else option


@compiled
def partner(state: Whole, first: int, choices: Choices, chance: np.random.Generator) -> tuple[int, int]:
    """Return a group to change together with the first and its new option, or -1 for no group."""
    group = int(chance.random() * (choices.starts.size - 1))
    if group == first or (state[first] < 0 and state[group] < 0):
        return -1, -1
    if state[first] < 0 and chance.random() < LEAVES:
        return group, -1
    option = choices.options[
        choices.starts[group] + int(chance.random() * (choices.starts[group + 1] - choices.starts[group]))
    ]
    return (-1, -1) if option == state[group] else (group, option)


@compiled
def search(chance: np.random.Generator, steps: int, heat: float, choices: Choices, uses: Uses, place: Standing) -> None:
    """Try random changes at one heat."""
    state = place.state
    for step in range(steps):
        if step % BETWEEN_PRICES == 0:
            reprice(uses, place)
        group = int(chance.random() * (choices.starts.size - 1))
        new = another(state, group, choices, chance)
        if new == state[group]:
            continue
        other, joined = partner(state, group, choices, chance) if chance.random() < EXCHANGES else (-1, -1)
        change = (state[group], new, state[other] if other >= 0 else -1, joined)
        gain, excess = exchange(change, 1.0, choices, uses, place)
        if accept(gain, heat, chance):
            state[group] = new
            if other >= 0:
                state[other] = joined
            place.totals[0] += worth(change, choices)
            place.totals[1] += excess
            remember(place)
        else:
            exchange(change, -1.0, choices, uses, place)


@compiled
def exchange(
    change: tuple[int, int, int, int], sign: float, choices: Choices, uses: Uses, place: Standing
) -> tuple[float, float]:
    """Take two options away and add two others, or back; return the gain after penalties, and the excess."""
    gain = excess = 0.0
    for at in range(4):
        direction = sign if at % 2 else -sign
        paid, over = shift(change[at], direction, uses, place)
        excess += over
        gain -= paid
    return gain + sign * worth(change, choices), excess


@compiled
def worth(change: tuple[int, int, int, int], choices: Choices) -> float:
    """Return the value that a change brings."""
    total = 0.0
    for at in range(4):
        if change[at] >= 0:
            total += choices.values[change[at]] if at % 2 else -choices.values[change[at]]
    return total


@compiled
def accept(gain: float, heat: float, chance: np.random.Generator) -> bool:
    """Accept every gain, and a loss the more rarely the larger it is against the heat."""
    return gain >= 0 or chance.random() < np.exp(gain / heat)


@compiled
def remember(place: Standing) -> None:
    """Keep the state when it breaks nothing and is better than all before."""
    if place.totals[1] == 0 and place.totals[0] > place.totals[2]:
        place.totals[2] = place.totals[0]
        place.best[:] = place.state
