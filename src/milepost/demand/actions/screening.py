"""Verbs of the PMO: return or screen a request, name who scores it, bring it before the board, take it up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.demand import queries, rules
from milepost.demand.actions.moving import moved, not_a_party, standing_at
from milepost.demand.choices import OFFICE, RESCORABLE, RequestState
from milepost.demand.models import ProjectRequest, ScoreSheet
from milepost.demand.policies import request_scope
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date

ASK_THE_OFFICE = "Ask the PMO: it carries every request through, and decides about none."


def there_is_a_model(_actor: Actor, _request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    """Yield that nothing can be scored while no model was adopted."""
    unmet = rules.there_is_an_active_model(found=queries.active_model() is not None)
    yield from () if unmet is None else (unmet,)


def _day_has_come(_actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    unmet = rules.review_day_has_come(request.until_date, local_date(clock.now()))
    yield from () if unmet is None else (unmet,)


@action(
    "demand.return_request",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(RequestState.SUBMITTED), not_a_party),
    path=ASK_THE_OFFICE,
)
def return_request(act: Act, request: ProjectRequest, *, asked_for: str, version: int | None = None) -> ProjectRequest:
    """Return a request to its requester, and say what is asked for."""
    act.expect(request, version)
    act.because(asked_for)
    return moved(act, request, RequestState.RETURNED, asked_for=asked_for)


@action(
    "demand.screen_request",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(RequestState.SUBMITTED), not_a_party, there_is_a_model),
    path=ASK_THE_OFFICE,
)
def screen_request(act: Act, request: ProjectRequest, *, version: int | None = None) -> ProjectRequest:
    """Take a request into scoring: its round is bound to the model that is active now."""
    act.expect(request, version)
    return begin_round(act, request)


def begin_round(act: Act, request: ProjectRequest, **values: object) -> ProjectRequest:
    """Begin a round of scoring with the active model; what was said in earlier rounds stays with them."""
    model = queries.active_model()
    act.require(rules.there_is_an_active_model(found=model is not None))
    return moved(act, request, RequestState.SCREENED, scoring_model=model, round=request.round + 1, **values)


@action(
    "demand.name_scorers",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(RequestState.SCREENED), not_a_party),
    path=ASK_THE_OFFICE,
)
def name_scorers(act: Act, request: ProjectRequest, *, scorers: Sequence[Person]) -> ProjectRequest:
    """Name who scores a request, at least two without a part in it; who has scored already stays."""
    named = {person.pk: person for person in scorers}
    sheets = {sheet.scorer_id: sheet for sheet in queries.sheets_of(request)}
    done = {scorer for scorer, sheet in sheets.items() if sheet.scored_at is not None}
    conflicts = queries.conflicts_of(request, local_date(act.at))
    act.require(
        rules.two_people_score(len(named.keys() | done)),
        rules.scorers_are_named_from_others({named[key].name: why for key, why in conflicts.items() if key in named}),
    )
    for scorer in sheets.keys() - named.keys() - done:
        act.remove(sheets[scorer])
    new = [_sheet(request, named[key]) for key in named if key not in sheets]
    act.add_all(new)
    settle_round(act, request)
    return request


def _sheet(request: ProjectRequest, scorer: Person) -> ScoreSheet:
    sheet = ScoreSheet(request=request, round=request.round, scorer=scorer)
    sheet.scoring_model_id = request.scoring_model_id or 0
    return sheet


def settle_round(act: Act, request: ProjectRequest) -> None:
    """Move a request on once all who were named have scored, at least two of them."""
    sheets = ScoreSheet.objects.filter(request=request, round=request.round)
    if sheets.count() >= rules.LEAST_SCORERS and not sheets.filter(scored_at=None).exists():
        moved(act, request, RequestState.SCORED)


@action(
    "demand.rescore_request",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(*RESCORABLE), not_a_party, there_is_a_model),
    path=ASK_THE_OFFICE,
)
def rescore_request(act: Act, request: ProjectRequest, *, reason: str, version: int | None = None) -> ProjectRequest:
    """Begin another round for a request with the model that is active now, and say why."""
    act.expect(request, version)
    act.because(reason)
    return begin_round(act, request)


@action(
    "demand.shortlist_request",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(RequestState.SCORED), not_a_party),
    path=ASK_THE_OFFICE,
)
def shortlist_request(
    act: Act, request: ProjectRequest, *, decision_due_date: date | None = None, version: int | None = None
) -> ProjectRequest:
    """Bring a scored request before the board, with the day of its meeting where it is known."""
    act.expect(request, version)
    return moved(act, request, RequestState.SHORTLISTED, decision_due_date=decision_due_date)


@action(
    "demand.resume_request",
    allowed=OFFICE,
    scope=request_scope,
    guards=(standing_at(RequestState.DEFERRED), not_a_party, _day_has_come),
    path=ASK_THE_OFFICE,
)
def resume_request(act: Act, request: ProjectRequest, *, version: int | None = None) -> ProjectRequest:
    """Bring a deferred request before the board again, once its day has come."""
    act.expect(request, version)
    return moved(act, request, RequestState.SHORTLISTED, until_date=None)
