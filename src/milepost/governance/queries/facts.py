"""Gathering the facts of a gate: everything that its rules look at, with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from milepost.artefacts import queries as artefacts
from milepost.changes import queries as changes
from milepost.changes.choices import ENDED, Severity
from milepost.changes.models import ChangeRequest, Decision, Issue
from milepost.finance import queries as finance
from milepost.finance.models import Benefit
from milepost.governance.gate_rules import BenefitFact, DocumentFact, GateFacts, StatementFact, Tally
from milepost.governance.models import Statement
from milepost.kernel.canonical import Json, plain
from milepost.kernel.history import records
from milepost.methods.definition.vocabulary import Check
from milepost.people import queries as people
from milepost.people.models import Person
from milepost.planning import queries as planning
from milepost.planning.models import Baseline, Milestone
from milepost.projects import queries as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.risks import queries as risks
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk


class OfProject(Protocol):
    """A row that belongs to a project."""

    project_id: int


R = TypeVar("R", bound=OfProject)
Tell = Callable[[Collection[int], datetime | None], Mapping[int, Tally]]
TellMany = Callable[[Collection[int], datetime | None], Mapping[str, Mapping[int, Tally]]]
_tellers: dict[str, Tell] = {}
_tellers_of_many: dict[tuple[str, ...], TellMany] = {}


def provide_tally(check: Check, tell: Tell) -> None:
    """Let a floor answer a check: how much of what is due is done on each project, now or as known at a moment.

    A floor above tells it through `config`. A project that is missing in the answer has no such records, which is
    unknown, not none.
    """
    _tellers[check] = tell


def provide_tallies(checks: tuple[Check, ...], tell: TellMany) -> None:
    """Let a floor answer several checks from the same rows, by check and project."""
    _tellers_of_many[checks] = tell


def facts_of(project: Project, moment: datetime | None = None) -> GateFacts:
    """Return everything that the rules of a gate look at, now or as known at `moment`."""
    return facts_for([project], moment)[project.pk]


def facts_for(wanted: Collection[Project], moment: datetime | None = None) -> dict[int, GateFacts]:
    """Return what the rules look at for many projects, with as many queries as for one."""
    keys = [each.pk for each in wanted]
    gathered = _gather(keys, wanted, moment)
    return {each.pk: _facts(each, gathered) for each in wanted}


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The rows of many projects, by project."""

    roles: Mapping[int, list[ProjectRole]]
    benefits: Mapping[int, list[Benefit]]
    statements: Mapping[int, list[Statement]]
    risks: Mapping[int, list[Risk]]
    baselines: Mapping[int, list[Baseline]]
    milestones: Mapping[int, list[Milestone]]
    issues: Mapping[int, list[Issue]]
    decisions: Mapping[int, list[Decision]]
    documents: Mapping[int, dict[str, DocumentFact]]
    tallies: Mapping[int, dict[str, Tally]]
    known: Mapping[int, Person]
    days: Mapping[datetime, date]


def _gather(keys: list[int], wanted: Collection[Project], moment: datetime | None) -> _Gathered:
    roles = _by_project(keys, projects.held_roles(keys, moment))
    statements = _by_project(keys, records(Statement, moment, project_id__in=keys, withdrawn_at=None))
    benefits = finance.benefits_of(keys, moment)
    named = {each.person_id for key in keys for each in roles[key]}
    named |= {each.stated_by_id for key in keys for each in statements[key]}
    named |= {each.owner_id for key in keys for each in benefits[key] if each.owner_id is not None}
    return _Gathered(
        roles=roles,
        benefits=benefits,
        statements=statements,
        risks=risks.risks_of(keys, moment, open_only=False),
        baselines=planning.baselines_of(keys, moment),
        milestones=planning.milestones_of(keys, moment),
        issues=changes.issues_of(keys, moment),
        decisions=changes.decisions_of(keys, moment),
        documents=_documents(wanted, moment),
        tallies=_tallies(keys, moment),
        known=people.people(named, moment),
        days=people.local_dates({each.stated_at for key in keys for each in statements[key]}),
    )


def _facts(project: Project, told: _Gathered) -> GateFacts:
    key, known = project.pk, told.known
    holder = {role: _holder(told.roles[key], known, role) for role in RoleOnProject.values}
    recorded = told.risks[key]
    return GateFacts(
        project=project.code,
        project_class=project.project_class,
        pm=holder[RoleOnProject.PM],
        sponsor=holder[RoleOnProject.SPONSOR],
        oversight=holder[RoleOnProject.OVERSIGHT],
        client=holder[RoleOnProject.CLIENT],
        documents=told.documents[key],
        benefits=tuple(_benefit(each, known) for each in told.benefits[key]),
        open_risks=sum(each.state == RiskState.OPEN for each in recorded),
        risks_recorded=len(recorded),
        baselines=len(told.baselines[key]),
        milestones=len(told.milestones[key]),
        grave_issues=tuple(each.title for each in told.issues[key] if each.severity == Severity.CRITICAL),
        open_decisions=len(told.decisions[key]),
        statements={each.check_code: _statement(each, known, told.days) for each in told.statements[key]},
        tallies=told.tallies[key],
    )


def as_plain(facts: GateFacts) -> Json:
    """Return the facts as canonical JSON holds them."""
    return plain(asdict(facts))


def _by_project(keys: list[int], rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = {key: [] for key in keys}
    for row in rows:
        found[row.project_id].append(row)
    return found


def _holder(roles: list[ProjectRole], known: Mapping[int, Person], role: str) -> str:
    return ", ".join(sorted(known[each.person_id].name for each in roles if each.role == role))


def _benefit(benefit: Benefit, known: Mapping[int, Person]) -> BenefitFact:
    owner = known.get(benefit.owner_id or 0)
    measured = benefit.target_value is not None and benefit.due_date is not None
    return BenefitFact(benefit.name, owner.name if owner else "", measured)


def _statement(told: Statement, known: Mapping[int, Person], days: Mapping[datetime, date]) -> StatementFact:
    by = known[told.stated_by_id].name if told.stated_by_id in known else ""
    return StatementFact(by, told.role, days[told.stated_at], told.text, told.evidence)


def _documents(wanted: Collection[Project], moment: datetime | None) -> dict[int, dict[str, DocumentFact]]:
    """Return each document that each project owes, by the code of its type, with where it stands."""
    live = artefacts.artefacts_of([each.pk for each in wanted], moment)
    found: dict[int, dict[str, DocumentFact]] = {each.pk: {} for each in wanted}
    for key, sheets in artefacts.sheets_for(wanted).items():
        begun = {each.type_code: each for each in live[key]}
        for code, sheet in sheets.items():
            artefact = begun.get(code)
            found[key][code] = DocumentFact(
                name=sheet.type.name,
                state=artefact.get_state_display().lower() if artefact else "not begun",
                approved=artefact.approved_number if artefact else None,
                approvers=" or ".join(part.name for part in sheet.approvers) or "nobody whom the method names",
            )
    return found


def _change_requests(keys: list[int], moment: datetime | None) -> dict[int, Tally]:
    """Return how many change requests of each project have come to an end, and which have not."""
    asked = _by_project(keys, records(ChangeRequest, moment, project_id__in=keys))
    return {
        key: Tally(
            sum(each.state in ENDED for each in each_asked),
            len(each_asked),
            tuple(f"CR-{each.number} {each.title}" for each in each_asked if each.state not in ENDED),
        )
        for key, each_asked in asked.items()
    }


def _tallies(keys: list[int], moment: datetime | None) -> dict[int, dict[str, Tally]]:
    found: dict[int, dict[str, Tally]] = {
        key: {"changes_all_closed": tally} for key, tally in _change_requests(keys, moment).items()
    }
    for check, tell in _tellers.items():
        for key, tally in tell(keys, moment).items():
            found[key][check] = tally
    for tell_many in _tellers_of_many.values():
        for check, tallies in tell_many(keys, moment).items():
            for key, tally in tallies.items():
                found[key][check] = tally
    return found
