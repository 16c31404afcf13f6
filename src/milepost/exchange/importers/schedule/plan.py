"""A schedule as a file states it: frozen rows, with what the source computed kept apart from what was typed.

Instants are local wall-clock times without zone, rounded to the minute; durations and lags are whole minutes.
What a file does not say is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]


class Family(Enum):
    """Whose rules decide the dates of a file."""

    MICROSOFT = "Microsoft Project"
    PRIMAVERA = "Primavera"


class TaskKind(Enum):
    """What a row of the plan is to the schedule."""

    TASK = "task"
    START_MILESTONE = "start milestone"
    FINISH_MILESTONE = "finish milestone"
    LEVEL_OF_EFFORT = "level of effort"
    SUMMARY = "summary"


class LagCalendar(Enum):
    """On which calendar the lags of a Primavera file are counted."""

    PREDECESSOR = "predecessor"
    SUCCESSOR = "successor"
    PROJECT = "project"
    ELAPSED = "24 hours"


class FloatKind(Enum):
    """Which float a Primavera file calls total float."""

    START = "start"
    FINISH = "finish"
    SMALLEST = "smallest"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one row that could not be taken as it stands, and what was done instead."""

    code: str
    row: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the file says about the project as a whole."""

    family: Family
    name: str = ""
    start: datetime | None = None
    finish: datetime | None = None
    must_finish_by: datetime | None = None
    data_date: datetime | None = None
    from_finish: bool = False
    calendar: str | None = None
    minutes_per_day: int = 480
    critical_slack_minutes: int = 0
    honour_constraints: bool = True
    many_critical_paths: bool = False
    lag_calendar: LagCalendar = LagCalendar.SUCCESSOR
    total_float: FloatKind = FloatKind.SMALLEST
    progress_override: bool = False
    critical_by_longest_path: bool = False
    dates_only: bool = False
    writer: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleCalendar:
    """A weekly pattern (0 Monday … 6 Sunday), dated exceptions, and where the rest is inherited from."""

    uid: str
    name: str
    weekly: Mapping[int, Intervals] = field(default_factory=dict)
    exceptions: Mapping[date, Intervals] = field(default_factory=dict)
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What the source itself computed for a task."""

    start: datetime | None = None
    finish: datetime | None = None
    early_start: datetime | None = None
    early_finish: datetime | None = None
    late_start: datetime | None = None
    late_finish: datetime | None = None
    total_slack_minutes: int | None = None
    free_slack_minutes: int | None = None
    critical: bool | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """A dated constraint by its short name: SNET, FNET, SNLT, FNLT, MSO, MFO; ALAP and ASAP have no date."""

    kind: str
    instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScheduleTask:
    """One row of the plan."""

    uid: str
    name: str
    parent: str | None = None
    wbs: str = ""
    outline_level: int = 0
    kind: TaskKind = TaskKind.TASK
    active: bool = True
    manual: bool = False
    external: bool = False
    calendar: str | None = None
    ignores_resource_calendars: bool = False
    constraints: tuple[Constraint, ...] = ()
    deadline: datetime | None = None
    duration_minutes: int = 0
    elapsed: bool = False
    remaining_minutes: int | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    complete_share: float = 0.0
    levelling_delay_minutes: int = 0
    split: bool = False
    baseline_finish: datetime | None = None
    stored: Stored = field(default_factory=Stored)

    @property
    def progressed(self) -> bool:
        """Say whether work on the task has begun."""
        return self.actual_start is not None or self.actual_finish is not None or self.complete_share > 0


@dataclass(frozen=True, slots=True)
class ScheduleLink:
    """A link between two tasks; a lag may be elapsed, or a share of the duration of the predecessor."""

    before: str
    after: str
    kind: str = "FS"
    lag_minutes: int = 0
    elapsed: bool = False
    lag_share: float | None = None


@dataclass(frozen=True, slots=True)
class ScheduleResource:
    """A person, machine or material that tasks need; `limits` are its units from an instant on, the first from ever."""

    uid: str
    name: str
    calendar: str | None = None
    works: bool = True
    limits: tuple[tuple[datetime | None, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ScheduleAssignment:
    """A resource on a task."""

    task: str
    resource: str
    units: float = 1.0
    work_minutes: int = 0
    delay_minutes: int = 0


@dataclass(frozen=True, slots=True)
class SchedulePlan:
    """Everything that was read from one file."""

    options: Options
    calendars: tuple[ScheduleCalendar, ...]
    tasks: tuple[ScheduleTask, ...]
    links: tuple[ScheduleLink, ...]
    resources: tuple[ScheduleResource, ...] = ()
    assignments: tuple[ScheduleAssignment, ...] = ()
    problems: tuple[Problem, ...] = ()
