"""The order of the list and the joining of demands about one subject: overdue first, others apart, one entry each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from milepost.projects.choices import LEADS
from milepost.workbench.choices import Part, Urgency
from milepost.workbench.rules import Ask, Place, Turn, Why, joined, order_of, part_of, urgency_of

TODAY = date(2026, 3, 2)
HERE, THERE = Place(label="Here", noun="projects"), Place(label="There", noun="artefacts")
MINE, THEIRS = Turn(LEADS), Turn(frozenset({"sponsor"}))
PLAIN = Ask(subject="document:charter", project_id=1, what="Have it approved", place=HERE, turn=MINE)
LATE = replace(PLAIN, subject="late", due=TODAY - timedelta(days=1))
SOON = replace(PLAIN, subject="soon", due=TODAY + timedelta(days=3))
BEFORE = replace(PLAIN, subject="before", gate="Ready for Planning")
ONCE = replace(PLAIN, subject="once", undated=True)


def ordered(*asks: Ask) -> list[str]:
    return [each.subject for each in sorted(asks, key=lambda ask: order_of(ask, TODAY))]


def test_overdue_comes_first_then_dates_then_what_the_gate_waits_for() -> None:
    assert ordered(ONCE, BEFORE, SOON, LATE) == ["late", "soon", "before", "once"]


def test_a_breach_is_overdue_whatever_its_day() -> None:
    breached = replace(SOON, subject="breached", breached=True)
    assert urgency_of(breached, TODAY) == Urgency.OVERDUE
    assert ordered(SOON, breached) == ["breached", "soon"]


def test_nothing_is_late_by_a_planned_date() -> None:
    planned = replace(LATE, planned=True)
    assert urgency_of(planned, TODAY) == Urgency.EXPECTED
    assert urgency_of(replace(planned, gate="Ready for Planning"), TODAY) == Urgency.BEFORE_GATE


def test_what_is_due_today_is_not_late() -> None:
    assert urgency_of(replace(PLAIN, due=TODAY), TODAY) == Urgency.DUE


def test_the_request_for_a_gate_comes_after_what_it_waits_for() -> None:
    request = replace(BEFORE, subject="request", last=1, weight=99)
    assert ordered(request, BEFORE) == ["before", "request"]


def test_the_turn_of_others_stands_apart_and_what_has_no_day_comes_later() -> None:
    assert part_of(SOON, TODAY, LEADS, {7}) == Part.LEADS
    assert part_of(replace(SOON, turn=THEIRS), TODAY, LEADS, {7}) == Part.OTHERS
    assert part_of(replace(SOON, turn=Turn(people=frozenset({7}))), TODAY, LEADS, {7}) == Part.LEADS
    assert part_of(ONCE, TODAY, LEADS, {7}) == Part.LATER


def test_what_comes_round_is_not_asked_before_it_can_be_met() -> None:
    again = replace(SOON, opens=TODAY + timedelta(days=1))
    assert part_of(again, TODAY, LEADS, {7}) == Part.LATER
    assert part_of(again, TODAY + timedelta(days=1), LEADS, {7}) == Part.LEADS


def test_two_demands_about_one_subject_are_one_entry_with_both_reasons() -> None:
    duty = replace(PLAIN, whys=(Why("Governance says so", "Governance, 1", HERE),), due=TODAY, refers=True)
    criterion = replace(
        PLAIN, whys=(Why("The gate asks for it", "RfP", HERE),), gate="RfP", place=THERE, turn=THEIRS, found="In review"
    )
    for asks in ((duty, criterion), (criterion, duty)):
        (one,) = joined(asks)
        assert {each.source for each in one.whys} == {"Governance, 1", "RfP"}
        assert (one.due, one.gate, one.place, one.turn, one.found) == (TODAY, "RfP", THERE, THEIRS, "In review")


def test_the_same_subject_of_two_projects_stays_two() -> None:
    assert len(joined([PLAIN, replace(PLAIN, project_id=2)])) == 2


DUE = st.one_of(st.none(), st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=30)))
ASKS = st.builds(
    lambda due, planned, gate, subject: replace(
        PLAIN, subject=subject, due=due, planned=planned and due is not None, gate=gate, undated=due is None
    ),
    DUE,
    st.booleans(),
    st.sampled_from(["", "RfP"]),
    st.sampled_from(["a", "b", "c", "d"]),
)


@given(st.lists(ASKS))
def test_joining_loses_no_subject_and_no_binding_day(asks: list[Ask]) -> None:
    found = {each.subject: each for each in joined(asks)}
    assert found.keys() == {each.subject for each in asks}
    for subject, one in found.items():
        binding = [each.due for each in asks if each.subject == subject and each.due and not each.planned]
        if binding:
            assert (one.due, one.planned) == (min(binding), False)


@given(st.lists(ASKS))
def test_nothing_overdue_stands_behind_what_is_not(asks: list[Ask]) -> None:
    late = [urgency_of(each, TODAY) == Urgency.OVERDUE for each in sorted(asks, key=lambda ask: order_of(ask, TODAY))]
    assert late == sorted(late, reverse=True)
