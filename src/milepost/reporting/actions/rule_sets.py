"""Verbs of the rules that colour reports: one person writes a version, another makes it effective."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from milepost.documents.wording import day
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.reporting.actions.guards import acting_person
from milepost.reporting.bridge import builtin_body, rule_set_problem
from milepost.reporting.choices import RuleSetState
from milepost.reporting.models import RuleSet
from milepost.reporting.policies import RULE_APPROVERS, RULE_WRITERS
from milepost.reporting.queries.duties import controller
from milepost.reporting.rules.duties import controller_did_not_write_it
from milepost.reporting.rules.parameters import parameters_are_whole_days


@action("reporting.draft_rule_set", allowed=RULE_WRITERS, path="Propose the change to the PMO.")
def draft_rule_set(
    act: Act,
    *,
    code: str,
    effective_date: date,
    body: Mapping[str, Any] | None = None,
    parameters: Mapping[str, object] | None = None,
) -> RuleSet:
    """Write a new version of the rules; without a body it starts from the built-in one."""
    stored = builtin_body(code) if body is None else dict(body)
    act.require(_is_usable(stored, code), parameters_are_whole_days(parameters or {}))
    return act.add(
        RuleSet(
            code=code,
            body=stored,
            parameters=dict(parameters or {}),
            effective_date=effective_date,
            author_id=acting_person(act),
        )
    )


def _is_usable(body: Mapping[str, Any], code: str) -> Unmet | None:
    problem = rule_set_problem(body, code)
    if not problem:
        return None
    return Unmet(
        "rule_set_is_usable", "A rule set can be read by the engine.", missing=problem, cure="You", field="body"
    )


def _approvable(actor: Actor, rule_set: RuleSet) -> Iterator[Unmet]:
    if rule_set.state != RuleSetState.DRAFT:
        yield Unmet(
            "effective_rules_never_change",
            "A rule set that colours reports never changes.",
            missing="It is effective already.",
            cure="PMO",
            path="Draft a new version with a later effective date.",
        )
    unmet = controller_did_not_write_it(controller(actor), (rule_set.author_id,))
    if unmet:
        yield unmet


@action(
    "reporting.approve_rule_set",
    allowed=RULE_APPROVERS,
    guards=(_approvable,),
    path="Ask the PMO director or an executive who did not write it.",
)
def approve_rule_set(act: Act, rule_set: RuleSet, *, version: int | None = None) -> RuleSet:
    """Make a rule set effective from its date on, which has not passed."""
    act.expect(rule_set, version)
    if rule_set.effective_date < act.at.date():
        act.require(
            Unmet(
                "rules_are_not_retroactive",
                "Rules colour what is to come, never what was.",
                missing=f"The effective date {day(rule_set.effective_date)} has passed.",
                cure="You",
                path="Draft it again with a date to come.",
            )
        )
    return act.change(rule_set, state=RuleSetState.EFFECTIVE, approver_id=act.actor.person_id)
