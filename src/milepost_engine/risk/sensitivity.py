"""Which activities matter: criticality, significance, cruciality and schedule sensitivity [Vanhoucke]."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from milepost_engine.result import Known, NotApplicable, Result, Unknown
from milepost_engine.risk.arrays import CRITICAL, DURATION, PRODUCT, SIGNIFICANCE, SQUARE, Floats

NEVER_VARIES = "The activity has the same duration in every iteration, so nothing can vary with it."
PROJECT_NEVER_VARIES = "The project has the same duration in every iteration."
LITTLE = 1e-12


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What one activity means for the duration of the project.

    Attributes
    ----------
    criticality : Result of float
        CI: share of iterations in which it is critical, ties included.
    significance : Result of float
        SI = E[AD / (AD + SL) · SD / E(SD)]: AD its duration, SL its slack, SD the duration of the project.
    cruciality : Result of float
        CRI: absolute correlation of its duration with that of the project [Pearson].
    schedule_sensitivity : Result of float
        SSI = CI · deviation of AD / deviation of SD.
    mean, deviation : Result of float
        Of its duration.
    """

    criticality: Result[float]
    significance: Result[float]
    cruciality: Result[float]
    schedule_sensitivity: Result[float]
    mean: Result[float]
    deviation: Result[float]


@dataclass(frozen=True, slots=True)
class Cruciality:
    """Three correlations of an activity's duration with that of the project, absolute."""

    pearson: Result[float]
    spearman: Result[float]
    kendall: Result[float]


def excluded(reason: str) -> Sensitivity:
    """Return the sensitivity of an activity that is not simulated."""
    nothing = NotApplicable(reason)
    return Sensitivity(nothing, nothing, nothing, nothing, nothing, nothing)


def sensitivity_of(tallies: Floats, expected: float, duration: Floats) -> Sensitivity:
    """Return the sensitivity of one activity from its tallies.

    Parameters
    ----------
    tallies : ndarray of float64, shape (5,)
        Sums over N iterations.
    expected : float
        What was taken off its duration before summing.
    duration : ndarray of float64, shape (N,)
        Durations of the project.
    """
    count = duration.size
    off = tallies[DURATION] / count
    variance = max(tallies[SQUARE] / count - off * off, 0.0)
    own = math.sqrt(variance) if variance > LITTLE * max(1.0, expected * expected) else 0.0
    whole, mean_whole = _deviation(duration), float(duration.mean())
    criticality = float(tallies[CRITICAL]) / count
    mean = expected + off
    significance: Result[float] = NotApplicable("The activity takes no time, so no share of it can be late.")
    if mean > 0 and mean_whole > 0:
        significance = Known(float(tallies[SIGNIFICANCE]) / count / mean_whole)
    cruciality = _varies(own, whole)
    schedule: Result[float] = Unknown(PROJECT_NEVER_VARIES)
    if whole:
        schedule = Known(criticality * own / whole)
    if isinstance(cruciality, Known):
        covariance = tallies[PRODUCT] / count - off * mean_whole
        cruciality = Known(min(abs(float(covariance)) / (own * whole), 1.0))
    return Sensitivity(Known(criticality), significance, cruciality, schedule, Known(float(mean)), Known(own))


def cruciality_of(own: Floats, duration: Floats) -> Cruciality:
    """Return the three correlations of samples of an activity with the durations of the project, shape (N,) each.

    Pearson's r, Spearman's of the ranks (ties share their mean rank) and Kendall's τ-b.
    """
    from scipy import stats  # noqa: PLC0415 - a heavy library that only some questions need

    known = _varies(_deviation(own), _deviation(duration))
    if not isinstance(known, Known):
        return Cruciality(known, known, known)
    ranks = [np.asarray(stats.rankdata(values), dtype=np.float64) for values in (own, duration)]
    return Cruciality(
        Known(abs(float(np.corrcoef(own, duration)[0, 1]))),
        Known(abs(float(np.corrcoef(ranks[0], ranks[1])[0, 1]))),
        Known(abs(float(stats.kendalltau(own, duration).statistic))),
    )


def _varies(own: float, whole: float) -> Result[float]:
    if not own:
        return Unknown(NEVER_VARIES)
    return Known(0.0) if whole else Unknown(PROJECT_NEVER_VARIES)


def _deviation(values: Floats) -> float:
    """Return the deviation; 0 where only rounding differs."""
    if not values.size or np.ptp(values) <= LITTLE * np.abs(values).max():
        return 0.0
    return float(values.std())
