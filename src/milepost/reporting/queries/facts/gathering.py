"""The facts of many projects for a period, gathered in a bounded number of queries, now or as of a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from milepost.changes.choices import DecisionState, IssueState
from milepost.changes.models import Decision, Issue
from milepost.finance.models import Benefit, CostLine, CostOutlook
from milepost.people.models import Person, Unit, WorkCalendar
from milepost.planning.models import Baseline, Milestone, Outlook
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.projects.choices import DELEGATES, Origin, RoleOnProject
from milepost.projects.models import ObjectiveLink, Project, ProjectRole
from milepost.reporting.choices import SIGNED, Colour, PeriodState
from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.queries.facts import parts
from milepost.reporting.queries.facts.obligations import method_facts
from milepost.reporting.queries.facts.shapes import IdentityFacts, ObligationFacts, ProjectFacts, RememberedColours
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.parameters import Parameters
from milepost.reporting.rules.scores import outcome_of
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of one project, and what its earlier reports showed."""

    facts: ProjectFacts
    memory: RememberedColours


def gather(
    project_ids: Iterable[int],
    period: Period,
    parameters: Parameters,
    *,
    at: datetime,
    past: bool = False,
    method: bool = False,
) -> dict[int, Gathered]:
    """Return the facts of each project at the data date of `period`, standing at the instant `at`.

    With `method` what the projects owe by their method is among them, for the rule sets that ask for it.
    Read what is stored now, or with `past` what the ledger knew at that instant: both must agree for an instant at
    which something was frozen.
    """
    ids = sorted(set(project_ids))
    source = Source(at if past else None)
    projects = source.rows(Project, id__in=ids)
    earlier, today = _earlier_periods(source, period, parameters), _local_date(source, period, at)
    reports = source.by_project(StatusReport, ids, period_id__in=[each.pk for each in earlier])
    filed = {
        row.project_id: row
        for each in reports.values()
        for row in each
        if row.period_id == period.pk and row.origin == Origin.IMPORTED
    }
    rows = _read(source, [each for each in ids if each not in filed])
    identities = _identities(source, projects, at)
    owed = method_facts(projects, at if past else None) if method else {}
    found: dict[int, Gathered] = {}
    for project in projects:
        own = sorted(reports.get(project.pk, []), key=lambda report: _data_date(earlier, report))
        whole = _Whole(project.pk, period.end_date, identities[project.pk], _obligations(own, earlier, today))
        filed_report = filed.get(project.pk)
        facts = _facts(whole, rows, source) if filed_report is None else _filed_facts(whole, filed_report)
        facts = replace(facts, method=owed.get(project.pk))
        found[project.pk] = Gathered(facts, _memory(own, period, earlier, parameters))
    return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """What every project has, whether it was recorded here or came from a file."""

    project_id: int
    data_date: date
    identity: IdentityFacts
    obligations: tuple[ObligationFacts, ...]


def _facts(whole: _Whole, rows: _Rows, source: Source) -> ProjectFacts:
    """Return the facts of a project that is recorded here."""
    own = whole.project_id
    return ProjectFacts(
        project_id=own,
        data_date=whole.data_date,
        identity=whole.identity,
        schedule=parts.schedule(rows.baselines[own], rows.outlooks[own], rows.milestones[own]),
        cost=parts.cost(rows.baselines[own], rows.cost_outlooks[own], rows.lines[own], whole.data_date),
        benefits=tuple(parts.benefit(each, source) for each in rows.benefits[own]),
        risks=tuple(parts.risk(each, source) for each in rows.risks[own]),
        issues=tuple(parts.issue(each, source) for each in rows.issues[own]),
        decisions=tuple(parts.decision(each, source) for each in rows.decisions[own]),
        obligations=whole.obligations,
    )


def _filed_facts(whole: _Whole, report: StatusReport) -> ProjectFacts:
    """Return the facts that an imported report brought with it."""
    return ProjectFacts(
        project_id=whole.project_id,
        data_date=whole.data_date,
        identity=whole.identity,
        schedule=parts.filed_schedule(report, whole.data_date),
        cost=parts.filed_cost(report, whole.data_date),
        benefits=parts.filed_benefits(report),
        risks=(),
        issues=(),
        decisions=(),
        obligations=(),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of all projects by project, one query a noun."""

    baselines: dict[int, list[Baseline]]
    outlooks: dict[int, list[Outlook]]
    milestones: dict[int, list[Milestone]]
    lines: dict[int, list[CostLine]]
    cost_outlooks: dict[int, list[CostOutlook]]
    benefits: dict[int, list[Benefit]]
    risks: dict[int, list[Risk]]
    issues: dict[int, list[Issue]]
    decisions: dict[int, list[Decision]]


def _read(source: Source, ids: list[int]) -> _Rows:
    rows = _Rows(
        baselines=source.by_project(Baseline, ids),
        outlooks=source.by_project(Outlook, ids),
        milestones=source.by_project(Milestone, ids),
        lines=source.by_project(CostLine, ids),
        cost_outlooks=source.by_project(CostOutlook, ids),
        benefits=source.by_project(Benefit, ids),
        risks=source.by_project(Risk, ids, state=RiskState.OPEN.value),
        issues=source.by_project(Issue, ids, state=IssueState.OPEN.value),
        decisions=source.by_project(Decision, ids, state=DecisionState.ASKED.value),
    )
    source.load(Person, _person_ids(rows))
    return rows


def _person_ids(rows: _Rows) -> set[int | None]:
    wanted: set[int | None] = set()
    for owned in (rows.benefits, rows.risks, rows.issues):
        wanted |= {row.owner_id for each in owned.values() for row in each}
    return wanted | {row.asked_of_id for each in rows.decisions.values() for row in each}


def _identities(source: Source, projects: Sequence[Project], at: datetime) -> dict[int, IdentityFacts]:
    ids = [project.pk for project in projects]
    roles = source.by_project(ProjectRole, ids)
    source.load(Person, (role.person_id for each in roles.values() for role in each))
    source.load(Unit, (project.unit_id for project in projects))
    source.load(Portfolio, (project.portfolio_id for project in projects))
    source.load(Programme, (project.programme_id for project in projects))
    links = source.by_project(ObjectiveLink, ids)
    source.load(StrategicObjective, (link.objective_id for each in links.values() for link in each))
    return {
        project.pk: parts.identity(project, _holders(source, roles[project.pk], at), links[project.pk], source)
        for project in projects
    }


def _holders(source: Source, roles: Iterable[ProjectRole], at: datetime) -> dict[str, str]:
    """Return who holds each role of a project at an instant, by name."""
    held: dict[str, str] = {}
    for role in sorted(roles, key=lambda each: (each.starts_at, each.pk)):
        if role.starts_at <= at and (role.ends_at is None or role.ends_at > at):
            person = source.one(Person, role.person_id)
            held[role.role] = person.name if person else ""
    return {role.value: held.get(role.value, "") for role in RoleOnProject if role not in DELEGATES}


def _earlier_periods(source: Source, period: Period, parameters: Parameters) -> list[Period]:
    """Return this period and those before it, the earliest first, as far back as a report remembers.

    An interim report remembers the periods of the main cycle: nothing improves sooner because it is told more often.
    """
    back = max(parameters.compliance_periods, parameters.history_periods) + 1
    source.load(Cycle, [period.cycle_id])
    cycle = source.one(Cycle, period.cycle_id)
    main = cycle.interim_of_id if cycle else None
    periods = [
        each for each in source.rows(Period, cycle_id=main or period.cycle_id) if each.end_date <= period.end_date
    ]
    periods += [period] if main else []
    return sorted(periods, key=lambda each: (each.end_date, each.pk == period.pk))[-back:]


def _local_date(source: Source, period: Period, at: datetime) -> date:
    """Return the date of an instant where the cycle of `period` keeps its calendar."""
    source.load(Cycle, [period.cycle_id])
    cycle = source.one(Cycle, period.cycle_id)
    source.load(WorkCalendar, [cycle.calendar_id if cycle else None])
    calendar = source.one(WorkCalendar, cycle.calendar_id if cycle else None)
    return at.astimezone(ZoneInfo(calendar.zone if calendar else "UTC")).date()


def _data_date(periods: Sequence[Period], report: StatusReport) -> date:
    """Return the data date of the period of `report`, by which reports are ordered."""
    return next(each.end_date for each in periods if each.pk == report.period_id)


def _obligations(
    reports: Sequence[StatusReport], periods: Sequence[Period], today: date
) -> tuple[ObligationFacts, ...]:
    """Return how the reporting duties of a project stand, the earliest first."""
    by_id = {each.pk: each for each in periods}
    return tuple(
        ObligationFacts(
            period=by_id[report.period_id].code,
            due_on=report.due_on,
            submitted_on=report.first_submitted_on,
            outcome=outcome_of(
                report.due_on,
                report.first_submitted_on,
                today,
                closed=by_id[report.period_id].state == PeriodState.LOCKED,
            ).value,
        )
        for report in reports
        if report.origin == Origin.NATIVE
    )


def _memory(
    reports: Sequence[StatusReport], period: Period, periods: Sequence[Period], parameters: Parameters
) -> RememberedColours:
    """Return what the signed reports of earlier periods showed, the earliest first.

    Grey grows into red where people here withhold facts; a column that a publisher never asks for is no such debt.
    """
    past = [
        report
        for report in reports
        if report.state in SIGNED and report.memory and _data_date(periods, report) < period.end_date
    ][-parameters.history_periods :]
    dimensions = sorted({name for report in past for name in report.memory})
    filed = period.origin == Origin.IMPORTED
    return RememberedColours(
        {
            name: tuple(
                (str(raw), str(shown), bool(critical))
                for raw, shown, critical in (report.memory[name] for report in past if name in report.memory)
                if raw != Colour.GREY or not filed
            )
            for name in dimensions
        }
    )
