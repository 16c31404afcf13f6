"""Questions about requests: which ones an actor sees, which part a person plays, and what a request says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from milepost.demand import rules
from milepost.demand.choices import EDITABLE, PartOnRequest, RequestState
from milepost.demand.models import ProjectRequest, RequestObjective, ScoreSheet, ScoringModel
from milepost.demand.policies import REQUEST
from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Unmet
from milepost.kernel.history import records
from milepost.kernel.measure import Result
from milepost.kernel.policy import Actor, Roles, Scope
from milepost.people import queries as people
from milepost.portfolios.models import StrategicObjective


def request_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the parts that a person plays on the request of `scope` at `moment`."""
    if scope.kind != REQUEST or scope.id is None:
        return frozenset()
    told = ProjectRequest.objects.filter(pk=scope.id).values_list("requester", "sponsor", "round").first()
    if told is None:
        return frozenset()
    requester, sponsor, number = told
    scores = ScoreSheet.objects.filter(request=scope.id, round=number, scorer=person_id).exists()
    held = {
        PartOnRequest.REQUESTER.value: person_id == requester,
        PartOnRequest.SPONSOR.value: person_id == sponsor,
        PartOnRequest.SCORER.value: scores,
        PartOnRequest.BOARD_MEMBER.value: people.decides_on_a_body(person_id, moment),
    }
    return frozenset(part for part, plays in held.items() if plays)


def visible_to(actor: Actor) -> QuerySet[ProjectRequest]:
    """Return the requests that `actor` sees: all for who oversees, else those in which they have a part."""
    if people.oversees(actor):
        return ProjectRequest.objects.all()
    me = actor.person_id or 0
    mine = Q(requester=me) | Q(sponsor=me) | Q(prospective_pm=me)
    mine |= Q(pk__in=ScoreSheet.objects.filter(scorer=me).values("request"))
    if people.decides_on_a_body(me, clock.now()):
        mine |= ~Q(state__in=EDITABLE | {RequestState.WITHDRAWN.value})
    return ProjectRequest.objects.filter(mine)


def request_for(actor: Actor, code: str) -> ProjectRequest:
    """Return the request with this code if `actor` sees it; otherwise there is none."""
    related = ("requester", "sponsor", "unit", "prospective_pm", "scoring_model")
    found = visible_to(actor).filter(code=code).select_related(*related).first()
    if found is None:
        raise NotSeen(f"There is no request {code!r} here")
    return found


def next_code(year: int) -> str:
    """Return the code of the next request of a year; requests are never deleted, so that their number tells it."""
    told = ProjectRequest.objects.filter(code__startswith=f"R-{year}-").count()
    return f"R-{year}-{told + 1:03}"


def house_currency() -> str:
    """Return the currency of the organisation."""
    organisation = people.organisation()
    return organisation.currency if organisation else "EUR"


def objectives_of(request_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[StrategicObjective]]:
    """Return per request the objectives that it would serve, now or as known at `moment`."""
    links = records(RequestObjective, moment, request_id__in=list(request_ids)) if request_ids else []
    found = StrategicObjective.objects.in_bulk({link.objective_id for link in links})
    served: dict[int, list[StrategicObjective]] = {request_id: [] for request_id in request_ids}
    for link in links:
        served[link.request_id].append(found[link.objective_id])
    return served


def objective_ids(request: ProjectRequest) -> list[int]:
    """Return the ids of the objectives that a request would serve."""
    links = RequestObjective.objects.filter(request=request).order_by("objective__code")
    return list(links.values_list("objective_id", flat=True))


def filled(request: ProjectRequest, objectives: int | None = None) -> rules.Filled:
    """Return what a request says, as far as its completeness is concerned."""
    return rules.Filled(
        problem=request.problem,
        desired_result=request.desired_result,
        do_nothing=request.do_nothing,
        benefits=request.benefits,
        sponsor=request.sponsor_id is not None,
        objectives=len(objective_ids(request)) if objectives is None else objectives,
        mandatory=request.mandatory,
        legal_reference=request.legal_reference,
        cost_low=request.cost_low,
        cost_likely=request.cost_likely,
        cost_high=request.cost_high,
    )


def missing_from(request: ProjectRequest) -> list[Unmet]:
    """Return what a request must still say before it can be submitted."""
    return list(rules.request_is_complete(filled(request)))


def class_estimates(requests: Collection[ProjectRequest]) -> dict[int, Result[str]]:
    """Return per request the class that its project would have, unknown as long as something is not told."""
    currency = house_currency()
    return {
        each.pk: rules.class_estimate(
            rules.ClassPoints(
                budget=each.cost_likely if each.currency == currency else None,
                duration_months=each.duration_months,
                org_units=each.org_units,
                external_parties=each.external_parties,
                novelty=each.novelty,
                exposure=each.exposure,
            )
        )
        for each in requests
    }


def converted_from(request: ProjectRequest) -> dict[str, Any]:
    """Return what a project carries over from its request, in words that stay when the request does not change."""
    told = {
        "request": request.code,
        "problem": request.problem,
        "desired_result": request.desired_result,
        "do_nothing": request.do_nothing,
        "other_options": request.other_options,
        "benefits": request.benefits,
        "legal_reference": request.legal_reference,
        "cost_range": f"{request.cost_low} to {request.cost_high} {request.currency}, likely {request.cost_likely}",
        "earliest_start": request.earliest_start_date.isoformat() if request.earliest_start_date else "",
        "finish_by": request.finish_by_date.isoformat() if request.finish_by_date else "",
    }
    return {name: value for name, value in told.items() if value}


def all_models() -> QuerySet[ScoringModel]:
    """Return every version of the scoring model, the newest first."""
    return ScoringModel.objects.order_by("-pk")


def sees_rankings(actor: Actor) -> bool:
    """Say whether `actor` may compare all requests: who oversees, and who sits on a board that decides."""
    return people.oversees(actor) or people.decides_on_a_body(actor.person_id or 0, clock.now())
