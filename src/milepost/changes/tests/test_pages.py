"""What people see: the impact, who is told, what a recipient reads, and what waits for whom at home."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.changes import actions
from milepost.changes.models import ChangeRequest, Notice
from milepost.people import actions as people
from milepost.people.models import Account
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.changes import approved, fresh, raised, to, wanted

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(world: World, role: str) -> Client:
    person = world.people[role]
    account = Account.objects.filter(person=person).first() or people.open_account(OPERATOR, person, email=person.email)
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def page(world: World, role: str, record: Any, status: int = 200) -> str:
    slug = "notices" if isinstance(record, Notice) else "change-requests"
    answer = signed_in(world, role).get(reverse(f"{slug}:detail", args=[record.pk]))
    assert answer.status_code == status
    return answer.content.decode()


def home(world: World, role: str) -> str:
    return signed_in(world, role).get("/").content.decode()


def test_the_page_of_a_change_shows_what_it_does_and_who_would_be_told(world: World) -> None:
    shown = page(world, "pm", raised(world))
    assert "Finish of the project" in shown
    assert "Within tolerance" in shown
    assert "Once approved, these are told" in shown


def test_the_notice_board_says_who_was_told_who_waits_and_why_the_confirmation_is_closed(world: World) -> None:
    change = approved(world)
    actions.acknowledge_notice(world.actor("member"), to("member", change, world))
    shown = page(world, "pm", change)
    assert "1 of 5 answered" in shown
    assert "has not acknowledged" in shown


def test_a_recipient_finds_the_notice_at_home_reads_what_changes_and_acknowledges_it(world: World) -> None:
    change = approved(world)
    notice = to("member", change, world)
    assert "Changes to acknowledge" in home(world, "member")
    shown = page(world, "member", notice)
    assert "What you have to do" in shown
    address = reverse("notices:verb", args=[notice.pk, "acknowledge"])
    signed_in(world, "member").post(address, {"version": notice.version})
    notice.refresh_from_db()
    assert notice.acknowledged_by_id == world.people["member"].pk
    assert "Changes to acknowledge" not in home(world, "member")


def test_a_client_reads_the_own_notice_and_neither_the_change_nor_those_of_others(world: World) -> None:
    change = approved(world)
    assert "One more report" in home(world, "client_signatory")
    shown = page(world, "client_signatory", to("client_signatory", change, world))
    assert f"/change-requests/{change.pk}/" not in shown
    page(world, "client_signatory", change, 404)
    page(world, "client_signatory", to("member", change, world), 404)
    page(world, "nobody", to("member", change, world), 404)


def test_who_leads_sees_at_home_what_waits_and_the_sponsor_what_is_to_decide(world: World) -> None:
    approved(world)
    assert "0 of 5 answered" in home(world, "pm")
    from_above = wanted(world, finish=None, cost=Decimal(2_000_000))
    change = actions.raise_change(world.actor("pm"), world.project, **from_above)
    assert change.lane == "c"
    assert "Decide the change" in home(world, "sponsor")


def test_what_changes_is_said_on_one_page_with_a_date_for_every_milestone(world: World) -> None:
    change = raised(world)
    client = signed_in(world, "pm")
    address = reverse("changing:difference", args=[change.pk])
    shown = client.get(address).content.decode()
    assert "Go live, promised" in shown
    key = next(iter(change.project.milestones.values_list("pk", flat=True)))
    typed = {"title": "Later", "reason": "R", f"milestone-{key}": "2026-11-09", "version": change.version}
    assert client.post(address, typed).status_code == 302
    assert fresh(change).difference == {"milestones": {str(key): "2026-11-09"}}
    wrong = client.post(address, {**typed, "items": "fourteen", "version": fresh(change).version})
    assert "Not understood" in wrong.content.decode()
    refused = client.post(address, {"title": "Later", "reason": "R", "version": fresh(change).version})
    assert "A change says what is to be otherwise" in refused.content.decode()
    assert signed_in(world, "nobody").get(address).status_code == 404


def test_a_change_is_raised_decided_and_told_through_the_pages(world: World) -> None:
    raised(world)
    client = signed_in(world, "pm")
    address = reverse("projects:verb", args=[world.project.code, "raise-change"])
    typed = {
        "title": "More time", "reason": "Rain", "kind": "time", "origin": "client", "finish": "2027-01-11",
        "requested_by": world.people["client_signatory"].pk,
    }  # fmt: skip
    assert client.post(address, typed).status_code == 302
    change = ChangeRequest.objects.latest("pk")
    decide = reverse("change-requests:verb", args=[change.pk, "decide"])
    client.post(decide, {"outcome": "approve", "decision_reason": "Fair", "version": change.version})
    assert fresh(change).state == "noticed"
    assert Notice.objects.filter(change=change).count() == 5
