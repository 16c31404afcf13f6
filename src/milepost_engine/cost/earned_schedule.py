"""Earned schedule: performance in time, which does not drift back to 1 when a late project finishes.

Level of effort must be removed from PV and EV before (`earning.roll_up`). Time is counted in reporting
periods from the start of the project; a status date inside a period is a fraction of it by its working days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.errors import CostError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EarnedSchedule:
    """Schedule measures in time, in periods or without unit.

    Attributes
    ----------
    periods_reached : int
        C: the last period end whose planned value is earned in full.
    earned_periods : float
        ES: the time at which the work earned so far was planned to be done.
    planned_duration : int
        PD: the first period end at which the whole budget is planned.
    variance_periods : Result of float
        SV(t) = ES - AT.
    spi_t : Result of float
        SPI(t) = ES / AT.
    forecast_duration : Result of float
        IEAC(t) = PD / SPI(t).
    forecast_duration_at_factor : Result of float
        AT + (PD - ES) / PF for the performance factor handed over.
    tspi : Result of float
        Performance needed from here to finish on time.
    unachievable : bool
        Whether the planned duration has passed while work remains.
    """

    periods_reached: int
    earned_periods: float
    planned_duration: int
    variance_periods: Result[float]
    spi_t: Result[float]
    forecast_duration: Result[float]
    forecast_duration_at_factor: Result[float]
    tspi: Result[float]
    unachievable: bool


@dataclass(frozen=True, slots=True)
class EarnedScheduleWithHolds:
    """The same status with the time on hold counted and left out, to be shown beside each other.

    Attributes
    ----------
    hold_counted : EarnedSchedule
        Against the plan as approved, with all the time that has passed.
    hold_excluded : EarnedSchedule
        Against the plan as approved, without the time on hold.
    shifted_pv : tuple of float
        The planned value at the same period ends and later, if the holds had been planned.
    """

    hold_counted: EarnedSchedule
    hold_excluded: EarnedSchedule
    shifted_pv: tuple[float, ...]


def earned_schedule(
    pv: ArrayLike,
    ev: float,
    elapsed_periods: float,
    *,
    actual_duration: float | None = None,
    performance_factor: float = 1.0,
) -> EarnedSchedule:
    """Compute earned schedule at one status date.

    Parameters
    ----------
    pv : array_like, shape (periods,)
        Cumulative planned value at each period end, in one currency; the last one is the budget.
    ev : float
        Cumulative earned value, at least 0.
    elapsed_periods : float
        AT: periods passed, at least 0.
    actual_duration : float, optional
        Periods that a finished project took; without it a finished project has no index, because the time
        that passes after its end is not its lateness.
    performance_factor : float
        PF, above 0: the performance assumed for the remaining work.

    Returns
    -------
    EarnedSchedule
        Measures; each that cannot be computed says why.

    Raises
    ------
    CostError
        If the curve is empty, falls, ends at 0 or holds no number, or another input is impossible.

    Notes
    -----
    C = max{n: PV_n <= EV}, ES = C + (EV - PV_C) / (PV_{C+1} - PV_C). On a plateau C is its end, so that time
    in which nothing is planned costs nothing; but EV = 0 is ES = 0, and EV >= BAC is ES = PD, where PD is the
    start of the last plateau. Source: W. Lipke, "Schedule is Different", The Measurable News (2003).

    Examples
    --------
    >>> found = earned_schedule([10, 25, 45, 70, 90, 100], ev=50, elapsed_periods=4)
    >>> found.earned_periods, found.spi_t, found.forecast_duration, found.tspi
    (3.2, Known(value=0.8), Known(value=7.5), Known(value=1.4))
    """
    curve = _curve(pv)
    _refuse_impossible(ev, elapsed_periods, actual_duration, performance_factor)
    planned = int(np.searchsorted(curve, curve[-1], side="left")) + 1
    reached, earned = _position(curve, ev, planned)
    finished = bool(ev >= curve[-1])
    time = _time(elapsed_periods, actual_duration, finished=finished)
    spi_t: Result[float] = Known(earned / time.value) if isinstance(time, Known) else time
    return EarnedSchedule(
        periods_reached=reached,
        earned_periods=earned,
        planned_duration=planned,
        variance_periods=Known(earned - time.value) if isinstance(time, Known) else time,
        spi_t=spi_t,
        forecast_duration=_forecast(planned, spi_t),
        forecast_duration_at_factor=(
            time if finished else Known(elapsed_periods + (planned - earned) / performance_factor)
        ),
        tspi=_tspi(planned, earned, elapsed_periods, finished=finished),
        unachievable=not finished and elapsed_periods >= planned,
    )


def earned_schedule_with_holds(
    pv: ArrayLike, ev: float, elapsed_periods: float, holds: Sequence[tuple[float, float]]
) -> EarnedScheduleWithHolds:
    """Compute earned schedule with the time on hold counted and left out.

    Parameters
    ----------
    pv : array_like, shape (periods,)
        Cumulative planned value at each period end.
    ev : float
        Cumulative earned value.
    elapsed_periods : float
        Periods passed, holds included.
    holds : sequence of (begin, end)
        Times on hold in periods from the start, in order and without overlap; parts after the status date do
        not count for AT.

    Returns
    -------
    EarnedScheduleWithHolds
        Both readings and the curve as it would be with the holds planned.

    Raises
    ------
    CostError
        As `earned_schedule`, or if a hold ends before it begins, or two overlap.

    Notes
    -----
    AT without holds = AT - sum of the parts of the holds before AT. The shifted curve is
    PV(t - hold time before t), read linearly inside a period.

    Examples
    --------
    >>> found = earned_schedule_with_holds([50, 100], 50, 2, [(1, 2)])
    >>> found.hold_counted.spi_t, found.hold_excluded.spi_t, found.shifted_pv
    (Known(value=0.5), Known(value=1.0), (50.0, 50.0, 100.0))
    """
    before = 0.0
    for begin, end in holds:
        if not (np.isfinite(begin) and np.isfinite(end) and before <= begin <= end):
            raise CostError(f"The hold from {begin} to {end} overlaps another or ends before it begins.")
        before = end
    curve = _curve(pv)
    held = sum(max(0.0, min(end, elapsed_periods) - begin) for begin, end in holds)
    whole = sum(end - begin for begin, end in holds)
    ends = np.arange(1, len(curve) + int(np.ceil(whole)) + 1, dtype=np.float64)
    worked = ends - sum((np.clip(ends, begin, end) - begin for begin, end in holds), start=np.zeros_like(ends))
    shifted = np.interp(worked, np.arange(len(curve) + 1), np.concatenate(([0.0], curve)))
    return EarnedScheduleWithHolds(
        hold_counted=earned_schedule(curve, ev, elapsed_periods),
        hold_excluded=earned_schedule(curve, ev, elapsed_periods - held),
        shifted_pv=tuple(float(one) for one in shifted),
    )


@dataclass(frozen=True, slots=True)
class ManyEarnedSchedules:
    """Earned schedule of many projects at the end of every period; NaN where there is no number.

    Attributes
    ----------
    planned_duration : ndarray, shape (projects, 1)
        PD in periods.
    earned_periods, variance_periods, spi_t, forecast_duration, tspi : ndarray, shape (projects, periods)
        ES and SV(t) in periods, SPI(t), IEAC(t) in periods, TSPI.
    """

    planned_duration: Floats
    earned_periods: Floats
    variance_periods: Floats
    spi_t: Floats
    forecast_duration: Floats
    tspi: Floats


def earned_schedule_many(pv: ArrayLike, ev: ArrayLike) -> ManyEarnedSchedules:
    """Compute earned schedule of many projects at the end of each period.

    Parameters
    ----------
    pv : array_like, shape (projects, planned periods)
        Cumulative planned value; shorter plans repeat their budget to the end of the row.
    ev : array_like, shape (projects, periods)
        Cumulative earned value; NaN after the last period reported.

    Returns
    -------
    ManyEarnedSchedules
        float64 arrays. From the period in which a project finishes its measures stay those of that period.

    Raises
    ------
    CostError
        If a curve falls, ends at 0 or is not finite, EV is negative or infinite, or the shapes do not fit.

    Notes
    -----
    Formulas, edges and source as in `earned_schedule`; AT = 1, 2, ... periods.

    Examples
    --------
    >>> earned_schedule_many([[10, 25, 45, 70, 90, 100]], [[5, 20, 35, 50]]).spi_t[0, 3].item()
    0.8
    """
    planned = np.asarray(pv, dtype=np.float64)
    earned = np.asarray(ev, dtype=np.float64)
    if planned.ndim != 2 or earned.ndim != 2 or len(planned) != len(earned):
        raise CostError("PV and EV need shapes (projects, periods) with the same number of projects.")
    if (earned < 0).any() or np.isinf(earned).any():
        project, period = (int(one) for one in np.argwhere((earned < 0) | np.isinf(earned))[0])
        raise CostError(f"Project {project}, period {period}: the earned value must be finite and at least 0.")
    duration = np.empty((len(planned), 1))
    reached = np.empty(earned.shape)
    for row, curve in enumerate(planned):
        try:
            checked = _curve(curve)
        except ValueError as error:
            raise CostError(f"Project {row}: {error}") from error
        duration[row, 0] = np.searchsorted(checked, checked[-1], side="left") + 1
        reached[row] = _positions(checked, earned[row], duration[row, 0])
    finished = earned >= planned[:, -1:]
    time = np.broadcast_to(np.arange(1.0, earned.shape[1] + 1), earned.shape)
    ended = np.where(finished.any(axis=1), finished.argmax(axis=1) + 1.0, np.inf)[:, None]
    time = np.minimum(time, ended)
    spi_t = reached / time
    room = np.where(finished | (time >= duration), np.nan, duration - time)
    return ManyEarnedSchedules(
        planned_duration=duration,
        earned_periods=reached,
        variance_periods=reached - time,
        spi_t=spi_t,
        forecast_duration=duration / np.where(spi_t > 0, spi_t, np.nan),
        tspi=(duration - reached) / room,
    )


def _curve(pv: ArrayLike) -> Floats:
    """Read a cumulative curve and refuse one that is none."""
    curve = np.asarray(pv, dtype=np.float64)
    if curve.ndim != 1 or not curve.size or not np.isfinite(curve).all():
        raise CostError("The planned value needs a finite number for the end of each period.")
    if curve[0] < 0 or (np.diff(curve) < 0).any():
        raise CostError("The planned value is cumulative: it starts at 0 or above and never falls.")
    if curve[-1] <= 0:
        raise CostError("The planned value ends at 0: a plan without budget has no earned schedule.")
    return curve


def _refuse_impossible(
    ev: float, elapsed_periods: float, actual_duration: float | None, performance_factor: float
) -> None:
    """Refuse a negative earned value or time, and a performance of 0."""
    if not np.isfinite(ev) or ev < 0:
        raise CostError(f"The earned value must be finite and at least 0, not {ev}.")
    if not np.isfinite(elapsed_periods) or elapsed_periods < 0:
        raise CostError(f"The elapsed periods must be finite and at least 0, not {elapsed_periods}.")
    if actual_duration is not None and not 0 < actual_duration <= elapsed_periods:
        raise CostError(f"The actual duration must lie above 0 and within the {elapsed_periods} elapsed.")
    if not np.isfinite(performance_factor) or performance_factor <= 0:
        raise CostError(f"The performance factor must be above 0, not {performance_factor}.")


def _position(curve: Floats, ev: float, planned: int) -> tuple[int, float]:
    """Return C and ES."""
    earned = float(_positions(curve, np.array([ev], dtype=np.float64), planned)[0])
    reached = planned if ev >= curve[-1] else int(np.searchsorted(curve, ev, side="right"))
    return (0 if ev == 0 else reached), earned


def _positions(curve: Floats, ev: Floats, planned: float) -> Floats:
    """Return ES for every earned value; NaN stays NaN."""
    whole = np.concatenate(([0.0], curve))
    reached = np.searchsorted(curve, ev, side="right")
    inside = np.minimum(reached, len(curve) - 1)
    step = whole[inside + 1] - whole[inside]
    share = (ev - whole[inside]) / np.where(step > 0, step, 1.0)
    found = np.where(ev >= curve[-1], planned, inside + share)
    return np.where(ev == 0, 0.0, np.where(np.isnan(ev), np.nan, found))


def _time(elapsed: float, actual_duration: float | None, *, finished: bool) -> Result[float]:
    """Return the time to measure against."""
    if finished and actual_duration is None:
        return Unknown("The project has earned all its value: state its actual duration.")
    time = actual_duration if finished and actual_duration is not None else elapsed
    return Known(float(time)) if time > 0 else Unknown("No time has passed since the start.")


def _forecast(planned: int, spi_t: Result[float]) -> Result[float]:
    """Return PD / SPI(t)."""
    if isinstance(spi_t, Known) and spi_t.value == 0:
        return Unknown("Nothing is earned yet, so that no duration follows from the performance.")
    return Known(planned / spi_t.value) if isinstance(spi_t, Known) else spi_t


def _tspi(planned: int, earned: float, elapsed: float, *, finished: bool) -> Result[float]:
    """Return (PD - ES) / (PD - AT)."""
    if finished:
        return NotApplicable("All work is earned; nothing remains to be performed.")
    if elapsed >= planned:
        return NotApplicable("Unachievable: the planned duration has passed and work remains.")
    return Known((planned - earned) / (planned - elapsed))
