"""What is asked, answered and shown on pages, and what does not exist there for whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from milepost.knowledge.models import GuidanceAnswer, GuidanceRequest
from milepost.projects.models import Project
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

ASK = reverse("projects:verb", args=["P-1", "ask-the-pmo"])
ANSWERS = reverse("knowledge-at-large:answers")


def detail(question: GuidanceRequest) -> str:
    return reverse("questions:detail", args=[question.pk])


def the_charter(code: str = "P-1") -> GuidanceRequest:
    return GuidanceRequest.objects.get(project__code=code, topic="The charter")


def test_a_question_is_asked_at_the_stage_of_the_project_and_says_what_was_answered_there(story: Any) -> None:  # noqa: F811
    client = signed_in(story, "deputy")
    page = client.get(ASK).content.decode()
    chosen = page[page.index('value="phase:initiating"') :]
    assert "selected" in chosen[: chosen.index(">")]
    assert "2 answered before at this step" in page
    typed = {"topic": "Whose desk?", "question": "Who signs it?", "step": "artefact:project_charter"}
    assert client.post(ASK, typed).status_code == 302
    asked = GuidanceRequest.objects.get(topic="Whose desk?")
    assert (asked.artefact_type_name, asked.phase_code) == ("Project Charter", "initiating")
    assert asked.asked_by == story.world.people["deputy"]


@pytest.mark.parametrize("role", ["nobody", "partner", "client_signatory"])
def test_a_project_that_one_does_not_see_is_not_asked_about(story: Any, role: str) -> None:  # noqa: F811
    client, before = signed_in(story, role), GuidanceRequest.objects.count()
    assert client.get(ASK).status_code == 404
    assert client.post(ASK, {"topic": "T", "question": "Q", "step": ""}).status_code == 404
    assert client.get(detail(the_charter())).status_code == 404
    assert client.get(ANSWERS).status_code == 404
    assert GuidanceRequest.objects.count() == before


def test_the_page_of_a_question_shows_its_answers_and_those_of_others_at_the_step(story: Any) -> None:  # noqa: F811
    page = signed_in(story, "pm").get(detail(the_charter())).content.decode()
    assert "Two pages at most." in page
    assert "rated 5 of 5 by who asked" in page
    assert 'id="answered-before"' in page
    assert "How long is a charter?" in page


def test_the_page_of_a_project_shows_what_was_answered_at_its_stage(story: Any) -> None:  # noqa: F811
    page = signed_in(story, "pm").get(reverse("projects:detail", args=["P-1"])).content.decode()
    assert "Answered before at this stage" in page
    Project.objects.filter(code="P-1").update(stage="executing")
    page = signed_in(story, "pm").get(reverse("projects:detail", args=["P-1"])).content.decode()
    assert "Answered before at this stage" not in page


def test_the_form_of_an_answer_says_that_an_instruction_is_a_direction(story: Any) -> None:  # noqa: F811
    waiting = GuidanceRequest.objects.filter(project__code="P-1", state="waiting").get()
    answer = reverse("questions:verb", args=[waiting.pk, "answer"])
    client = signed_in(story, "pmo_director")
    assert (
        f'An instruction is a <a href="{reverse("directions:list")}">direction</a>'
        in client.get(answer).content.decode()
    )
    assert client.post(answer, {"text": "The analyst keeps them.", "version": "1"}).status_code == 302
    assert GuidanceAnswer.objects.get(question=waiting).text == "The analyst keeps them."


def test_the_page_of_shown_answers_names_the_project_only_to_who_sees_it(story: Any) -> None:  # noqa: F811
    seen = signed_in(story, "pm").get(ANSWERS).content.decode()
    assert "How long is a charter?" in seen
    assert "P-1 Project P-1" in seen
    unseen = signed_in(story, "administrator").get(ANSWERS).content.decode()
    assert "How long is a charter?" in unseen
    assert "Project P-1" not in unseen
    assert detail(the_charter()) not in unseen
