"""Computed and stored values of every task side by side, and how many of them agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from milepost.exchange.bridge.alternatives import rules_that_agree
from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.reasons import ABOUT_SLACK, reasons_of
from milepost.exchange.bridge.values import values_of
from milepost.exchange.importers.schedule.plan import ScheduleTask, Stored, TaskKind

COMPARED = ("start", "finish", "total_slack", "critical")


@dataclass(frozen=True, slots=True)
class Line:
    """One task: what was computed, what the file stored, why it is not compared, why it differs."""

    task: ScheduleTask
    computed: Stored
    left_out: str
    dates_only: bool = False
    reason: str = ""

    @property
    def differs(self) -> list[str]:
        """Return the names of the compared values that are not equal to the stored ones; none where left out."""
        return [] if self.left_out else [name for name, same in self.agrees.items() if same is False]

    @property
    def agrees(self) -> dict[str, bool | None]:
        """Return per compared value whether both are the same; None where the file stores none."""
        mine, theirs = self.computed, self.task.stored
        slack, critical = theirs.total_slack_minutes, theirs.critical
        return {
            "start": self._same(mine.start, theirs.start),
            "finish": self._same(mine.finish, theirs.finish),
            "total_slack": None if slack is None else mine.total_slack_minutes == slack,
            "critical": None if critical is None else mine.critical == critical,
        }

    def _same(self, own: datetime | None, stored: datetime | None) -> bool | None:
        if stored is None:
            return None
        if self.dates_only and own is not None:
            return own.date() == stored.date()
        return own == stored


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the tasks compared, how many agree in each value, of how many that store it.

    `whole` counts the tasks of which all stored values agree, `explained` the others by reason.
    """

    compared: int
    agreed: dict[str, int]
    stored: dict[str, int]
    left_out: dict[str, int]
    whole: int
    explained: dict[str, int]
    unexplained: int


def lines(computed: Computed) -> tuple[Line, ...]:
    """Return a line for each task of the file, with the reason for each difference as far as it can be shown."""
    found = _lines(computed)
    reasons = reasons_of(computed) | computed.unmodelled
    told = tuple(_explained(line, reasons.get(line.task.uid, "")) for line in found)
    if not any(line.differs and not line.reason for line in told):
        return told
    other = rules_that_agree(computed.plan, _whole)
    return tuple(replace(line, reason=other.get(line.task.uid, "")) if not line.reason else line for line in told)


def _lines(computed: Computed) -> tuple[Line, ...]:
    values, dates_only = values_of(computed), computed.plan.options.dates_only
    return tuple(
        Line(task, values.get(task.uid, Stored()), _left_out(task), dates_only) for task in computed.plan.tasks
    )


def _whole(computed: Computed) -> dict[str, bool]:
    """Return of each compared task whether all its stored values are what the rules give."""
    return {line.task.uid: not line.differs for line in _lines(computed) if not line.left_out}


def _explained(line: Line, reason: str) -> Line:
    """Add the reason for a difference, unless it is one about slack and the dates differ too."""
    dates_differ = line.agrees["start"] is False or line.agrees["finish"] is False
    if not line.differs or (reason in ABOUT_SLACK and dates_differ):
        return line
    return replace(line, reason=reason)


def agreement(found: tuple[Line, ...]) -> Agreement:
    """Count what agrees, and the reasons of what does not."""
    compared = [line for line in found if not line.left_out]
    agreed = {name: sum(line.agrees[name] is True for line in compared) for name in COMPARED}
    stored = {name: sum(line.agrees[name] is not None for line in compared) for name in COMPARED}
    different = [line for line in compared if line.differs]
    return Agreement(
        compared=len(compared),
        agreed=agreed,
        stored=stored,
        left_out=dict(Counter(line.left_out for line in found if line.left_out)),
        whole=len(compared) - len(different),
        explained=dict(Counter(line.reason for line in different if line.reason)),
        unexplained=sum(not line.reason for line in different),
    )


def _left_out(task: ScheduleTask) -> str:
    for holds, reason in (
        (task.kind is TaskKind.SUMMARY, "summary"),
        (task.kind is TaskKind.LEVEL_OF_EFFORT, "level of effort"),
        (not task.active, "inactive"),
        (task.external, "external"),
        (task.manual, "manually scheduled"),
        (task.progressed, "progressed"),
        (task.levelling_delay_minutes != 0, "levelled"),
        (task.split, "split"),
        (task.stored.start is None and task.stored.early_start is None, "nothing stored"),
    ):
        if holds:
            return reason
    return ""
