"""Simulate a plan: from what is certain and what is not to finishes, costs and what drives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from milepost_engine.network import PlainNetwork, Plan
from milepost_engine.result import Known, NotApplicable, Result
from milepost_engine.risk.arrays import Floats
from milepost_engine.risk.costs import Cost
from milepost_engine.risk.distributions import Distribution
from milepost_engine.risk.errors import SimulationError
from milepost_engine.risk.left_out import LeftOut
from milepost_engine.risk.model import Risks
from milepost_engine.risk.outcome import Simulation, interval
from milepost_engine.risk.ways.dated import DatedPath
from milepost_engine.risk.ways.prepare import Prepared, Wanted, prepare
from milepost_engine.risk.ways.sampling import (
    BLOCK,
    MOST_ITERATIONS,
    Batch,
    check_seed,
    columns,
    run_batch,
    thread_count,
)

GROWTH = 1.5
MOST_TIME = 2.0**53  # beyond it floats are no longer whole numbers
NO_RISKS = Risks()


@dataclass(frozen=True, slots=True)
class Convergence:
    """When to stop: the 95 % interval of a percentile of the finish is narrower than a share of it.

    Attributes
    ----------
    width : float
        Width of the interval over the percentile from the start, above 0.
    share : float
        The percentile, 0-1.
    most : int
        Iterations after which it stops all the same.
    """

    width: float = 0.005
    share: float = 0.8
    most: int = 100_000

    def __post_init__(self) -> None:
        """Refuse a width or a share that cannot be."""
        if not self.width > 0 or not 0 < self.share < 1:
            raise SimulationError(
                f"Convergence: a width of {self.width} of the percentile {self.share} is not possible; "
                "give a width above 0 and a share between 0 and 1."
            )


@dataclass(frozen=True, slots=True)
class Settings:
    """How to simulate.

    Attributes
    ----------
    threads : int
        0 for one a processor. The outcome is the same for any number.
    latin_hypercube : bool
        Whether each 64 iterations are stratified; less noise for the same iterations.
    keep_constraints : bool
        Whether constraints "no later", deadlines in the backward pass and "as late as possible" stay in force.
    watch : sequence of int
        Rows whose finishes are kept besides milestones and activities with a deadline.
    watch_milestones : bool
        Whether the finishes of milestones and activities with a deadline are kept: N numbers for each.
    until : Convergence or None
        When to stop; after the given iterations when not given.
    """

    threads: int = 0
    latin_hypercube: bool = False
    keep_constraints: bool = False
    watch: Sequence[int] = ()
    watch_milestones: bool = True
    until: Convergence | None = None


DEFAULT = Settings()


def simulate(
    plan: Plan | PlainNetwork,
    durations: Mapping[int, Distribution],
    *,
    seed: int,
    iterations: int = 10_000,
    risks: Risks = NO_RISKS,
    costs: Sequence[Cost] = (),
    settings: Settings = DEFAULT,
    without: str | LeftOut | None = None,
    tell: Callable[[str], None] | None = None,
) -> Simulation:
    """Simulate the finish and the cost of a plan (DOMAIN 3.11).

    Parameters
    ----------
    plan : Plan or PlainNetwork
        A dated plan, or a network in one unit of time.
    durations : mapping of int to Distribution
        By row; working minutes for a plan (rounded to whole ones), the unit of a plain network. What is not named
        keeps its certain duration. For an activity under way it is the remaining duration.
    seed : int
        0 to 2^64 - 1. One seed gives one outcome, on any number of threads.
    iterations : int
        N, at least 1; with `settings.until` the first round, in whole blocks of 512.
    risks : Risks
        Drivers, branches, weather and correlations.
    costs : sequence of Cost
        Amounts and rates.
    settings : Settings
        Threads, Latin hypercube, constraints, watched activities, convergence.
    without : str or LeftOut, optional
        Name of a driver or a weather that is left out, or any input by its kind, while everything else keeps its draws.
    tell : callable, optional
        Told in a sentence when something takes long, such as compiling at the first use after an installation.

    Returns
    -------
    Simulation
        Percentiles, probabilities, criticality and sensitivity.

    Raises
    ------
    RiskError
        On distributions, risks, costs or settings that do not fit; with row or name, and the cure.
    NetworkError
        On a plan that cannot be computed.

    Notes
    -----
    Sources: AACE 57R-09; Hulett (risk drivers); GAO Cost Estimating and Assessment Guide; Vanhoucke (sensitivity).

    Examples
    --------
    Two parallel activities before a third, in days.

    >>> from milepost_engine.network import plain_network
    >>> from milepost_engine.risk import Triangular, simulate
    >>> network = plain_network([10, 11, 5], [0, 1], [2, 2])
    >>> uncertain = {0: Triangular(8, 10, 16), 1: Triangular(9, 11, 12), 2: Triangular(4, 5, 9)}
    >>> found = simulate(network, uncertain, seed=1)
    >>> f"planned {found.planned_finish}, mean {found.mean_finish:.1f}, P80 {found.finish_at(0.8):.1f}"
    'planned 16.0, mean 17.7, P80 19.2'
    >>> f"{found.probability_by(16):.2f}", [round(share, 1) for share in found.criticality.tolist()]
    ('0.15', [0.6, 0.4, 1.0])
    """
    check_seed(seed)
    if isinstance(iterations, bool) or not isinstance(iterations, int) or not 1 <= iterations <= MOST_ITERATIONS:
        raise SimulationError(f"{iterations!r} iterations are not possible; give 1 to {MOST_ITERATIONS:,}.")
    wanted = Wanted(
        settings.watch,
        settings.latin_hypercube,
        settings.keep_constraints,
        risks.left_out(without),
        settings.watch_milestones,
    )
    prepared = prepare(plan, durations, seed, risks, costs, wanted)
    _say_when_compiling(prepared, tell)
    batch, converged = _run(prepared, iterations, settings)
    return _outcome(prepared, batch, converged, seed)


def _say_when_compiling(prepared: Prepared, tell: Callable[[str], None] | None) -> None:
    from milepost_engine.time.compiled import needs_compiling  # noqa: PLC0415 - the compiler loads at first use

    if tell and needs_compiling(prepared.path.loop()):
        tell("Compiling the simulation for this machine: once after an installation, about half a minute.")


def _run(prepared: Prepared, iterations: int, settings: Settings) -> tuple[Batch, Result[bool]]:
    threads, until = thread_count(settings.threads), settings.until
    if until is None:
        return _batch(prepared, 0, iterations, threads), NotApplicable("No precision was asked for.")
    done = _whole_blocks(iterations)
    batch = _batch(prepared, 0, done, threads)
    while True:
        finish, start = prepared.instants(batch.found.finish), prepared.start
        if interval(finish, until.share, start).relative_width <= until.width:
            return batch, Known(value=True)
        if done >= until.most:
            return batch, Known(value=False)
        following = min(_whole_blocks(int(done * GROWTH)), max(_whole_blocks(until.most), done + BLOCK))
        batch = _joined(batch, _batch(prepared, done // BLOCK, following, threads), done)
        done = following


def _batch(prepared: Prepared, first: int, iterations: int, threads: int) -> Batch:
    """Simulate; again under wider skies as long as an iteration leaves those that were drawn."""
    path = prepared.path
    batch = run_batch(path, first, iterations, threads)
    while isinstance(path, DatedPath) and path.extend(batch.found):
        batch = run_batch(path, first, iterations, threads)
    if not (batch.found.finish[first * BLOCK :] <= MOST_TIME).all():
        raise SimulationError("An iteration takes longer than 2^53 units; check the highest durations and factors.")
    return batch


def _whole_blocks(iterations: int) -> int:
    return -(-iterations // BLOCK) * BLOCK


def _joined(before: Batch, after: Batch, done: int) -> Batch:
    """Return the later batch with the iterations before it filled in."""
    for early, late in zip(before.found[:4], after.found[:4], strict=True):
        if late.size:
            late[..., :done] = early
    after.tallies += before.tallies
    return after


def _outcome(prepared: Prepared, batch: Batch, converged: Result[bool], seed: int) -> Simulation:
    found, ground, model = batch.found, prepared.ground, prepared.model
    cost: Result[Floats] = NotApplicable("No cost was given.")
    if prepared.path.has_costs:
        cost = Known(found.cost)

    def redraw(row: int) -> Floats:
        drawn: Floats = columns(*prepared.only(row), found.finish.size, prepared.whole)[0]
        return drawn

    return Simulation(
        seed=seed,
        iterations=found.finish.size,
        finish=prepared.instants(found.finish),
        duration=found.duration,
        cost=cost,
        start=prepared.start,
        planned_finish=prepared.planned_finish,
        converged=converged,
        simulated=~ground.fixed,
        watched={row: prepared.instants(found.watched[number]) for number, row in enumerate(prepared.watch)},
        tallies=batch.tallies[ground.position],
        expected=model.expected[ground.position],
        warnings=(*prepared.warnings, *model.warnings),
        repairs=model.repairs,
        calendar=prepared.calendar,
        redraw=redraw,
    )
