"""What stands against an act on a contract, asked before anything is typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from milepost.kernel import clock
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects import queries as projects
from milepost.suppliers import queries, rules
from milepost.suppliers.models import Contract

Guard = Callable[..., Iterator[Unmet]]
ASK_THE_PM = "Ask the project manager, who keeps the contracts of the project."
ASK_WHO_HOLDS_THE_MONEY = "Ask the sponsor or an executive, who did not prepare it."
ASK_THE_PARTNER = "Ask the supplier's project manager, who is named in the contract."


def contract_of(subject: Any) -> Contract:
    """Return the contract that an act is about: the subject itself, or what it belongs to."""
    found: Contract = subject if isinstance(subject, Contract) else subject.contract
    return found


def unmet(*each: Unmet | None) -> Iterator[Unmet]:
    """Yield what does not hold."""
    yield from (one for one in each if one is not None)


def open_project(actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against writing on the project of a contract."""
    yield from projects.can_be_written(actor, contract_of(subject).project)


def not_closed(_actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
    """Yield that the contract is over."""
    yield from unmet(rules.contract_is_not_closed(contract_of(subject).state))


def standing_at(lawful: Collection[str], then: str) -> Guard:
    """Return the guard that the contract stands at one of `lawful`."""

    def guard(_actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
        state = contract_of(subject).state
        closed = rules.contract_is_not_closed(state)
        yield from unmet(closed or rules.contract_is_in(state, lawful, then))

    return guard


def without_interest(what: str) -> Guard:
    """Return the guard that who does this has no declared interest in supplier, contract or project (SOD-10)."""

    def guard(actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
        interest = queries.interest_of(actor, contract_of(subject), local_date(clock.now()))
        yield from unmet(rules.nobody_with_an_interest(interest, what))

    return guard


def independent(what: str) -> projects.Control:
    """Return the control that who does this takes no part in the delivery of the project of the contract."""
    weigh = projects.independent(what)

    def check(actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
        yield from weigh(actor, contract_of(subject))

    return projects.Control(what, check)


def own_contract(actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
    """Yield that the contract names somebody else as the supplier's project manager."""
    yield from unmet(rules.own_contract_only(actor.person_id, contract_of(subject).partner_id))


def by_another(what: str, *names: str) -> Guard:
    """Return the guard that who does this is none of those whom the fields `names` of the subject name (SOD-11)."""

    def guard(actor: Actor, subject: Any, *_others: object) -> Iterator[Unmet]:
        prepared = [getattr(subject, name) for name in names]
        yield from unmet(rules.somebody_else_decides(actor.person_id, prepared, what))

    return guard


def ready_to_close(_actor: Actor, contract: Contract) -> Iterator[Unmet]:
    """Yield every item of the checklist that is open."""
    yield from rules.still_open(queries.fact_of(contract).checklist)
