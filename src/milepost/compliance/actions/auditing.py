"""Verbs of audits: somebody independent looks at a sample, finds, has it corrected, and checks the effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from milepost.compliance import queries
from milepost.compliance.choices import AUDITORS, AuditState, FindingState, SampleKind
from milepost.compliance.events import AuditMoved, FindingMoved
from milepost.compliance.models import Audit, Finding
from milepost.compliance.policies import part_scope, project_scope
from milepost.compliance.rules import auditing as rules
from milepost.compliance.rules.waiving import words_are_given
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import add_working_days, house_calendar, local_date
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import independent

ASK_AN_AUDITOR = "Ask an auditor or somebody of the PMO who took no part in the delivery."
ASK_WHO_LEADS = "The project manager agrees and does what is corrected; whoever audits checks it."
AUDIT = independent("audit")


def _open(_actor: Actor, audit: Audit) -> Iterator[Unmet]:
    yield from _unmet(rules.audit_is_open(audit.state))


def _all_closed(_actor: Actor, audit: Audit) -> Iterator[Unmet]:
    yield from _unmet(rules.findings_are_closed(queries.open_findings(audit.pk)))


def _standing_at(*lawful: str) -> Callable[[Actor, Finding], Iterator[Unmet]]:
    def guard(_actor: Actor, finding: Finding) -> Iterator[Unmet]:
        yield from _unmet(rules.finding_is_in(finding.state, lawful))

    return guard


def _somebody_else(actor: Actor, finding: Finding) -> Iterator[Unmet]:
    took_part = {each for each in (finding.owner_id, finding.done_by_id, finding.agreed_by_id) if each is not None}
    yield from _unmet(rules.somebody_else_checks(actor.person_id, took_part))


@action("compliance.begin_audit", allowed=AUDITORS, scope=project_scope, guards=(AUDIT,), path=ASK_AN_AUDITOR)
def begin_audit(
    act: Act,
    project: Project,
    *,
    title: str,
    scope: str,
    kind: str = SampleKind.RANDOM,
    size: int = 0,
    seed: int | None = None,
    chosen: Sequence[str] = (),
    why_chosen: str = "",
) -> Audit:
    """Begin an audit of a project: draw a random sample of what fell due or was met, or choose one and say why."""
    keys = _auditable(project)
    act.require(
        words_are_given(title, "title", "What is audited"),
        words_are_given(scope, "scope", "What it looks at"),
        rules.sample_has_its_origin(kind, chosen, size, why_chosen),
        rules.sample_is_of_the_project([each for each in chosen if each not in keys], len(keys)),
    )
    drawn_with = None if kind == SampleKind.CHOSEN else (_seed(act) if seed is None else seed)
    sample = sorted(set(chosen)) if drawn_with is None else rules.drawn(keys, size, drawn_with)
    audit = act.add(
        Audit(
            project=project,
            title=title,
            scope=scope,
            kind=kind,
            seed=drawn_with,
            drawn_from=len(keys),
            why_chosen=why_chosen,
            sample=sample,
            auditor_id=act.actor.person_id or 0,
            begun_at=act.at,
        )
    )
    return _told(act, audit)


@action(
    "compliance.raise_finding",
    allowed=AUDITORS,
    scope=part_scope,
    guards=(_open, AUDIT),
    path=ASK_AN_AUDITOR,
)
def raise_finding(act: Act, audit: Audit, *, obligation: str, grade: str, text: str, evidence: str) -> Finding:
    """Raise a finding about an obligation of the sample, with its grade and the evidence."""
    act.require(
        rules.finding_is_about_the_sample(obligation, audit.sample),
        words_are_given(text, "text", "What was found"),
        words_are_given(evidence, "evidence", "The evidence"),
    )
    account = queries.account_of(audit.project)
    item = account.item(obligation) if account else None
    code, _, number = obligation.rpartition(".")
    finding = Finding(project_id=audit.project_id, audit=audit, code=code, occurrence=int(number))
    finding.obligation, finding.grade, finding.text, finding.evidence = (
        item.name if item else code,
        grade,
        text,
        evidence,
    )
    finding.raised_by_id, finding.raised_at = act.actor.person_id or 0, act.at
    finding.answer_by_date = add_working_days(house_calendar(), local_date(act.at), rules.ANSWER_WITHIN)
    return _moved_on(act, act.add(finding))


@action(
    "compliance.agree_corrective_action",
    allowed=LEADS,
    scope=part_scope,
    guards=(_standing_at(FindingState.OPEN),),
    path=ASK_WHO_LEADS,
)
def agree_corrective_action(
    act: Act,
    finding: Finding,
    *,
    corrective_action: str,
    owner: Person,
    due_date: date,
    version: int | None = None,
) -> Finding:
    """Agree what is done about a finding, by whom and by when."""
    act.expect(finding, version)
    act.require(
        words_are_given(corrective_action, "corrective_action", "What is done about it"),
        rules.action_is_due_in_time(due_date, local_date(act.at)),
    )
    return _changed(
        act,
        finding,
        FindingState.AGREED,
        corrective_action=corrective_action,
        owner_id=owner.pk,
        due_date=due_date,
        agreed_by_id=act.actor.person_id,
    )


@action(
    "compliance.complete_corrective_action",
    allowed=LEADS,
    scope=part_scope,
    guards=(_standing_at(FindingState.AGREED),),
    path=ASK_WHO_LEADS,
)
def complete_corrective_action(act: Act, finding: Finding, *, outcome: str, version: int | None = None) -> Finding:
    """Say that what was agreed is done, and where that can be seen."""
    act.expect(finding, version)
    act.require(words_are_given(outcome, "outcome", "What was done"))
    return _changed(
        act,
        finding,
        FindingState.DONE,
        outcome=outcome,
        done_by_id=act.actor.person_id,
        done_on=local_date(act.at),
    )


@action(
    "compliance.check_effect",
    allowed=AUDITORS,
    scope=part_scope,
    guards=(_standing_at(FindingState.DONE), AUDIT, _somebody_else),
    path=ASK_AN_AUDITOR,
)
def check_effect(
    act: Act,
    finding: Finding,
    *,
    effect: str,
    effective: bool,
    due_date: date | None = None,
    version: int | None = None,
) -> Finding:
    """Say whether the corrective action had its effect: the finding closes, or the action is due again by a new day."""
    act.expect(finding, version)
    act.require(
        words_are_given(effect, "effect", "What was seen"),
        None if effective else rules.action_is_due_in_time(due_date or local_date(act.at), local_date(act.at)),
    )
    if not effective:
        again = {"due_date": due_date, "done_on": None, "done_by_id": None}
        return _changed(act, finding, FindingState.AGREED, effect=effect, **again)
    return _changed(
        act, finding, FindingState.CLOSED, effect=effect, checked_by_id=act.actor.person_id, checked_at=act.at
    )


@action(
    "compliance.close_audit",
    allowed=AUDITORS,
    scope=part_scope,
    guards=(_open, AUDIT, _all_closed),
    path=ASK_AN_AUDITOR,
)
def close_audit(act: Act, audit: Audit, *, conclusion: str, version: int | None = None) -> Audit:
    """Close an audit with its conclusion, once every finding is closed."""
    act.expect(audit, version)
    act.require(words_are_given(conclusion, "conclusion", "The conclusion"))
    act.change(audit, state=AuditState.CLOSED, conclusion=conclusion, closed_at=act.at)
    return _told(act, audit)


def _auditable(project: Project) -> list[str]:
    """Return what fell due, was met or was waived on a project."""
    account = queries.account_of(project)
    return [each.key for each in account.items if _counts(each)] if account else []


def _counts(item: queries.Item) -> bool:
    return item.outcome is not None and item.outcome != queries.Outcome.NOT_APPLICABLE


def _seed(act: Act) -> int:
    """Return a seed that nobody chose: the microsecond of the act."""
    return int(act.at.timestamp() * 1_000_000)


def _changed(act: Act, finding: Finding, state: str, **values: Any) -> Finding:
    act.change(finding, state=state, **values)
    return _moved_on(act, finding)


def _moved_on(act: Act, finding: Finding) -> Finding:
    act.tell(
        FindingMoved(
            at=act.at,
            project_id=finding.project_id,
            actor_id=act.actor.person_id,
            finding_id=finding.pk,
            state=finding.state,
        )
    )
    return finding


def _told(act: Act, audit: Audit) -> Audit:
    act.tell(
        AuditMoved(
            at=act.at,
            project_id=audit.project_id,
            actor_id=act.actor.person_id,
            audit_id=audit.pk,
            state=audit.state,
        )
    )
    return audit


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
