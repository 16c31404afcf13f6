"""Verbs of giving back: handed out and counted, proposed by who leads, acknowledged or disputed by who owns it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.closing import queries, rules
from milepost.closing.actions.guards import unmet
from milepost.closing.choices import RETURN_OWNER, SETTLERS, ReturnKind, ReturnState
from milepost.closing.events import ReturnMoved
from milepost.closing.models import HeldAsset, ResourceReturn
from milepost.closing.policies import return_scope
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import ORGANISATION, Actor
from milepost.people.choices import PostRole
from milepost.people.models import Person
from milepost.people.queries import post_roles
from milepost.projects.actions import leave
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, independent, part_scope, project_scope

ASK_THE_PM = "Ask the project manager, who gives back what the project no longer needs."
ASK_THE_OWNER = "Ask whoever it goes back to."
ASK_A_THIRD = "Ask the sponsor or an executive who neither proposed nor counted it."
TAKING = "take back what a project returns"
SETTLING = "settle a disputed return"


def _standing_at(lawful: Collection[str], then: str) -> Callable[[Actor, ResourceReturn], Iterator[Unmet]]:
    def guard(_actor: Actor, returned: ResourceReturn) -> Iterator[Unmet]:
        yield from unmet(rules.return_is_in(returned.state, lawful, then))

    return guard


def _a_third_party(actor: Actor, returned: ResourceReturn) -> Iterator[Unmet]:
    parties = (returned.owner_id, returned.proposed_by_id, returned.answered_by_id)
    yield from unmet(rules.third_party_settles(actor.person_id, parties))


PROPOSED = _standing_at((ReturnState.PROPOSED,), "What was answered stands; propose what is left anew.")
DISPUTED = _standing_at((ReturnState.DISPUTED,), "Only what its owner disputes is settled.")


@action(
    "closing.hand_out",
    allowed=frozenset({PostRole.RESOURCE_MANAGER.value}),
    scope=project_scope,
    guards=(can_be_written,),
    path="Ask a resource manager, who records what is handed out.",
)
def hand_out(
    act: Act,
    project: Project,
    *,
    name: str,
    kind: str,
    quantity: int,
    owner: Person,
    handed_out_on: date,
    note: str = "",
) -> HeldAsset:
    """Record how many pieces of equipment or licences a project holds, and who owns them."""
    act.require(rules.text_is_written(name, "name", "What is handed out"))
    told = {"name": name, "kind": kind, "quantity": quantity, "owner": owner, "handed_out_on": handed_out_on}
    return act.add(HeldAsset(project=project, note=note, handed_out_by_id=act.actor.person_id or 0, **told))


@action("closing.return_asset", allowed=LEADS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_PM)
def return_asset(act: Act, asset: HeldAsset, *, quantity: Decimal, reason: str = "") -> ResourceReturn:
    """Propose to give back pieces of what was handed out; their owner counts them."""
    act.require(
        rules.whole_pieces(quantity),
        rules.no_more_than_held(quantity, queries.pieces_left(asset)),
        rules.somebody_else_takes_it(act.actor.person_id, asset.owner_id),
    )
    told = {"kind": asset.kind, "name": asset.name, "asset": asset, "held": Decimal(asset.quantity)}
    return _proposed(act, asset.project, quantity=quantity, owner=asset.owner, reason=reason, **told)


@action("closing.return_money", allowed=LEADS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def return_money(
    act: Act, project: Project, *, kind: str, amount: Decimal, owner: Person, reason: str = ""
) -> ResourceReturn:
    """Propose to give back unspent budget or contingency: no more than is authorised, unspent and unbound."""
    act.require(rules.kind_is_of_money(kind))
    wanted = ReturnKind(kind)
    left = queries.left_of(project, wanted)
    act.require(
        rules.no_more_than_held(amount, left),
        rules.owner_may_take_it(wanted, _posts(act, owner), owns=project.portfolio.owner_id == owner.pk),
        rules.somebody_else_takes_it(act.actor.person_id, owner.pk),
    )
    told = {"kind": wanted, "name": wanted.label, "held": getattr(left, "value", amount)}
    return _proposed(act, project, quantity=amount, owner=owner, reason=reason, **told)


@action("closing.return_person", allowed=LEADS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def return_person(act: Act, project: Project, *, person: Person, owner: Person, reason: str = "") -> ResourceReturn:
    """Propose to give a person back; their role on the project ends when the resource manager acknowledges it."""
    free = not queries.is_on_the_way(project.pk, person.pk) and bool(queries.team_roles(project.pk, person.pk))
    act.require(
        rules.person_is_on_the_team(on_team=free),
        rules.owner_may_take_it(ReturnKind.PEOPLE, _posts(act, owner), owns=False),
        rules.somebody_else_takes_it(act.actor.person_id, owner.pk),
    )
    told = {"kind": ReturnKind.PEOPLE, "name": person.name, "person": person, "held": Decimal(1)}
    return _proposed(act, project, quantity=Decimal(1), owner=owner, reason=reason, **told)


@action(
    "closing.withdraw_return",
    allowed=LEADS,
    scope=part_scope,
    guards=(can_be_written_here, PROPOSED),
    path=ASK_THE_PM,
)
def withdraw_return(act: Act, returned: ResourceReturn, *, reason: str, version: int | None = None) -> ResourceReturn:
    """Take a proposed return back, and say why: it is still needed, or goes to somebody else."""
    act.expect(returned, version)
    act.because(reason)
    return _moved(act, returned, state=ReturnState.WITHDRAWN)


@action(
    "closing.acknowledge_return",
    allowed=frozenset({RETURN_OWNER}),
    scope=return_scope,
    guards=(can_be_written_here, PROPOSED, independent(TAKING)),
    path=ASK_THE_OWNER,
)
def acknowledge_return(act: Act, returned: ResourceReturn, *, version: int | None = None) -> ResourceReturn:
    """Say that everything came back as proposed; a person's role on the project ends with it."""
    act.expect(returned, version)
    told = {"answered_by_id": act.actor.person_id, "answered_at": act.at, "counted": returned.quantity}
    _moved(act, returned, state=ReturnState.ACKNOWLEDGED, **told)
    return _released(act, returned)


@action(
    "closing.dispute_return",
    allowed=frozenset({RETURN_OWNER}),
    scope=return_scope,
    guards=(can_be_written_here, PROPOSED, independent(TAKING)),
    path=ASK_THE_OWNER,
)
def dispute_return(
    act: Act, returned: ResourceReturn, *, counted: Decimal, finding: str, version: int | None = None
) -> ResourceReturn:
    """Say that less came back than was proposed, and how much was counted; it keeps the project open."""
    act.expect(returned, version)
    act.require(
        rules.dispute_names_what_is_missing(counted, returned.quantity),
        rules.text_is_written(finding, "finding", "What is missing"),
    )
    told = {"answered_by_id": act.actor.person_id, "answered_at": act.at, "counted": counted, "finding": finding}
    return _moved(act, returned, state=ReturnState.DISPUTED, **told)


@action(
    "closing.settle_return",
    allowed=SETTLERS,
    scope=part_scope,
    guards=(can_be_written_here, DISPUTED, _a_third_party, independent(SETTLING)),
    path=ASK_A_THIRD,
)
def settle_return(
    act: Act, returned: ResourceReturn, *, found: Decimal, resolution: str, version: int | None = None
) -> ResourceReturn:
    """Settle a dispute: what came back in the end, and why what did not is written off."""
    act.expect(returned, version)
    act.require(
        rules.resolution_is_between(found, returned.counted, returned.quantity),
        rules.text_is_written(resolution, "resolution", "How it was settled"),
    )
    told = {"resolved_by_id": act.actor.person_id, "resolved_at": act.at, "counted": found, "resolution": resolution}
    _moved(act, returned, state=ReturnState.RESOLVED, **told)
    return _released(act, returned)


def _posts(act: Act, owner: Person) -> Collection[str]:
    return post_roles(owner.pk, ORGANISATION, act.at)


def _proposed(act: Act, project: Project, **told: Any) -> ResourceReturn:
    returned = ResourceReturn(project=project, proposed_by_id=act.actor.person_id or 0, proposed_at=act.at, **told)
    return _told(act, act.add(returned))


def _released(act: Act, returned: ResourceReturn) -> ResourceReturn:
    """End the roles of a person who was given back."""
    if returned.person_id is not None and returned.counted:
        for held in queries.team_roles(returned.project_id, returned.person_id):
            leave(act, held)
    return returned


def _moved(act: Act, returned: ResourceReturn, **values: Any) -> ResourceReturn:
    act.change(returned, **values)
    return _told(act, returned)


def _told(act: Act, returned: ResourceReturn) -> ResourceReturn:
    act.tell(
        ReturnMoved(
            at=act.at,
            project_id=returned.project_id,
            actor_id=act.actor.person_id,
            return_id=returned.pk,
            kind=returned.kind,
            state=returned.state,
        )
    )
    return returned
