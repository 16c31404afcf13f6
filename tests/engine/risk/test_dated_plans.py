"""Plans with calendars, constraints, progress and weather: both ways agree, and each iteration is a schedule."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from milepost_engine.network import (
    ActivityKind,
    ConflictRule,
    ConstraintKind,
    Field,
    LinkKind,
    Plan,
    PlanRangeError,
    activity_rows,
    constrain,
    link_rows,
    schedule_plan,
)
from milepost_engine.risk import (
    Constant,
    Cost,
    Discrete,
    DistributionError,
    RiskDriver,
    Risks,
    Settings,
    SimulationError,
    Triangular,
    Uniform,
    Weather,
    simulate,
)
from milepost_engine.risk.ways.plain import as_plain
from milepost_engine.time import (
    Calendar,
    InstantRangeError,
    around_the_clock,
    date_of,
    datetime_of,
    minute_of,
    weekdays,
    working_time,
)

OFFICE = Calendar("Office", weekdays([(480, 720), (780, 1020)]), {date(2026, 1, 21): ()})
SHIFT = Calendar("Shift", weekdays([(360, 840)], range(6)))
START = minute_of(datetime(2026, 1, 5, 8))  # noqa: DTZ001 - local wall-clock time by design
DAY = 480


def plan_of(size=12, *, calendars=(OFFICE,), **terms):
    generator = np.random.default_rng(size)
    after = np.repeat(np.arange(1, size), 2)
    before = (after * generator.random(after.size)).astype(int)
    rows = activity_rows(generator.integers(1, 9, size) * DAY, generator.integers(0, len(calendars), size))
    links = link_rows(
        before,
        after,
        generator.choice(4, after.size, p=[0.7, 0.1, 0.1, 0.1]),
        generator.choice([0, 60, -120, DAY], after.size),
        generator.integers(0, len(calendars), after.size),
    )
    return Plan(rows, links, [working_time(calendar) for calendar in calendars], START, **terms)


def durations_of(plan):
    lengths = plan.activities[:, Field.DURATION]
    return {row: Triangular(0.7 * lengths[row], lengths[row], 2 * lengths[row]) for row in range(0, len(lengths), 2)}


def slow(plan, found, iteration):
    """The schedule of one iteration by the engine of the network."""
    rows = plan.activities.copy()
    free = np.flatnonzero(found.simulated)
    rows[free, Field.DURATION] = [round(found.redraw(int(row))[iteration]) for row in free]
    return schedule_plan(replace(plan, activities=rows))


def agrees_with_the_network(plan, found, count):
    critical = np.zeros(len(plan.activities))
    for iteration in range(count):
        schedule = slow(plan, found, iteration)
        assert schedule.finish == found.finish[iteration]
        for row, finishes in found.watched.items():
            assert schedule.early[row, 1] == finishes[iteration]
        critical += schedule.critical()
    assert np.array_equal(critical[found.simulated] / count, found.criticality[found.simulated])


def test_a_plan_on_one_calendar_goes_the_plain_way_and_agrees_with_the_network():
    plan = plan_of()
    constrain(plan.activities, 3, ConstraintKind.START_NO_EARLIER, START + 20 * 1440)
    assert as_plain(plan) is not None
    found = simulate(plan, durations_of(plan), seed=1, iterations=70, settings=Settings(watch=(5,)))
    agrees_with_the_network(plan, found, 70)


def test_several_calendars_agree_with_the_network():
    plan = plan_of(calendars=(OFFICE, SHIFT, around_the_clock()))
    assert as_plain(plan) is None
    found = simulate(plan, durations_of(plan), seed=1, iterations=70, settings=Settings(watch=(5, 11)))
    agrees_with_the_network(plan, found, 70)
    duration = plan.calendars[0].worked_before(found.finish.astype(int)) - plan.calendars[0].worked_before(START)
    assert np.array_equal(duration, found.duration)


def test_both_ways_give_the_same_outcome():
    plan = plan_of(20)
    plain = simulate(plan, durations_of(plan), seed=3, iterations=600)
    other = replace(plan, calendars=[*plan.calendars, working_time(SHIFT)])
    rows = np.vstack([other.activities, activity_rows([0], 1)])
    dated = simulate(replace(other, activities=rows), durations_of(plan), seed=3, iterations=600)
    assert as_plain(replace(other, activities=rows)) is None
    assert np.array_equal(plain.finish, dated.finish)
    assert np.array_equal(plain.duration, dated.duration)
    assert np.array_equal(plain.criticality, dated.criticality[:-1])
    assert plain.tallies == pytest.approx(dated.tallies[:-1], rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("threads", [2, 3])
def test_dated_plans_have_one_outcome_on_any_number_of_threads(threads):
    plan = plan_of(calendars=(OFFICE, SHIFT))
    risks = Risks([RiskDriver("soil", 0.3, Uniform(1, 2), (1, 2))], weather=[Weather("rain", [0.3] * 12, (1,))])
    outcomes = [
        simulate(plan, durations_of(plan), seed=3, iterations=1_600, risks=risks, settings=Settings(threads=number))
        for number in (1, threads)
    ]
    assert np.array_equal(outcomes[0].finish, outcomes[1].finish)
    assert outcomes[0].tallies.tobytes() == outcomes[1].tallies.tobytes()


def two_tasks():
    return Plan(activity_rows([DAY, 2 * DAY]), link_rows([0], [1]), [working_time(OFFICE)], START)


def test_dates_are_rounded_up_to_a_working_day():
    plan = two_tasks()
    found = simulate(plan, {1: Discrete((4 * DAY, 4 * DAY + 1), (0.5, 0.5))}, seed=1, iterations=100)
    assert found.finish_date(0) == date(2026, 1, 9)
    assert found.finish_date(1) == date(2026, 1, 12)
    assert datetime_of(int(found.finish_at(0))).isoformat() == "2026-01-09T17:00:00"
    shift = Plan(activity_rows([DAY], 1), link_rows([], []), [working_time(OFFICE), working_time(SHIFT)], START)
    saturday = simulate(shift, {0: Constant(5 * DAY + 60)}, seed=1, iterations=10)
    assert date_of(int(saturday.finish[0]) // 1440) == date(2026, 1, 10)
    assert saturday.finish_date(0.8) == date(2026, 1, 12)


def test_hard_constraints_are_put_aside_with_a_warning_or_kept():
    plan = two_tasks()
    constrain(plan.activities, 1, ConstraintKind.FINISH_NO_LATER, START + 1440)
    plan = replace(plan, conflict=ConflictRule.CONSTRAINT_WINS, keys=["dig", "pour"])
    durations = {0: Uniform(DAY, 5 * DAY)}
    freed = simulate(plan, durations, seed=1, iterations=200)
    assert "'pour'" in freed.warnings[0]
    assert np.ptp(freed.duration) > 3 * DAY
    kept = simulate(plan, durations, seed=1, iterations=200, settings=Settings(keep_constraints=True))
    assert not kept.warnings
    assert np.ptp(kept.duration) < np.ptp(freed.duration)


def test_as_late_as_possible_and_a_finish_of_the_project_are_put_aside_too():
    plan = two_tasks()
    plan.activities[0, Field.AS_LATE_AS_POSSIBLE] = 1
    found = simulate(replace(plan, finish_by=START + 90 * 1440), {}, seed=1, iterations=10)
    assert "as late as possible" in found.warnings[0]
    assert "finish set for the project" in found.warnings[1]
    assert found.criticality.tolist() == [1, 1]


def test_a_level_of_effort_and_what_is_done_are_left_out_and_say_so():
    rows = activity_rows([DAY, 2 * DAY, 0, DAY], 0, [0, 0, ActivityKind.LEVEL_OF_EFFORT, 0])
    rows[3, Field.ACTUAL_START], rows[3, Field.ACTUAL_FINISH] = START, START + 540
    links = link_rows([0, 0, 2], [1, 2, 1], [LinkKind.FS, LinkKind.SS, LinkKind.FF])
    plan = Plan(rows, links, [working_time(OFFICE)], START, data_date=START + 1440)
    found = simulate(plan, {0: Uniform(DAY, 2 * DAY), 2: Constant(1), 3: Constant(1)}, seed=1, iterations=50)
    assert [warning.split(" ")[1] for warning in found.warnings] == ["2", "3"]
    assert found.simulated.tolist() == [True, True, False, False]
    assert found.criticality.tolist() == [1, 1, 0, 0]
    assert "not simulated" in found.sensitivity(2).criticality.reason
    assert found.finish.min() >= schedule_plan(plan).finish


def test_a_milestone_has_its_probability():
    rows = activity_rows([DAY, 0, DAY], 0, [0, ActivityKind.FINISH_MILESTONE, 0])
    rows[2, Field.DEADLINE] = START + 540
    plan = Plan(rows, link_rows([0, 1], [1, 2]), [working_time(OFFICE)], START)
    found = simulate(plan, {0: Discrete((DAY, 2 * DAY), (0.25, 0.75))}, seed=1, iterations=4_000)
    assert found.milestone_probability(1, START + 540) == pytest.approx(0.25, abs=0.02)
    assert found.milestone_probability(2, START + 540) == 0
    with pytest.raises(DistributionError, match="Activity 1 is a milestone"):
        simulate(plan, {1: Constant(5)}, seed=1)


def one_task(days=10):
    return Plan(activity_rows([days * DAY]), link_rows([], []), [working_time(OFFICE)], START)


def test_weather_takes_as_many_days_as_its_probability_says():
    """Working days needed for ten good ones at 20 % lost: negative binomial, mean 12.5, variance 10·0.2/0.8²."""
    risks = Risks(weather=[Weather("rain", [0.2] * 12, (0,))])
    found = simulate(one_task(), {}, seed=1, iterations=20_000, risks=risks)
    days = found.duration / DAY
    assert days.mean() == pytest.approx(12.5, abs=0.06)
    assert days.var() == pytest.approx(10 * 0.2 / 0.8**2, rel=0.05)
    assert (days == 10).mean() == pytest.approx(0.8**10, abs=0.012)
    assert all(date_of(int(finish) // 1440).weekday() < 5 for finish in found.finish[:200])


def test_weather_of_zero_changes_nothing_and_months_count():
    plan = one_task(25)
    dry = simulate(plan, {}, seed=1, iterations=64, risks=Risks(weather=[Weather("dry", [0] * 12, (0,))]))
    assert set(dry.finish) == {float(schedule_plan(plan).finish)}
    february = Weather("rain", [0, 0.99, *[0] * 10], (0,))
    wet = simulate(plan, {}, seed=1, iterations=64, risks=Risks(weather=[february]))
    assert {date_of(int(finish) // 1440).month for finish in wet.finish} <= {2, 3}
    assert np.mean([date_of(int(finish) // 1440).month for finish in wet.finish]) > 2.9


def test_one_sky_is_shared_and_skies_grow_until_all_finish_under_them():
    calendars = [working_time(OFFICE), working_time(replace(OFFICE, name="Crew"))]
    plan = Plan(activity_rows([9 * DAY, 9 * DAY], [0, 1]), link_rows([], []), calendars, START)
    shared = Risks(weather=[Weather("rain", [0.5] * 12, (0, 1))])
    found = simulate(plan, {}, seed=1, iterations=500, risks=shared, settings=Settings(watch=(0, 1)))
    assert np.array_equal(found.watched[0], found.watched[1])
    apart = Risks(weather=[Weather("rain", [0.5] * 12, (0,)), Weather("wind", [0.5] * 12, (1,))])
    found = simulate(plan, {}, seed=1, iterations=500, risks=apart, settings=Settings(watch=(0, 1)))
    assert not np.array_equal(found.watched[0], found.watched[1])
    longer = simulate(one_task(), {0: Constant(400 * DAY)}, seed=1, iterations=20)
    rainy = Weather("rain", [0.5] * 12, (0,))
    beyond = simulate(one_task(), {0: Constant(400 * DAY)}, seed=1, iterations=20, risks=Risks(weather=[rainy]))
    assert beyond.duration.mean() == pytest.approx(2 * longer.duration.mean(), rel=0.05)


@pytest.mark.parametrize("calendars", [(OFFICE,), (OFFICE, SHIFT)])
def test_an_iteration_that_leaves_the_calendar_is_refused(calendars):
    plan = plan_of(calendars=calendars)
    for longest in (1e9, 1e300):
        with pytest.raises((PlanRangeError, InstantRangeError, SimulationError), match=r"1970 to 2200|2\^53"):
            simulate(plan, {0: Uniform(longest, 2 * longest)}, seed=1, iterations=10)


def test_time_dependent_cost_of_a_dated_plan():
    plan = plan_of(calendars=(OFFICE, SHIFT))
    costs = [Cost("crane", Constant(0.5), 0, time_dependent=True), Cost("site", Constant(2), time_dependent=True)]
    found = simulate(plan, durations_of(plan), seed=1, iterations=200, costs=costs)
    assert found.cost.value == pytest.approx(0.5 * found.redraw(0) + 2 * found.duration)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Weather("rain", [0.2] * 11, (0,)), "11 probabilities"),
        (lambda: Weather("rain", [*[0.2] * 11, 1], (0,)), "month 12: 1;"),
        (lambda: Weather("rain", [0.2] * 12, ()), "no calendar"),
        (
            lambda: simulate(one_task(), {}, seed=1, risks=Risks(weather=[Weather("rain", [0] * 12, (3,))])),
            "names calendar 3",
        ),
        (
            lambda: simulate(
                one_task(),
                {},
                seed=1,
                risks=Risks(weather=[Weather("rain", [0] * 12, (0,)), Weather("snow", [0] * 12, (0,))]),
            ),
            "under 'rain' and 'snow'",
        ),
    ],
)
def test_weather_that_cannot_be_is_refused(make, message):
    with pytest.raises(SimulationError, match=message):
        make()
