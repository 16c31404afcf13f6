"""What the compiled enumeration is handed: few tuples of arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class Programme(NamedTuple):
    """Raise `values @ x` while `matrix @ x <= most`, every x 0 or 1; all numbers whole.

    `matrix` has shape (rows, variables), the others follow. `step` is what a better choice is better by, at least.
    """

    matrix: Floats
    most: Floats
    values: Floats
    step: float


class Tableau(NamedTuple):
    """One relaxation, solved: columns of variables, then of slacks.

    `table` has shape (rows + 1, variables + rows); its last row are the reduced values. `level` are the values of what
    stands in `basis`; `at` says for each column 0 at its lower limit, 1 at its upper, 2 in the basis. `total` is the
    value of the relaxation.
    """

    table: Floats
    level: Floats
    basis: Whole
    at: Whole
    lower: Floats
    upper: Floats
    total: Floats


class Stack(NamedTuple):
    """The tableaux on the way down, and for each the variable branched on, its first side and how many are begun."""

    tableaux: Tableau
    branch: Whole
    first: Whole
    begun: Whole
    bounds: Floats


class Best(NamedTuple):
    """The best choice so far: its value, one number, and what it chooses."""

    value: Floats
    chosen: Floats
