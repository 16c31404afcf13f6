"""The board, the comparison, lateness, compliance, service levels and what needs whom."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from milepost.kernel import clock
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from milepost.reporting import actions as reporting
from milepost.reporting.bridge import By, index_of, watermelons
from milepost.reporting.models import Period
from milepost.reporting.queries.attention import needs_of
from milepost.reporting.queries.board import board
from milepost.reporting.queries.board_shapes import Board
from milepost.reporting.queries.comparison import compare
from milepost.reporting.queries.compliance import compliance, score_of
from milepost.reporting.queries.lateness import PM_SIDE, PMO_SIDE, lateness
from milepost.reporting.queries.service import service_levels
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db

story = ground(tell)


@pytest.fixture
def two_periods(story: Story) -> tuple[Period, Period]:
    """January on time and handed in; February slipped, declared green with grounds, reviewed too late."""
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    first = story.open(1)
    story.submit(first)
    story.accept(first)
    story.lock(first)
    story.go_to(date(2026, 2, 26))
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    second = story.open(2)
    told = {"overall": "green", "schedule": "green"}
    story.declare(second, declared=told, grounds={"overall": grounds(), "schedule": grounds()})
    story.submit(second)
    return first, second


def seen(story: Story, period: Period, role: str = PostRole.DIRECTOR, moment: datetime | None = None) -> Board:
    with clock.at(story.tick()):
        return board(story.actor(role), Period.objects.get(pk=period.pk), moment=moment)


def test_the_board_shows_both_colours_their_trend_and_what_turned_worse(
    story: Story, two_periods: tuple[Period, Period]
) -> None:
    row = seen(story, two_periods[1]).rows[0]
    assert (row.computed, row.declared, row.divergence, row.watermelon) == ("red", "green", 2, True)
    assert [point.computed if point else None for point in row.trend] == ["green", "red"]
    assert (row.turned_worse, row.turned_better) == (True, False)
    assert (row.finish_first.amount, row.finish_first.share) == (Decimal(90), Decimal("0.2473"))
    assert (row.cost_last.amount, row.cost_last.share) == (Decimal(0), Decimal(0))
    assert (row.pm, row.unit, row.portfolio) == ("The pm", "Headquarters", "Main portfolio")


def test_the_board_is_read_as_of_any_moment(story: Story, two_periods: tuple[Period, Period]) -> None:
    first, second = two_periods
    opened = datetime(2026, 2, 27, 9, 8, tzinfo=UTC)
    now, then = seen(story, second), seen(story, second, moment=opened)
    assert (now.rows[0].state, then.rows[0].state) == ("submitted", "drafted")
    assert seen(story, second, moment=story.now).rows == now.rows
    assert seen(story, first).rows[0].computed == "green"


def test_a_board_before_the_beginning_is_empty_and_says_why(story: Story, two_periods: tuple[Period, Period]) -> None:
    empty = seen(story, two_periods[0], moment=datetime(2020, 1, 1, tzinfo=UTC))
    assert empty.rows == ()
    assert "Nothing was recorded of January 2026 before 2020-01-01" in empty.reason


def test_a_person_sees_only_the_projects_that_they_may_see(story: Story, two_periods: tuple[Period, Period]) -> None:
    assert len(seen(story, two_periods[1], RoleOnProject.PM).rows) == 1
    nobody = seen(story, two_periods[1], "nobody")
    assert (nobody.rows, nobody.asks, nobody.risks) == ((), (), ())
    assert "No project that you may see" in nobody.reason


@pytest.mark.parametrize("past", [False, True])
def test_the_board_costs_the_same_queries_for_one_project_and_for_many(
    story: Story, django_assert_max_num_queries: object, past: bool
) -> None:
    for number in range(2, 6):
        story.add_project(f"P-{number}")
    period = story.open(1)
    moment = story.tick() if past else None
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert len(seen(story, period, moment=moment).rows) == 5


def test_any_two_periods_are_compared(story: Story, two_periods: tuple[Period, Period]) -> None:
    first, second = two_periods
    with clock.at(story.tick()):
        for pair in ((first, second), (second, first)):
            row = compare(story.director, *pair).rows[0]
            assert (row.colour_steps, row.finish_days, row.cost) == (2, 90, Decimal(0))


def test_a_project_that_came_between_two_periods_has_one_side(story: Story, two_periods: tuple[Period, Period]) -> None:
    story.add_project("P-2")
    third = story.open(3)
    with clock.at(story.tick()):
        rows = {row.code: row for row in compare(story.director, two_periods[0], third).rows}
    assert rows["P-2"].earlier is None
    assert rows["P-2"].colour_steps is None


def test_the_watermelon_index_of_ten_projects_is_the_published_one() -> None:
    pairs = [("red", "green"), ("amber", "green"), ("red", "amber")] + [("green", "green")] * 7
    assert index_of(pairs) == Known(0.2)
    assert isinstance(index_of([("red", "")]), Unknown)
    assert isinstance(index_of([]), NotApplicable)


@pytest.mark.parametrize("by", list(By))
def test_watermelons_are_told_by_whoever_answers(story: Story, two_periods: tuple[Period, Period], by: By) -> None:
    now = watermelons(seen(story, two_periods[1]), by)
    assert [(each.index, each.reports, each.better) for each in now] == [(Known(1.0), 1, 1)]
    trend = watermelons(seen(story, two_periods[1]), by, over_trend=True)
    assert [(each.index, each.reports, each.better) for each in trend] == [(Known(0.5), 2, 1)]


def test_the_lateness_of_both_sides_stands_on_one_board(story: Story, two_periods: tuple[Period, Period]) -> None:
    story.go_to(date(2026, 3, 10))
    with clock.at(story.tick()):
        told = lateness(story.director, two_periods[1])
    assert [(each.owner, each.outcome) for each in told.of(PM_SIDE)] == [("The pm", "on_time")]
    review = told.of(PMO_SIDE)[0]
    assert (review.due_on, review.days_late, review.outcome) == (date(2026, 3, 4), 6, "overdue")
    assert (told.late(PM_SIDE), told.late(PMO_SIDE)) == (0, 1)
    assert (told.service.open_reviews, told.service.overdue_reviews) == (1, 1)


def test_a_review_that_never_came_counts_against_the_pmo(story: Story, two_periods: tuple[Period, Period]) -> None:
    story.lock(two_periods[1], date(2026, 3, 12))
    with clock.at(story.tick()):
        levels = service_levels(story.cycle)
    assert (levels.reviews, levels.never_reviewed, levels.due) == (1, 1, 2)
    assert levels.on_time_share == Known(Decimal("0.5000"))


def test_compliance_sums_duties_and_never_averages_scores(story: Story, two_periods: tuple[Period, Period]) -> None:
    story.add_project("P-2")
    third = story.open(3)
    story.lock(third)
    with clock.at(story.tick()):
        rows = {row.code: row for row in compliance(story.director, story.cycle)}
    assert rows["P-1"].score == Known(Decimal(2) / 3)
    assert rows["P-2"].score == Known(Decimal(0))
    assert score_of(rows.values()) == Known(Decimal(2) / 4)
    assert isinstance(score_of([]), NotApplicable)


def test_everybody_is_told_what_waits_for_them(story: Story, two_periods: tuple[Period, Period]) -> None:
    story.go_to(date(2026, 3, 10))
    third = story.open(3)
    with clock.at(story.tick()):
        pm = {each.kind for each in needs_of(story.pm)}
        analyst = {(each.kind, each.overdue) for each in needs_of(story.analyst)}
        nobody = needs_of(story.actor("nobody"))
    assert pm == {"report_due"}
    assert ("override_to_decide", True) in analyst
    assert ("period_to_lock", True) in analyst
    assert nobody == ()
    story.lock(two_periods[1], date(2026, 3, 31))
    period = Period.objects.get(pk=two_periods[1].pk)
    with clock.at(story.tick()):
        reporting.record_pack(story.analyst, period, files={"pdf": {"sha256": "0" * 64}})
        assert "pack_to_approve" in {each.kind for each in needs_of(story.director)}
        assert "pack_to_approve" not in {each.kind for each in needs_of(story.analyst)}
    assert third.code == "2026-03"
