"""A question that waits stands on the homes of who may answer it, with its date, and counts in the PMO's figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.knowledge import actions
from milepost.knowledge.models import GuidanceRequest
from milepost.reporting.queries.homes.bell import remembered
from milepost.reporting.queries.homes.mine import first_duties
from milepost.reporting.queries.homes.waiting import parts_of, waiting_for
from milepost.reporting.tests.story import Story
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

MANY = 50


def counted(story: Story, role: str) -> int:  # noqa: F811
    actor = story.actor(role)
    told = {each.kind: each.count for each in waiting_for(actor, roles_at(actor, ORGANISATION, clock.now()))}
    return told.get("question_to_answer", 0)


@pytest.mark.parametrize(
    ("role", "count"),
    [("pmo_director", 2), ("pmo_analyst", 2), ("oversight_officer", 2), ("pm", 0), ("member", 0), ("executive", 0)],
)
def test_what_waits_for_an_answer_is_counted_for_the_pmo(story: Story, role: str, count: int) -> None:  # noqa: F811
    assert counted(story, role) == count


def test_an_answer_takes_the_question_from_the_home(story: Story) -> None:  # noqa: F811
    question = GuidanceRequest.objects.filter(state="waiting").first()
    assert question is not None
    actions.answer_question(story.director, question, text="The analyst keeps them.")
    assert counted(story, "pmo_director") == counted(story, "pmo_analyst") == 1


def test_the_duty_has_the_date_of_the_question_and_leads_to_it(story: Story) -> None:  # noqa: F811
    actor = story.director
    posts = roles_at(actor, ORGANISATION, clock.now())
    duties = [each for each in first_duties(actor, posts, parts_of(actor), MANY) if each.kind == "advise"]
    waiting = GuidanceRequest.objects.filter(state="waiting").order_by("due_date", "pk")
    assert [(each.key, each.due_on) for each in duties] == [(str(each.pk), each.due_date) for each in waiting]


def test_the_home_of_the_pmo_shows_that_an_answer_is_late(story: Story) -> None:  # noqa: F811
    due = GuidanceRequest.objects.filter(state="waiting").latest("due_date").due_date
    with clock.at(story.now + timedelta(days=(due - story.now.date()).days + 1)):
        page = signed_in(story, "pmo_analyst").get(reverse("reporting:home")).content.decode()
    assert "Answer the question" in page
    assert "Questions answered on time" in page
    assert "2, 2" in page, "both questions wait past their date"


def test_the_bell_counts_anew_when_something_was_done_and_with_every_minute(story: Story) -> None:  # noqa: F811
    actor, asked = story.director, []

    def count(who: Actor, posts: Roles) -> int:
        asked.append(clock.now())
        return sum(each.count for each in waiting_for(who, posts))

    def bell() -> int:
        return remembered(actor, roles_at(actor, ORGANISATION, clock.now()), count)

    with clock.at(story.now.replace(second=0)):
        before = bell()
        assert (bell(), len(asked)) == (before, 1)
        actions.answer_question(actor, GuidanceRequest.objects.filter(state="waiting")[0], text="The analyst.")
        assert (bell(), len(asked)) == (before - 1, 2)
    with clock.at(story.now.replace(second=59)):
        assert (bell(), len(asked)) == (before - 1, 2)
    with clock.at(story.now.replace(second=0) + timedelta(minutes=1)):
        assert (bell(), len(asked)) == (before - 1, 3)
