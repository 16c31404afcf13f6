"""What the verbs of changes share: guards, and how a change moves on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from milepost.changes import queries, rules
from milepost.changes.events import ChangeMoved
from milepost.changes.models import ChangeRequest
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, roles_at
from milepost.people.queries import managers_above, people
from milepost.projects.choices import LEADS
from milepost.projects.queries import part_scope

ASK_THE_LEAD = "Ask the project manager; a change is theirs to bring on."
ASK_THE_SPONSOR = "Ask the sponsor, an executive or the PMO director."


def unmet(*found: Unmet | None) -> Iterator[Unmet]:
    """Yield what does not hold."""
    yield from (each for each in found if each is not None)


def standing_at(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that a change stands where a step begins."""

    def guard(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
        yield from unmet(rules.change_is_in(change.state, lawful))

    return guard


def raiser_or_lead(actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against wording a change or taking it back."""
    leads = bool(roles_at(actor, part_scope(change), clock.now()) & LEADS)
    raised = actor.person_id in {change.raised_by_id, change.requested_by_id}
    yield from unmet(rules.change_is_the_raisers(raised_by_them=raised, leads=leads))


def free_to_decide(*, from_above: bool) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that nobody decides what they asked for, nor what their line manager did.

    From above the project, who raised a change does not decide it either, whoever asked for it.
    """

    def guard(actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
        askers = {change.requested_by_id, *((change.raised_by_id,) if from_above else ())}
        mine = rules.decider_did_not_ask_for_it(actor.person_id, askers)
        if mine:
            yield mine
            return
        person = people([actor.person_id or 0]).get(actor.person_id or 0)
        above = set(managers_above(person)) - {actor.person_id} if person else set()
        yield from unmet(rules.decider_does_not_report_to_who_asked(reports_to_them=change.requested_by_id in above))

    return guard


def on_the_present_plan(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    """Yield that the promise changed since the impact was computed."""
    if change.impact:
        now = queries.baseline_number(change.project_id)
        yield from unmet(rules.plan_is_as_assessed(change.impact["number"], now))


def moved(act: Act, change: ChangeRequest, state: str, **values: Any) -> ChangeRequest:
    """Have a change stand at `state`, and tell it."""
    act.change(change, state=state, **values)
    return told(act, change)


def told(act: Act, change: ChangeRequest) -> ChangeRequest:
    """Tell that a change came or moved on."""
    act.tell(
        ChangeMoved(
            at=act.at,
            project_id=change.project_id,
            actor_id=act.actor.person_id,
            change_id=change.pk,
            state=change.state,
        )
    )
    return change
