"""Class A reports in between: policy as data, late on the same board, and the month is none the wiser."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.models import RecordVersion
from milepost.kernel.verify.records import check_records
from milepost.projects import actions as projects
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.bridge import recomputed_snapshot
from milepost.reporting.bridge.bodies import body_of
from milepost.reporting.models import CadenceRule, Cycle, Period, PeriodSnapshot, StatusReport
from milepost.reporting.panels.portfolio import Portfolio, read_portfolio
from milepost.reporting.queries.calendar import cadence_of
from milepost.reporting.queries.choosing import chosen_period
from milepost.reporting.queries.lateness import lateness
from milepost.reporting.queries.portfolio.chosen import choose
from milepost.reporting.queries.portfolio.scope import look
from milepost.reporting.tests.story import ON_TIME, Story, tell
from tests.suites.ground.laying import ground
from tests.suites.ground.world import staff

pytestmark = pytest.mark.django_db


def two_classes() -> Story:
    """Tell of a class A project beside one of class C, with a series in between."""
    story = tell()
    with clock.at(story.tick()):
        project = projects.register_project(
            story.director,
            code="P-A",
            name="Project of class A",
            unit=story.world.unit,
            portfolio=story.world.portfolio,
            currency="EUR",
            objectives=[story.world.objective],
            project_class="A",
        )
        staff(story.world, project)
    story.promise(project)
    with clock.at(story.tick()):
        reporting.open_interim_cycle(story.analyst, story.cycle)
    return story


story = ground(two_classes)


def series(story: Story) -> Cycle:
    return Cycle.objects.select_related("calendar").get(interim_of=story.cycle)


def open_interim(story: Story, end: date = date(2026, 1, 14)) -> Period:
    story.go_to(end)
    story.expect(class_a(), finish=ON_TIME, cost=1000)
    with clock.at(story.tick()):
        return reporting.open_period(
            story.analyst,
            series(story),
            code=f"{end:%Y-%m-%d}",
            name=f"Interim to {end}",
            start_date=end.replace(day=end.day - 13),
            end_date=end,
        )


def late_between(story: Story, day: date) -> list[tuple[str, str]]:
    """Return what is late in between on the board of a day."""
    story.go_to(day)
    with clock.at(story.now):
        chosen = choose({})
        assert chosen is not None
        assert chosen.cycle == story.cycle, "the series in between is never what the page shows unasked"
        return between(read_portfolio(look(story.director), chosen, None))


def between(board: Portfolio) -> list[tuple[str, str]]:
    return [(each.what, each.side) for each in board.late() if each.what.startswith("Interim")]


def class_a() -> Project:
    return Project.objects.get(code="P-A")


def test_only_class_a_reports_in_between_before_any_cadence_is_adopted(story: Story) -> None:
    interim = open_interim(story)
    assert [each.project.code for each in StatusReport.objects.filter(period=interim)] == ["P-A"]
    month = story.open(1)
    assert StatusReport.objects.filter(period=month).count() == 2


def test_an_interim_report_is_written_submitted_and_accepted_with_its_own_clock(story: Story) -> None:
    interim = open_interim(story)
    draft = story.report(interim, class_a())
    assert (draft.state, draft.due_on) == ("drafted", date(2026, 1, 19))
    sent = story.submit(interim, class_a())
    assert sent.review_due_on == date(2026, 1, 19)
    assert story.accept(interim, class_a()).state == "accepted"


def test_an_interim_report_ends_locked_and_in_no_pack_and_is_late_all_the_same(story: Story) -> None:
    interim = open_interim(story)
    story.submit(interim, class_a())
    story.go_to(date(2026, 2, 1))
    with clock.at(story.now):
        reporting.lock_period(story.analyst, interim)
        report = StatusReport.objects.get(period=interim)
        assert (report.state, report.get_state_display()) == ("locked", "Locked")
        assert lateness(story.director, interim).late("pmo") == 1
        assert lateness(story.director, interim).service.never_reviewed == 1


def test_both_sides_are_late_on_the_board_of_the_month_and_the_interim_is_never_the_page(story: Story) -> None:
    interim = open_interim(story)
    month = story.open(1)
    assert late_between(story, date(2026, 1, 30)) == [("Interim: report overdue", "pm")]
    story.submit(interim, class_a())
    assert late_between(story, date(2026, 1, 31)) == [("Interim: came late", "pm")]
    assert late_between(story, date(2026, 2, 12)) == [("Interim: review overdue", "pmo")]
    with clock.at(story.now):
        assert lateness(story.director, interim).late("project_manager") == 1
        assert chosen_period() == month


def test_the_board_of_a_past_moment_knows_the_interim_reports_of_then(story: Story) -> None:
    open_interim(story)
    story.open(1)
    story.go_to(date(2026, 1, 31))
    moment, today = story.now, date(2026, 1, 31)
    chosen = choose({}, moment)
    assert chosen is not None
    told = read_portfolio(look(story.director), chosen, moment)
    assert (told.today, between(told)) == (today, [("Interim: report overdue", "pm")])


def test_the_snapshot_of_the_month_does_not_know_of_interim_reports(story: Story) -> None:
    interim = open_interim(story)
    month = story.open(1)
    with clock.at(story.now):
        before = body_of(month).body["reports"]
    story.submit(interim, class_a())
    story.lock(interim, date(2026, 1, 28))
    with clock.at(story.now):
        assert body_of(month).body["reports"] == before
    snapshot = story.lock(month)
    for period in (month, interim):
        stored = PeriodSnapshot.objects.get(period=period)
        assert recomputed_snapshot(Period.objects.get(pk=period.pk)) == (stored.body, stored.sha256)
    assert [each["period"] for each in snapshot.body["reports"][0]["trend"]] == []


def test_an_interim_remembers_the_months_and_not_the_fortnights(story: Story) -> None:
    first = open_interim(story)
    story.submit(first, class_a())
    story.lock(first, date(2026, 1, 28))
    second = open_interim(story, date(2026, 1, 29))
    body = story.report(second, class_a())
    with clock.at(story.now):
        duties = body_of(second).body["reports"][0]["facts"]["obligations"]
    assert [each["period"] for each in duties] == [second.code]
    assert body.state == "drafted"


def test_a_cadence_is_proposed_by_one_and_approved_by_another_and_never_retroactive(story: Story) -> None:
    with clock.at(story.tick()):
        today = clock.today()
        rule = reporting.propose_cadence(
            story.director, story.cycle, project_class="A", interim_days=None, effective_date=today
        )
        with pytest.raises(Refusal) as refused:
            reporting.approve_cadence(story.director, rule)
        assert refused.value.rule == "controller_did_not_write_it"
        with pytest.raises(NotPermitted):
            reporting.approve_cadence(story.analyst, rule)
    assert cadence_of(story.cycle.pk, today)["A"] == 14
    with clock.at(story.tick()):
        again = reporting.propose_cadence(
            story.analyst, story.cycle, project_class="A", interim_days=None, effective_date=today
        )
        reporting.approve_cadence(story.director, again)
    assert cadence_of(story.cycle.pk, today)["A"] is None
    with clock.at(story.tick()), pytest.raises(Refusal) as second:
        reporting.propose_cadence(
            story.analyst, story.cycle, project_class="A", interim_days=14, effective_date=date(2025, 1, 1)
        )
    assert second.value.rule == "cadence_is_not_retroactive"
    with pytest.raises(Refusal) as nobody:
        open_interim(story)
    assert nobody.value.rule == "somebody_reports_in_between"
    assert CadenceRule.objects.filter(state="effective").count() == 1


def test_a_stretch_longer_than_the_cadence_a_second_series_a_member_by_hand_and_a_pack_are_refused(
    story: Story,
) -> None:
    def rule(doing: object, *subjects: object, **typed: object) -> str:
        with clock.at(story.tick()), pytest.raises(Refusal) as refused:
            doing(story.analyst, *subjects, **typed)  # type: ignore[operator]
        return refused.value.rule

    long = {"code": "X", "name": "X", "start_date": date(2026, 1, 1), "end_date": date(2026, 1, 15)}
    assert rule(reporting.open_period, series(story), **long) == "stretch_keeps_the_cadence"
    assert rule(reporting.open_interim_cycle, story.cycle) == "one_series_in_between"
    assert rule(reporting.open_interim_cycle, series(story)) == "one_series_in_between"
    joined = {"from_date": date(2026, 1, 1)}
    assert rule(reporting.join_cycle, series(story), class_a(), **joined) == "interim_members_follow_from_class"
    interim = open_interim(story)
    story.lock(interim, date(2026, 1, 28))
    assert rule(reporting.record_pack, Period.objects.get(pk=interim.pk), files={}) == "pack_tells_of_a_whole_period"


def test_a_record_written_before_a_field_was_added_is_not_called_changed(story: Story) -> None:
    version = RecordVersion.objects.get(noun="reporting.cycle", record_id=story.cycle.pk, superseded_at=None)
    version.state = {name: value for name, value in version.state.items() if name != "interim_of_id"}
    RecordVersion.objects.filter(pk=version.pk).update(state=version.state)
    assert check_records()[1] == []
    Cycle.objects.filter(pk=story.cycle.pk).update(interim_of=series(story))
    assert "was changed behind it" in check_records()[1][0].problem
