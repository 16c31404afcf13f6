"""Every page in a real browser: no barrier that axe-core finds, nothing wider than the window, no script error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from milepost.reporting.models import StatusReport
from milepost.reporting.tests.story import Story
from tests.hostile.pages import every_page
from tests.journeys.lived import reading
from tests.journeys.reader import Reader
from tests.suites.ground.lived_in import lived_in
from tests.suites.ground.nouns import READER

pytestmark = pytest.mark.django_db(transaction=True)

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
GRAVE = {"serious", "critical"}
DESK, PHONE = (1440, "light"), (390, "dark")
EVERY_SETTING = (DESK, (1024, "dark"), (390, "light"), PHONE)
OTHERS = ("pmo_director", "executive", "pm", "administrator", "auditor", "resource_manager", "sponsor", "nobody")


def barriers(reader: Reader, where: str, settings: tuple[tuple[int, str], ...]) -> list[str]:
    """Return what stands in somebody's way on the open page, at each width and in each light."""
    found = []
    page = reader.page
    for width, light in settings:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=light, reduced_motion="reduce")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{where} at {width}: {wide} px wide")
        for told in page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]:
            if told["impact"] in GRAVE:
                first = told["nodes"][0]
                found.append(f"{where} at {width} {light}: {told['id']}: {first['html'][:160]}")
    return found


def looked_at(reader: Reader, address: str, settings: tuple[tuple[int, str], ...]) -> list[str]:
    answer = reader.page.goto(address)
    if answer.status >= 500:
        return [f"{address}: {answer.status}"]
    if not reader.page.evaluate("typeof axe !== 'undefined'"):
        reader.page.evaluate(AXE)
    return barriers(reader, address, settings)


@pytest.fixture
def story(transactional_db: None) -> Story:
    return lived_in()


def test_no_page_puts_a_barrier_in_anybodys_way(story: Story, browser: Any, live_server: Any) -> None:
    found: list[str] = []
    with reading(browser, live_server.url, story, READER) as analyst:
        for address in every_page(story):
            if not address.startswith("/account/logout") and "no-such" not in address:
                found += looked_at(analyst, address, (DESK, PHONE))
    assert not found, "\n".join(found)


def test_no_home_or_project_page_puts_a_barrier_in_the_way_of_any_role(
    story: Story, browser: Any, live_server: Any
) -> None:
    found: list[str] = []
    report = StatusReport.objects.get(project=story.world.project, period__code="2026-02")
    pages = ("/", "/portfolio/", "/projects/", "/projects/P-1/", f"/status-reports/{report.pk}/")
    for role in OTHERS:
        with reading(browser, live_server.url, story, role) as reader:
            for address in pages:
                settings = EVERY_SETTING if role == "pmo_director" else (DESK, PHONE)
                found += [f"{role}: {each}" for each in looked_at(reader, address, settings)]
            reader.problems = [each for each in reader.problems if "404" not in each]
    assert not found, "\n".join(found)


def test_the_door_puts_no_barrier_in_anybodys_way(transactional_db: None, browser: Any, live_server: Any) -> None:
    reader = Reader(browser, live_server.url)
    found: list[str] = []
    for address in ("/account/login/", "/account/password/reset/", "/account/signup/"):
        found += looked_at(reader, address, EVERY_SETTING)
    reader.close()
    assert not found, "\n".join(found)
