"""The arrays that the compiled passes read, grouped so that a pass takes few arguments."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from milepost_engine.time.tables import Tables

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


NONE = -1  # an instant that is not given


class Field(IntEnum):
    """Columns of the activities: minutes, numbers and instants, all int64."""

    DURATION = 0
    CALENDAR = 1
    KIND = 2
    INTERRUPTIBLE = 3
    AS_LATE_AS_POSSIBLE = 4
    START_FROM = 5
    FINISH_FROM = 6
    START_BY = 7
    FINISH_BY = 8
    DEADLINE = 9
    ACTUAL_START = 10
    ACTUAL_FINISH = 11


class LinkField(IntEnum):
    """Columns of the links: two activities, kind, minutes of lag and the calendar that counts them."""

    BEFORE = 0
    AFTER = 1
    KIND = 2
    LAG = 3
    LAG_CALENDAR = 4


# Columns that follow those of `Field` while a plan is computed. Each triple is start, finish and the face on
# which a milestone stands (1 start): the early, the late and the planned dates, as working minutes.
EARLY, LATE, PLANNED = 12, 15, 18
TOTAL, FREE, BEGUN = 21, 22, 23
FIRST_IN, FIRST_OUT = 24, 25
COLUMNS = 26

# One more row stands for the project: its own columns, and the ends of the ranges of links.
LATE_END, EARLY_END, FLOOR, CONSTRAINT_WINS, OVERRIDE = 0, 1, 2, 3, 4
PROJECT = -1

# One more column of the links while a plan is computed: the slots again, grouped by predecessor.
OUT = 5


class Work(NamedTuple):
    """All that a pass reads and writes, by position and slot.

    `rows` (n + 1, 26) int64: columns of `Field`, results, first slot in and first place out; the last row is
    the project. `links` (m, 6) int64: columns of `LinkField` with positions for activities, and OUT.
    `tables`: the calendars.
    """

    rows: Units
    links: Units
    tables: Tables
