"""The tornado: what each input is worth, with the same luck."""

import numpy as np
import pytest

from milepost_engine.network import Plan, activity_rows, link_rows, plain_network
from milepost_engine.risk import (
    Branch,
    Constant,
    Correlation,
    Cost,
    LeftOut,
    Outcome,
    RiskDriver,
    Risks,
    SimulationError,
    Source,
    Triangular,
    Uniform,
    Weather,
    simulate,
    tornado,
)
from milepost_engine.time import Calendar, weekdays, working_time

NETWORK = plain_network([10, 11, 5], [0, 1], [2, 2])
GOLDEN = {0: Triangular(8, 10, 16), 1: Triangular(9, 11, 12), 2: Triangular(4, 5, 9)}


def test_a_tornado_shows_each_driver_by_what_it_is_worth():
    risks = Risks(
        [
            RiskDriver("small", 0.3, Uniform(1, 1.1), (2,)),
            RiskDriver("large", 0.5, Uniform(1.5, 2), (2,), ("fee",)),
            RiskDriver("chance", 0.5, Uniform(0.7, 0.9), (0, 1)),
            RiskDriver("never", 0, Uniform(1, 9), (0,)),
        ]
    )
    swings = tornado(NETWORK, GOLDEN, seed=1, risks=risks, costs=[Cost("fee", Constant(100))])
    assert swings[0].name == "large"
    assert swings[-1] == type(swings[0])("never", 0.0, 0.0, swings[-1].cost)
    assert next(swing for swing in swings if swing.name == "chance").duration < 0
    fee = [Cost("fee", Constant(100))]
    with_all = simulate(NETWORK, GOLDEN, seed=1, risks=risks, costs=fee)
    kept = Risks([driver for driver in risks.drivers if driver.name != "never"])
    assert np.array_equal(with_all.finish, simulate(NETWORK, GOLDEN, seed=1, risks=kept, costs=fee).finish)
    assert swings[0].cost.value == pytest.approx(with_all.cost_at(0.8).value - 100)


def test_a_tornado_counts_the_weather_too():
    calendar = working_time(Calendar("Office", weekdays([(480, 960)])))
    plan = Plan(activity_rows([4_800]), link_rows([], []), [calendar], 29_000_000)
    risks = Risks([RiskDriver("soil", 1, Constant(1.1), (0,))], weather=[Weather("rain", [0.5] * 12, (0,))])
    swings = tornado(plan, {}, seed=1, risks=risks, iterations=600)
    assert [swing.name for swing in swings] == ["rain", "soil"]
    assert swings[0].duration > 4_800


def by_hand(held):
    """Return P80 of the golden network with some activities as planned, from the samples of the simulation alone."""
    whole = simulate(NETWORK, GOLDEN, seed=3)
    a, b, c = ({0: 10.0, 1: 11.0, 2: 5.0}[row] if row in held else whole.redraw(row) for row in range(3))
    return float(np.quantile(np.maximum(a, b) + c, 0.8))


def test_every_uncertain_activity_has_its_swing_against_its_planned_duration():
    swings = tornado(NETWORK, GOLDEN, seed=3, risks=Risks(), of=tuple(Source))
    assert {swing.row for swing in swings} == {0, 1, 2}
    assert all(swing.source is Source.DURATION and swing.name == f"Activity {swing.row}" for swing in swings)
    for swing in swings:
        assert swing.duration == pytest.approx(by_hand(()) - by_hand((swing.row,)))
    assert sorted(swings, key=lambda swing: -abs(swing.duration)) == list(swings)


def test_every_kind_of_input_is_left_out_by_itself_and_only_what_was_asked_for():
    risks = Risks(
        [RiskDriver("soil", 0.5, Constant(2), (2,))],
        [
            Branch("rework", [Outcome(0.3, (1,))]),
            Branch("one or the other", [Outcome(0.5, costs=("north",)), Outcome(0.5, costs=("south",))]),
        ],
    )
    costs = [Cost("fee", Uniform(0, 100)), Cost("north", Constant(1)), Cost("south", Constant(2))]
    every = tornado(NETWORK, GOLDEN, seed=1, risks=risks, costs=costs, of=tuple(Source))
    kinds = {(swing.source.value, swing.row if swing.row >= 0 else swing.name) for swing in every}
    names = {("driver", "soil"), ("branch", "rework"), ("cost", "fee")}
    assert kinds == names | {("duration", row) for row in range(3)}, (
        "certain costs and ways that must be taken have none"
    )
    assert [swing.name for swing in tornado(NETWORK, GOLDEN, seed=1, risks=risks, costs=costs)] == ["soil"]
    fee = next(swing for swing in every if swing.name == "fee")
    assert fee.duration == 0
    assert fee.cost.value == pytest.approx(30, abs=3), "P80 of 0 to 100 is 80, its mean 50"


def test_a_branch_left_out_is_never_taken():
    rework = Risks(branches=[Branch("rework", [Outcome(0.3, (2,))])])
    without = simulate(NETWORK, {}, seed=1, iterations=512, risks=rework, without=LeftOut(Source.BRANCH, "rework"))
    assert set(without.finish) == {11.0}


def test_leaving_out_one_of_correlated_activities_keeps_the_luck_of_the_others():
    tied = Risks(correlations=[Correlation((0, 1, 2), np.full((3, 3), 0.8) + 0.2 * np.eye(3))])
    whole = simulate(NETWORK, GOLDEN, seed=1, iterations=512, risks=tied)
    held = simulate(NETWORK, GOLDEN, seed=1, iterations=512, risks=tied, without=LeftOut(Source.DURATION, 0))
    assert np.array_equal(whole.redraw(1), held.redraw(1))
    assert np.array_equal(whole.redraw(2), held.redraw(2))
    assert set(held.redraw(0)) == {10.0}
    assert np.array_equal(held.finish, np.maximum(10, held.redraw(1)) + held.redraw(2))


def test_a_dated_plan_names_its_activities_and_leaves_out_what_is_done():
    calendar = working_time(Calendar("Office", weekdays([(480, 960)])))
    rows = activity_rows([4_800, 960])
    plan = Plan(rows, link_rows([0], [1]), [calendar], 29_000_000, keys=("dig", "pour"))
    durations = {0: Uniform(4_000, 9_000), 1: Constant(960)}
    swings = tornado(plan, durations, seed=1, risks=Risks(), iterations=600, of=[Source.DURATION])
    assert [swing.name for swing in swings] == ["Activity 'dig'"]
    assert 3_000 < swings[0].duration < 3_400, "P80 of 4,000 to 9,000 is 8,000; 4,800 were planned"


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("hail", "no driver or weather named 'hail'"),
        (LeftOut(Source.BRANCH, "soil"), "no branch named 'soil'"),
        (LeftOut(Source.DURATION, 7), "no uncertain duration 7"),
        (LeftOut(Source.COST, "fee"), "no uncertain cost 'fee'"),
    ],
)
def test_what_is_not_there_cannot_be_left_out(what, said):
    risks = Risks([RiskDriver("soil", 0.5, Constant(2), (2,))])
    with pytest.raises(SimulationError, match=said):
        simulate(NETWORK, GOLDEN, seed=1, risks=risks, without=what)
