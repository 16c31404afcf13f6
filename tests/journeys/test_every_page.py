"""Every page in a real browser: no barrier that axe-core finds, nothing wider than the window, no script error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

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
DESK: dict[str, Any] = {"width": 1440, "color_scheme": "light"}
PHONE: dict[str, Any] = {"width": 390, "color_scheme": "dark"}
SETTINGS = (DESK, PHONE)
OTHERS = ("executive", "pm", "administrator", "sponsor", "nobody")


def barriers(reader: Reader, address: str) -> list[str]:
    """Return what stands in somebody's way on a page: what axe-core finds grave, and what is wider than the window."""
    answer = reader.page.goto(address)
    if answer.status >= 500:
        return [f"{address}: {answer.status}"]
    reader.page.evaluate(AXE)
    width = reader.page.viewport_size["width"]
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    found = [f"{address} at {width}: {wide} px wide"] if wide > width else []
    told = reader.page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    grave = [each for each in told if each["impact"] in GRAVE]
    return found + [f"{address} at {width}: {each['id']}: {each['nodes'][0]['html'][:160]}" for each in grave]


def one_of_each(addresses: Iterable[str]) -> Iterator[str]:
    """Yield every list, every record, the first form of each noun, one history, and the pages of no noun."""
    known: set[str] = set()
    for address in addresses:
        noun = address.strip("/").partition("/")[0]
        is_form = "/do/" in address or "/new/" in address
        kind = f"form of {noun}" if is_form else "history" if "/history/" in address else address
        if kind not in known and not address.startswith(("/account/logout", "/no-such")):
            known.add(kind)
            yield address


@pytest.fixture
def story(transactional_db: None) -> Story:
    return lived_in()


@pytest.mark.parametrize("setting", [DESK, PHONE], ids=["desk, light", "phone, dark"])
def test_no_page_puts_a_barrier_in_anybodys_way(
    story: Story, browser: Any, live_server: Any, setting: dict[str, Any]
) -> None:
    found: list[str] = []
    with reading(browser, live_server.url, story, READER, **setting) as analyst:
        for address in one_of_each(every_page(story)):
            found += barriers(analyst, address)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("role", OTHERS)
def test_the_pages_that_a_role_lives_on_put_no_barrier_in_its_way(
    story: Story, browser: Any, live_server: Any, role: str
) -> None:
    found: list[str] = []
    for setting in SETTINGS:
        with reading(browser, live_server.url, story, role, **setting) as reader:
            for address in ("/", "/projects/P-1/"):
                found += [f"{role}: {each}" for each in barriers(reader, address)]
            reader.problems = [each for each in reader.problems if "404" not in each]
    assert not found, "\n".join(found)


def test_the_door_puts_no_barrier_in_anybodys_way(transactional_db: None, browser: Any, live_server: Any) -> None:
    found: list[str] = []
    for setting in (*SETTINGS, {"width": 1440, "color_scheme": "dark"}, {"width": 390, "color_scheme": "light"}):
        reader = Reader(browser, live_server.url, **setting)
        for address in ("/account/login/", "/account/password/reset/"):
            found += barriers(reader, address)
        reader.close()
    assert not found, "\n".join(found)
