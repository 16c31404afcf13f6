"""Every page in a real browser: no barrier that axe-core finds, nothing a designer objects to, no script error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from milepost.reporting.tests.story import Story
from tests.hostile.pages import every_page
from tests.journeys.lived import reading
from tests.journeys.looks import at_rest, faults, objections
from tests.journeys.reader import Reader
from tests.suites.ground.nouns import READER

pytestmark = pytest.mark.django_db(transaction=True)

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# What the width of a window or the scheme of its colours can change; everything else was judged at the desk.
LAID_OUT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
LOOKS = {"runOnly": {"type": "rule", "values": LAID_OUT}, "resultTypes": ["violations"]}
GRAVE = {"serious", "critical"}
DESK: dict[str, Any] = {"width": 1440, "color_scheme": "light"}
PHONE_WIDTH = 390
OTHERS = ("executive", "pm", "administrator", "sponsor", "nobody")


def barriers(reader: Reader, address: str) -> list[str]:
    """Return what stands in somebody's way on a page: what axe-core finds grave, and what a designer objects to.

    The page is opened once, at a desk and light; the same page is then laid out anew for a phone and dark.
    """
    page = reader.page
    answer = page.goto(address)
    if answer.status >= 500:
        return [f"{address}: {answer.status}"]
    page.evaluate(AXE)
    desk = page.viewport_size
    found = [f"at {desk['width']}: {each}" for each in (*objections(page), *violations(reader, RULES))]
    page.set_viewport_size({"width": PHONE_WIDTH, "height": desk["height"]})
    page.emulate_media(color_scheme="dark")
    found += [f"at {PHONE_WIDTH}, dark: {each}" for each in (*faults(page), *violations(reader, LOOKS))]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(desk)
    return [f"{address} {each}" for each in found]


def violations(reader: Reader, rules: dict[str, Any]) -> list[str]:
    """Return what axe-core finds grave on the page that is open, once nothing on it changes colour any more."""
    at_rest(reader.page)
    told = reader.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in told if each["impact"] in GRAVE]


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


@pytest.mark.parametrize("half", [0, 1], ids=["every other page", "and the others"])
def test_no_page_puts_a_barrier_in_anybodys_way(story: Story, browser: Any, live_server: Any, half: int) -> None:
    found: list[str] = []
    with reading(browser, live_server.url, story, READER, **DESK) as analyst:
        for address in list(one_of_each(every_page(story)))[half::2]:
            found += barriers(analyst, address)
    assert not found, "\n".join(found)


def test_the_pages_that_a_role_lives_on_put_no_barrier_in_its_way(story: Story, browser: Any, live_server: Any) -> None:
    found: list[str] = []
    for role in OTHERS:
        with reading(browser, live_server.url, story, role, **DESK) as reader:
            for address in ("/", "/projects/P-1/"):
                found += [f"{role}: {each}" for each in barriers(reader, address)]
            reader.problems = [each for each in reader.problems if "404" not in each]
    assert not found, "\n".join(found)


def test_the_door_puts_no_barrier_in_anybodys_way(transactional_db: None, browser: Any, live_server: Any) -> None:
    found: list[str] = []
    reader = Reader(browser, live_server.url, **DESK)
    for address in ("/account/login/", "/account/password/reset/"):
        found += barriers(reader, address)
    reader.close()
    assert not found, "\n".join(found)


def test_what_lies_at_no_address_is_answered_in_the_frame(story: Story, browser: Any, live_server: Any) -> None:
    with reading(browser, live_server.url, story, READER) as reader:
        assert reader.page.goto("/no-such-page/").status == 404
        assert reader.page.locator(".mp-side-list a").count()
        assert reader.page.locator("h1").inner_text() == "There is nothing here for you"
        reader.problems = [each for each in reader.problems if "404" not in each]


def test_what_the_search_box_finds_hangs_under_it_and_is_reached_by_the_arrows(
    story: Story, browser: Any, live_server: Any
) -> None:
    with reading(browser, live_server.url, story, READER, width=390) as reader:
        page, keys = reader.page, reader.page.keyboard
        reader.open("/settings/")
        keys.press("/")
        keys.type("P-1")
        page.wait_for_selector("#mp-search-hits a[href='/projects/P-1/']")
        assert not page.locator("#mp-search-hits .mp-side").count(), "hits, not a page in the page"
        assert objections(page) == []
        while page.evaluate("document.activeElement.getAttribute('href')") != "/projects/P-1/":
            keys.press("ArrowDown")
        keys.press("Enter")
        page.wait_for_url("**/projects/P-1/")


def test_the_sheets_of_a_list_stay_on_the_page(story: Story, browser: Any, live_server: Any) -> None:
    for width in (1440, 390):
        with reading(browser, live_server.url, story, READER, width=width) as reader:
            for number in range(3):
                reader.open("/projects/")
                reader.page.locator(".mp-list-tools summary").nth(number).click()
                box = reader.page.locator(".mp-menu[open] .mp-menu-sheet").bounding_box()
                assert 0 <= box["x"] <= box["x"] + box["width"] <= width, f"sheet {number} at {width}: {box}"
                assert objections(reader.page) == []


def test_the_headings_of_a_long_list_stay_in_sight(story: Story, browser: Any, live_server: Any) -> None:
    with reading(browser, live_server.url, story, READER, height=500) as reader:
        reader.open("/settings/roles/")
        reader.page.locator("main tbody tr").last.scroll_into_view_if_needed()
        assert reader.page.locator("main thead th").first.bounding_box()["y"] >= 0
