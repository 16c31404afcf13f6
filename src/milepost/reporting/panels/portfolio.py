"""The portfolio of a period, read once: what the figures, the lists and the table of a board or home draw from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from milepost.kernel import clock
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Period
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.chosen import Chosen
from milepost.reporting.queries.portfolio.figures import Late, Turned
from milepost.reporting.queries.portfolio.lines import Line, Shade, read_lines, read_shades
from milepost.reporting.queries.portfolio.names import ProjectName, project_names
from milepost.reporting.queries.portfolio.scope import Sight


@dataclass(slots=True)
class Portfolio:
    """The lines of the period shown and of the one it is held against, with the names of what is drawn."""

    sight: Sight
    chosen: Chosen
    moment: datetime | None
    lines: list[Line]
    before: Mapping[int, Shade]
    interims: Sequence[Line] = ()
    _names: dict[int, ProjectName] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the date that lateness is counted to."""
        return (self.moment or clock.now()).date()

    @property
    def period(self) -> Period:
        """Return the period shown."""
        return self.chosen.period

    @property
    def address(self) -> dict[str, object]:
        """Return what the page shows, as addresses of explanations and lists repeat it."""
        compared = self.chosen.compared
        return {"period": self.period.pk, "compare": compared.pk if compared else "", **self.sight.scope.chosen}

    def turned(self) -> list[Turned]:
        """Return what turned since the compared period, the worst first."""
        return figures.turned(self.before, self.lines)

    def late(self) -> list[Late]:
        """Return what is late or grey, the reports in between among them."""
        locked = {each.pk for each in self.chosen.interims if each.state == PeriodState.LOCKED}
        between = [
            replace(late, what=f"Interim: {late.what[0].lower()}{late.what[1:]}")
            for line in self.interims
            for late in figures.late_or_grey([line], self.today, locked=line.period_id in locked)
            if late.what != "Grey"
        ]
        found = [*figures.late_or_grey(self.lines, self.today, locked=self.chosen.locked), *between]
        return sorted(found, key=lambda each: (-each.days, each.line.code))

    def learn(self, project_ids: Iterable[int]) -> None:
        """Read the names of the projects that will be drawn, with one query."""
        wanted = set(project_ids) - self._names.keys()
        if wanted:
            self._names.update(project_names(wanted, self.moment))

    def name(self, project_id: int) -> ProjectName | None:
        """Return who a project is, once it was learnt."""
        return self._names.get(project_id)


def read_portfolio(sight: Sight, chosen: Chosen, moment: datetime | None) -> Portfolio:
    """Read the lines of the period shown and of the one it is held against."""
    between = [each.pk for each in chosen.interims]
    lines = read_lines(sight, [chosen.period.pk, *between], moment)
    before = read_shades(sight, chosen.compared.pk, moment) if chosen.compared else {}
    interims = [line for each in between for line in lines[each]]
    return Portfolio(sight, chosen, moment, sorted(lines[chosen.period.pk], key=_code), before, interims)


def _code(line: Line) -> str:
    return line.code
