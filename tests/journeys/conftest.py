"""Drive Debian's Chromium against a live server."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.journeys.lived import LIVED

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDTHS = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}
PATIENCE_MILLISECONDS = 10_000


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; a machine without it is told what brings it."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail("Chromium is missing. Bring it with: apt-get install chromium", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[object]:
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django refuses its ORM beside a loop that it does not run.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def story(transactional_db: None) -> object:
    """An organisation in which every noun has records, lying in the database."""
    return LIVED.tell()


@pytest.fixture(params=["desktop"])
def page(browser: object, live_server: object, request: pytest.FixtureRequest) -> Iterator[object]:
    """A page of its own context at the live server; a script error or a broken policy fails the test.

    Parametrise it indirectly with the names of WIDTHS to see a journey at other widths.
    """
    width, height = WIDTHS[request.param]
    context = browser.new_context(  # type: ignore[attr-defined]
        base_url=live_server.url,  # type: ignore[attr-defined]
        viewport={"width": width, "height": height},
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on("console", lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not problems, "\n".join(problems)
