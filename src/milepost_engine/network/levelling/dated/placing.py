"""One serial pass: along the links, each activity at the first start at which its resources are free (DOMAIN 3.10)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Field, LinkField
from milepost_engine.network.kinds import ActivityKind
from milepost_engine.network.levelling.dated.free import FOREVER, Free
from milepost_engine.network.levelling.dated.levelled import Move, Need, Overload
from milepost_engine.network.levelling.problem import Resource
from milepost_engine.network.schedule import Edit, Schedule, reschedule

_PINS = (Field.AS_LATE_AS_POSSIBLE, Field.START_BY, Field.FINISH_BY, Field.ACTUAL_START)


class Placing:
    """The state of one pass.

    Parameters
    ----------
    base : Schedule
        n activities, dated without limits of resources.
    resources : sequence of Resource
        R resources; steps count instants.
    needs : mapping of activity to needs
        Who holds what.
    within_float : bool
        No activity starts after its late start; what then finds no room is overloaded as little as possible.
    """

    def __init__(
        self,
        base: Schedule,
        resources: Sequence[Resource],
        needs: Mapping[int, Sequence[Need]],
        *,
        within_float: bool,
    ) -> None:
        self.base = self.schedule = base
        self.resources, self.needs, self.within_float = resources, needs, within_float
        self.free = [Free(resource.steps) for resource in resources]
        self.held: list[list[tuple[int, int, int]]] = [[] for _ in resources]
        self.moves: list[Move] = []
        self._dates = base.planned
        self._rows = base.plan.activities

    def run(self, keys: npt.NDArray[np.float64]) -> None:
        """Place every activity, the one with the least key first among those whose predecessors stand."""
        begun = [row for row in self.needs if self._is_pinned(row)]
        for row in begun:
            self._hold(row)
        links = self.base.plan.links
        waiting = np.bincount(links[:, LinkField.AFTER], minlength=len(self._rows))
        behind: dict[int, list[int]] = {}
        for before, after in links[:, [LinkField.BEFORE, LinkField.AFTER]].tolist():
            behind.setdefault(before, []).append(after)
        eligible = [(float(keys[row]), int(row)) for row in np.flatnonzero(waiting == 0)]
        heapq.heapify(eligible)
        while eligible:
            _, row = heapq.heappop(eligible)
            if row in self.needs and not self._is_pinned(row):
                self._place(row)
            for after in behind.get(row, ()):
                waiting[after] -= 1
                if waiting[after] == 0:
                    heapq.heappush(eligible, (float(keys[after]), after))

    def overloads(self) -> Iterable[Overload]:
        """Yield what is taken beyond what there is, by resource and time, from the dates of the finished pass."""
        dates = self._dates.tolist()
        taken: list[list[tuple[int, int, int, int]]] = [[] for _ in self.resources]
        for needs in self.needs.values():
            for need in needs:
                begin, end, _ = dates[need.activity]
                if end > begin:
                    taken[need.resource].append((begin, end, need.amount, need.activity))
        for number, resource in enumerate(self.resources):
            free = Free(resource.steps)
            for begin, end, amount, _ in taken[number]:
                free.take(begin, end, amount)
            for low, high, missing in free.overdrawn():
                rows = tuple(sorted(row for begin, end, _, row in taken[number] if begin < high and end > low))
                yield Overload(number, low, high, missing, rows)

    def _is_pinned(self, row: int) -> bool:
        """Return whether levelling leaves it where it is: begun, dated hard, as late as possible, or without work."""
        cells = self._rows[row]
        if cells[Field.KIND] != ActivityKind.TASK or not cells[Field.DURATION]:
            return True
        return bool(cells[Field.AS_LATE_AS_POSSIBLE]) or any(cells[field] >= 0 for field in _PINS[1:])

    def _place(self, row: int) -> None:
        begin, end = (int(instant) for instant in self._dates[row, :2])
        first, waits = begin, None
        latest = int(self.base.late[row, 0]) if self.within_float else FOREVER
        while (lack := self._lack(row, begin, end)) is not None:
            instant, resource = lack
            begin = FOREVER if instant == FOREVER else self._aligned(row, instant)
            if begin > latest or begin == FOREVER:
                begin, waits = self._least_bad(row, first, min(latest, begin)), None
            else:
                waits = (resource, instant)
            end = self._moved(row, begin) if begin > first else int(self._dates[row, 1])
            begin = int(self._dates[row, 0])
            if waits is None:
                break
        if waits is not None and begin > first:
            resource, instant = waits
            holders = tuple(sorted(one for one, low, high in self.held[resource] if low < instant <= high))
            self.moves.append(Move(row, first, begin, resource, holders))
        self._hold(row)

    def _lack(self, row: int, begin: int, end: int) -> tuple[int, int] | None:
        """Return the latest instant until which something lacks, and the resource; None when all is there."""
        found: tuple[int, int] | None = None
        for need in self.needs[row]:
            until = self.free[need.resource].lacks_until(begin, end, need.amount)
            if until is not None and (found is None or until > found[0]):
                found = until, need.resource
        return found

    def _aligned(self, row: int, instant: int) -> int:
        calendar = self.base.plan.calendars[self._rows[row, Field.CALENDAR]]
        return int(calendar.next_start(instant))

    def _moved(self, row: int, begin: int) -> int:
        """Start the activity no sooner than `begin`; return its finish."""
        self.schedule = reschedule(self.schedule, [Edit(row, Field.START_FROM, begin)])
        self._dates = self.schedule.planned
        return int(self._dates[row, 1])

    def _least_bad(self, row: int, first: int, latest: int) -> int:
        """Return the start from `first` to `latest` at which least is lacking, the earliest of equals."""
        if latest <= first or not self.within_float:
            return first
        calendar = self.base.plan.calendars[self._rows[row, Field.CALENDAR]]
        length = int(self._rows[row, Field.DURATION])
        starts = {first}
        for need in self.needs[row]:
            starts |= {self._aligned(row, instant) for instant in self.free[need.resource].begins_within(first, latest)}

        def lacking(begin: int) -> int:
            end = int(calendar.add(begin, length))
            return sum(self.free[need.resource].lacking(begin, end, need.amount) for need in self.needs[row])

        return min((begin for begin in sorted(starts) if begin <= latest), key=lacking)

    def _hold(self, row: int) -> None:
        begin, end = (int(instant) for instant in self._dates[row, :2])
        if end <= begin:
            return
        for need in self.needs[row]:
            self.free[need.resource].take(begin, end, need.amount)
            self.held[need.resource].append((row, begin, end))
