"""Two people score by one adopted model, each alone; the unknown widens the range; nobody judges their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from milepost.demand import actions, bridge, queries
from milepost.demand.choices import ModelState, RequestState
from milepost.demand.models import ProjectRequest, ScoreSheet
from milepost.demand.tests.refusing import refused
from milepost.kernel.errors import NotPermitted
from milepost.kernel.measure import Known, Unknown
from milepost.people import actions as people
from milepost.people.choices import InterestNature
from tests.suites.ground.world import World
from tests.suites.samples.demand import (
    ANSWERS,
    CRITERIA,
    JUDGED,
    active_model,
    fresh,
    model_draft,
    scored,
    scoring,
    screened,
    shortlisted,
    submitted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def with_value(criterion: str, value: int | None, why: str = "") -> dict[str, dict[str, Any]]:
    return {**ANSWERS, criterion: {"value": value, "rationale": why}}


def altered(**changes: Any) -> list[dict[str, Any]]:
    return [{**CRITERIA[0], **changes}, *CRITERIA[1:]]


@pytest.mark.parametrize(
    "changes",
    [
        {"weight": "0.31"},
        {"weight": "-0.30"},
        {"weight": "NaN"},
        {"weight": "much"},
        {"direction": "sideways"},
        {"anchors": ["one", "two"]},
        {"code": "benefit"},
    ],
)
def test_a_model_that_cannot_be_used_is_refused(world: World, changes: dict[str, Any]) -> None:
    draft = actions.draft_scoring_model
    refused("criteria_are_usable", draft, world.actor("pmo_analyst"), code="x", name="X", criteria=altered(**changes))


def test_nobody_adopts_a_model_that_they_wrote(world: World) -> None:
    mine = actions.draft_scoring_model(world.actor("pmo_director"), code="m", name="Mine", criteria=CRITERIA)
    refused("adopter_did_not_write_it", actions.adopt_scoring_model, world.actor("pmo_director"), mine)
    with pytest.raises(NotPermitted):
        actions.adopt_scoring_model(world.actor("pmo_analyst"), mine)
    assert actions.adopt_scoring_model(world.actor("executive"), mine).state == ModelState.ACTIVE


def test_an_adopted_model_never_changes(world: World) -> None:
    model = active_model(world)
    change = actions.change_scoring_model
    refused("active_model_never_changes", change, world.actor("pmo_analyst"), model, name="New", criteria=CRITERIA)
    refused("active_model_never_changes", actions.adopt_scoring_model, world.actor("executive"), model)


def test_nothing_is_screened_before_a_model_was_adopted(world: World) -> None:
    refused("there_is_an_active_model", actions.screen_request, world.actor("pmo_analyst"), submitted(world))


def test_a_model_adopted_in_the_middle_of_a_round_counts_for_the_next_one_only(world: World) -> None:
    request = scoring(world)
    first = request.scoring_model
    later = actions.adopt_scoring_model(world.actor("pmo_director"), model_draft(world, "2027"))
    actions.score_request(world.actor("scorer"), request, **JUDGED)
    actions.score_request(world.actor("resource_manager"), request, **JUDGED)
    request = fresh(request)
    assert (request.state, request.scoring_model, first and fresh_state(first)) == ("scored", first, "retired")
    refused("act_has_a_reason", actions.rescore_request, world.actor("pmo_analyst"), request, reason="")
    request = actions.rescore_request(world.actor("pmo_analyst"), request, reason="The new model suits it better")
    assert (request.state, request.scoring_model, request.round) == (RequestState.SCREENED, later, 2)
    assert queries.sheets_of(request) == [], "what was said in the first round stays there"
    assert ScoreSheet.objects.filter(request=request, round=1).count() == 2


def fresh_state(model: Any) -> str:
    return str(type(model).objects.get(pk=model.pk).state)


def test_one_scorer_alone_is_not_enough(world: World) -> None:
    request, analyst = screened(world), world.actor("pmo_analyst")
    refused("two_people_score", actions.name_scorers, analyst, request, scorers=[world.people["scorer"]])


@pytest.mark.parametrize("role", ["requester", "request_sponsor", "pm", "scorer"])
def test_who_raised_sponsors_would_manage_or_is_interested_does_not_score(world: World, role: str) -> None:
    request, analyst = screened(world), world.actor("pmo_analyst")
    people.declare_interest(world.actor("scorer"), matter=request.code, nature=InterestNature.FAMILY)
    named = [world.people[role], world.people["auditor"], world.people["executive"]]
    refused("scorers_are_named_from_others", actions.name_scorers, analyst, request, scorers=named)


def test_an_interest_declared_after_the_naming_closes_the_sheet(world: World) -> None:
    request, scorer = scoring(world), world.actor("scorer")
    refused("scorer_is_free", actions.score_request, scorer, request, **{**JUDGED, "free_of_interest": False})
    people.declare_interest(scorer, matter=request.code.lower(), nature=InterestNature.FINANCIAL)
    refused("scorer_is_free", actions.score_request, scorer, request, **JUDGED)
    named = [world.people["executive"], world.people["resource_manager"]]
    actions.name_scorers(world.actor("pmo_analyst"), request, scorers=named)
    assert {sheet.scorer for sheet in queries.sheets_of(request)} == set(named)


def test_somebody_who_was_not_named_does_not_score(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.score_request(world.actor("auditor"), scoring(world), **JUDGED)


def test_what_scorers_say_stays_closed_until_all_have_scored(world: World) -> None:
    request = scoring(world)
    actions.score_request(world.actor("scorer"), request, **JUDGED)
    assert fresh(request).state == RequestState.SCREENED
    assert queries.is_blind(queries.sheets_of(request))
    refused("scorer_has_not_scored", actions.score_request, world.actor("scorer"), request, **JUDGED)
    actions.score_request(world.actor("resource_manager"), request, **JUDGED)
    assert fresh(request).state == RequestState.SCORED
    assert not queries.is_blind(queries.sheets_of(request))


@pytest.mark.parametrize(
    "answers",
    [
        {code: answer for code, answer in ANSWERS.items() if code != "fit"},
        {**ANSWERS, "beauty": {"value": 3}},
        with_value("fit", 6),
        with_value("fit", -1),
        with_value("fit", True),
        with_value("fit", None, " "),
    ],
)
def test_a_sheet_answers_every_criterion_and_unknown_has_a_reason(world: World, answers: dict[str, Any]) -> None:
    act = actions.score_request
    refused("answers_fit_the_model", act, world.actor("scorer"), scoring(world), answers=answers, free_of_interest=True)


def test_what_nobody_knows_is_never_zero_and_widens_the_range(world: World) -> None:
    request = scoring(world)
    for role in ("scorer", "resource_manager"):
        answers = with_value("benefit", None, "No figures yet")
        actions.score_request(world.actor(role), request, answers=answers, free_of_interest=True)
    request = fresh(request)
    assert request.scoring_model
    told = bridge.scored(request.scoring_model, queries.sheets_of(request))
    # 60 of 100 on three quarters upward, of which 15 % reversed: 0.30·60 + 0.15·60 + 0.15·40 + 0.15·60
    assert isinstance(told.score, Unknown)
    assert (told.low, told.high) == (Decimal("42.0"), Decimal("67.0"))


def test_scorers_who_differ_are_shown_with_how_far_and_on_what(world: World) -> None:
    request = scoring(world)
    for role, value in (("scorer", 5), ("resource_manager", 1)):
        judged = {"answers": with_value("fit", value), "free_of_interest": True}
        actions.score_request(world.actor(role), request, **judged)
    request = fresh(request)
    assert request.scoring_model
    told = bridge.scored(request.scoring_model, queries.sheets_of(request))
    assert told.score == Known(Decimal("57.0"))  # 0.7·60 with the risk reversed to 40
    assert (told.apart_on, told.dispersion) == ("Strategic fit", Known(Decimal("56.6")))


def another(world: World, **values: int) -> ProjectRequest:
    request = scoring(world)
    answers = {code: {"value": values.get(code, 3), "rationale": ""} for code in ANSWERS}
    for role in ("scorer", "resource_manager"):
        actions.score_request(world.actor(role), request, answers=answers, free_of_interest=True)
    return fresh(request)


def test_the_ranking_shows_whose_place_hangs_on_which_weight(world: World) -> None:
    one, two, far = another(world, fit=5, benefit=2), another(world, fit=2, benefit=5), another(world, fit=0, benefit=0)
    model = one.scoring_model
    assert model
    sheets = {request.code: given for request, given in queries.ranked_sheets(model).items()}
    ranked = bridge.ranking(model, sheets, 1)
    assert [place.key for place in ranked.places] == [one.code, two.code, far.code]
    assert [place.above for place in ranked.places] == [True, False, False]
    assert ranked.places[0].crosses == ranked.places[1].crosses
    assert ranked.places[0].crosses == ("Strategic fit −20%",)  # 0.24 against 0.25; +20 % on the benefit is a tie
    assert ranked.places[2].crosses == ()
    assert ranked.changes == 10


def test_a_request_leaves_the_ranking_with_its_decision_and_compares_under_one_model_only(world: World) -> None:
    request = scored(world)
    old = request.scoring_model
    actions.adopt_scoring_model(world.actor("pmo_director"), model_draft(world, "2027"))
    later = scored(world)
    assert old
    assert later.scoring_model
    assert list(queries.ranked_sheets(old)) == [request]
    assert list(queries.ranked_sheets(later.scoring_model)) == [later]
    assert shortlisted(world) in queries.ranked_sheets(later.scoring_model)
