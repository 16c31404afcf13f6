"""A day's steps with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.reporting.models import StatusReport
from milepost.reporting.tests.story import Story
from tests.journeys.lived import reading

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_finds_opens_edits_and_saves_a_project_without_a_mouse(
    story: Story, browser: Any, live_server: Any
) -> None:
    with reading(browser, live_server.url, story, "pmo_director") as reader:
        page, keys = reader.page, reader.page.keyboard
        reader.open("/settings/")
        keys.press("?")
        assert page.locator("dialog.mp-keys").is_visible()
        keys.press("Escape")
        assert not page.locator("dialog.mp-keys").is_visible()

        keys.press("g")
        keys.press("p")
        page.wait_for_url("**/projects/")
        keys.press("j")
        keys.press("j")
        assert page.evaluate("document.activeElement.innerText") == "P-2"
        keys.press("k")
        assert page.evaluate("document.activeElement.innerText") == "P-1"
        keys.press("o")
        page.wait_for_url("**/projects/P-1/")

        keys.press("e")
        page.wait_for_url("**/projects/P-1/do/change/")
        page.locator("[name=name]").focus()
        keys.press("Control+a")
        keys.type("Storm basin")
        keys.press("Control+Enter")
        page.wait_for_url("**/projects/P-1/")
        assert "Storm basin" in page.locator("h1").inner_text()

        keys.press("/")
        assert page.evaluate("document.activeElement.matches('[data-search]')")
        keys.type("storm")
        keys.press("Enter")
        page.wait_for_url("**/search/?q=storm")
        assert "Storm basin" in reader.text


def test_escape_leaves_a_form_and_what_was_typed_is_back_when_it_opens_again(
    story: Story, browser: Any, live_server: Any
) -> None:
    with reading(browser, live_server.url, story, "pm") as reader:
        page, keys = reader.page, reader.page.keyboard
        reader.open("/projects/P-1/do/raise-risk/")
        page.locator("[name=title]").focus()
        keys.type("Frost before the concrete sets")
        keys.press("Escape")
        keys.press("Escape")
        page.wait_for_url("**/projects/P-1/")
        reader.open("/projects/P-1/do/raise-risk/")
        assert page.locator("[name=title]").input_value() == "Frost before the concrete sets"


def test_filtering_a_list_keeps_the_focus_and_writes_the_address(story: Story, browser: Any, live_server: Any) -> None:
    with reading(browser, live_server.url, story, "pmo_analyst") as reader:
        page, keys = reader.page, reader.page.keyboard
        reader.open("/projects/")
        page.locator("main [name=q]").focus()
        keys.type("P-2")
        page.wait_for_url("**/projects/?*q=P-2*")
        page.wait_for_function("document.querySelectorAll('main [data-row]').length === 1")
        assert page.evaluate("document.activeElement.id") == "filter-q", "focus is never lost after a swap"
        keys.type("-none")
        page.wait_for_selector("main .mp-empty")
        assert page.evaluate("document.activeElement.id") == "filter-q"


def test_a_report_is_written_and_submitted_without_a_mouse(story: Story, browser: Any, live_server: Any) -> None:
    report = story.report(story.open(3))
    with reading(browser, live_server.url, story, "pm") as reader:
        page, keys = reader.page, reader.page.keyboard
        reader.open(f"/status-reports/{report.pk}/write/")
        page.locator("[name=declared_overall]").focus()
        keys.type("Red")
        page.locator("[name=text_ask]").focus()
        keys.type("Two fitters")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            keys.press("Control+Enter")
        page.wait_for_load_state()
        reader.done()
    kept = StatusReport.objects.get(pk=report.pk)
    assert (kept.declared_overall, kept.narrative["ask"]) == ("red", "Two fitters")
