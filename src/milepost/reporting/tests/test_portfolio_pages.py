"""The portfolio board, the homes and where a project stands, as readers meet them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.people.models import Account
from milepost.projects.choices import RoleOnProject
from milepost.reporting.models import Period
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from tests.suites.ground.laying import ground

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

story = ground(tell)

BOARD_QUERIES = 25
LIST_QUERIES = 25
HOME_QUERIES = 71  # of a director: obligations with the deeds that meet them, gates, waivers, policies, adherence


@pytest.fixture
def two_periods(story: Story) -> tuple[Period, Period]:
    """January on time; February slipped, declared green with grounds, and not reviewed yet."""
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    first = story.open(1)
    story.submit(first)
    story.accept(first)
    story.lock(first)
    story.go_to(date(2026, 2, 26))
    story.expect(story.world.project, finish=SLIPPED, cost=1100)
    second = story.open(2)
    story.declare(
        second,
        declared={"overall": "green", "schedule": "green", "cost": "green"},
        grounds={name: grounds() for name in ("overall", "schedule", "cost")},
    )
    story.submit(second)
    return first, second


def reader(story: Story, role: str) -> Client:
    """Return a browser in which whoever holds `role` is signed in."""
    person = story.world.people[role]
    account, _ = Account.objects.get_or_create(
        person=person, defaults={"email": f"{role}@example.org", "created_at": story.now}
    )
    client = Client()
    client.force_login(account)
    return client


def page(story: Story, role: str, address: str) -> str:
    with clock.at(story.tick()):
        answer = reader(story, role).get(address)
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def test_the_board_names_what_turned_worse_and_what_is_declared_better(story: Story, two_periods: Any) -> None:
    shown = page(story, PostRole.DIRECTOR, "/portfolio/")
    assert "February 2026" in shown
    assert shown.count("Project P-1") >= 3
    assert "1 declared better than computed" in shown
    assert "+90" in shown
    assert "+10" in shown


def test_the_board_of_a_part_without_projects_says_so(story: Story, two_periods: Any) -> None:
    assert "No project of this part reports" in page(story, PostRole.DIRECTOR, "/portfolio/?project_class=A")
    assert "Project P-1" in page(story, PostRole.DIRECTOR, f"/portfolio/?unit={story.world.unit.pk}")


def test_an_address_that_makes_no_sense_shows_the_board_and_no_error(story: Story, two_periods: Any) -> None:
    hostile = "/portfolio/?period=x'&cycle=-1&unit=%00&project_class=<script>&page=-7&sort=--&show=nothing&compare=999"
    shown = page(story, PostRole.DIRECTOR, hostile)
    assert "<script>" not in shown.replace('<script type="module"', "")


def test_two_periods_are_compared_either_way_round(story: Story, two_periods: tuple[Period, Period]) -> None:
    first, second = two_periods
    shown = page(story, PostRole.DIRECTOR, f"/portfolio/?period={first.pk}&compare={second.pk}&show=better")
    assert "Projects turned better" in shown


def test_the_board_of_the_past_shows_what_was_known_then(story: Story, two_periods: Any) -> None:
    story.go_to(date(2026, 3, 20))
    then = page(story, PostRole.DIRECTOR, "/portfolio/?as_of=2026-02-10")
    assert "January 2026" in then
    assert "February 2026" not in then


def test_an_empty_house_says_what_to_do_first(story: Story) -> None:
    assert "Open the first period" in page(story, PostRole.DIRECTOR, "/portfolio/")
    assert "Ask the PMO" in page(story, "nobody", "/portfolio/")


def test_somebody_with_nothing_to_see_is_told_whom_to_ask(story: Story, two_periods: Any) -> None:
    shown = page(story, "nobody", "/")
    assert "The pmo director" in shown
    assert "Project P-1" not in shown


@pytest.mark.parametrize(
    ("role", "panel"),
    [
        (PostRole.DIRECTOR, "service"),
        (PostRole.ANALYST, "breaches"),
        (PostRole.EXECUTIVE, "turned-worse"),
        (PostRole.RESOURCE_MANAGER, "leads"),
        (PostRole.AUDITOR, "ledger"),
        (PostRole.ADMINISTRATOR, "accounts"),
        (RoleOnProject.PM, "my-projects"),
        (RoleOnProject.SPONSOR, "needs-me"),
        (RoleOnProject.MEMBER, "actions"),
    ],
)
def test_each_role_finds_its_own_panels_at_home(story: Story, two_periods: Any, role: str, panel: str) -> None:
    assert f'id="{panel}"' in page(story, role, "/")


def test_a_pm_sees_no_portfolio_beyond_her_projects_at_home(story: Story, two_periods: Any) -> None:
    shown = page(story, RoleOnProject.PM, "/")
    assert 'id="service"' not in shown
    assert 'id="breaches"' not in shown


def test_a_pm_is_led_to_the_report_that_waits(story: Story) -> None:
    period = story.open(1)
    shown = page(story, RoleOnProject.PM, "/")
    assert f"/status-reports/{story.report(period).pk}/write/" in shown


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("coverage", "of 1"),
        ("watermelon", "Declared better</a> (1)"),
        ("finish-movement", "+90 days"),
        ("cost-movement", "EUR"),
        ("turned", "Turned better"),
        ("spend", "nothing is converted"),
        ("compliance", "On time, worth 1"),
        ("service-level", "Waiting for review"),
    ],
)
def test_every_key_figure_explains_itself(story: Story, two_periods: Any, name: str, words: str) -> None:
    shown = page(story, PostRole.DIRECTOR, f"/explain/{name}/")
    assert words in shown
    assert "As of" in shown


def test_a_colour_names_its_rule_its_threshold_and_whom_to_ask(story: Story, two_periods: Any) -> None:
    report = story.report(two_periods[1])
    shown = page(story, PostRole.DIRECTOR, f"/explain/colour/?report={report.pk}&dimension=schedule")
    assert "Decided:" in shown
    assert "threshold" in shown
    assert "The pm, project manager" in shown


def test_nobody_has_a_report_explained_that_they_do_not_see(story: Story, two_periods: Any) -> None:
    report = story.report(two_periods[1])
    with clock.at(story.tick()):
        for address in (f"/explain/colour/?report={report.pk}", f"/explain/cost-movement/?report={report.pk}"):
            assert reader(story, "nobody").get(address).status_code == 404


def test_a_project_says_where_it_stands(story: Story, two_periods: Any) -> None:
    shown = page(story, PostRole.DIRECTOR, "/projects/P-1/")
    assert 'id="where-it-stands"' in shown
    assert "+90" in shown
    assert "Finish, first baseline" in shown


@pytest.mark.parametrize(
    ("address", "most"), [("/portfolio/", BOARD_QUERIES), ("/projects/", LIST_QUERIES), ("/", HOME_QUERIES)]
)
def test_a_page_costs_the_same_queries_for_one_project_and_for_many(
    story: Story, two_periods: Any, django_assert_max_num_queries: Any, address: str, most: int
) -> None:
    for number in range(2, 6):
        story.add_project(f"P-{number}")
    story.open(3)
    director = reader(story, PostRole.DIRECTOR)
    with clock.at(story.tick()), django_assert_max_num_queries(most):
        assert director.get(address).status_code == 200
