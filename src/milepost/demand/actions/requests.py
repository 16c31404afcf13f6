"""Verbs of the requester: raise a request, say what it is about and what it may take, submit it, withdraw it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from milepost.demand import queries, rules
from milepost.demand.actions.moving import moved, standing_at
from milepost.demand.choices import BEFORE_THE_DECISION, EDITABLE, REQUESTERS, RequestState
from milepost.demand.events import RequestMoved
from milepost.demand.models import ProjectRequest, RequestObjective
from milepost.demand.policies import request_scope
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.choices import COLLEAGUE
from milepost.people.models import Person, Unit
from milepost.people.queries import among_colleagues, local_date
from milepost.portfolios.models import StrategicObjective

ASK_A_COLLEAGUE = "Ask somebody who belongs to a unit of the organisation to raise it."
ASK_THE_REQUESTER = "Ask the requester; the PMO returns a submitted request that shall say something else."


@action("demand.raise_request", allowed={COLLEAGUE}, scope=among_colleagues, path=ASK_A_COLLEAGUE)
def raise_request(
    act: Act,
    *,
    title: str,
    unit: Unit,
    problem: str = "",
    desired_result: str = "",
    do_nothing: str = "",
    other_options: str = "",
    benefits: str = "",
    sponsor: Person | None = None,
    mandatory: bool = False,
    legal_reference: str = "",
    objectives: Sequence[StrategicObjective] = (),
) -> ProjectRequest:
    """Raise a request for a project as a draft, with what is known of it; it opens a ledger stream of its own."""
    today = local_date(act.at)
    drafted = ProjectRequest(code=queries.next_code(today.year), title=title, unit=unit, sponsor=sponsor)
    drafted.requester_id, drafted.moved_on, drafted.currency = act.actor.person_id or 0, today, queries.house_currency()
    drafted.problem, drafted.desired_result, drafted.benefits = problem, desired_result, benefits
    drafted.do_nothing, drafted.other_options = do_nothing, other_options
    drafted.mandatory, drafted.legal_reference = mandatory, legal_reference
    request = act.add(drafted)
    act.stream = request_scope(request).stream
    _serve(act, request, objectives)
    act.tell(
        RequestMoved(
            at=act.at, request_id=request.pk, actor_id=act.actor.person_id, before="", after=RequestState.DRAFT
        )
    )
    return request


@action(
    "demand.change_request",
    allowed=REQUESTERS,
    scope=request_scope,
    guards=(standing_at(*EDITABLE),),
    path=ASK_THE_REQUESTER,
)
def change_request(
    act: Act,
    request: ProjectRequest,
    *,
    title: str,
    unit: Unit,
    problem: str = "",
    desired_result: str = "",
    do_nothing: str = "",
    other_options: str = "",
    benefits: str = "",
    sponsor: Person | None = None,
    mandatory: bool = False,
    legal_reference: str = "",
    objectives: Sequence[StrategicObjective] = (),
    version: int | None = None,
) -> ProjectRequest:
    """Say anew what a request is about, before it is submitted."""
    act.expect(request, version)
    act.require(rules.part_is_played_by_another(sponsor.pk if sponsor else None, request.prospective_pm_id))
    _serve(act, request, objectives)
    return act.change(
        request,
        title=title,
        unit=unit,
        problem=problem,
        desired_result=desired_result,
        do_nothing=do_nothing,
        other_options=other_options,
        benefits=benefits,
        sponsor=sponsor,
        mandatory=mandatory,
        legal_reference=legal_reference,
    )


@action(
    "demand.estimate_request",
    allowed=REQUESTERS,
    scope=request_scope,
    guards=(standing_at(*EDITABLE),),
    path=ASK_THE_REQUESTER,
)
def estimate_request(
    act: Act,
    request: ProjectRequest,
    *,
    cost_low: Decimal | None = None,
    cost_likely: Decimal | None = None,
    cost_high: Decimal | None = None,
    currency: str,
    earliest_start_date: date | None = None,
    finish_by_date: date | None = None,
    duration_months: int | None = None,
    org_units: int | None = None,
    external_parties: int | None = None,
    novelty: int | None = None,
    exposure: int | None = None,
    prospective_pm: Person | None = None,
    version: int | None = None,
) -> ProjectRequest:
    """Say what a request may cost and take; what nobody can estimate yet stays open and is no zero."""
    act.expect(request, version)
    act.require(
        rules.cost_range_is_in_order(cost_low, cost_likely, cost_high),
        rules.finish_not_before_start(earliest_start_date, finish_by_date),
        rules.part_is_played_by_another(request.sponsor_id, prospective_pm.pk if prospective_pm else None),
    )
    costs = {"cost_low": cost_low, "cost_likely": cost_likely, "cost_high": cost_high, "currency": currency}
    dates = {"earliest_start_date": earliest_start_date, "finish_by_date": finish_by_date}
    points = {"duration_months": duration_months, "org_units": org_units, "external_parties": external_parties}
    points |= {"novelty": novelty, "exposure": exposure}
    return act.change(request, **costs, **dates, **points, prospective_pm=prospective_pm)


def _complete(_actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    yield from queries.missing_from(request)


@action(
    "demand.submit_request",
    allowed=REQUESTERS,
    scope=request_scope,
    guards=(standing_at(*EDITABLE), _complete),
    path=ASK_THE_REQUESTER,
)
def submit_request(act: Act, request: ProjectRequest, *, version: int | None = None) -> ProjectRequest:
    """Submit a complete request to the PMO; from now on it does not change."""
    act.expect(request, version)
    return moved(act, request, RequestState.SUBMITTED, submitted_on=local_date(act.at), asked_for="")


@action(
    "demand.withdraw_request",
    allowed=REQUESTERS,
    scope=request_scope,
    guards=(standing_at(*BEFORE_THE_DECISION),),
    path=ASK_THE_REQUESTER,
)
def withdraw_request(act: Act, request: ProjectRequest, *, reason: str, version: int | None = None) -> ProjectRequest:
    """Take a request back before it is decided, and say why; the record of it stays."""
    act.expect(request, version)
    act.because(reason)
    return moved(act, request, RequestState.WITHDRAWN)


def _serve(act: Act, request: ProjectRequest, objectives: Sequence[StrategicObjective]) -> None:
    """Link exactly these objectives."""
    held = {link.objective_id: link for link in RequestObjective.objects.filter(request=request)}
    wanted = {objective.pk: objective for objective in objectives}
    for objective_id in held.keys() - wanted.keys():
        act.remove(held[objective_id])
    new = [RequestObjective(request=request, objective=wanted[key]) for key in wanted if key not in held]
    act.add_all(new)
