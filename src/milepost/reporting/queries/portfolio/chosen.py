"""Which cycle, period and compared period an address asks for, as they were known at its moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Cycle, Period
from milepost.reporting.queries.source import Source


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cycles there are, the periods of the chosen one (latest first), the period shown and what it is held against.

    `others` are the latest periods of the other cycles, which may be compared with too.
    """

    cycles: Sequence[Cycle]
    cycle: Cycle
    periods: Sequence[Period]
    period: Period
    compared: Period | None
    others: Sequence[Period] = ()

    @property
    def locked(self) -> bool:
        """Say whether the period shown takes no more reports."""
        return bool(self.period.state == PeriodState.LOCKED)

    @property
    def interims(self) -> list[Period]:
        """Return the interim periods of the stretch shown; of the latest one, those after it too."""
        later = [each.start_date for each in self.periods if each.start_date > self.period.end_date]
        until = min(later, default=None)
        return [
            each
            for each in self.others
            if each.cycle.interim_of_id == self.cycle.pk
            and each.end_date >= self.period.start_date
            and (until is None or each.end_date < until)
        ]

    def back(self, count: int) -> list[Period]:
        """Return the latest `count` periods up to the one shown, the earliest first."""
        until = [each for each in self.periods if each.end_date <= self.period.end_date]
        return list(reversed(until[:count]))


def _known(moment: datetime | None) -> tuple[list[Period], dict[int, Cycle]]:
    """Return the periods, the latest first, and the cycles by id; with one query for the present."""
    if moment is None:
        present = list(Period.objects.select_related("cycle").order_by("-end_date", "-pk"))
        return present, {each.cycle_id: each.cycle for each in present}
    source = Source(moment)
    cycles = {each.pk: each for each in source.rows(Cycle)}
    known = [each for each in source.rows(Period) if each.cycle_id in cycles]
    for each in known:
        each.cycle = cycles[each.cycle_id]
    return sorted(known, key=attrgetter("end_date", "pk"), reverse=True), cycles


def choose(address: Mapping[str, str], moment: datetime | None = None) -> Chosen | None:
    """Return what an address asks for; what it leaves open is the latest period and the one before. None: no period."""
    periods, cycles = _known(moment)
    if not periods:
        return None
    by_id = {str(each.pk): each for each in periods}
    period = by_id.get(address.get("period", ""))
    wanted = address.get("cycle", "")
    cycle_id = int(wanted) if wanted.isdigit() and any(str(each.cycle_id) == wanted for each in periods) else None
    if cycle_id is None:
        main = [each for each in periods if cycles[each.cycle_id].interim_of_id is None]
        cycle_id = (period or (main or periods)[0]).cycle_id
    own = [each for each in periods if each.cycle_id == cycle_id]
    shown = period if period is not None and period.cycle_id == cycle_id else own[0]
    earlier = [each for each in own if each.end_date < shown.end_date]
    compared = by_id.get(address.get("compare", "")) or (earlier[0] if earlier else None)
    return Chosen(
        cycles=[each for each in cycles.values() if any(one.cycle_id == each.pk for one in periods)],
        cycle=cycles[cycle_id],
        periods=own,
        period=shown,
        compared=None if compared is None or compared.pk == shown.pk else compared,
        others=[each for each in periods if each.cycle_id != cycle_id],
    )
