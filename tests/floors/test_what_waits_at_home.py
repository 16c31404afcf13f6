"""Whoever is asked finds it at home: a scorer, a board, a reviewer, a sponsor; and only while it waits for them."""

from __future__ import annotations

from milepost.artefacts import actions as artefacts
from milepost.artefacts.queries import documents_to_judge
from milepost.demand import actions as demand
from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, roles_at
from milepost.planning import actions as planning
from milepost.reporting.panels.home.roles import home_of
from milepost.reporting.queries.homes.mine import first_duties
from milepost.reporting.queries.homes.waiting import parts_of
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import END_REPORT, seal, submitted
from tests.suites.samples.demand import JUDGED, scoring, shortlisted, the_board
from tests.suites.samples.work.planning_work import proposed

REQUESTS, DOCUMENTS = "demand/_waiting.html", "artefacts/_waiting.html"


def panels(world: World, role: str) -> set[str]:
    return {panel.template for panel in home_of(world.actor(role))[1]}


def asked(world: World, role: str) -> list[str]:
    actor = world.actor(role)
    posts = roles_at(actor, ORGANISATION, clock.now())
    found = documents_to_judge(world.people[role].pk, posts, parts_of(actor).by_role)
    return [what for _, what in found]


def test_a_scorer_finds_the_request_at_home_until_they_have_scored(world: World) -> None:
    request = scoring(world)
    for role in ("scorer", "resource_manager"):
        assert REQUESTS in panels(world, role), role
        demand.score_request(world.actor(role), request, **JUDGED)
        assert REQUESTS not in panels(world, role), role


def test_a_board_finds_the_request_at_home_whatever_post_its_members_hold(world: World) -> None:
    the_board(world)
    shortlisted(world)
    assert REQUESTS in panels(world, "board_member")
    assert REQUESTS in panels(world, "executive")
    assert REQUESTS not in panels(world, "member")


def test_a_sponsor_finds_the_charter_at_home_until_it_is_approved(world: World) -> None:
    charter = submitted(world)
    assert asked(world, "sponsor") == ["approve"]
    assert DOCUMENTS in panels(world, "sponsor")
    assert not [role for role in ("pm", "member", "nobody", "pmo_analyst") if asked(world, role)]
    artefacts.confirm_reading(world.actor("sponsor"), charter, sha256=seal(charter))
    artefacts.approve_artefact(world.actor("sponsor"), charter)
    assert asked(world, "sponsor") == []
    assert DOCUMENTS not in panels(world, "sponsor")


def test_a_document_goes_from_the_home_of_who_reviews_it_to_that_of_who_approves_it(world: World) -> None:
    report = submitted(world, END_REPORT)
    assert asked(world, "pmo_analyst") == ["review"]
    assert asked(world, "sponsor") == []
    artefacts.review_artefact(world.actor("pmo_analyst"), report, verdict="favourable", text="Clear")
    assert asked(world, "pmo_analyst") == []
    assert asked(world, "sponsor") == ["approve"]


def test_a_sponsor_finds_the_proposed_plan_at_home_until_it_is_decided(world: World) -> None:
    def told() -> list[str]:
        actor = world.actor("sponsor")
        found = first_duties(actor, roles_at(actor, ORGANISATION, clock.now()), parts_of(actor), 20)
        return [each.key for each in found if each.noun == "plans"]

    plan = proposed(world)
    assert told() == [str(plan.pk)]
    planning.approve_plan(world.actor("sponsor"), plan)
    assert told() == []
