"""Lateness of both sides on one board: reports that project managers owe, and reviews that the PMO owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.projects.choices import Origin, RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import holders
from milepost.reporting.choices import CLOSED, PeriodState
from milepost.reporting.models import Period, StatusReport
from milepost.reporting.queries.seen import seen_ids
from milepost.reporting.queries.service import ServiceLevels, service_levels_of
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.scores import Outcome, days_late, outcome_of

PM_SIDE, PMO_SIDE = "project_manager", "pmo"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that one side owes the other: what, who, due when, done when, and how it stands."""

    side: str
    what: str
    project_id: int
    code: str
    project: str
    report_id: int
    owner: str
    due_on: date | None
    done_on: date | None
    days_late: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Lateness:
    """The duties of a period, the latest first, and how the PMO kept its promises."""

    duties: tuple[Duty, ...]
    service: ServiceLevels
    as_of: datetime

    def of(self, side: str) -> tuple[Duty, ...]:
        """Return the duties of one side."""
        return tuple(each for each in self.duties if each.side == side)

    def late(self, side: str) -> int:
        """Count the duties of one side that are or were late, or were never done."""
        bad = {Outcome.LATE, Outcome.OVERDUE, Outcome.BREACHED}
        return sum(each.outcome in bad for each in self.of(side))


def lateness(actor: Actor, period: Period, *, moment: datetime | None = None) -> Lateness:
    """Return who owes what in a period, for the projects that `actor` may see."""
    source, as_of, seen = Source(moment), moment or clock.now(), seen_ids(actor)
    reports = [
        each
        for each in source.rows(StatusReport, period_id=period.pk, origin=Origin.NATIVE.value)
        if seen is None or each.project_id in seen
    ]
    ids = [each.project_id for each in reports]
    projects = {each.pk: each for each in source.rows(Project, id__in=ids)} if ids else {}
    closed = any(each.state == PeriodState.LOCKED for each in source.rows(Period, id=period.pk))
    pms = holders(RoleOnProject.PM.value, ids, moment) if ids else {}
    reviewers = people({each.reviewed_by_id for each in reports if each.reviewed_by_id}, moment)
    duties: list[Duty] = []
    for report in reports:
        project = projects[report.project_id]
        pm, reviewer = pms.get(project.pk), reviewers.get(report.reviewed_by_id or 0)
        duties.append(_report(report, project, pm.name if pm else "", as_of.date(), closed=closed))
        if report.submitted_at is not None:
            duties.append(_review(report, project, reviewer.name if reviewer else "PMO", as_of.date(), closed=closed))
    ordered = sorted(duties, key=lambda each: (-each.days_late, each.due_on or date.max, each.code, each.side))
    return Lateness(tuple(ordered), service_levels_of(reports, as_of.date()), as_of)


def _report(report: StatusReport, project: Project, pm: str, today: date, *, closed: bool) -> Duty:
    done = report.first_submitted_on
    return Duty(
        PM_SIDE,
        "Status report",
        project.pk,
        project.code,
        project.name,
        report.pk,
        pm,
        report.due_on,
        done,
        days_late(report.due_on, done, today),
        outcome_of(report.due_on, done, today, closed=closed).value,
    )


def _review(report: StatusReport, project: Project, reviewer: str, today: date, *, closed: bool) -> Duty:
    done = report.reviewed_at.date() if report.reviewed_at else None
    never = closed and report.state in CLOSED and done is None
    return Duty(
        PMO_SIDE,
        "Review",
        project.pk,
        project.code,
        project.name,
        report.pk,
        reviewer,
        report.review_due_on,
        done,
        days_late(report.review_due_on, done, today),
        outcome_of(report.review_due_on, done, today, closed=never).value,
    )
