"""What every distribution of the catalogue promises, and what each says of itself."""

import math
from dataclasses import FrozenInstanceError, fields

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from milepost_engine.risk import (
    DISTRIBUTIONS,
    BetaPert,
    Constant,
    Discrete,
    DistributionError,
    Empirical,
    Lognormal,
    Triangular,
    Uniform,
    distribution_rows,
)

NUMBER = st.floats(0, 1000, allow_nan=False).map(lambda number: round(number, 3))


def ascending(kind, count):
    return st.lists(NUMBER, min_size=count, max_size=count).map(sorted).map(lambda points: kind(*points))


def weighed(values):
    shares = st.lists(st.integers(0, 9), min_size=len(values), max_size=len(values)).filter(any)
    return shares.map(lambda given: Discrete(values, [share / sum(given) for share in given]))


# Whoever adds a distribution adds how to make one: the suite below then holds it to all promises.
EXAMPLES = {
    "constant": NUMBER.map(Constant),
    "uniform": ascending(Uniform, 2),
    "triangular": ascending(Triangular, 3),
    "beta-pert": ascending(BetaPert, 3),
    "lognormal": st.tuples(st.floats(0.01, 100), st.floats(1, 6)).map(lambda two: Lognormal(two[0], two[0] * two[1])),
    "discrete": st.lists(NUMBER, min_size=1, max_size=5).flatmap(weighed),
    "empirical": st.lists(NUMBER, min_size=1, max_size=9).map(Empirical),
}

every_distribution = pytest.mark.parametrize("name", DISTRIBUTIONS)
few = settings(max_examples=25, deadline=None)


def spread(distribution):
    """What an error is measured against: the distance from P10 to P90, or the size of the value."""
    low, high = distribution.quantile([0.1, 0.9])
    return max(high - low, 1e-9 * abs(high), 1e-300)


def test_the_suite_knows_how_to_make_every_distribution():
    assert set(EXAMPLES) == set(DISTRIBUTIONS)


@every_distribution
@few
@given(st.data())
def test_quantiles_never_fall(name, data):
    distribution = data.draw(EXAMPLES[name])
    shares = np.linspace(0, 1, 501)[(0 if name != "lognormal" else 1) : (None if name != "lognormal" else -1)]
    quantiles = distribution.quantile(shares)
    assert quantiles.shape == shares.shape
    assert (np.diff(quantiles) >= -1e-12 * np.abs(quantiles[1:])).all()
    assert quantiles[0] >= distribution.lowest - 1e-12 * abs(distribution.lowest)


def integrated(distribution, power, around):
    """∫ (Q(u) - around)^power du, piecewise so that steps and tails are met."""
    edges = [1e-12, 1e-6, 1e-3, 0.01, *np.linspace(0.05, 0.95, 19), 0.99, 0.999, 1 - 1e-6, 1 - 1e-12]
    if isinstance(distribution, Discrete):
        edges = sorted({*edges, *np.cumsum(distribution._sorted()[1]).clip(1e-12, 1 - 1e-12)})
    if isinstance(distribution, Triangular) and distribution.maximum > distribution.minimum:
        edges = sorted(
            {*edges, (distribution.mode - distribution.minimum) / (distribution.maximum - distribution.minimum)}
        )
    if isinstance(distribution, Empirical) and len(distribution.observations) > 1:
        edges = sorted({*edges, *np.linspace(0, 1, len(distribution.observations))})
    nodes, weights = np.polynomial.legendre.leggauss(12)
    low, high = np.array(edges[:-1])[:, None], np.array(edges[1:])[:, None]
    shares = np.clip((high + low) / 2 + (high - low) / 2 * nodes, 0, 1)
    return float((((distribution.quantile(shares) - around) ** power) * weights * (high - low) / 2).sum())


@every_distribution
@few
@given(st.data())
def test_mean_and_variance_are_those_of_the_quantile(name, data):
    distribution = data.draw(EXAMPLES[name])
    mean = integrated(distribution, 1, 0)
    assert distribution.mean == pytest.approx(mean, rel=2e-5, abs=1e-9)
    wanted = integrated(distribution, 2, distribution.mean)
    assert distribution.variance == pytest.approx(wanted, rel=2e-3, abs=1e-12 * (1 + distribution.mean**2))
    assert distribution.is_certain is (distribution.variance == 0)


@every_distribution
@few
@given(st.data())
def test_samples_have_the_moments_of_the_distribution(name, data):
    distribution = data.draw(EXAMPLES[name])
    samples = distribution.sample((np.arange(40_000) + 0.5) / 40_000)
    deviation = math.sqrt(distribution.variance)
    assert samples.mean() == pytest.approx(distribution.mean, rel=1e-12, abs=0.01 * deviation)
    assert samples.std() == pytest.approx(deviation, rel=0.05, abs=1e-9 * (1 + distribution.mean))


@every_distribution
@few
@given(st.data())
def test_the_loops_draw_what_the_quantile_says(name, data):
    from milepost_engine.risk.loops import recipes

    distribution = data.draw(EXAMPLES[name])
    tails = 2.0 ** -np.arange(2, 33)
    shares = np.concatenate((tails, 1 - tails, np.linspace(0.001, 0.999, 514)))
    if isinstance(distribution, Discrete):  # on the edge of a step the last digit decides, for both
        edges = np.cumsum(distribution._sorted()[1])
        shares = np.where(np.abs(shares[:, None] - edges).min(axis=1) < 1e-9, 0.4321, shares)
        assume((np.abs(0.4321 - edges) > 1e-9).all())
    given_rows = shares.reshape(-1, 64)
    found = np.empty_like(given_rows)
    kind, numbers = distribution.recipe()
    recipes.draw_rows(kind, numbers, given_rows, found)
    wanted = distribution.quantile(given_rows)
    near = np.abs(given_rows - 0.5) < 0.499
    assert np.abs(found - wanted)[near].max() <= 2e-6 * spread(distribution)
    assert np.abs(found - wanted).max() <= 1e-5 * (spread(distribution) + np.abs(wanted).max())


@every_distribution
def test_shares_outside_0_to_1_are_refused(name):
    distribution = make(name)
    for share in (-0.1, 1.1, math.nan):
        with pytest.raises(DistributionError, match="between 0 and 1"):
            distribution.quantile([0.5, share])


def make(name):
    """One plain instance of each."""
    plain = {
        "constant": (8,),
        "uniform": (2, 4),
        "triangular": (8, 10, 16),
        "beta-pert": (8, 10, 16),
        "lognormal": (8, 18),
        "discrete": ((1, 2), (0.5, 0.5)),
        "empirical": ((1, 2, 4),),
    }
    return DISTRIBUTIONS[name](*plain[name])


@every_distribution
def test_nothing_can_be_changed_afterwards(name):
    distribution = make(name)
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        setattr(distribution, fields(distribution)[0].name, 0)


@every_distribution
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, "8", None, True])
def test_numbers_that_are_none_are_refused(name, wrong):
    given_values = [getattr(make(name), field.name) for field in fields(make(name))]
    first = given_values[0]
    given_values[0] = (wrong, *first[1:]) if isinstance(first, tuple) else wrong
    with pytest.raises(DistributionError, match=type(make(name)).__name__):
        DISTRIBUTIONS[name](*given_values)


def test_a_lognormal_beyond_all_bounds_still_samples_finite_numbers():
    assert np.isfinite(Lognormal(1, 100).quantile(1 - 2.0**-33))


@pytest.mark.parametrize(
    ("distribution", "reference"),
    [
        (Uniform(2, 5), stats.uniform(2, 3)),
        (Triangular(8, 10, 16), stats.triang(0.25, 8, 8)),
        (BetaPert(8, 10, 16), stats.beta(2, 4, 8, 8)),
        (Lognormal(8, 18), stats.lognorm(math.log(18 / 8) / 2 / stats.norm.ppf(0.9), scale=12)),
    ],
)
def test_quantiles_mean_and_variance_agree_with_another_library(distribution, reference):
    shares = np.linspace(0.001, 0.999, 99)
    np.testing.assert_allclose(distribution.quantile(shares), reference.ppf(shares), rtol=1e-9)
    assert distribution.mean == pytest.approx(reference.mean())
    assert distribution.variance == pytest.approx(reference.var())


def test_the_hand_check_of_pert_is_met():
    assert BetaPert(8, 10, 16).mean == pytest.approx(10.667, abs=5e-4)


@pytest.mark.parametrize("kind", [Triangular, BetaPert])
def test_three_equal_points_are_certain(kind):
    distribution = kind(5, 5, 5)
    assert distribution.is_certain
    assert distribution.mean == 5
    assert (distribution.quantile([0, 0.3, 1]) == 5).all()


@pytest.mark.parametrize(
    ("make_it", "message"),
    [
        (lambda: Triangular(10, 8, 16), "minimum 10 is above mode 8; exchange or correct"),
        (lambda: BetaPert(1, 8, 7), "mode 8 is above maximum 7"),
        (lambda: BetaPert(1, 2, 3, weight=0), "weight 0 is not above 0"),
        (lambda: Uniform(2, 1), "minimum 2 is above maximum 1"),
        (lambda: Lognormal(9, 8), "p10 9 is above p90 8"),
        (lambda: Lognormal(0, 8), "p10 0 is not above 0"),
        (lambda: Lognormal(1e-300, 1e300), "too far above"),
        (lambda: Discrete((), ()), "0 values"),
        (lambda: Discrete((1, 2), (1,)), "2 values with 1 probabilities"),
        (lambda: Discrete((1, 2), (0.5, 0.6)), "sum to 1.1"),
        (lambda: Discrete((1, 2), (-0.5, 1.5)), "probability 0 is -0.5"),
        (lambda: Empirical(()), "no observation"),
        (lambda: Empirical((1, math.nan)), "observation 1 is nan"),
    ],
)
def test_numbers_that_are_no_distribution_are_refused_with_a_cure(make_it, message):
    with pytest.raises(DistributionError, match=message):
        make_it()


def test_a_wrong_row_among_many_is_named():
    with pytest.raises(DistributionError, match="Row 1: Triangular: minimum 9 is above mode 8"):
        distribution_rows(Triangular, minimum=[8, 9], mode=[10, 8], maximum=[16, 12])
    with pytest.raises(DistributionError, match="minimum 1, mode 2"):
        distribution_rows(Triangular, minimum=[8], mode=[10, 8], maximum=[16])
    assert distribution_rows(Uniform, minimum=[1, 2], maximum=[3, 4])[1] == Uniform(2, 4)


def test_the_mean_of_observations_is_that_of_what_is_drawn():
    seen = Empirical((0, 0, 0, 12))
    assert seen.mean == 2
    assert integrate.quad(lambda share: float(seen.quantile(share)), 0, 1, points=[1 / 3, 2 / 3])[0] == pytest.approx(2)
