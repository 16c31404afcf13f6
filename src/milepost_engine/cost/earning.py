"""How a work package earns its budget: the method is fixed at the baseline, the facts come from the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import CostError
from milepost_engine.result import Coverage, Known, NotApplicable, Result, Unknown, coverage, known_values

LEVEL_OF_EFFORT_LIMIT = Decimal("0.15")
WEIGHT_TOLERANCE = Decimal("1e-9")


class EarningMethod(Protocol):
    """What every method answers: the share of its budget that a work package has earned, 0-1."""

    @property
    def level_of_effort(self) -> bool:
        """Say whether the package earns by the passing of time alone."""
        ...

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:
        """Return the share earned, given the share planned to date."""
        ...


@dataclass(frozen=True, slots=True)
class FixedFormula:
    """Earn a fixed share at the start and the rest at the finish: 0/100, 25/75 or 50/50.

    Attributes
    ----------
    at_start_share : int, float or Decimal
        Share earned at the start, 0-1.
    started, finished : bool
        Facts of the work.
    """

    at_start_share: Amount
    started: bool
    finished: bool
    level_of_effort: bool = False

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:  # noqa: ARG002 - the protocol's argument
        """Return 0, the share at the start, or 1."""
        at_start = exact_share(self.at_start_share, "The share earned at the start")
        if self.finished and not self.started:
            raise CostError("A work package cannot be finished that was not started: state its start.")
        return Known(Decimal(1) if self.finished else at_start if self.started else Decimal(0))


@dataclass(frozen=True, slots=True)
class WeightedMilestones:
    """Earn the weight of each milestone when it is reached.

    Attributes
    ----------
    milestones : sequence of (weight, reached)
        Weights add to 1.
    """

    milestones: Sequence[tuple[Amount, bool]]
    level_of_effort: bool = False

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:  # noqa: ARG002 - the protocol's argument
        """Return the sum of the weights reached."""
        weights = [exact_share(weight, "The weight of a milestone") for weight, _ in self.milestones]
        if abs(sum(weights, start=Decimal(0)) - 1) > WEIGHT_TOLERANCE:
            raise CostError(f"The weights of the milestones add to {sum(weights)}; they must add to 1.")
        reached = (weight for weight, (_, is_reached) in zip(weights, self.milestones, strict=True) if is_reached)
        return Known(min(sum(reached, start=Decimal(0)), Decimal(1)))


@dataclass(frozen=True, slots=True)
class UnitsComplete:
    """Earn by units of equal budget.

    Attributes
    ----------
    done, planned : int, float or Decimal
        Units; `planned` above 0 and `done` not above it.
    """

    done: Amount
    planned: Amount
    level_of_effort: bool = False

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:  # noqa: ARG002 - the protocol's argument
        """Return done of planned."""
        done, planned = exact(self.done, "The units done"), exact(self.planned, "The units planned")
        if planned <= 0 or not 0 <= done <= planned:
            raise CostError(f"{done} of {planned} units cannot be done: change the planned units first.")
        return Known(done / planned)


@dataclass(frozen=True, slots=True)
class PhysicalShare:
    """Earn what a competent person measured.

    Attributes
    ----------
    share : Result of Decimal
        Measured share, 0-1; unknown while nobody has measured.
    """

    share: Result[Decimal]
    level_of_effort: bool = False

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:  # noqa: ARG002 - the protocol's argument
        """Return the measured share."""
        if isinstance(self.share, Known):
            return Known(exact_share(self.share.value, "The physical progress"))
        return self.share


@dataclass(frozen=True, slots=True)
class Apportioned:
    """Earn in proportion to another work package.

    Attributes
    ----------
    base : Result of Decimal
        Share that the other package has earned.
    """

    base: Result[Decimal]
    level_of_effort: bool = False

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:  # noqa: ARG002 - the protocol's argument
        """Return the share of the base."""
        if isinstance(self.base, Known):
            return Known(exact_share(self.base.value, "The progress of the base package"))
        return Unknown("The work package that this one follows has no known progress.")


@dataclass(frozen=True, slots=True)
class LevelOfEffort:
    """Earn what was planned, by the passing of time: it can be neither early nor late."""

    level_of_effort: bool = True

    def earned_share(self, planned_share: Decimal) -> Result[Decimal]:
        """Return the planned share."""
        return Known(planned_share)


@dataclass(frozen=True, slots=True)
class WorkPackage:
    """A work package at a status date.

    Attributes
    ----------
    name : str
        For the sentence of a refusal.
    budget : int, float or Decimal
        Its share of the baseline budget, at least 0.
    planned_share : int, float or Decimal
        Share of the budget planned to date, 0-1.
    method : EarningMethod
        How it earns.
    """

    name: str
    budget: Amount
    planned_share: Amount
    method: EarningMethod


@dataclass(frozen=True, slots=True)
class Earned:
    """The roll-up of work packages, level of effort apart.

    Attributes
    ----------
    bac, pv : Decimal
        Budget and planned value of the packages that earn by results.
    ev : Result of Decimal
        Their earned value; unknown as long as the progress of one is.
    ev_known : Decimal
        Earned value of those whose progress is known.
    effort_bac, effort_pv : Decimal
        Budget and planned (which is the earned) value of level of effort.
    effort_share : Result of float
        Level of effort as a share of the whole budget.
    too_much_effort : bool
        Whether that share is above the limit: the indices then say little.
    coverage : Coverage
        Packages with known progress of all that earn by results.
    """

    bac: Decimal
    pv: Decimal
    ev: Result[Decimal]
    ev_known: Decimal
    effort_bac: Decimal
    effort_pv: Decimal
    effort_share: Result[float]
    too_much_effort: bool
    coverage: Coverage


def roll_up(packages: Sequence[WorkPackage], *, effort_limit: Amount = LEVEL_OF_EFFORT_LIMIT) -> Earned:
    """Add up work packages, keeping level of effort apart from what earns by results.

    Parameters
    ----------
    packages : sequence of WorkPackage
        All of a project, budgets in one currency.
    effort_limit : int, float or Decimal
        Share of level of effort above which the indices say little; a policy.

    Returns
    -------
    Earned
        Totals with their coverage.

    Raises
    ------
    CostError
        If a budget, share or fact is impossible; the sentence names the package.

    Notes
    -----
    EV = sum(budget_i * earned_share_i). Level of effort earns its PV and stays out of the indices of
    schedule. Sources: EIA-748 (methods of earning); GAO-20-195G (level of effort above 15 % hides variance).

    Examples
    --------
    >>> done = roll_up([WorkPackage("A", 60, 1, FixedFormula(0.5, True, False)),
    ...                 WorkPackage("B", 40, 0.5, LevelOfEffort())])
    >>> done.ev, done.effort_pv, done.too_much_effort
    (Known(value=Decimal('30.0')), Decimal('20.0'), True)
    """
    by_result = [one for one in packages if not one.method.level_of_effort]
    effort = [one for one in packages if one.method.level_of_effort]
    values = [_earned(one) for one in by_result]
    known = sum(known_values(values), Decimal(0))
    bac, effort_bac = _budget(by_result), _budget(effort)
    whole = bac + effort_bac
    return Earned(
        bac=bac,
        pv=_planned(by_result),
        ev=next((one for one in values if not isinstance(one, Known)), Known(known)),
        ev_known=known,
        effort_bac=effort_bac,
        effort_pv=_planned(effort),
        effort_share=Known(float(effort_bac / whole)) if whole else NotApplicable("There is no budget."),
        too_much_effort=effort_bac > exact_share(effort_limit, "The limit of level of effort") * whole,
        coverage=coverage(values),
    )


def _earned(package: WorkPackage) -> Result[Decimal]:
    """Return the earned value of a package."""
    try:
        share = package.method.earned_share(exact_share(package.planned_share, "The planned share"))
    except ValueError as error:
        raise CostError(f"Work package {package.name}: {error}") from error
    if isinstance(share, Known):
        return Known(_budget([package]) * share.value)
    return Unknown(f"Work package {package.name}: {share.reason}")


def _budget(packages: Sequence[WorkPackage]) -> Decimal:
    """Add up budgets."""
    total = Decimal(0)
    for one in packages:
        budget = exact(one.budget, f"The budget of work package {one.name}")
        if budget < 0:
            raise CostError(f"The budget of work package {one.name} is {budget}; it cannot be below 0.")
        total += budget
    return total


def _planned(packages: Sequence[WorkPackage]) -> Decimal:
    """Add up planned values."""
    return sum(
        (_budget([one]) * exact_share(one.planned_share, f"Work package {one.name}: the planned share"))
        for one in packages
    ) or Decimal(0)
