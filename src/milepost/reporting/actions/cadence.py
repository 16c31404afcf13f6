"""Verbs of the cadence: the series in between, and how often a class reports in it, by two pairs of eyes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.documents import wording
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.reporting.actions.guards import acting_person
from milepost.reporting.choices import Cadence, CadenceState
from milepost.reporting.models import CadenceRule, Cycle
from milepost.reporting.policies import CALENDAR_KEEPERS, RULE_APPROVERS, RULE_WRITERS
from milepost.reporting.queries.duties import controller
from milepost.reporting.rules.calendar import cadence_is_workable
from milepost.reporting.rules.duties import controller_did_not_write_it


def _has_no_series(_actor: Actor, cycle: Cycle) -> Iterator[Unmet]:
    if cycle.interim_of_id or Cycle.objects.filter(interim_of=cycle).exists():
        yield Unmet(
            "one_series_in_between",
            "A cycle has one series in between, and that has none.",
            missing="It is there, or this is it.",
            cure="Nobody: it is done",
            path="Open the next interim period in it.",
        )


@action(
    "reporting.open_interim_cycle",
    allowed=CALENDAR_KEEPERS,
    guards=(_has_no_series,),
    path="Ask the PMO to open the series.",
)
def open_interim_cycle(act: Act, cycle: Cycle) -> Cycle:
    """Open the series of reports in between; who takes part follows from the cadence of their class."""
    return act.add(
        Cycle(
            code=f"{cycle.code[:32]}-INTERIM",
            name=f"{cycle.name[:100]}, in between",
            calendar=cycle.calendar,
            cadence=Cadence.INTERIM,
            interim_of=cycle,
        )
    )


def _is_no_interim(_actor: Actor, cycle: Cycle) -> Iterator[Unmet]:
    if cycle.interim_of_id:
        yield Unmet(
            "cadence_is_of_the_main_cycle",
            "The cadence is said of the cycle, not of its series in between.",
            missing="This is a series in between.",
            cure="You",
            path="Propose it on the main cycle.",
        )


@action(
    "reporting.propose_cadence", allowed=RULE_WRITERS, guards=(_is_no_interim,), path="Propose the change to the PMO."
)
def propose_cadence(
    act: Act, cycle: Cycle, *, project_class: str, interim_days: int | None, effective_date: date
) -> CadenceRule:
    """Propose after how many days a class reports in between; without days it reports once a period only."""
    act.require(cadence_is_workable(interim_days), _is_to_come(effective_date, act.at.date()))
    return act.add(
        CadenceRule(
            cycle=cycle,
            project_class=project_class,
            interim_days=interim_days,
            effective_date=effective_date,
            author_id=acting_person(act),
        )
    )


def _is_to_come(day: date, today: date) -> Unmet | None:
    if day >= today:
        return None
    return Unmet(
        "cadence_is_not_retroactive",
        "A cadence asks for reports to come, so that nobody is made late afterwards.",
        missing=f"{day} has passed.",
        cure="You",
        path="Propose it again with a date to come.",
        field="effective_date",
    )


def _approvable(actor: Actor, rule: CadenceRule) -> Iterator[Unmet]:
    if rule.state != CadenceState.PROPOSED:
        yield Unmet(
            "effective_cadence_never_changes",
            "A cadence that asks for reports never changes.",
            missing="It is effective already.",
            cure="PMO",
            path="Propose another with a later date.",
        )
    unmet = controller_did_not_write_it(controller(actor), (rule.author_id,))
    if unmet:
        yield unmet


@action(
    "reporting.approve_cadence",
    allowed=RULE_APPROVERS,
    guards=(_approvable,),
    path="Ask the PMO director or an executive who did not propose it.",
)
def approve_cadence(act: Act, rule: CadenceRule, *, version: int | None = None) -> CadenceRule:
    """Make a proposed cadence effective from its date on, which has not passed."""
    act.expect(rule, version)
    act.require(_is_to_come(rule.effective_date, act.at.date()), _stands_alone(rule))
    return act.change(rule, state=CadenceState.EFFECTIVE, approver_id=act.actor.person_id)


def _stands_alone(rule: CadenceRule) -> Unmet | None:
    same = CadenceRule.objects.filter(
        cycle=rule.cycle_id,
        project_class=rule.project_class,
        effective_date=rule.effective_date,
        state=CadenceState.EFFECTIVE,
    ).exclude(pk=rule.pk)
    if not same.exists():
        return None
    return Unmet(
        "one_effective_cadence_a_class_and_date",
        "One cadence of a class takes effect on a date.",
        missing=f"Another one of class {rule.project_class} does on {wording.day(rule.effective_date)}.",
        cure="PMO",
        path="Propose this one from another date on.",
    )
