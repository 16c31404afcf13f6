"""The outside view: what happened to projects like this one, before anybody asks why this one is different.

Ratios are outturn divided by the estimate of the baseline at approval, of cost or of duration; outliers stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milepost_engine.errors import CostError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Floats = NDArray[np.float64]

SMALLEST_CLASS = 8
SHRINKAGE = 10


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """Projects of one kind.

    Attributes
    ----------
    name : str
        What they have in common.
    ratios : tuple of float
        Outturn / estimate of closed projects, above 0.
    still_running : tuple of float
        Ratio reached so far by projects in flight, whose outturn will be at least that.
    """

    name: str
    ratios: tuple[float, ...]
    still_running: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse ratios that no project can have."""
        every = np.asarray([*self.ratios, *self.still_running], dtype=np.float64)
        if not np.isfinite(every).all() or (every <= 0).any():
            raise CostError(f"Every ratio of the class {self.name} must be finite and above 0.")


@dataclass(frozen=True, slots=True)
class OutsideView:
    """A quantile of a class, shrunk to its parent.

    Attributes
    ----------
    ratio : Result of float
        Outturn / estimate that is not exceeded with the probability asked for.
    of_class, of_parent : Result of float
        The two that it was made of.
    weight : float
        Weight of the class, 0-1.
    closed : int
        Closed projects in the class.
    """

    ratio: Result[float]
    of_class: Result[float]
    of_parent: Result[float]
    weight: float
    closed: int


@dataclass(frozen=True, slots=True)
class Prior:
    """A published figure, offered with its label and never used silently.

    Attributes
    ----------
    kind : str
        Kind of project.
    mean_overrun_share, deviation_share : float
        Mean and standard deviation of cost overrun as shares of the estimate.
    source : str
        Where it was published.
    """

    kind: str
    mean_overrun_share: float
    deviation_share: float
    source: str


_FLYVBJERG = "Flyvbjerg, Holm and Buhl, Underestimating Costs in Public Works Projects, JAPA 68(3), 2002"
PRIORS = (
    Prior("rail", 0.45, 0.38, _FLYVBJERG),
    Prior("fixed links", 0.34, 0.62, _FLYVBJERG),
    Prior("roads", 0.20, 0.30, _FLYVBJERG),
)
"""Published priors of transport projects."""

STAGE_UPLIFT_SHARES: dict[str, tuple[float | None, float | None, float | None]] = {
    "roads": (0.44, 0.15, 0.03),
    "bridges and tunnels": (0.66, 0.23, 0.06),
    "buildings": (0.51, None, 0.04),
    "information technology": (2.00, None, 0.10),
}
"""Uplifts of Transport Scotland at three successive stages of appraisal; `None` where none is published."""


def class_quantile(reference: ReferenceClass, probability: float) -> Result[float]:
    """Return a quantile of the ratios of a class.

    Parameters
    ----------
    reference : ReferenceClass
        Closed projects and projects in flight.
    probability : float
        Chance that the ratio is not exceeded, between 0 and 1.

    Returns
    -------
    Result of float
        The ratio; unknown without closed projects, or when so many are in flight beyond it that nobody can
        know yet.

    Raises
    ------
    CostError
        If the probability lies outside 0-1.

    Notes
    -----
    Linear between order statistics (type 7 of Hyndman and Fan, The American Statistician, 1996) when all are
    closed; with projects in flight the product-limit estimate: the smallest closed ratio x with
    1 - prod(1 - d_i / n_i) >= p over closed ratios up to x (Kaplan and Meier, JASA, 1958).

    Examples
    --------
    >>> ratios = (.92, 1, 1.05, 1.08, 1.15, 1.2, 1.32, 1.45, 1.6, 2.1)
    >>> round(class_quantile(ReferenceClass("IT", ratios), 0.8).value, 6)
    1.48
    """
    _refuse_chance(probability)
    if not reference.ratios:
        return Unknown(f"The class {reference.name} has no closed project yet.")
    closed = np.sort(np.asarray(reference.ratios, dtype=np.float64))
    if not reference.still_running:
        return Known(float(np.quantile(closed, probability)))
    return _product_limit(closed, np.asarray(reference.still_running), probability, reference.name)


def outside_view(reference: ReferenceClass, probability: float, parent: Result[float] | None = None) -> OutsideView:
    """Return the ratio that a project of this class does not exceed with a given chance.

    Parameters
    ----------
    reference : ReferenceClass
        The own class of the project.
    probability : float
        1 - the acceptable chance of overrun, between 0 and 1.
    parent : Result of float, optional
        The same quantile of a wider class.

    Returns
    -------
    OutsideView
        The ratio and what it was made of; uplift = ratio - 1.

    Raises
    ------
    CostError
        If the probability lies outside 0-1.

    Notes
    -----
    Q = w Q_class + (1 - w) Q_parent, w = n / (n + 10); with fewer than 8 closed projects the parent alone.
    Source: B. Flyvbjerg, "From Nobel Prize to Project Management", Project Management Journal (2006).

    Examples
    --------
    >>> ratios = (.92, 1, 1.05, 1.08, 1.15, 1.2, 1.32, 1.45, 1.6, 2.1)
    >>> round(outside_view(ReferenceClass("IT", ratios), 0.8, Known(1.40)).ratio.value, 6)
    1.44
    """
    wider: Result[float] = parent or NotApplicable("No wider class is named.")
    own = class_quantile(reference, probability)
    closed = len(reference.ratios)
    if closed < SMALLEST_CLASS:
        own = Unknown(f"The class {reference.name} has {closed} closed projects; its own view needs {SMALLEST_CLASS}.")
        ratio = wider if isinstance(wider, Known) else own
        return OutsideView(ratio, own, wider, 0.0, closed)
    weight = closed / (closed + SHRINKAGE)
    if isinstance(own, Known) and isinstance(wider, Known):
        ratio = Known(weight * own.value + (1 - weight) * wider.value)
        return OutsideView(ratio, own, wider, weight, closed)
    return OutsideView(own, own, wider, 1.0, closed)


def bootstrap_interval(
    reference: ReferenceClass,
    probability: float,
    generator: np.random.Generator,
    *,
    resamples: int = 2000,
    confidence: float = 0.90,
) -> Result[tuple[float, float]]:
    """Return how sure the quantile of a class is.

    Parameters
    ----------
    reference : ReferenceClass
        Closed projects; those in flight are left out.
    probability : float
        The quantile, between 0 and 1.
    generator : numpy.random.Generator
        Source of chance, seeded by the caller.
    resamples : int
        Samples drawn with replacement, at least 1.
    confidence : float
        Share of them inside the interval, between 0 and 1.

    Returns
    -------
    Result of (low, high)
        Percentile interval of the ratio; unknown with fewer than two closed projects.

    Raises
    ------
    CostError
        If a probability lies outside 0-1 or nothing is drawn.

    Notes
    -----
    Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), percentile interval.

    Examples
    --------
    >>> low, high = bootstrap_interval(
    ...     ReferenceClass("IT", (1.0, 1.2, 1.4)), 0.5, np.random.default_rng(1), resamples=100).value
    >>> 1.0 <= low <= 1.2 <= high <= 1.4
    True
    """
    _refuse_chance(probability)
    _refuse_chance(confidence)
    if resamples < 1:
        raise CostError(f"At least one sample must be drawn, not {resamples}.")
    if len(reference.ratios) < 2:
        return Unknown(f"The class {reference.name} has too few closed projects to say how sure it is.")
    drawn = generator.choice(np.asarray(reference.ratios), size=(resamples, len(reference.ratios)))
    tail = (1 - confidence) / 2
    low, high = np.quantile(np.quantile(drawn, probability, axis=1), (tail, 1 - tail))
    return Known((float(low), float(high)))


def is_optimistic(inside_p80: Result[float], outside_p50: Result[float]) -> Result[bool]:
    """Say whether the simulation of the plan hopes for more than half of the class achieved.

    Parameters
    ----------
    inside_p80 : Result of float
        P80 of the simulation.
    outside_p50 : Result of float
        P50 of the outside view, in the same unit.

    Returns
    -------
    Result of bool
        True when a reviewer must respond; unknown when either is.

    Examples
    --------
    >>> is_optimistic(Known(1100.0), Known(1175.0))
    Known(value=True)
    """
    if not isinstance(inside_p80, Known):
        return inside_p80
    if not isinstance(outside_p50, Known):
        return outside_p50
    return Known(inside_p80.value < outside_p50.value)


def _refuse_chance(probability: float) -> None:
    """Refuse what is no probability."""
    if not 0 <= probability <= 1:
        raise CostError(f"A probability lies between 0 and 1, not at {probability}.")


def _product_limit(closed: Floats, running: Floats, probability: float, name: str) -> Result[float]:
    """Return the product-limit quantile."""
    surviving = 1.0
    for ratio in np.unique(closed):
        at_risk: int = int((closed >= ratio).sum() + (running >= ratio).sum())
        surviving *= 1 - int((closed == ratio).sum()) / at_risk
        if 1 - surviving >= probability - 1e-12:
            return Known(float(ratio))
    return Unknown(f"Too many projects of the class {name} are still running to know this quantile.")


def uplifts(views: Sequence[tuple[float, OutsideView]]) -> dict[float, Result[float]]:
    """Return the uplift of an estimate at each acceptable chance of overrun.

    Parameters
    ----------
    views : sequence of (probability, view)
        Outside views of one class.

    Returns
    -------
    dict of float to Result of float
        Uplift as a share of the estimate by acceptable chance of overrun, 1 - probability.

    Notes
    -----
    uplift(alpha) = Q(1 - alpha) - 1 (Flyvbjerg, 2006).

    Examples
    --------
    >>> view = outside_view(ReferenceClass("IT", (1.5,) * 8), 0.75)
    >>> uplifts([(0.75, view)])
    {0.25: Known(value=0.5)}
    """
    return {
        1 - probability: Known(view.ratio.value - 1) if isinstance(view.ratio, Known) else view.ratio
        for probability, view in views
    }
