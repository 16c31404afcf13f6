"""Generate a large portfolio for the benches: projects with a report for each of many periods, written straight.

The rows go in below the actions, in bulk: a bench measures reading, and telling 24,000 reports through actions would
measure writing instead. The numbers come from a seeded generator, so that two runs read the same portfolio.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from milepost.changes.models import Decision
from milepost.people.choices import PostRole
from milepost.people.models import Account, Organisation, Person, Post, Unit, WorkCalendar
from milepost.portfolios.models import Portfolio, Programme
from milepost.projects.choices import ProjectClass, RoleOnProject, Stage
from milepost.projects.models import Project, ProjectRole
from milepost.reporting.choices import PeriodState, ReportState
from milepost.reporting.models import Cycle, CycleMembership, Period, StatusReport
from milepost.risks.models import Risk

START = datetime(2024, 1, 1, tzinfo=UTC)
LEVELS = {"green": 0, "amber": 1, "red": 2, "grey": 1}
NARRATIVE = {"summary": "The works went on as planned this month. " * 5, "schedule": "Two lots were delivered. " * 4}
WEEK = {str(day): [[540, 1020]] for day in range(1, 6)}


def generate(projects: int = 1000, periods: int = 24, seed: int = 7) -> Account:
    """Write the portfolio; return the account of its director."""
    chance = random.Random(seed)
    calendar = WorkCalendar.objects.create(name="Standard", week=WEEK)
    Organisation.objects.create(name="Bench Works", currency="GBP", calendar=calendar)
    units = Unit.objects.bulk_create(Unit(code=f"U{n}", name=f"Unit {n}") for n in range(12))
    staff = Person.objects.bulk_create(Person(name=f"Person {n}", unit=units[n % 12]) for n in range(120))
    Post.objects.create(person=staff[0], role=PostRole.DIRECTOR, starts_at=START)
    registered = _projects(chance, projects, units)
    ProjectRole.objects.bulk_create(
        ProjectRole(project=project, person=staff[place % 120], role=role, starts_at=START)
        for place, project in enumerate(registered, start=1)
        for role in (RoleOnProject.PM.value, RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value)
    )
    _reports(chance, calendar, registered, staff, periods)
    _asks(chance, registered)
    return Account.objects.create(person=staff[0], email="director@example.org", created_at=START)


def _projects(chance: random.Random, count: int, units: list[Unit]) -> list[Project]:
    portfolios = Portfolio.objects.bulk_create(Portfolio(code=f"PF{n}", name=f"Portfolio {n}") for n in range(4))
    programmes = Programme.objects.bulk_create(
        Programme(code=f"PG{n}", name=f"Programme {n}", portfolio=portfolios[n % 4]) for n in range(20)
    )
    return Project.objects.bulk_create(
        Project(
            code=f"P-{n:04}",
            name=f"Renewal of the line {n}",
            purpose="Renew the line and its stations. " * 10,
            unit=chance.choice(units),
            portfolio=portfolios[n % 4],
            programme=programmes[n % 20],
            project_class=chance.choice(ProjectClass.values),
            stage=chance.choice(Stage.values[:4]),
            currency="GBP",
        )
        for n in range(count)
    )


def _reports(
    chance: random.Random, calendar: WorkCalendar, projects: list[Project], staff: list[Person], count: int
) -> None:
    cycle = Cycle.objects.create(code="MONTHLY", name="Monthly", calendar=calendar, periods_opened=count)
    CycleMembership.objects.bulk_create(
        CycleMembership(project=project, cycle=cycle, from_date=START.date()) for project in projects
    )
    for number in range(count):
        start = date(2024 + number // 12, number % 12 + 1, 1)
        end = date(2024 + (number + 1) // 12, (number + 1) % 12 + 1, 1) - timedelta(days=1)
        locked = number < count - 1
        period = Period.objects.create(
            cycle=cycle,
            code=f"{start:%Y-%m}",
            name=f"{start:%B %Y}",
            start_date=start,
            end_date=end,
            state=PeriodState.LOCKED if locked else PeriodState.OPEN,
            locked_at=datetime(end.year, end.month, end.day, tzinfo=UTC) if locked else None,
        )
        rows = (_report(chance, project, period, staff[1]) for project in projects)
        StatusReport.objects.bulk_create(rows, batch_size=500)


def _report(chance: random.Random, project: Project, period: Period, author: Person) -> StatusReport:
    computed = chance.choices(list(LEVELS), (6, 3, 2, 1))[0]
    declared = chance.choices(("green", "amber", "red"), (7, 3, 1))[0]
    cost = Decimal(chance.randrange(1_000_000, 90_000_000))
    due = period.end_date + timedelta(days=5)
    late = chance.random() < 0.1
    values: dict[str, Any] = {
        "state": ReportState.IN_PACK if period.locked_at else ReportState.SUBMITTED,
        "computed_overall": computed,
        "counted_overall": "amber" if computed == "grey" else computed,
        "computed_why": "Schedule: the forecast slips by 7 % of the planned duration.",
        "computed": {"schedule": computed, "cost": "green", "risk": "amber"},
        "declared_overall": declared,
        "declared": {"overall": declared, "schedule": declared},
        "divergence": LEVELS[computed] - LEVELS[declared],
        "forecast_finish": date(2027, 6, 30) + timedelta(days=chance.randrange(-30, 200)),
        "first_baseline_start": date(2024, 1, 1),
        "first_baseline_finish": date(2027, 6, 30),
        "last_baseline_start": date(2024, 1, 1),
        "last_baseline_finish": date(2027, 8, 31),
        "currency": "GBP",
        "forecast_cost": cost * Decimal("1.06"),
        "spend_to_date": cost / 2,
        "first_baseline_cost": cost,
        "last_baseline_cost": cost * Decimal("1.02"),
        "narrative": NARRATIVE,
        "due_on": due,
        "first_submitted_on": None if late and not period.locked_at else due,
        "submitted_at": datetime(due.year, due.month, due.day, tzinfo=UTC),
        "submitted_by": author,
    }
    return StatusReport(project=project, period=period, **values)


def _asks(chance: random.Random, projects: list[Project]) -> None:
    Decision.objects.bulk_create(
        Decision(project=project, question=f"May lot {n} start early?", asked_on=date(2025, 12, 1))
        for n, project in enumerate(projects[::10])
    )
    Risk.objects.bulk_create(
        Risk(
            project=project,
            title=f"Ground water at section {n}",
            probability_share=Decimal(chance.randrange(5, 95)) / 100,
            impact_cost=Decimal(chance.randrange(10_000, 9_000_000)),
            raised_on=date(2025, 1, 1),
            reviewed_on=date(2025, 12, 1),
        )
        for project in projects
        for n in range(3)
    )
