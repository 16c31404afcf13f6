"""Compute a plan, and compute it again after an edit: dates, floats and the links that drive them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import (
    COLUMNS,
    CONSTRAINT_WINS,
    EARLY,
    EARLY_END,
    FIRST_IN,
    FIRST_OUT,
    FLOOR,
    FREE,
    LATE,
    LATE_END,
    OUT,
    OVERRIDE,
    PLANNED,
    PROJECT,
    TOTAL,
    Field,
    LinkField,
    Units,
    Work,
)
from milepost_engine.network.errors import NetworkError, PlanRangeError
from milepost_engine.network.graph import Graph, build_graph
from milepost_engine.network.kinds import ActivityKind, ConflictRule, ProgressRule
from milepost_engine.network.plan import Plan, check_plan
from milepost_engine.time import END_MINUTE
from milepost_engine.time.tables import stack_calendars

Mask = npt.NDArray[np.bool_]
NO_SLACK = 2**60  # slack of a link that holds nobody


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed cell of a plan: `row` of the activities (a `Field`) or of the links (a `LinkField`)."""

    row: int
    field: Field | LinkField
    value: int


@dataclass(frozen=True, eq=False)
class Schedule:
    """What the passes found. Instants and floats come in the order of the plan's rows.

    Attributes
    ----------
    plan : Plan
        What was computed.
    graph : Graph
        The order in which it was computed.
    work : Work
        The arrays of the passes, by position; for the loops.
    finish : int
        Instant of the last early finish; the start of a plan without activities.
    late_end : int
        Instant from which the backward pass counted.
    """

    plan: Plan
    graph: Graph
    work: Work
    finish: int
    late_end: int

    @cached_property
    def early(self) -> Units:
        """Return early start, finish and resumption as instants, shape (n, 3)."""
        return self._instants(EARLY)

    @cached_property
    def late(self) -> Units:
        """Return late start, finish and resumption as instants, shape (n, 3)."""
        return self._instants(LATE)

    @cached_property
    def planned(self) -> Units:
        """Return planned start, finish and resumption, shape (n, 3): early, or as late as free float lets."""
        return self._instants(PLANNED)

    @cached_property
    def total_float(self) -> Units:
        """Return total float in working minutes of each activity's calendar, shape (n,).

        min(LS - ES, LF - EF); LF - EF alone once begun; 0 where done or where it does not apply
        (`has_float`).
        """
        return self._column(TOTAL)

    @cached_property
    def free_float(self) -> Units:
        """Return free float in working minutes, shape (n,): slip that moves no successor's planned date."""
        return self._column(FREE)

    @property
    def interfering_float(self) -> Units:
        """Return total less free float: slip that costs the successors but not the end, shape (n,)."""
        return self.total_float - self.free_float

    @cached_property
    def has_float(self) -> Mask:
        """Return which activities have a float: not done, and no level of effort, shape (n,)."""
        rows = self.plan.activities
        mask: Mask = rows[:, Field.ACTUAL_FINISH] < 0
        mask &= rows[:, Field.KIND] != ActivityKind.LEVEL_OF_EFFORT
        return mask

    def critical(self, threshold: int = 0) -> Mask:
        """Return which activities have at most `threshold` working minutes of total float, shape (n,)."""
        mask: Mask = self.has_float & (self.total_float <= threshold)
        return mask

    @cached_property
    def link_slack(self) -> Units:
        """Return per link the working minutes its successor stands later than it asks, shape (m,).

        0: the link drives. Negative: it is broken by a constraint that wins. `NO_SLACK`: it holds nobody.
        """
        from milepost_engine.network.loops import outcome  # noqa: PLC0415 - the compiler loads at first use

        by_slot = np.full(self.graph.link.size, NO_SLACK, dtype=np.int64)
        outcome.link_slacks(*self.work, by_slot)
        return by_slot[self.slot_of]

    @cached_property
    def slot_of(self) -> npt.NDArray[np.int32]:
        """Return the slot in which each link of the plan stands, shape (m,)."""
        slots = np.empty(self.graph.link.size, dtype=np.int32)
        slots[self.graph.link] = np.arange(slots.size, dtype=np.int32)
        return slots

    @property
    def driving(self) -> Mask:
        """Return which links drive their successor, shape (m,)."""
        mask: Mask = self.link_slack == 0
        return mask

    @cached_property
    def missed_deadlines(self) -> npt.NDArray[np.intp]:
        """Return the activities whose planned finish lies after their deadline."""
        deadline = self.plan.activities[:, Field.DEADLINE]
        return np.flatnonzero((deadline >= 0) & (self.planned[:, 1] > deadline))

    @cached_property
    def out_of_sequence(self) -> npt.NDArray[np.intp]:
        """Return the links whose successor began or finished before the link allowed it."""
        links, rows = self.plan.links, self.plan.activities
        before, after = links[:, LinkField.BEFORE], links[:, LinkField.AFTER]
        from_finish = links[:, LinkField.KIND] % 2 == 0
        to_start = links[:, LinkField.KIND] < 2
        left = np.where(from_finish, rows[before, Field.ACTUAL_FINISH], rows[before, Field.ACTUAL_START])
        right = np.where(to_start, rows[after, Field.ACTUAL_START], rows[after, Field.ACTUAL_FINISH])
        return np.flatnonzero((right >= 0) & ((left < 0) | (left > right)))

    def _column(self, column: int) -> Units:
        by_position: Units = self.work.rows[:PROJECT, column]
        return by_position.copy() if self.graph.ordered else by_position[self.graph.position]

    def _instants(self, first: int) -> Units:
        from milepost_engine.network.loops import outcome  # noqa: PLC0415 - the compiler loads at first use

        found = np.empty((self.graph.size, 3), dtype=np.int64)
        outcome.instants(self.work.rows, self.work.tables, first, found)
        return found if self.graph.ordered else found[self.graph.position]


def schedule_plan(plan: Plan) -> Schedule:
    """Compute early, late and planned dates and all floats of a plan.

    Parameters
    ----------
    plan : Plan
        n activities, m links; the time taken is proportional to n + m.

    Returns
    -------
    Schedule
        Forward and backward pass of DOMAIN 3.9 [Kelley and Walker 1959; GAO Schedule Assessment Guide].

    Raises
    ------
    NetworkError
        On a row that cannot be; it is named.
    LoopError
        If activities wait for each other.
    PlanRangeError
        If a date leaves the years 1970 to 2200; the first such activity is named.

    Examples
    --------
    Two days, then one day, from Friday 9 January 2026, 9:00, on a week of Monday to Friday, 9 to 17.

    >>> from milepost_engine.network import activity_rows, link_rows
    >>> from milepost_engine.time import Calendar, date_of, day_of, weekdays, working_time
    >>> from datetime import date
    >>> office = working_time(Calendar("Office", weekdays([(540, 1020)])))
    >>> start = day_of(date(2026, 1, 9)) * 1440
    >>> schedule = schedule_plan(Plan(activity_rows([960, 480]), link_rows([0], [1]), [office], start))
    >>> date_of(schedule.finish // 1440)
    datetime.date(2026, 1, 13)
    """
    from milepost_engine.network.loops import graph as graph_loops  # noqa: PLC0415 - the compiler loads at first use

    check_plan(plan)
    ends = plan.links[:, LinkField.BEFORE], plan.links[:, LinkField.AFTER]
    graph = build_graph(len(plan.activities), *ends)
    rows = np.zeros((graph.size + 1, COLUMNS), dtype=np.int64)
    rows[:PROJECT, : len(Field)] = plan.activities if graph.ordered else plan.activities[graph.order]
    rows[:, FIRST_IN] = graph.before_bounds
    rows[:, FIRST_OUT], out = graph.after
    links = np.empty((out.size, OUT + 1), dtype=np.int64)
    graph_loops.lay_out_links(np.ascontiguousarray(plan.links), graph.link, graph.position, out, links)
    work = Work(rows, links, stack_calendars(plan.calendars))
    return _compute(plan, graph, work, np.ones(graph.size, dtype=np.int8))


def reschedule(schedule: Schedule, edits: Sequence[Edit]) -> Schedule:
    """Compute a schedule again after some cells of its plan changed; only what they reach is recomputed.

    The given schedule stays as it is. Ends of links cannot be edited: that is another network, for
    `schedule_plan`.

    Raises
    ------
    NetworkError
        As `schedule_plan`, or if an edit would move an end of a link.
    """
    graph, old = schedule.graph, schedule.work
    moved = np.zeros(graph.size, dtype=np.int8)
    plan, work = schedule.plan, Work(old.rows.copy(), old.links, old.tables.copy())
    if any(isinstance(edit.field, Field) for edit in edits):
        plan = replace(plan, activities=plan.activities.copy())
    if any(isinstance(edit.field, LinkField) for edit in edits):
        plan, work = replace(plan, links=plan.links.copy()), Work(work.rows, old.links.copy(), work.tables)
    for edit in edits:
        if isinstance(edit.field, Field):
            position = graph.position[_row(edit, plan.activities)]
            plan.activities[edit.row, edit.field] = work.rows[position, edit.field] = edit.value
            moved[position] = 1
        elif edit.field in {LinkField.BEFORE, LinkField.AFTER}:
            raise NetworkError(f"Link {edit.row}: its ends cannot be edited; schedule the changed plan anew.")
        else:
            slot = schedule.slot_of[_row(edit, plan.links)]
            plan.links[edit.row, edit.field] = work.links[slot, edit.field] = edit.value
            moved[work.links[slot, : LinkField.AFTER + 1]] = 1
    check_plan(
        plan,
        activities=[edit.row for edit in edits if isinstance(edit.field, Field)],
        links=[edit.row for edit in edits if isinstance(edit.field, LinkField)],
    )
    return _compute(plan, graph, work, moved)


def _row(edit: Edit, rows: Units) -> int:
    if not 0 <= edit.row < len(rows):
        raise NetworkError(f"There is no row {edit.row} to edit; the rows are 0 to {len(rows) - 1}.")
    return edit.row


def _compute(plan: Plan, graph: Graph, work: Work, moved: npt.NDArray[np.int8]) -> Schedule:
    """Run the passes over the rows that `moved` marks and over what they reach."""
    from milepost_engine.network.loops import backward, forward, outcome  # noqa: PLC0415 - loads at first use
    from milepost_engine.time import loops as time_loops  # noqa: PLC0415 - same

    project = work.rows[PROJECT]
    earliest = plan.start if plan.data_date is None else max(plan.start, plan.data_date)
    project[FLOOR] = earliest
    time_loops.note(work.tables, FLOOR, earliest)
    project[CONSTRAINT_WINS] = plan.conflict is ConflictRule.CONSTRAINT_WINS
    project[OVERRIDE] = plan.progress is ProgressRule.PROGRESS_OVERRIDE
    forward.sweep_forward(*work, moved)
    finish = forward.last_finish(work.rows, work.tables, plan.start)
    late_end = finish if plan.finish_by is None else plan.finish_by
    if project[LATE_END] != late_end or project[EARLY_END] != finish:
        moved[:] = 1
    project[LATE_END], project[EARLY_END] = late_end, finish
    time_loops.note(work.tables, LATE_END, late_end)
    time_loops.note(work.tables, EARLY_END, finish)
    backward.sweep_backward(*work, moved)
    outcome.span_levels_of_effort(*work)
    _check_range(plan, graph, work.rows)
    return Schedule(plan, graph, work, int(finish), int(late_end))


def _check_range(plan: Plan, graph: Graph, rows: Units) -> None:
    """Refuse results beyond the working minutes of 1970 to 2200 of any calendar."""
    most = np.array([calendar.worked_before(END_MINUTE) for calendar in plan.calendars], dtype=np.int64)
    allowed = most[rows[:PROJECT, Field.CALENDAR]]
    least = np.minimum(rows[:PROJECT, EARLY], rows[:PROJECT, LATE])
    greatest = np.maximum(rows[:PROJECT, EARLY + 1], rows[:PROJECT, LATE + 1])
    outside = (least < 0) | (greatest > allowed)
    if outside.any():
        row = int(graph.order[np.flatnonzero(outside)[0]])
        raise PlanRangeError(f"{plan.name(row)} leaves the years 1970 to 2200; check its duration, lags and dates.")
