"""The arrays that the compiled draws read, and the numbers of their columns and recipes."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

TILE = 64  # iterations that are drawn and passed together
QUARTER = TILE // 4  # one counter gives four numbers


class RecipeKind(IntEnum):
    """How the loops turn a uniform u into a sample; what stands at the place of the numbers."""

    LINE = 0  # a, b: a + b·u
    TRIANGLE = 1  # minimum, maximum, share before the mode, and the two areas under the root
    STEPS = 2  # k, then k cumulative shares, then k values
    GRID = 3  # k, then k values evenly spread over u
    TABLE = 4  # values and slopes below and above the median, over the eighth root of the tail


LINE, TRIANGLE, STEPS, GRID = 0, 1, 2, 3
CELLS = 256
ROOT_FIRST = 2.0**-4.25  # eighth roots of the tails that a table covers: 2^-34 to 1/2
ROOT_LAST = 0.5**0.125
ROOT_STEP = (ROOT_LAST - ROOT_FIRST) / CELLS


class Purpose(IntEnum):
    """What a stream of uniforms is for; streams of the same number and another purpose are independent."""

    DURATION = 0
    COST = 1
    EVENT = 2
    IMPACT = 3
    WEATHER = 4
    SHUFFLE = 8  # added to another purpose


SHUFFLE = 8

# Columns of the variables: number and purpose of the stream, recipe and place of its numbers, row of the copula
# or -1, first of its factors, and whether a branch may leave it out.
STREAM, PURPOSE, KIND, PLACE, SOURCE, FACTORS, OPTIONAL = 0, 1, 2, 3, 4, 5, 6
VARIABLE_COLUMNS = 7
# Columns of the factors: stream of the event, recipe and place of the impact.
FACTOR_STREAM, FACTOR_KIND, FACTOR_PLACE, FACTOR_IMPACT = 0, 1, 2, 3
# Columns of their shares: the event happens from LOW to HIGH; else the factor is OUTSIDE.
LOW, HIGH, OUTSIDE = 0, 1, 2
# Columns of the rows of the copula: stream, purpose, first column of the matrix that is not zero.
COPULA_FIRST = 2


class Draws(NamedTuple):
    """All that is drawn, in the order in which it is drawn.

    `numbers` of all recipes; `variables` (v + 1, 7), activities before costs, the last row ends the ranges;
    `factor_of` their factors; `factors` (f, 4) and `shares` (f, 3); `copula` (c, 3) and its lower triangular
    `matrix` (c, c).
    """

    numbers: Floats
    variables: Whole
    factor_of: Whole
    factors: Whole
    shares: Floats
    copula: Whole
    matrix: Floats
