"""The main job from an empty database: report, watermelon, rejection, correction, lock, pack, tampering found."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from tests.journeys.installation import PASSWORD, Installation
from tests.journeys.reader import Reader, at_the_browser

TODAY = datetime.now(UTC).date()
PERIOD = (TODAY - timedelta(days=40), TODAY - timedelta(days=10))
PROMISED, EXPECTED = TODAY + timedelta(days=100), TODAY + timedelta(days=320)
COST, FORECAST = Decimal(1_200_000), Decimal(1_530_000)
SUMMARY = "The crew has grown by two; the gate valves arrive late."
LIE = {
    "justification_overall": "The supplier promised to catch up.",
    "recovery_overall": (TODAY + timedelta(days=60)).isoformat(),
    "justification_schedule": "Two shifts from next week.",
    "recovery_schedule": (TODAY + timedelta(days=60)).isoformat(),
}
EVIDENCE = {"evidence_overall": "Letter 17 of the supplier", "evidence_schedule": "Shift plan of week 9"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    """An installation that was just set up, with its door open."""
    house = Installation(tmp_path)
    said = house.run(
        "setup", "--organisation", "Northwater", "--zone", "Europe/Vienna", "--administrator", "Ada Keeper",
        "--email", "ada@example.org", "--password-stdin", typed=f"{PASSWORD}\n",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    for name, email, post in (("Dora Lead", "dora@example.org", "pmo_director"), ("Finn Chair", "", "executive")):
        asked = ["add", "person", "--name", name, "--post", post]
        if email:
            asked += ["--email", email, "--password-stdin"]
        added = house.run(*asked, typed=f"{PASSWORD}\n")
        assert added.returncode == 0, added.stderr
    house.serve()
    yield house
    house.stop()


def test_a_newcomer_runs_the_reporting_cycle_from_an_empty_database(house: Installation, browser: Any) -> None:
    with at_the_browser(browser, house.address, "ada@example.org") as administrator:
        people_are_added(administrator)
    with at_the_browser(browser, house.address, "dora@example.org") as director:
        project_is_registered(director)
        period_is_opened(director)
    with at_the_browser(browser, house.address, "petra@example.org") as pm:
        facts_are_written(pm)
        watermelon_is_submitted(pm)
    with at_the_browser(browser, house.address, "anna@example.org") as analyst:
        watermelon_is_rejected(analyst)
    with at_the_browser(browser, house.address, "petra@example.org") as pm:
        report_is_corrected(pm)
    with at_the_browser(browser, house.address, "anna@example.org") as analyst:
        report_is_accepted_and_the_period_locked(analyst)
        files = pack_is_built(analyst)
    figures_are_those_of_the_database(house, files)
    a_flipped_byte_is_named(house)


def people_are_added(administrator: Reader) -> None:
    administrator.fill("/units/new/add/", code="WATER", name="Water works")
    administrator.done()
    for name, email in (("Anna Analyst", "anna@example.org"), ("Petra Manager", "petra@example.org")):
        administrator.fill("/people/new/add/", name=name, email=email, unit="Water works")
        administrator.done()
        administrator.page.click("main a:has-text('Open an account')")
        administrator.put("email", email)
        administrator.put("password", PASSWORD)
        administrator.send()
        administrator.done()


def project_is_registered(director: Reader) -> None:
    director.open("/people/?q=Anna")
    director.page.click("main table a:has-text('Anna Analyst')")
    director.page.click("main a:has-text('Appoint to a post')")
    director.put("role", "PMO analyst")
    director.send()
    director.done()
    director.fill("/portfolios/new/add/", code="MAIN", name="Main portfolio")
    director.done()
    director.fill(
        "/projects/new/register/", code="P-2026-001", name="Storm basin", unit="Water works", portfolio="Main",
        project_class="Class B", currency="EUR",
    )  # fmt: skip
    director.done()
    for person, role in (("Petra Manager", "Project manager"), ("Anna Analyst", "Oversight")):
        director.fill("/projects/P-2026-001/do/appoint/", person=person, role=role)
        director.done()


def period_is_opened(director: Reader) -> None:
    director.fill("/cycles/new/open/", code="MONTHLY", name="Monthly", cadence="Monthly")
    director.done()
    cycle = re.sub(r".*/cycles/(\d+)/.*", r"\1", director.page.url)
    director.fill(f"/cycles/{cycle}/do/join/", project="P-2026-001", from_date=PERIOD[0].isoformat())
    director.done()
    director.fill(
        f"/cycles/{cycle}/do/open-period/", code="FIRST", name="First month", start_date=PERIOD[0].isoformat(),
        end_date=PERIOD[1].isoformat(),
    )  # fmt: skip
    director.done()


def facts_are_written(pm: Reader) -> None:
    project = "/projects/P-2026-001/do"
    start = (TODAY - timedelta(days=200)).isoformat()
    pm.fill(f"{project}/baseline/", start_date=start, finish_date=PROMISED.isoformat(), cost=str(COST))
    pm.done()
    pm.fill(f"{project}/outlook/", forecast_finish=EXPECTED.isoformat(), actual_start=start, complete_share="40")
    pm.done()
    pm.fill(f"{project}/costs/", forecast_cost=str(FORECAST), actual_cost="500000")
    pm.done()
    pm.fill(
        f"{project}/raise-risk/", title="Gate valves arrive late", probability_share="60", impact_cost="90000",
        owner="Petra", response="Reduce", next_action="Ask a second supplier",
        next_action_date=(TODAY + timedelta(days=20)).isoformat(),
    )  # fmt: skip
    pm.done()


def report_page(reader: Reader) -> str:
    """Return the address of the one report there is, found as a reader finds it."""
    reader.open("/status-reports/")
    return str(reader.page.locator("main table tbody tr a").first.get_attribute("href"))


def watermelon_is_submitted(pm: Reader) -> None:
    pm.open(f"{report_page(pm)}write/")
    for name, value in {"declared_overall": "Green", "declared_schedule": "Green", "text_summary": SUMMARY}.items():
        pm.put(name, value)
    unfold(pm)
    for name, value in LIE.items():
        pm.put(name, value)
    pm.send("main button[name=submit]")
    assert pm.is_refused
    assert "evidence" in pm.text
    assert pm.page.locator("[name=text_summary]").input_value() == SUMMARY, "nothing typed is lost"
    unfold(pm)
    for name, value in EVIDENCE.items():
        assert pm.page.locator(f"[name={name.replace('evidence', 'justification')}]").input_value()
        pm.put(name, value)
    pm.send("main button[name=submit]")
    pm.done()
    assert "Submitted" in pm.text


def unfold(reader: Reader) -> None:
    """Open the folded grounds, as somebody does who gives them."""
    folded = reader.page.locator("main details.mp-grounds:not([open]) > summary")
    while folded.count():
        folded.first.click()


def watermelon_is_rejected(analyst: Reader) -> None:
    analyst.open(report_page(analyst))
    analyst.page.locator("main a:has-text('Reject')").first.click()
    analyst.put("reason", "A promise is no evidence: the valves are not ordered.")
    analyst.send()
    analyst.done()


def report_is_corrected(pm: Reader) -> None:
    pm.open(f"{report_page(pm)}write/")
    assert "A promise is no evidence" in pm.text
    pm.put("declared_overall", "Red")
    pm.put("declared_schedule", "Red")
    pm.put("text_ask", "Two more fitters from next month.")
    pm.send("main button[name=submit]")
    pm.done()
    assert "Submitted" in pm.text


def report_is_accepted_and_the_period_locked(analyst: Reader) -> None:
    analyst.fill(f"{report_page(analyst)}do/accept/", comment="Plain words.")
    analyst.done()
    analyst.open("/periods/")
    analyst.page.click("main table a:has-text('First month')")
    analyst.page.click("main a:has-text('Lock')")
    analyst.put("understood", value=True)
    analyst.send()
    analyst.done()
    assert "Locked" in analyst.text


def pack_is_built(analyst: Reader) -> dict[str, bytes]:
    """Build the pack from the period's page, wait for the job, and download its files."""
    analyst.send("main form[action$='/pack/'] button")
    analyst.page.wait_for_selector("main a[href*='/packs/']", timeout=90_000)
    analyst.page.click("main a[href*='/packs/']")
    analyst.page.wait_for_selector("main a[href*='/files/']")
    files = {}
    for link in analyst.page.locator("main a[href*='/files/']:not([href*='open'])").all():
        with analyst.page.expect_download() as download:
            link.click()
        file = Path(download.value.path())
        files[Path(download.value.suggested_filename).suffix] = file.read_bytes()
    return files


def figures_are_those_of_the_database(house: Installation, files: dict[str, bytes]) -> None:
    ((finish, cost, overall),) = house.ask(
        "select forecast_finish, forecast_cost, computed_overall from reporting_statusreport"
    )
    assert (finish, Decimal(str(cost)), overall) == (EXPECTED.isoformat(), FORECAST, "red")
    assert {".pdf", ".pptx", ".xlsx", ".html"} <= files.keys()
    texts = {
        "pdf": " ".join(page.extract_text() for page in PdfReader(io.BytesIO(files[".pdf"])).pages),
        "pptx": " ".join(_texts_of_slides(files[".pptx"])),
        "html": files[".html"].decode(),
    }
    for name, text in texts.items():
        flat = re.sub(r"[\s\u00a0\u202f]+", " ", text)
        assert "Storm basin" in flat, name
        assert re.search(r"1,530k|1,530,000", flat), f"{name} tells the forecast cost"
    book = load_workbook(io.BytesIO(files[".xlsx"]), read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(isinstance(cell, int | float) and Decimal(str(cell)) == FORECAST for cell in cells)
    assert any(_day(cell) == EXPECTED for cell in cells)


def _texts_of_slides(content: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _day(cell: object) -> date | None:
    return cell.date() if isinstance(cell, datetime) else None


def a_flipped_byte_is_named(house: Installation) -> None:
    house.stop()
    assert house.run("verify").returncode == 0
    question = """select e.id, s.name, e.seq, e.body from kernel_ledgerentry e
        join kernel_ledgerstream s on s.id = e.stream_id where e.verb = 'reporting.submit_report' limit 1"""
    ((entry, stream, seq, body),) = house.ask(question)
    at = str(body).index("submit")
    flipped = f"{str(body)[:at]}{chr(ord('s') ^ 1)}{str(body)[at + 1 :]}"
    assert house.tamper("update kernel_ledgerentry set body = ? where id = ?", flipped, entry) == 1
    said = house.run("verify", "--json")
    assert said.returncode == 1
    assert (stream, seq) in {(each["stream"], each["entry"]) for each in json.loads(said.stdout)["findings"]}
