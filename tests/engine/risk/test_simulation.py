"""The simulation: published answers, exact references, one seed on any number of threads."""

import math

import numpy as np
import pytest

from milepost_engine.network import LoopError, plain_network, plain_passes
from milepost_engine.result import Known, NotApplicable, Unknown
from milepost_engine.risk import (
    Branch,
    Constant,
    Convergence,
    Correlation,
    CorrelationKind,
    Cost,
    Discrete,
    DistributionError,
    Lognormal,
    Outcome,
    RiskDriver,
    RiskError,
    Risks,
    Settings,
    SimulationError,
    Triangular,
    Uniform,
    simulate,
)
from tests.engine.golden import golden

NETWORK = plain_network([10, 11, 5], [0, 1], [2, 2])
DURATIONS = {0: Triangular(8, 10, 16), 1: Triangular(9, 11, 12), 2: Triangular(4, 5, 9)}
DRIVER = RiskDriver("soil", 0.3, Triangular(1.2, 1.5, 2.0), (2,))


@pytest.mark.parametrize("hypercube", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 2**64 - 1])
def test_the_golden_network_agrees_whatever_the_seed(seed, hypercube):
    case = golden("montecarlo")
    durations = {row: Triangular(*case[name]) for row, name in enumerate("ABC")}
    settings = Settings(latin_hypercube=hypercube)
    found = simulate(NETWORK, durations, seed=seed, iterations=50_000, settings=settings)
    within = {"abs": case["tol"]}
    assert found.planned_finish == 16
    assert found.mean_finish == pytest.approx(case["mean"], **within)
    assert found.finish_at(0.5) == pytest.approx(case["P50"], **within)
    assert found.finish_at(0.8) == pytest.approx(case["P80"], **within)
    assert found.probability_by(16) == pytest.approx(case["P_le_16"], abs=0.01)
    for row, name in enumerate("ABC"):
        sensitivity = found.sensitivity(row)
        assert sensitivity.criticality.value == pytest.approx(case["CI"][name], abs=0.01)
        assert sensitivity.cruciality.value == pytest.approx(case["CRI_r"][name], abs=0.02)
        assert sensitivity.schedule_sensitivity.value == pytest.approx(case["SSI"][name], abs=0.02)
        assert sensitivity.significance.value == pytest.approx((0.962, 0.910, 1)[row], abs=0.005)
        assert found.cruciality(row).pearson.value == pytest.approx(sensitivity.cruciality.value, abs=1e-9)


def test_the_golden_driver_agrees():
    case = golden("montecarlo")["driver"]
    driver = RiskDriver("soil", case["p"], Triangular(*case["tri"]), (2,))
    found = simulate(NETWORK, DURATIONS, seed=5, iterations=50_000, risks=Risks([driver]))
    assert found.mean_finish == pytest.approx(case["mean"], abs=0.05)
    assert found.finish_at(0.8) == pytest.approx(case["P80"], abs=0.05)
    assert found.probability_by(16) == pytest.approx(case["P_le_16"], abs=0.01)


@pytest.mark.parametrize("rho", ["0", "0.3", "0.6"])
def test_the_golden_costs_agree_with_and_without_correlation(rho):
    case = golden("correlation")
    names = [f"cost {number}" for number in range(case["n"])]
    matrix = np.full((case["n"], case["n"]), float(rho)) + np.eye(case["n"]) * (1 - float(rho))
    together = Correlation(names, matrix, CorrelationKind.NORMAL)
    found = simulate(
        plain_network([1], [], []),
        {},
        seed=3,
        iterations=100_000,
        costs=[Cost(name, Triangular(*case["tri"])) for name in names],
        risks=Risks(correlations=[together]),
    )
    assert found.cost.value.mean() == pytest.approx(case["mean"], abs=1)
    assert found.cost_at(0.8).value == pytest.approx(case["P80"][rho], abs=case["tol"])
    if rho == "0":
        assert found.cost.value.std() == pytest.approx(case["sd0"], rel=0.01)


def of_all(found):
    return [found.finish, found.duration, found.tallies, *found.watched.values()]


@pytest.mark.parametrize("hypercube", [False, True])
def test_one_seed_gives_one_outcome_on_any_number_of_threads(hypercube):
    generator = np.random.default_rng(4)
    size = 40
    after = np.repeat(np.arange(1, size), 2)
    network = plain_network(generator.integers(1, 9, size), (after * generator.random(after.size)).astype(int), after)
    durations = {row: Triangular(1, 3 + row % 5, 20) for row in range(0, size, 2)} | {1: Lognormal(3, 9)}
    risks = Risks([RiskDriver("soil", 0.4, Uniform(1, 2), (2, 4))])
    outcomes = []
    for threads in (1, 2, 3):
        settings = Settings(threads=threads, latin_hypercube=hypercube, watch=(7,))
        outcomes.append(simulate(network, durations, seed=9, iterations=5_000, risks=risks, settings=settings))
    for other in outcomes[1:]:
        for one, two in zip(of_all(outcomes[0]), of_all(other), strict=True):
            assert one.tobytes() == two.tobytes()
    another = simulate(network, durations, seed=10, iterations=5_000, risks=risks)
    assert not np.array_equal(another.finish, outcomes[0].finish)


def test_more_iterations_begin_with_the_same_ones():
    few = simulate(NETWORK, DURATIONS, seed=1, iterations=700)
    many = simulate(NETWORK, DURATIONS, seed=1, iterations=3_000)
    assert np.array_equal(few.finish, many.finish[:700])
    assert few.iterations == 700


def exact(durations, join):
    """The distribution of a sum or a maximum of independent whole-numbered durations, as {value: probability}."""
    found = {0: 1.0} if join is sum else {-1: 1.0}
    for distribution in durations:
        following = {}
        for before, share in found.items():
            for value, own in zip(distribution.values, distribution.probabilities, strict=True):
                key = before + value if join is sum else max(before, value)
                following[key] = following.get(key, 0.0) + share * own
        found = following
    return found


def die(*values):
    return Discrete(values, [1 / len(values)] * len(values))


@pytest.mark.parametrize("hypercube", [False, True])
def test_series_and_parallel_networks_agree_with_exact_convolution(hypercube):
    """Two chains of three before one last activity: every probability within four standard errors."""
    chains = [[die(1, 2, 6), die(2, 3), die(1, 5, 7, 8)], [die(3, 4), die(1, 9), die(2, 2.5)]]
    last = die(1, 2, 3, 4)
    sums = [exact(chain, sum) for chain in chains]
    joined = exact([Discrete(list(each), list(each.values())) for each in sums], max)
    reference = exact([Discrete(list(joined), list(joined.values())), last], sum)
    network = plain_network([1] * 7, [0, 1, 3, 4, 2, 5], [1, 2, 4, 5, 6, 6])
    durations = dict(enumerate([*chains[0], *chains[1], last]))
    count = 40_000
    settings = Settings(latin_hypercube=hypercube)
    found = simulate(network, durations, seed=6, iterations=count, settings=settings)
    values = np.array(sorted(reference))
    shares = np.cumsum([reference[value] for value in values])
    for value, share in zip(values, shares, strict=True):
        assert found.probability_by(value + 1e-9) == pytest.approx(share, abs=4 * math.sqrt(0.25 / count))
    critical = sum(
        one * other for a, one in sums[0].items() for b, other in sums[1].items() if a >= b
    )  # a tie counts for both
    assert found.criticality[0] == pytest.approx(critical, abs=4 * math.sqrt(0.25 / count))


def test_every_kind_of_link_agrees_with_the_passes_iteration_by_iteration():
    generator = np.random.default_rng(8)
    size = 12
    after = np.repeat(np.arange(1, size), 2)
    before = (after * generator.random(after.size)).astype(int)
    kind, lag = generator.integers(0, 4, after.size), generator.integers(-3, 5, after.size)
    floor = generator.integers(0, 9, size)
    terms = {"kind": kind, "lag": lag, "not_before": floor}
    durations = {row: die(1, 4, 9, 12) for row in range(size)}
    count = 300
    found = simulate(plain_network([1] * size, before, after, **terms), durations, seed=2, iterations=count)
    samples = np.stack([found.redraw(row) for row in range(size)]).astype(int)
    critical = np.zeros(size)
    for iteration in range(count):
        schedule = plain_passes(plain_network(samples[:, iteration], before, after, **terms))
        assert schedule.finish == found.finish[iteration]
        critical += schedule.critical()
    assert np.array_equal(critical / count, found.criticality)


def test_ties_are_critical_for_all():
    found = simulate(plain_network([5, 5, 1], [0, 1], [2, 2]), {2: Uniform(1, 2)}, seed=1, iterations=100)
    assert found.criticality.tolist() == [1, 1, 1]


def test_what_never_varies_has_no_correlation_and_says_why():
    found = simulate(NETWORK, {0: Constant(10), 1: Triangular(11, 11, 11)}, seed=1, iterations=100)
    assert set(found.finish) == {16.0}
    sensitivity = found.sensitivity(0)
    assert isinstance(sensitivity.cruciality, Unknown)
    assert "same duration in every iteration" in sensitivity.cruciality.reason
    assert isinstance(sensitivity.schedule_sensitivity, Unknown)
    assert isinstance(found.cruciality(0).kendall, Unknown)
    assert found.criticality.tolist() == [0, 1, 1]


@pytest.mark.parametrize(("probability", "expected"), [(0, 16), (1, 21)])
def test_a_driver_that_never_or_always_occurs_is_certain(probability, expected):
    risks = Risks([RiskDriver("soil", probability, Constant(2), (2,))])
    assert set(simulate(NETWORK, {}, seed=1, iterations=200, risks=risks).finish) == {float(expected)}


def test_a_shared_driver_makes_activities_move_together():
    network = plain_network([10, 10], [0], [1])
    durations = {0: Uniform(9, 11), 1: Uniform(9, 11)}
    apart = simulate(network, durations, seed=3, iterations=20_000)
    risks = Risks([RiskDriver("soil", 0.5, Uniform(1.5, 2), (0, 1))])
    together = simulate(network, durations, seed=3, iterations=20_000, risks=risks)
    assert abs(np.corrcoef(apart.redraw(0), apart.redraw(1))[0, 1]) < 0.03
    assert np.corrcoef(together.redraw(0), together.redraw(1))[0, 1] > 0.8


def test_a_branch_takes_one_way_and_the_others_cost_neither_time_nor_money():
    network = plain_network([3, 7, 9, 1], [0, 0, 1, 2], [1, 2, 3, 3])
    branch = Branch("design", [Outcome(0.25, (1,)), Outcome(0.75, (2,))])
    costs = [Cost("one", Constant(100), activity=1), Cost("two", Constant(200), activity=2)]
    found = simulate(network, {}, seed=1, iterations=20_000, risks=Risks(branches=[branch]), costs=costs)
    first = found.finish == 11
    assert first.mean() == pytest.approx(0.25, abs=0.01)
    assert set(found.finish) == {11.0, 13.0}
    assert (found.cost.value == np.where(first, 100, 200)).all()
    assert found.criticality[1] == first.mean()
    assert found.criticality[2] == 1 - first.mean()


def test_time_dependent_costs_are_rates_times_simulated_durations():
    costs = [
        Cost("crane", Constant(3), activity=0, time_dependent=True),
        Cost("site", Constant(2), time_dependent=True),
        Cost("fee", Constant(50)),
    ]
    found = simulate(NETWORK, DURATIONS, seed=1, iterations=1_000, costs=costs)
    assert found.cost.value == pytest.approx(3 * found.redraw(0) + 2 * found.finish + 50)
    joint = found.joint_confidence(found.cost_at(0.8).value, found.finish_at(0.8)).value
    both = (found.cost.value <= found.cost_at(0.8).value) & (found.finish <= found.finish_at(0.8))
    assert joint == both.mean()
    assert 0.6 <= joint <= 0.8
    assert isinstance(simulate(NETWORK, DURATIONS, seed=1, iterations=10).cost, NotApplicable)


def test_a_correlation_is_reached():
    matrix = [[1, 0.7, 0], [0.7, 1, -0.4], [0, -0.4, 1]]
    network = plain_network([1, 1, 1], [], [])
    durations = {0: Triangular(8, 10, 16), 1: Lognormal(3, 9), 2: Uniform(0, 1)}
    risks = Risks(correlations=[Correlation((0, 1, 2), matrix)])
    found = simulate(network, durations, seed=1, iterations=40_000, risks=risks)
    ranks = [np.argsort(np.argsort(found.redraw(row))) for row in range(3)]
    assert np.corrcoef(ranks) == pytest.approx(np.array(matrix), abs=0.02)
    assert found.redraw(1).mean() == pytest.approx(durations[1].mean, rel=0.02)


def test_a_latin_hypercube_is_quieter():
    network = plain_network([1] * 10, range(9), range(1, 10))
    durations = {row: Triangular(8, 10, 16) for row in range(10)}

    def spread(settings):
        means = [simulate(network, durations, seed=s, iterations=640, settings=settings).mean_finish for s in range(30)]
        return np.std(means)

    assert spread(Settings(latin_hypercube=True)) < 0.2 * spread(Settings())


def test_it_stops_when_the_percentile_is_known_well_enough():
    loose = Settings(until=Convergence(width=0.01))
    found = simulate(NETWORK, DURATIONS, seed=1, iterations=1_000, settings=loose)
    assert found.converged == Known(value=True)
    assert found.interval().relative_width <= 0.01
    assert 1_024 < found.iterations < 20_000
    assert found.iterations % 512 == 0
    whole = simulate(NETWORK, DURATIONS, seed=1, iterations=found.iterations)
    assert np.array_equal(whole.finish, found.finish)
    assert whole.tallies == pytest.approx(found.tallies)
    never = Settings(until=Convergence(width=1e-9, most=3_000))
    stopped = simulate(NETWORK, DURATIONS, seed=1, iterations=1_000, settings=never)
    assert stopped.converged == Known(value=False)
    assert stopped.iterations == 3_072


def test_the_interval_holds_the_percentile_as_often_as_it_says():
    truth = simulate(NETWORK, DURATIONS, seed=99, iterations=400_000).finish_at(0.8)
    inside = 0
    for seed in range(200):
        found = simulate(NETWORK, DURATIONS, seed=seed, iterations=1_000).interval()
        inside += found.low <= truth <= found.high
    assert 180 <= inside <= 199


def test_curves_count_every_iteration():
    found = simulate(NETWORK, DURATIONS, seed=1, iterations=2_000, costs=[Cost("fee", Uniform(1, 2))])
    for curve in (found.finish_curve(20), found.cost_curve(20).value):
        assert curve.count.sum() == 2_000
        assert curve.share_until[-1] == 1
        assert (np.diff(curve.share_until) >= 0).all()


def test_an_empty_network_finishes_at_once():
    assert set(simulate(plain_network([], [], []), {}, seed=1, iterations=10).finish) == {0.0}


@pytest.mark.parametrize("size", [100_000, pytest.param(1_000_000, marks=pytest.mark.soak)])
def test_a_long_chain_is_simulated(size):
    chain = plain_network(np.full(size, 2), np.arange(size - 1), np.arange(1, size))
    found = simulate(chain, {0: Uniform(1, 3)}, seed=1, iterations=64)
    assert found.mean_finish == pytest.approx(2 * size, abs=1)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"seed": -1}, SimulationError, "seed is -1"),
        ({"seed": 1.5}, SimulationError, "seed is 1.5"),
        ({"iterations": 0}, SimulationError, "0 iterations"),
        ({"durations": {3: Constant(1)}}, SimulationError, "names activity 3; the rows are 0 to 2"),
        ({"durations": {1: 5}}, DistributionError, "Activity 1 has 5 for a duration"),
        ({"durations": {1: Uniform(-1, 1)}}, DistributionError, "Activity 1 can last -1.0, below 0"),
        ({"risks": Risks([RiskDriver("soil", 0.5, Constant(1), (9,))])}, SimulationError, "'soil' names activity 9"),
        ({"risks": Risks([RiskDriver("soil", 0.5, Constant(1), (), ("x",))])}, SimulationError, "the cost 'x'"),
        ({"risks": Risks([RiskDriver("soil", 0.5, Constant(1), (1, 1))])}, SimulationError, "names 1 twice"),
        ({"costs": [Cost("fee", Constant(1))] * 2}, SimulationError, "two costs named 'fee'"),
        ({"costs": [Cost("fee", Constant(1), activity=7)]}, SimulationError, "Cost 'fee' names activity 7"),
        ({"risks": Risks(correlations=[Correlation((0,), [[1]])])}, RiskError, "Activity 0 is correlated but has no"),
        ({"settings": Settings(watch=(5,))}, SimulationError, "watched activities names activity 5"),
        ({"settings": Settings(threads=-2)}, SimulationError, "-2 threads"),
        ({"durations": {0: Uniform(1e300, 1e308)}}, SimulationError, "longer than 2\\^53"),
        ({"without": "sun"}, SimulationError, "no driver or weather named 'sun'"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(arguments, error, message):
    given = {"durations": {}, "seed": 1, "iterations": 10} | arguments
    with pytest.raises(error, match=message):
        simulate(NETWORK, **given)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: RiskDriver("soil", 1.2, Constant(1), (0,)), "'soil': the probability is 1.2"),
        (lambda: RiskDriver("soil", math.nan, Constant(1), (0,)), "the probability is nan"),
        (lambda: RiskDriver("soil", 0.5, Uniform(-1, 1), (0,)), "a factor is never below 0"),
        (lambda: RiskDriver("soil", 0.5, Constant(1)), "mapped to nothing"),
        (lambda: Risks([DRIVER, DRIVER]), "two risks named 'soil'"),
        (lambda: Branch("way", [Outcome(0.6, (0,)), Outcome(0.6, (1,))]), "sum to 1.2"),
        (lambda: Branch("way", [Outcome(0.4, (0,)), Outcome(0.4, (0,))]), "twice"),
        (lambda: Convergence(width=0), "width of 0"),
        (lambda: simulate(NETWORK, {}, seed=1, iterations=9).finish_at(1.1), "between 0 and 1"),
        (lambda: simulate(NETWORK, {}, seed=1, iterations=9).finish_date(0.8), "no dates"),
        (lambda: simulate(NETWORK, {}, seed=1, iterations=9).milestone_probability(0, 1), "not watched"),
        (lambda: simulate(NETWORK, {}, seed=1, iterations=9).finish_curve(0), "0 bins"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_made(make, message):
    with pytest.raises(SimulationError, match=message):
        make()


def test_a_loop_is_reported_as_the_loop():
    with pytest.raises(LoopError, match="0 → 1 → 0"):
        plain_network([1, 1], [0, 1], [1, 0])
