"""Real returns of a government: imported through the pages into a new installation, seen on the board."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.installation import PASSWORD, Installation
from tests.journeys.reader import at_the_browser

IMPORT_SECONDS = 100


@pytest.fixture
def house(tmp_path: Path) -> Any:
    house = Installation(tmp_path)
    said = house.run(
        "setup", "--organisation", "Treasury", "--currency", "GBP", "--administrator", "Ada Keeper", "--email",
        "ada@example.org", "--password-stdin", typed=f"{PASSWORD}\n",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    added = house.run(
        "add", "person", "--name", "Dora Lead", "--post", "pmo_director", "--email", "dora@example.org",
        "--password-stdin", typed=f"{PASSWORD}\n",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    house.serve()
    yield house
    house.stop()


def test_a_director_imports_the_real_returns_and_sees_them_on_her_board(
    real_portfolios: Path, house: Installation, browser: Any
) -> None:
    returns = real_portfolios / "portfolios" / "uk_major_projects" / "returns_2014_2021.csv"
    with at_the_browser(browser, house.address, "dora@example.org") as director:
        page = director.page
        director.open("/import/")
        page.set_input_files("main input[type=file]", str(returns))
        director.send()
        page.wait_for_url("**/import/*/")
        assert page.locator("main select[name=profile]").input_value() == "uk-major-projects", (
            "suggested by its headers"
        )
        assert "Nothing is changed yet" in director.text
        director.send("main button[value=import]")
        page.wait_for_selector("main .mp-job-done", timeout=IMPORT_SECONDS * 1000)
        ((reports,),) = house.ask("select count(*) from reporting_statusreport")
        assert reports > 1_200
        director.open("/portfolio/")
        ((name,),) = house.ask(
            "select p.name from projects_project p join reporting_statusreport r on r.project_id = p.id "
            "join reporting_period q on q.id = r.period_id order by q.end_date desc, p.code limit 1"
        )
        assert page.locator("main tbody [data-row], main tbody tr").count() > 10
        director.open(f"/projects/?q={str(name)[:20]}")
        assert str(name) in director.text
    assert house.run("verify", "--chains-only").returncode == 0
