"""Rows of the engine under construction: one an activity, and two a summary that has links."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from milepost.exchange.bridge.clocks import Clocks
from milepost.exchange.importers.schedule.plan import LagCalendar, SchedulePlan, ScheduleTask
from milepost_engine.network import ELAPSED, ActivityKind, Field, LinkKind
from milepost_engine.time import minute_of

Link = tuple[int, int, int, int, int]


@dataclass
class Draft:
    """What becomes a plan of the engine; each activity is a mapping of columns to values."""

    plan: SchedulePlan
    clocks: Clocks
    activities: list[dict[Field, int]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    row_of: dict[str, int] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    slack_clocks: dict[int, int] = field(default_factory=dict)
    rest_clocks: dict[int, int] = field(default_factory=dict)
    resting: dict[int, int] = field(default_factory=dict)
    gates: dict[str, tuple[int, int]] = field(default_factory=dict)
    unmodelled: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, key: str, columns: dict[Field, int]) -> int:
        """Add an activity and return its row."""
        self.activities.append(columns)
        self.keys.append(key)
        return len(self.activities) - 1

    def link(self, before: int, after: int, kind: LinkKind = LinkKind.FS, lag: int = 0, clock: int = 0) -> None:
        """Add a link between two rows."""
        self.links.append((before, after, int(kind), lag, ELAPSED if clock < 0 else clock))

    def array(self) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """Return the activities as the engine takes them."""
        rows = np.full((len(self.activities), len(Field)), -1, dtype=np.int64)
        rows[:, : Field.START_FROM] = 0
        for number, columns in enumerate(self.activities):
            for column, value in columns.items():
                rows[number, column] = value
        return rows


def minute(instant: datetime) -> int:
    """Return the engine's minute of an instant."""
    return minute_of(instant)


_COLUMNS: dict[str, tuple[Field, ...]] = {
    "SNET": (Field.START_FROM,),
    "SNLT": (Field.START_BY,),
    "MSO": (Field.START_FROM, Field.START_BY),
    "FNET": (Field.FINISH_FROM,),
    "FNLT": (Field.FINISH_BY,),
    "MFO": (Field.FINISH_FROM, Field.FINISH_BY),
}


def constrain(columns: dict[Field, int], task: ScheduleTask) -> None:
    """Write the dated constraints and the deadline of a task into its columns."""
    for constraint in task.constraints:
        if constraint.kind == "ALAP":
            columns[Field.AS_LATE_AS_POSSIBLE] = 1
        elif constraint.instant is not None:
            columns |= dict.fromkeys(_COLUMNS[constraint.kind], minute(constraint.instant))
    if task.deadline is not None:
        columns[Field.DEADLINE] = minute(task.deadline)


def gate(clock: int) -> dict[Field, int]:
    """Return the columns of a row without duration that stands wherever its links put it."""
    return {Field.CALENDAR: clock, Field.KIND: int(ActivityKind.FINISH_MILESTONE)}


def lag_clock(draft: Draft, before: int, after: int) -> int:
    """Return the number of the calendar on which a lag between two rows is counted."""
    where = draft.plan.options.lag_calendar
    if where is LagCalendar.ELAPSED:
        return ELAPSED
    if where is LagCalendar.PROJECT:
        return 0
    row = before if where is LagCalendar.PREDECESSOR else after
    return draft.activities[row].get(Field.CALENDAR, 0)
