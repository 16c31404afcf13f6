"""The arrays that the compiled passes read, grouped so that a pass takes few arguments."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int32]
Units = npt.NDArray[np.int64]
Kinds = npt.NDArray[np.int8]


class PlainLinks(NamedTuple):
    """Links by slot: those into position p are `bounds[p]:bounds[p + 1]`.

    `before` is the position of the predecessor, `kind` a value of `LinkKind`, `lag` its units; the latter two
    are empty when every link is FS without lag.
    """

    bounds: Index
    before: Index
    kind: Kinds
    lag: Units
