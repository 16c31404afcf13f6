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


# Columns of the tallies of an activity: iterations in which it was critical; sums of its duration less the expected
# one, of that squared, of that times the duration of the project, and of the share of duration in duration and
# slack times the duration of the project.
CRITICAL, DURATION, SQUARE, PRODUCT, SIGNIFICANCE = 0, 1, 2, 3, 4
TALLIES = 5

FIXED, WHOLE_PROJECT = -2, -1  # what a cost is multiplied by, where it is no position of an activity


class Found(NamedTuple):
    """What a simulation writes: finish, duration and cost (N,), `watched` (k, N), `tallies` (blocks, n, 5).

    Finishes and `watched` are in the unit of the path: counts of the plain loop, instants of the dated one.
    """

    finish: Floats
    duration: Floats
    cost: Floats
    watched: Floats
    tallies: Floats


class Counting(NamedTuple):
    """What is counted: `expected` (n,) durations, the slack up to which an activity is critical, positions to watch.

    `per` (k,) says by position, `FIXED` or `WHOLE_PROJECT` what the k costs that follow the activities are
    multiplied by.
    """

    expected: Floats
    slack: float
    watch: Whole
    per: Whole


# Columns of the days of calendars under a sky: calendar, day, number of the sky, places of its exception, of the
# table of the undisturbed day and of a day without work, working minutes of regular weeks before it, and of its
# weekday.
CALENDAR, DAY, SKY, PLACE_OF_DAY, TABLE_OF_DAY, NO_WORK, REGULAR_BEFORE, REGULAR = 0, 1, 2, 3, 4, 5, 6, 7
SKY_COLUMNS = 8
