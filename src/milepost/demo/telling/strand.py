"""One strand of the story: a project as it stands at the told moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from milepost.artefacts.models import Artefact, Comment
from milepost.changes.models import ChangeRequest, Decision, Issue
from milepost.demo.cast import people as cast
from milepost.demo.shapes import Beat, Plot
from milepost.finance.models import Benefit
from milepost.knowledge.models import GuidanceRequest
from milepost.planning.choices import MilestoneKind
from milepost.planning.models import Milestone
from milepost.projects.models import Direction, Project
from milepost.reporting.models import StatusReport
from milepost.risks.models import Risk

LAST = Decimal("0.98")


@dataclass(slots=True)
class Strand:
    """What the narrator remembers of a project between two acts."""

    plot: Plot
    beat_of: Callable[[Plot, int], Beat]
    project: Project
    oversight: str
    start: date
    finish: date
    cost: Decimal
    contingency: Decimal
    planned: dict[int, Decimal] = field(default_factory=dict)
    spent: dict[int, Decimal] = field(default_factory=dict)
    milestones: list[Milestone] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    changes: list[ChangeRequest] = field(default_factory=list)
    directions: list[Direction] = field(default_factory=list)
    questions: list[GuidanceRequest] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    charter: Artefact | None = None
    benefit: Benefit | None = None
    report: StatusReport | None = None
    first_finish: date | None = None
    finished_on: date | None = None
    forecast_finish: date | None = None
    forecast_cost: Decimal | None = None
    beats: dict[int, Beat] = field(default_factory=dict)

    @property
    def has_baseline(self) -> bool:
        """Return whether anything was promised yet."""
        return self.first_finish is not None

    @property
    def sponsor(self) -> str:
        """Return who leads the unit that wants the project."""
        return cast.LEADERS[self.plot.unit]

    @property
    def spent_in_all(self) -> Decimal:
        """Return what was spent so far."""
        return sum(self.spent.values(), Decimal(0))

    def beat(self, month: int) -> Beat:
        """Return what a month of this project is like."""
        if month not in self.beats:
            self.beats[month] = self.beat_of(self.plot, month)
        return self.beats[month]

    def kind_of(self, step: str) -> str:
        """Return whom a milestone binds."""
        if step in self.plot.gates:
            return MilestoneKind.GATE.value
        return MilestoneKind.CONTRACT.value if step in self.plot.contracts else MilestoneKind.INTERNAL.value

    def day_at(self, share: Decimal) -> date:
        """Return the day on which a share of the promised duration has passed."""
        return self.start + timedelta(days=int((self.finish - self.start).days * share))

    def progress(self, data_date: date, forecast_finish: date) -> Decimal:
        """Return progress as it follows from the calendar: never quite done before it is."""
        whole = max((forecast_finish - self.start).days, 1)
        passed = Decimal((data_date - self.start).days) / whole
        return min(max(passed, Decimal(0)), LAST).quantize(Decimal("0.01"))
