"""What compiled searches among choices are handed: few tuples of arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class Uses(NamedTuple):
    """What each option uses of each row: slots `bounds[option]` to `bounds[option + 1]`, and the limits of rows."""

    bounds: Whole
    rows: Whole
    amounts: Floats
    most: Floats
    lowest: Floats


class Choices(NamedTuple):
    """The options of each group: slots `starts[group]` to `starts[group + 1]`, and the value of each option."""

    starts: Whole
    options: Whole
    values: Floats


class Standing(NamedTuple):
    """Where a search stands; `totals` holds value and excess of the state, and the best value."""

    state: Whole
    best: Whole
    load: Floats
    price: Floats
    totals: Floats
