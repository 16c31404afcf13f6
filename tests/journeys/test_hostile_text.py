"""Scripts typed into every text field, looked at in a real browser: nothing runs, nothing is fetched, nothing opens."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.reporting.tests.story import Story
from milepost.surface.resource import RESOURCES
from tests.hostile.test_text import openings
from tests.hostile.typist import HOSTILE, PROBE, typed
from tests.journeys.lived import reading
from tests.suites.ground.nouns import READER

pytestmark = pytest.mark.django_db(transaction=True)


def type_everywhere(story: Story) -> set[str]:
    """Send hostile text through every form there is; return the pages on which it was kept."""
    kept = {resource.url() for resource in RESOURCES} | {"/", "/portfolio/", "/settings/"}
    for resource in list(RESOURCES):
        for number, (client, address, form) in enumerate(openings(resource, story)):
            answer = client.post(address, typed(form, HOSTILE["markup"], number))
            if answer.status_code == 302:
                kept |= {answer.headers["Location"], f"{answer.headers['Location']}history/"}
    return kept


def test_no_script_that_somebody_typed_runs_for_a_reader(story: Story, browser: Any, live_server: Any) -> None:
    pages = type_everywhere(story)
    assert len(pages) > len(RESOURCES) + 10, "the text was kept somewhere"
    seen = 0
    with reading(browser, live_server.url, story, READER) as reader:
        reader.page.add_init_script(f"window.{PROBE} = () => {{ window.scriptRan = true; }}")
        for address in sorted(pages):
            answer = reader.page.goto(address)
            if answer.status != 200:
                continue
            seen += PROBE in reader.text
            assert not reader.page.evaluate("window.scriptRan === true"), address
        reader.problems = [each for each in reader.problems if "status of 404" not in each]
    assert seen > 10, "the text is shown, as text"
