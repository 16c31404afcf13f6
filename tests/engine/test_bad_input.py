"""What no number can be made of is refused by one family of errors, with row and cure; never a wrong number in silence.

One table for the whole engine, in the order of what can be handed over wrongly; the rooms' own tests go further.
"""

import math
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

import milepost_engine as engine
from milepost_engine import (
    AmountError,
    BetaPert,
    Calendar,
    CalendarError,
    Candidate,
    ChoiceError,
    Correlation,
    CorrelationError,
    CostError,
    DistributionError,
    EngineError,
    Field,
    InfeasibleError,
    InstantRangeError,
    LevellingError,
    LoopError,
    Mode,
    NetworkError,
    Plan,
    PlanRangeError,
    Portfolio,
    Resource,
    SimulationError,
    Triangular,
    activity_rows,
    levelling_problem,
    link_rows,
    plain_network,
    weekdays,
    working_time,
)

NAN, INF = math.nan, math.inf
OFFICE = Calendar("Office", weekdays([(480, 960)]))
START = 29_000_000


def plan(durations, links=(), **columns):
    rows = activity_rows(durations)
    for name, values in columns.items():
        rows[:, Field[name.upper()]] = values
    before, after = zip(*links, strict=True) if links else ((), ())
    return Plan(rows, link_rows(before, after), [working_time(OFFICE)], START)


def activity(name="a", duration=1, demand=(), **parts):
    return engine.Activity(name, (Mode(duration, demand),), **parts)


CREW = Resource("crew", ((0, 2),))

REFUSED = {
    "NaN": [
        (lambda: plain_network([1, NAN], [], []), NetworkError, "duration, row 1: nan"),
        (lambda: plan([480, NAN]), NetworkError, "duration, row 1: nan"),
        (lambda: engine.earned_value(100, NAN, 0, 0), AmountError, "PV must be finite"),
        (
            lambda: engine.earned_value_many([9, 9], [[1], [NAN]], [[1], [1]], [[1], [1]]),
            CostError,
            "Project 1, period 0: the planned value must be finite",
        ),
        (lambda: engine.earned_schedule([1, NAN], 1, 1), CostError, "period 1|finite"),
        (lambda: engine.npv(0.1, [-1, NAN]), CostError, "finite"),
        (lambda: engine.brier_score([NAN], [1]), CostError, "0 and 1|finite"),
        (lambda: Portfolio(1, (NAN,), ()), AmountError, "budget in period 0 must be finite"),
        (lambda: Triangular(1, NAN, 3), DistributionError, "mode is nan"),
        (lambda: engine.priorities([[1, NAN], [0.5, 1]]), ChoiceError, "one side"),
        (lambda: engine.capacity_load(1, [engine.Demand("x", NAN, 1)]), AmountError, "must be finite"),
    ],
    "infinities": [
        (lambda: plain_network([INF], [], []), NetworkError, "duration, row 0: inf"),
        (lambda: engine.irr([-1, INF]), CostError, "finite"),
        (lambda: engine.earned_value(INF, 0, 0, 0), AmountError, "BAC must be finite"),
        (lambda: Portfolio(1, (1,), (Candidate("A", (1,), INF),)), AmountError, "value of A must be finite"),
        (lambda: engine.Uniform(0, INF), DistributionError, "maximum is inf"),
        (lambda: engine.priorities([[1, INF], [0, 1]]), ChoiceError, "outside"),
    ],
    "negative durations": [
        (lambda: plain_network([1, -1], [], []), NetworkError, "duration, row 1: -1"),
        (lambda: engine.schedule_plan(plan([480, -480])), NetworkError, "Activity 1 has a duration"),
        (lambda: levelling_problem([activity(duration=-1)]), LevellingError, "'a', mode 0: duration is -1"),
        (
            lambda: engine.simulate(plain_network([1], [], []), {0: engine.Uniform(-1, 1)}, seed=1),
            DistributionError,
            "Activity 0 can last -1.0, below 0; raise",
        ),
        (lambda: working_time(OFFICE).add(START, -1), CalendarError, "must not be negative; use the opposite verb"),
    ],
    "empty networks": [(lambda: levelling_problem([]), LevellingError, "no activity; give at least one")],
    "loops": [
        (lambda: plain_network([1, 1], [0, 1], [1, 0]), LoopError, "loop: 0 → 1 → 0; remove one"),
        (lambda: engine.schedule_plan(plan([480, 480], [(0, 1), (1, 0)])), LoopError, "loop"),
        (
            lambda: levelling_problem([activity("a"), activity("b")], [], [engine.Link(0, 1), engine.Link(1, 0)]),
            LoopError,
            "a → b → a|b → a → b",
        ),
    ],
    "minimum above mode": [
        (lambda: Triangular(9, 8, 12), DistributionError, "minimum 9 is above mode 8; exchange or correct"),
        (lambda: BetaPert(9, 8, 12), DistributionError, "minimum 9 is above mode 8"),
        (lambda: Triangular(1, 8, 7), DistributionError, "mode 8 is above maximum 7"),
    ],
    "comparisons that contradict their mirror": [
        (lambda: engine.priorities([[1, 3], [3, 1]]), ChoiceError, "item 0 with item 1, 3.0, is not the reciprocal"),
        (lambda: engine.priorities(np.ones((10, 10))), ChoiceError, "group them"),
    ],
    "unbounded and infeasible models": [
        (
            lambda: levelling_problem([activity(demand=(3,))], [CREW]),
            InfeasibleError,
            "'a' needs 3 of 'crew', which never has more than 2; raise the capacity or lower the demand",
        ),
        (lambda: engine.RiskDriver("soil", 1.5, Triangular(1, 1, 2), (0,)), SimulationError, "'soil': the probability"),
    ],
    "matrices that are no correlations": [
        (lambda: engine.nearest_correlation([[1, 2], [2, 1]]), CorrelationError, "row 0, column 1: 2.0"),
        (lambda: engine.nearest_correlation([[1, 0.5], [0.4, 1]]), CorrelationError, "must be symmetric"),
        (lambda: Correlation((0, 1), [[1]]).normal(), CorrelationError, "1 row|2 quantities|1 rows"),
    ],
    "dates out of range": [
        (lambda: engine.schedule_plan(plan([480], deadline=2**40)), NetworkError, "Activity 0 has a date outside"),
        (lambda: engine.schedule_plan(plan([2**27])), PlanRangeError, "Activity 0 leaves the years"),
        (lambda: working_time(OFFICE).add(2**31 - 1, 10**9), InstantRangeError, "2200"),
    ],
}
CASES = [
    pytest.param(*case, id=f"{kind} {number}") for kind, cases in REFUSED.items() for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("make", "error", "said"), CASES)
def test_what_cannot_be_is_refused_with_its_row(make, error, said):
    assert issubclass(error, EngineError)
    with pytest.raises(error, match=said):
        make()


def test_an_empty_network_or_plan_or_portfolio_is_an_answer_and_no_error():
    assert engine.plain_passes(plain_network([], [], [])).finish == 0
    assert engine.schedule_plan(plan([])).finish == START
    assert engine.simulate(plain_network([], [], []), {}, seed=1, iterations=64).finish_at(0.8) == 0
    assert engine.choose_portfolio(Portfolio(1, (5,), ())).starts == {}


def test_a_budget_of_zero_is_unknown_or_not_applicable_and_never_a_division():
    found = engine.earned_value(0, 0, 0, 0)
    assert not isinstance(found.spi, engine.Known)
    assert not isinstance(found.cpi, engine.Known)
    assert not isinstance(found.complete_share, engine.Known)
    paid = engine.earned_value(0, 0, 0, 50)
    assert paid.forecasts[engine.EacFormula.BUDGET_RATE].eac == engine.Known(50)
    assert engine.choose_portfolio(Portfolio(1, (0,), (Candidate("A", (1,), 9),))).starts == {}


def test_limits_that_contradict_each_other_are_named_and_more_money_than_all_cost_is_no_unbounded_value():
    must = Candidate("A", (6,), 9, mandatory=True)
    named = engine.conflicting_limits(Portfolio(1, (5,), (must,)))
    assert [limit.kind.value for limit in named.value] == ["mandatory", "budget"]
    assert engine.choose_portfolio(Portfolio(1, (10**12,), (must,))).value == engine.Known(9)


def test_a_million_activities_in_one_chain_are_computed_on_a_calendar_or_refused_by_the_year_they_leave():
    size = 1_000_000
    steps = np.arange(size - 1)
    rows = activity_rows(np.full(size, 1))
    short = engine.schedule_plan(Plan(rows, link_rows(steps, steps + 1), [working_time(OFFICE)], START))
    assert short.early[-1, 0] > START
    assert not short.total_float.any()
    rows[:, Field.DURATION] = 480
    with pytest.raises(PlanRangeError, match="leaves the years 1970 to 2200"):
        engine.schedule_plan(Plan(rows, link_rows(steps, steps + 1), [working_time(OFFICE)], START))


HARD = """
    import sys, time
    import numpy as np
    from milepost_engine import Activity, Link, Mode, Resource, level, levelling_problem, ready_levelling
    ready_levelling(lambda _: None)
    chance = np.random.default_rng(1)
    draw = lambda low, high: int(chance.integers(low, high))
    works = [Activity(str(n), (Mode(draw(1, 11), (draw(0, 9), draw(0, 9))),)) for n in range(120)]
    links = [Link(n, draw(n + 1, min(n + 12, 120))) for n in range(119)]
    problem = levelling_problem(works, [Resource("x", ((0, 14),)), Resource("y", ((0, 14),))], links)
    print("ready", flush=True)
    end = time.monotonic() + 300
    try:
        found = level(problem, threads=int(sys.argv[1]), seconds_left=lambda: end - time.monotonic())
    except KeyboardInterrupt:
        sys.exit(7)
    sys.exit(int(found.optimal))
"""


@pytest.mark.parametrize("threads", ["1", "2"])
def test_an_interrupted_run_ends_at_once_and_answers_nothing(threads):
    source = str(Path(engine.__file__).parents[1])
    words = [sys.executable, "-c", textwrap.dedent(HARD), threads]
    ran = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": source})
    assert ran.stdout.readline() == "ready\n"
    time.sleep(4)  # the solver is at work by then
    assert ran.poll() is None, "the problem is too easy to interrupt"
    ran.send_signal(signal.SIGINT)
    assert ran.wait(timeout=60) == 7
    ran.stdout.close()
