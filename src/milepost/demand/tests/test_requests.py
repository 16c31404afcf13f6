"""A request is raised by anybody inside, says what it must, is never moved by its own, and always answered."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from milepost.demand import actions, queries
from milepost.demand.choices import PartOnRequest, RequestState
from milepost.demand.models import ProjectRequest
from milepost.demand.rules import IDLE_AFTER, is_idle
from milepost.demand.tests.refusing import refused
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.kernel.measure import Known, Unknown
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.demand import active_model, drafted, estimated, fresh, scored, submitted, wished

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def raised_by(world: World, role: str) -> ProjectRequest:
    person = world.people[role]
    me = Actor(person.pk, person.name)
    request = actions.raise_request(me, **wished(world))
    request = actions.estimate_request(me, request, **{**estimated(world), "prospective_pm": None})
    return actions.submit_request(me, request)


@pytest.mark.parametrize("role", ["pm", "member", "auditor", "administrator", "colleague"])
def test_anybody_who_belongs_to_a_unit_raises_a_request(world: World, role: str) -> None:
    person = world.people[role]
    request = actions.raise_request(Actor(person.pk, person.name), title="Wish", unit=world.unit)
    year = clock.now().year
    assert (request.code, request.state, request.requester) == (f"R-{year}-001", RequestState.DRAFT, person)
    assert actions.raise_request(Actor(person.pk, person.name), title="Two", unit=world.unit).code == f"R-{year}-002"


@pytest.mark.parametrize("role", ["nobody", "client_signatory", "partner"])
def test_somebody_from_outside_raises_none(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.raise_request(world.actor(role), title="Wish", unit=world.unit)


def test_an_incomplete_request_says_everything_that_is_missing(world: World) -> None:
    requester = world.actor("requester")
    request = actions.raise_request(requester, title="Wish", unit=world.unit)
    refusal = refused("request_is_complete", actions.submit_request, requester, request)
    wanted = {"problem", "desired_result", "do_nothing", "benefits", "sponsor", "cost_likely", "objectives"}
    assert {each.field for each in refusal.unmet} == wanted
    assert len(queries.standing_of(request).missing) == len(wanted)


def test_a_mandatory_request_needs_its_law_instead_of_an_objective(world: World) -> None:
    requester, said = world.actor("requester"), {**wished(world), "objectives": [], "mandatory": True}
    request = actions.estimate_request(requester, actions.raise_request(requester, **said), **estimated(world))
    refusal = refused("request_is_complete", actions.submit_request, requester, request)
    assert [each.field for each in refusal.unmet] == ["legal_reference"]
    request = actions.change_request(requester, request, **said, legal_reference="Water Act, section 4")
    assert actions.submit_request(requester, request).state == RequestState.SUBMITTED


@pytest.mark.parametrize("costs", [("3", "2", "5"), ("1", "5", "2"), ("-1", "2", "3"), ("1", "NaN", "3")])
def test_a_cost_range_in_disorder_is_refused(world: World, costs: tuple[str, str, str]) -> None:
    low, likely, high = map(Decimal, costs)
    given = {**estimated(world), "cost_low": low, "cost_likely": likely, "cost_high": high}
    refused("cost_range_is_in_order", actions.estimate_request, world.actor("requester"), drafted(world), **given)


def test_it_does_not_finish_before_it_starts_and_its_sponsor_does_not_manage_it(world: World) -> None:
    requester, request = world.actor("requester"), drafted(world)
    given = {**estimated(world), "finish_by_date": date(2098, 1, 1)}
    refused("finish_not_before_start", actions.estimate_request, requester, request, **given)
    given = {**estimated(world), "prospective_pm": world.people["request_sponsor"]}
    refused("part_is_played_by_another", actions.estimate_request, requester, request, **given)


def test_a_submitted_request_does_not_change_until_it_is_returned(world: World) -> None:
    requester, analyst, request = world.actor("requester"), world.actor("pmo_analyst"), submitted(world)
    refused("request_is_in", actions.change_request, requester, request, **wished(world))
    refused("act_has_a_reason", actions.return_request, analyst, request, asked_for=" ")
    request = actions.return_request(analyst, request, asked_for="Which meters?")
    assert (request.state, request.asked_for) == (RequestState.RETURNED, "Which meters?")
    request = actions.change_request(requester, request, **{**wished(world), "problem": "Those in cellars"})
    request = actions.submit_request(requester, request)
    assert (request.state, request.asked_for) == (RequestState.SUBMITTED, "")


@pytest.mark.parametrize("role", ["requester", "request_sponsor", "executive", "scorer", "board_member"])
def test_nobody_outside_the_pmo_moves_a_request_through_its_states(world: World, role: str) -> None:
    active_model(world)
    request = submitted(world)
    for act, typed in ((actions.screen_request, {}), (actions.return_request, {"asked_for": "More"})):
        with pytest.raises(NotPermitted):
            act(world.actor(role), request, **typed)


def test_a_person_of_the_pmo_does_not_move_a_request_of_their_own(world: World) -> None:
    active_model(world)
    request = raised_by(world, "pmo_analyst")
    refused("nobody_moves_their_own_request", actions.screen_request, world.actor("pmo_analyst"), request)
    assert actions.screen_request(world.actor("pmo_director"), request).state == RequestState.SCREENED


def test_only_the_requester_withdraws_and_says_why(world: World) -> None:
    request = submitted(world)
    with pytest.raises(NotPermitted):
        actions.withdraw_request(world.actor("pmo_director"), request, reason="Too much")
    refused("act_has_a_reason", actions.withdraw_request, world.actor("requester"), request, reason="")
    assert actions.withdraw_request(world.actor("requester"), request, reason="Solved").state == "withdrawn"


def test_the_class_is_estimated_by_points_and_unknown_while_one_is_missing(world: World) -> None:
    requester, request = world.actor("requester"), drafted(world)
    assert queries.class_estimates([request])[request.pk] == Known("B")  # 2 + 2 + 2 + 2 + 2 + 2
    gave = estimated(world)
    open_one = actions.estimate_request(requester, request, **{**gave, "novelty": None})
    told = queries.class_estimates([open_one])[request.pk]
    assert isinstance(told, Unknown)
    assert "how new" in told.reason
    grave = actions.estimate_request(requester, request, **{**gave, "novelty": None, "exposure": 4})
    assert queries.class_estimates([grave])[request.pk] == Known("A")
    small = {"cost_likely": Decimal(1), "cost_low": Decimal(0), "duration_months": 5, "org_units": 1}
    small |= {"external_parties": 0, "novelty": 1, "exposure": 1}
    request = actions.estimate_request(requester, request, **{**gave, **small})
    assert queries.class_estimates([request])[request.pk] == Known("C")
    abroad = actions.estimate_request(requester, request, **{**gave, **small, "currency": "USD"})
    assert isinstance(queries.class_estimates([abroad])[request.pk], Unknown), "no rate turns dollars into points"


def test_the_requester_sees_where_it_stands_and_who_is_next(world: World) -> None:
    request = scored(world)
    with clock.at(clock.now() + timedelta(days=12)):
        at = queries.standing_of(request)
    assert (at.submitted_days, at.days, at.scored, at.scorers) == (12, 12, 2, 2)
    assert (at.step and at.step.whose, at.idle) == ("The PMO", False)
    seen = queries.visible_to(world.actor("requester"))
    assert request in seen
    assert request not in queries.visible_to(world.actor("member"))
    assert request not in queries.visible_to(world.actor("nobody"))


def test_a_request_that_waits_more_than_sixty_days_is_idle_and_the_pmo_is_told(world: World) -> None:
    request = scored(world)
    day = request.moved_on
    assert not is_idle(request.state, day, day + IDLE_AFTER)
    assert is_idle(request.state, day, day + IDLE_AFTER + timedelta(days=1))
    assert not is_idle(RequestState.REJECTED, day, day + timedelta(days=400))
    shortlisted = actions.shortlist_request(world.actor("pmo_analyst"), request)
    office = frozenset({"pmo_analyst"})
    assert shortlisted not in queries.waiting_requests(world.actor("pmo_analyst"), office)
    with clock.at(clock.now() + IDLE_AFTER + timedelta(days=2)):
        assert shortlisted in queries.waiting_requests(world.actor("pmo_analyst"), office)


def test_a_part_on_a_request_holds_on_that_request_alone(world: World) -> None:
    first, other = drafted(world), raised_by(world, "colleague")
    told = queries.request_roles(world.people["requester"].pk, queries.request_scope(first), clock.now())
    assert told == {PartOnRequest.REQUESTER}
    assert not queries.request_roles(world.people["requester"].pk, queries.request_scope(other), clock.now())


def test_who_left_every_unit_is_no_colleague_any_more(world: World) -> None:
    person = world.people["colleague"]
    people.change_person(OPERATOR, person, name=person.name, unit=None)
    with pytest.raises(NotPermitted):
        actions.raise_request(Actor(person.pk, person.name), title="Wish", unit=world.unit)
    assert fresh(drafted(world)).state == RequestState.DRAFT
