"""Simulate the finish of a schedule file: how long its open tasks may take is an assumption that the answer states."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from milepost.exchange.bridge.begun import Opened, opened
from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.microsoft import given
from milepost.exchange.importers.schedule.plan import Family, ScheduleTask, TaskKind
from milepost.exchange.importers.schedule.refusal import ScheduleRefused
from milepost_engine.network import Field, NetworkError
from milepost_engine.risk import Distribution, RiskError, Settings, Simulation, Triangular, simulate
from milepost_engine.time import datetime_of

FEWEST, MOST = 100, 1_000_000
LARGEST_SEED = 2**64 - 1
LARGEST_HIGH = 100.0
_SHARES = {"p10": 0.1, "p50": 0.5, "p80": 0.8, "p90": 0.9}
_SETTINGS = Settings(watch_milestones=False)  # nothing asks for them, and a million finishes of each fill the memory


@dataclass(frozen=True, slots=True)
class Assumption:
    """How often what is drawn from which seed, and between which shares of its duration an open task may last."""

    iterations: int
    seed: int
    low: float
    high: float

    def check(self) -> None:
        """Refuse what cannot be simulated.

        Raises
        ------
        ScheduleRefused
            With the code `iterations_in_range`, `seed_in_range`, `low_is_a_share` or `high_is_a_share`.
        """
        for holds, code, sentence, cure in (
            (
                FEWEST <= self.iterations <= MOST,
                "iterations_in_range",
                f"{self.iterations:,} iterations cannot be simulated.",
                f"Give --simulate a number from {FEWEST} to {MOST:,}.",
            ),
            (
                0 <= self.seed <= LARGEST_SEED,
                "seed_in_range",
                f"The seed {self.seed} is none.",
                f"Give --seed a whole number from 0 to {LARGEST_SEED}.",
            ),
            (
                0 <= self.low <= 1,
                "low_is_a_share",
                f"The low share {self.low:g} is not below the duration itself.",
                "Give --low a number from 0 to 1.",
            ),
            (
                1 <= self.high <= LARGEST_HIGH,
                "high_is_a_share",
                f"The high share {self.high:g} is not above the duration itself.",
                f"Give --high a number from 1 to {LARGEST_HIGH:g}.",
            ),
        ):
            if not holds:
                raise ScheduleRefused(code, sentence, cure)


def simulation_content(computed: Computed, assumed: Assumption, tell: Callable[[str], None]) -> dict[str, Any]:
    """Return what a simulation of the finish found, and what it rests on.

    Raises
    ------
    ScheduleRefused
        When the assumption or the network cannot be simulated.
    """
    assumed.check()
    work = opened(computed)
    ranges = _ranges(computed, work, assumed)
    try:
        found = simulate(
            work.plan,
            ranges,
            seed=assumed.seed,
            iterations=assumed.iterations,
            settings=_SETTINGS,
            tell=tell,
        )
    except (RiskError, NetworkError) as error:
        raise ScheduleRefused("not_simulable", str(error), "Correct it in the source and send it again.") from error
    planned = computed.schedule.finish
    return {
        **{name: _instant(_kept_by(found, share)) for name, share in _SHARES.items()},
        "mean": _instant(found.mean_finish),
        "iterations": found.iterations,
        "seed": found.seed,
        "assumption": _in_words(len(ranges), assumed),
        "deterministic_finish": _instant(planned),
        "probability_of_deterministic_finish": found.probability_by(planned),
        "criticality": _criticality(computed, work, found),
        "warnings": [*found.warnings, *_held(computed, work)],
    }


def _ranges(computed: Computed, work: Opened, assumed: Assumption) -> dict[int, Distribution]:
    rows = work.plan.activities
    return {
        row: Triangular(assumed.low * minutes, minutes, assumed.high * minutes)
        for task in computed.plan.tasks
        if _is_open(computed, task) and not _has_given_dates(computed, work, task)
        for row in [work.row_of[task.uid]]
        if (minutes := int(rows[row, Field.DURATION])) > 0
    }


def _is_open(computed: Computed, task: ScheduleTask) -> bool:
    return task.uid in computed.row_of and task.kind is TaskKind.TASK and task.actual_finish is None


def _has_given_dates(computed: Computed, work: Opened, task: ScheduleTask) -> bool:
    rest_is_open = work.row_of[task.uid] != computed.row_of[task.uid]
    return computed.plan.options.family is Family.MICROSOFT and given(task) and not rest_is_open


def _held(computed: Computed, work: Opened) -> list[str]:
    """Return a sentence about the open tasks whose dates the file gives: nothing moves them in the passes either."""
    held = [t.uid for t in computed.plan.tasks if _is_open(computed, t) and _has_given_dates(computed, work, t)]
    if not held:
        return []
    named = ", ".join(held[:3]) + (f" and {len(held) - 3} more" if len(held) > 3 else "")
    reason = "the file gives their dates (manual, external, split, or begun with dates that do not show what is left)"
    return [f"Not varied, because {reason}: {named}. The spread of the finish is too narrow by what they add to it."]


def _kept_by(found: Simulation, share: float) -> float:
    """Return the first simulated finish at or after a percentile: between two outcomes nobody may be at work."""
    finish = found.finish
    return float(finish[finish >= found.finish_at(share) - 1e-6].min())


def _criticality(computed: Computed, work: Opened, found: Simulation) -> dict[str, float]:
    shares = found.criticality
    return {
        task.uid: float(shares[row])
        for task in computed.plan.tasks
        if task.actual_finish is None and (row := work.row_of.get(task.uid)) is not None and found.simulated[row]
    }


def _in_words(varied: int, assumed: Assumption) -> str:
    return (
        "Assumed, because the file states no ranges: "
        f"the remaining duration of each of {varied:,} open tasks is triangular from {assumed.low * 100:g} % to "
        f"{assumed.high * 100:g} % of it, most likely as planned, and independent of all others. "
        "Completed tasks, milestones, summaries and levels of effort stay as they are."
    )


def _instant(minute: float) -> str:
    return datetime_of(math.ceil(minute - 1e-6)).isoformat()
