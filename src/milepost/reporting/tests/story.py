"""A small story of reporting, told through actions at its own dates: what the tests of this floor start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from milepost.finance import actions as finance
from milepost.finance.models import CostOutlook
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.planning.models import Outlook
from milepost.projects.choices import RoleOnProject, Stage
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.models import Cycle, Period, PeriodSnapshot, StatusReport
from milepost.reporting.rules.reports import Grounds
from tests.suites.ground.ending import move
from tests.suites.ground.world import World, build, register, staff

START = datetime(2025, 12, 15, 9, tzinfo=UTC)
MONTH_ENDS = [date(2026, month + 1, 1) - timedelta(days=1) for month in range(1, 12)]


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@dataclass
class Story:
    """The world with a reporting cycle; every step happens at its own instant."""

    world: World
    cycle: Cycle
    now: datetime

    def tick(self, minutes: int = 7) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def go_to(self, day: date) -> None:
        self.now = at(day)

    def actor(self, role: str) -> Actor:
        return self.world.actor(role)

    @property
    def pm(self) -> Actor:
        return self.actor(RoleOnProject.PM)

    @property
    def analyst(self) -> Actor:
        return self.actor(PostRole.ANALYST)

    @property
    def director(self) -> Actor:
        return self.actor(PostRole.DIRECTOR)

    def expect(self, project: Project, *, finish: date, cost: int, contingency: int = 100) -> None:
        """Have the PM say what is expected today."""
        with clock.at(self.tick()):
            outlook = Outlook.objects.filter(project=project).first()
            planning.update_outlook(
                self.pm, project, forecast_finish=finish, version=outlook.version if outlook else None
            )
        with clock.at(self.tick()):
            money = CostOutlook.objects.filter(project=project).first()
            finance.update_cost_outlook(
                self.pm,
                project,
                forecast_cost=Decimal(cost),
                contingency=Decimal(contingency),
                version=money.version if money else None,
            )

    def open(self, number: int) -> Period:
        """Open month `number` (1 is January) on the day before it ends."""
        end = MONTH_ENDS[number - 1]
        self.now = max(self.now, at(end - timedelta(days=1)))
        with clock.at(self.tick()):
            return reporting.open_period(
                self.analyst,
                self.cycle,
                code=f"2026-{number:02}",
                name=f"{end:%B %Y}",
                start_date=end.replace(day=1),
                end_date=end,
            )

    def report(self, period: Period, project: Project | None = None) -> StatusReport:
        return StatusReport.objects.select_related("period__cycle__calendar", "project").get(
            period=period, project=project or self.world.project
        )

    def declare(self, period: Period, project: Project | None = None, **typed: object) -> StatusReport:
        with clock.at(self.tick()):
            return reporting.declare(self.pm, self.report(period, project), **typed)  # type: ignore[arg-type]

    def submit(self, period: Period, project: Project | None = None) -> StatusReport:
        with clock.at(self.tick()):
            return reporting.submit_report(self.pm, self.report(period, project))

    def accept(self, period: Period, project: Project | None = None) -> StatusReport:
        with clock.at(self.tick()):
            return reporting.accept_report(self.analyst, self.report(period, project))

    def lock(self, period: Period, day: date | None = None) -> PeriodSnapshot:
        self.now = max(self.now, at(day or period.end_date + timedelta(days=9)))
        with clock.at(self.tick()):
            return reporting.lock_period(self.analyst, Period.objects.get(pk=period.pk))

    def add_project(self, code: str) -> Project:
        """Add a staffed project with a baseline of a year and 1000, and have it report."""
        with clock.at(self.tick()):
            project = register(self.world, code)
            staff(self.world, project)
        if project.method_version_id:  # its proposal was approved: before that it would be promised nothing
            with clock.at(self.tick()):
                move(self.world, project, Stage.PLANNING.value)
        self.promise(project)
        return project

    def promise(self, project: Project) -> None:
        with clock.at(self.tick()):
            planning.record_baseline(
                self.pm, project, start_date=date(2026, 1, 1), finish_date=date(2026, 12, 31), cost=Decimal(1000)
            )
        with clock.at(self.tick()):
            reporting.join_cycle(self.analyst, self.cycle, project, from_date=date(2026, 1, 1))


def tell() -> Story:
    """Build the world in December: one staffed project with a baseline, in a monthly cycle."""
    with clock.at(START):
        world = build()
    with clock.at(START + timedelta(minutes=3)):
        cycle = reporting.open_cycle(
            world.actor(PostRole.ANALYST), code="MONTHLY", name="Monthly", calendar=world.organisation.calendar
        )
    story = Story(world, cycle, START + timedelta(minutes=5))
    story.promise(world.project)
    return story


def grounds(recovery: date = date(2026, 6, 30)) -> Grounds:
    return Grounds("The supplier has confirmed the new date.", "Letter of 28 January, file 17.", recovery)


SLIPPED = date(2027, 3, 31)
ON_TIME = date(2026, 12, 31)
