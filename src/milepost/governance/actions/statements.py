"""Verbs of statements: what no other record tells is stated by whoever answers for it, with evidence."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.governance import rules
from milepost.governance.actions.guards import unmet
from milepost.governance.models import Statement
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, roles_at
from milepost.projects import queries as projects
from milepost.projects.models import Project

ASK_WHO_ANSWERS = "The gate says of each criterion who can cure it."


def _own(actor: Actor, statement: Statement) -> Iterator[Unmet]:
    yield from unmet(rules.is_theirs(actor.person_id, statement.stated_by_id, "statement"))


def _stands(_actor: Actor, statement: Statement) -> Iterator[Unmet]:
    yield from unmet(rules.stands_at("withdrawn" if statement.withdrawn_at else "made", "made", "statement"))


@action(
    "governance.state_criterion",
    allowed=rules.STATERS,
    scope=projects.project_scope,
    guards=(projects.can_be_written, projects.adopted),
    path=ASK_WHO_ANSWERS,
)
def state_criterion(act: Act, project: Project, *, check: str, text: str, evidence: str) -> Statement:
    """State what a gate asks for and no record tells, with where it can be seen; the earlier word gives way."""
    held = roles_at(act.actor, projects.project_scope(project), act.at)
    act.require(
        rules.check_can_be_stated(check),
        rules.stater_may(check, held),
        rules.said(text, "text", "What is stated"),
        rules.said(evidence, "evidence", "Where it can be seen"),
    )
    for earlier in Statement.objects.filter(project=project, check_code=check, withdrawn_at=None):
        act.change(earlier, withdrawn_at=act.at)
    role = act.role if act.role in rules.STATED_BY[check] else min(held & rules.STATED_BY[check])
    stated = Statement(project=project, check_code=check, text=text, evidence=evidence, role=role)
    stated.stated_by_id, stated.stated_at = act.actor.person_id or 0, act.at
    return act.add(stated)


@action(
    "governance.withdraw_statement",
    allowed=rules.STATERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _stands, _own),
    path="Whoever stated it withdraws it.",
)
def withdraw_statement(act: Act, statement: Statement, *, reason: str, version: int | None = None) -> Statement:
    """Take back what one stated, and say why; what was frozen on it stands."""
    act.expect(statement, version)
    act.because(reason)
    return act.change(statement, withdrawn_at=act.at)
