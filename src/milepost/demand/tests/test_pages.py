"""The pages of judging: a scorer sees the sheet alone, the board its votes, who oversees the ranking."""

from __future__ import annotations

import pytest
from django.test import Client

from milepost.demand.choices import RequestState
from milepost.demand.models import ProjectRequest
from milepost.people import actions as people
from milepost.people.models import Account
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.demand import CRITERIA, drafted, fresh, scored, scoring, shortlisted, the_board

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def reader(world: World, role: str) -> Client:
    person, client = world.people[role], Client()
    held = Account.objects.filter(person=person).first()
    email = f"{role}@example.org".replace("_", "-")
    client.force_login(held or people.open_account(OPERATOR, person, email=email), backend=BACKEND)
    return client


def sheet(request: ProjectRequest) -> dict[str, object]:
    told: dict[str, object] = {f"score_{number}": "4" for number in range(len(CRITERIA))}
    return {**told, "score_1": "unknown", "why_1": "No figures", "free_of_interest": "on", "version": request.version}


def test_a_scorer_scores_on_a_page_that_shows_nothing_of_the_others(world: World) -> None:
    request = scoring(world)
    first, second = reader(world, "resource_manager"), reader(world, "scorer")
    address = f"/requests/{request.code}/score/"
    assert first.post(address, {**sheet(request), "why_0": "A word of mine"}).status_code == 302
    page = second.get(address).content.decode()
    assert CRITERIA[0]["anchors"][5] in page
    for shown in (page, second.get(f"/requests/{request.code}/").content.decode()):
        assert "A word of mine" not in shown
    assert "1 of 2 scores in" in second.get(f"/requests/{request.code}/").content.decode()
    half = second.post(address, {**sheet(request), "why_1": ""})
    assert (half.status_code, b"Unknown is an answer, with its reason" in half.content) == (422, True)
    assert second.post(address, sheet(request)).status_code == 302
    assert fresh(request).state == RequestState.SCORED
    assert "A word of mine" in second.get(f"/requests/{request.code}/").content.decode()


def test_somebody_who_was_not_named_is_told_why_the_sheet_is_closed(world: World) -> None:
    request = scoring(world)
    page = reader(world, "auditor").get(f"/requests/{request.code}/score/").content.decode()
    assert "mp-refusal" in page
    assert reader(world, "member").get(f"/requests/{request.code}/score/").status_code == 404


def test_the_chair_records_the_decision_with_votes(world: World) -> None:
    the_board(world)
    request = shortlisted(world)
    chair, address = reader(world, "board_member"), f"/requests/{request.code}/decide/"
    assert "Portfolio board" in chair.get(address).content.decode()
    votes = {f"vote_{world.people[role].pk}": "for" for role in ("board_member", "executive")}
    typed = {**votes, "outcome": "rejected", "reason": "Too dear", "version": request.version}
    refused = chair.post(address, typed)
    assert (refused.status_code, b"rejection_has_a_reason_code" in refused.content) == (422, True)
    assert b"Too dear" in refused.content, "what was typed stays"
    assert chair.post(address, {**typed, "reason_code": "low_value"}).status_code == 302
    page = reader(world, "requester").get(f"/requests/{request.code}/").content.decode()
    assert "It is worth less than what it takes" in page
    assert "Too dear" in page
    assert "You may appeal once" in page


def test_the_ranking_is_for_who_oversees_or_decides(world: World) -> None:
    request = scored(world)
    the_board(world)
    for role in ("pmo_analyst", "executive", "board_member"):
        page = reader(world, role).get("/ranking/?cut=1").content.decode()
        assert request.code in page
    for role in ("requester", "member", "nobody"):
        assert reader(world, role).get("/ranking/").status_code == 404
    assert reader(world, "pmo_analyst").get("/ranking/?cut=x&model=none").status_code == 200


def test_the_requester_reads_what_is_missing_and_the_pmo_what_waits(world: World) -> None:
    request = drafted(world)
    ProjectRequest.objects.filter(pk=request.pk).update(problem="", benefits="")
    page = reader(world, "requester").get(f"/requests/{request.code}/").content.decode()
    assert "2 items missing from the requester" in page
    waiting = scored(world)
    home = reader(world, "pmo_analyst").get("/").content.decode()
    assert "Requests waiting" in home
    assert waiting.code in home
    assert "Requests that wait" not in reader(world, "nobody").get("/").content.decode()
