"""What a simulation found, and the questions it answers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.result import NotApplicable, Result, map_known
from milepost_engine.risk.arrays import CRITICAL, Floats
from milepost_engine.risk.correlation import Repair
from milepost_engine.risk.errors import SimulationError
from milepost_engine.risk.sensitivity import Cruciality, Sensitivity, cruciality_of, excluded, sensitivity_of
from milepost_engine.time import MINUTES_PER_DAY, WorkingTime, date_of, is_working_day, nth_working_day_after

NORMAL_975 = 1.959963984540054
NOT_SIMULATED = "The activity is done or a level of effort; it is not simulated."


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % confidence interval of a percentile: values, and its width over the percentile from the start."""

    low: float
    high: float
    relative_width: float


@dataclass(frozen=True, eq=False)
class Curve:
    """A histogram with its S-curve: `edges` (b + 1,), `count` (b,) and `share_until` (b,) each upper edge."""

    edges: Floats
    count: npt.NDArray[np.int64]
    share_until: Floats


@dataclass(frozen=True, eq=False)
class Simulation:
    """The outcome of N iterations. Ask it; the arrays are there for drawing.

    Finishes are in the unit of a plain network from its start, or instants of a plan (minutes, as its dates are).

    Attributes
    ----------
    seed, iterations : int
        What it was drawn from, and N.
    finish : ndarray of float64, shape (N,)
        Finish of the project in each iteration.
    duration : ndarray of float64, shape (N,)
        Units, or working minutes on the calendar of the project, from its start.
    cost : Result of ndarray of float64, shape (N,)
        Cost in each iteration; not applicable where no cost was given.
    start : float
        Where finishes are counted from.
    planned_finish : float
        Finish with the certain durations: what the plan says.
    converged : Result of bool
        Whether the wanted precision was reached; not applicable where none was asked for.
    simulated : ndarray of bool, shape (n,)
        Activities that take part: neither done nor levels of effort.
    watched : dict of int to ndarray of float64, shape (N,)
        Finishes of watched activities by row: milestones, those with a deadline, and those asked for.
    tallies, expected : ndarray of float64
        Sums per activity (n, 5), and what was taken off its durations (n,).
    warnings : tuple of str
        What was put aside or not used.
    repairs : tuple of Repair
        Correlation matrices as they were used, in the order given.
    calendar : WorkingTime or None
        The calendar of the project.
    redraw : callable
        Samples of the duration of a row, drawn again, shape (N,).
    """

    seed: int
    iterations: int
    finish: Floats
    duration: Floats
    cost: Result[Floats]
    start: float
    planned_finish: float
    converged: Result[bool]
    simulated: npt.NDArray[np.bool_]
    watched: dict[int, Floats]
    tallies: Floats
    expected: Floats
    warnings: tuple[str, ...]
    repairs: tuple[Repair, ...]
    calendar: WorkingTime | None
    redraw: Callable[[int], Floats]

    def finish_at(self, share: float) -> float:
        """Return the finish that this share of the iterations keeps: a percentile of type 7, 0-1."""
        return percentile(self.finish, share)

    def finish_date(self, share: float) -> date:
        """Return the date of a percentile of the finish, rounded up to a working day of the project.

        Raises
        ------
        SimulationError
            If a plain network was simulated, which has no dates.
        """
        if self.calendar is None:
            raise SimulationError("A plain network has no dates; ask for `finish_at`, or simulate a plan.")
        return _working_date(self.calendar, math.ceil(self.finish_at(share) - 1e-6))

    def duration_at(self, share: float) -> float:
        """Return the duration of the project that this share keeps: a percentile of type 7, 0-1."""
        return percentile(self.duration, share)

    def cost_at(self, share: float) -> Result[float]:
        """Return the cost that this share of the iterations keeps: a percentile of type 7, 0-1."""
        return map_known(self.cost, lambda cost: percentile(cost, share))

    def probability_by(self, finish: float) -> float:
        """Return the share of iterations that finish by then."""
        return float(np.mean(self.finish <= finish))

    def joint_confidence(self, cost: float, finish: float) -> Result[float]:
        """Return the share of iterations that keep both the cost and the finish [NASA JCL]."""
        return map_known(self.cost, lambda paid: float(np.mean((paid <= cost) & (self.finish <= finish))))

    def milestone_probability(self, row: int, finish: float) -> float:
        """Return the share of iterations in which a watched activity finishes by then.

        Raises
        ------
        SimulationError
            If it was not watched.
        """
        if row not in self.watched:
            raise SimulationError(f"Activity {row} was not watched; name it in the settings of the simulation.")
        return float(np.mean(self.watched[row] <= finish))

    @property
    def mean_finish(self) -> float:
        """Return the mean finish."""
        return float(self.finish.mean())

    @property
    def finish_deviation(self) -> float:
        """Return the standard deviation of the finish, of the N iterations."""
        return float(self.finish.std())

    @cached_property
    def criticality(self) -> Floats:
        """Return per activity the share of iterations in which it is critical, shape (n,); 0 if not simulated."""
        found: Floats = np.where(self.simulated, self.tallies[:, CRITICAL] / self.iterations, 0.0)
        return found

    def sensitivity(self, row: int) -> Sensitivity:
        """Return what one activity means for the duration of the project."""
        if not self.simulated[row]:
            return excluded(NOT_SIMULATED)
        return sensitivity_of(self.tallies[row], float(self.expected[row]), self.duration)

    def cruciality(self, row: int) -> Cruciality:
        """Return the correlations of Pearson, Spearman and Kendall; the samples are drawn again for it."""
        if not self.simulated[row]:
            nothing = NotApplicable(NOT_SIMULATED)
            return Cruciality(nothing, nothing, nothing)
        return cruciality_of(self.redraw(row), self.duration)

    def interval(self, share: float = 0.8) -> Interval:
        """Return the 95 % confidence interval of a percentile of the finish, whatever its distribution.

        The ranks N·p ± 1.96·√(N·p·(1 - p)) of the ordered finishes [Conover 1999, 3.2].
        """
        return interval(self.finish, share, self.start)

    def finish_curve(self, bins: int = 50) -> Curve:
        """Return the histogram and the S-curve of the finish."""
        return curve(self.finish, bins)

    def cost_curve(self, bins: int = 50) -> Result[Curve]:
        """Return the histogram and the S-curve of the cost."""
        return map_known(self.cost, lambda cost: curve(cost, bins))


def percentile(values: Floats, share: float) -> float:
    """Return a percentile by linear interpolation between ordered values (type 7 of Hyndman and Fan 1996).

    Raises
    ------
    SimulationError
        If the share lies outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise SimulationError(f"A percentile is asked for a share between 0 and 1, not {share}.")
    return float(np.quantile(values, share))


def interval(values: Floats, share: float, start: float = 0.0) -> Interval:
    """Return the 95 % confidence interval of a percentile by order statistics."""
    middle, count = percentile(values, share), values.size
    reach = NORMAL_975 * math.sqrt(count * share * (1 - share))
    ranks = [math.floor(count * share - reach), math.ceil(count * share + reach)]
    places = np.clip(np.array(ranks) - 1, 0, count - 1)
    low, high = (float(value) for value in np.partition(values, places)[places])
    length = middle - start
    return Interval(low, high, (high - low) / length if length > 0 else 0.0)


def curve(values: Floats, bins: int) -> Curve:
    """Return a histogram with the share of values up to each upper edge.

    Raises
    ------
    SimulationError
        If there is no bin.
    """
    if bins < 1:
        raise SimulationError(f"A histogram of {bins} bins is not possible; ask for one or more.")
    count, edges = np.histogram(values, bins)
    return Curve(edges, count, np.cumsum(count) / values.size)


def _working_date(calendar: WorkingTime, instant: int) -> date:
    day = date_of(max(instant - 1, 0) // MINUTES_PER_DAY)
    return day if is_working_day(calendar, day) else nth_working_day_after(calendar, day, 1)
