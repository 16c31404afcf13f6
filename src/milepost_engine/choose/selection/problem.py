"""What there is to choose from, and what limits the choice. Every number is exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from milepost_engine.amounts import Amount, exact
from milepost_engine.choose.selection.refusing import refuse_impossible
from milepost_engine.result import Unknown


class LimitKind(StrEnum):
    """What can stand in the way of a choice."""

    BUDGET = "budget"
    CAPACITY = "capacity"
    EXCLUSION = "exclusion"
    REQUIREMENT = "requirement"
    MANDATORY = "mandatory"
    EARLIEST_START = "earliest_start"
    FINISH_BY = "finish_by"
    LOCKED = "locked"
    SHARE = "share"


@dataclass(frozen=True, slots=True, order=True)
class Limit:
    """The name of one limit, as certificates and conflicts speak of it.

    Attributes
    ----------
    kind : LimitKind
        What it is.
    name : str
        The skill, the project or the group it is about; empty for the budget.
    period : int
        Index of the period, -1 where it has none.
    """

    kind: LimitKind
    name: str = ""
    period: int = -1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project that may be chosen.

    Attributes
    ----------
    code : str
        Stable name, the last tie-break.
    cost : tuple of amounts, or Unknown
        Cost of each period of its life; its length is the length of the project.
    value : int, float or Decimal
        Risk-adjusted value when it starts in period 0.
    decay : int, float or Decimal
        Value lost by each period of delay.
    value_by_start : tuple of amounts
        Value by start period instead of `value` and `decay`; empty when they are meant.
    demand : mapping of str to tuple of amounts
        Demand for each skill by period of its life.
    risk : int, float or Decimal
        Its part in the risk of the portfolio.
    mandatory : bool
        Whether it must be chosen.
    earliest_start : int
        First period in which it may start.
    finish_by : int
        Number of periods by whose end it must be finished; 0 for none.
    locked_start : int
        Period in which it starts because it has been decided; -1 for none.
    p80_cost : tuple of amounts
        Profile to use while `cost` is unknown; without it the project is left out with its reason.
    """

    code: str
    cost: tuple[Amount, ...] | Unknown
    value: Amount = 0
    decay: Amount = 0
    value_by_start: tuple[Amount, ...] = ()
    demand: Mapping[str, tuple[Amount, ...]] = field(default_factory=dict)
    risk: Amount = 0
    mandatory: bool = False
    earliest_start: int = 0
    finish_by: int = 0
    locked_start: int = -1
    p80_cost: tuple[Amount, ...] = ()

    @property
    def profile(self) -> tuple[Fraction, ...]:
        """Return the cost by period of life; empty while nobody knows it."""
        known = self.p80_cost if isinstance(self.cost, Unknown) else self.cost
        return tuple(Fraction(exact(one, f"The cost of {self.code}")) for one in known)

    def value_at(self, start: int) -> Fraction:
        """Return the value of starting in a period."""
        if self.value_by_start:
            return Fraction(exact(self.value_by_start[start], f"The value of {self.code}"))
        value, decay = exact(self.value, f"The value of {self.code}"), exact(self.decay, f"The decay of {self.code}")
        return Fraction(value) - Fraction(decay) * start


@dataclass(frozen=True, slots=True)
class Requirement:
    """A project that needs another.

    Attributes
    ----------
    code, needs : str
        The one and the other.
    finished : bool
        Whether the other must be finished before; else it must only be chosen too.
    """

    code: str
    needs: str
    finished: bool = True


@dataclass(frozen=True, slots=True)
class ShareLimit:
    """A balance: a share of the whole cost that a group must have, or must not exceed.

    Attributes
    ----------
    name : str
        The objective, or the kind of risk.
    members : mapping of str to share
        How far each project counts, 0-1; absent ones do not.
    at_least, at_most : int, float or Decimal
        Limits of the share, 0-1.
    """

    name: str
    members: Mapping[str, Amount]
    at_least: Amount = 0
    at_most: Amount = 1


@dataclass(frozen=True, slots=True)
class Synergy:
    """A value that comes when several projects are chosen together; negative when they spoil each other.

    Attributes
    ----------
    members : frozenset of str
        All of them are needed.
    value : int, float or Decimal
        What comes on top.
    """

    members: frozenset[str]
    value: Amount


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A choice to make.

    Attributes
    ----------
    periods : int
        Length of the horizon, at least 1.
    budget : tuple of amounts, length periods
        Money by period.
    candidates : tuple of Candidate
        What may be chosen.
    capacity : mapping of str to tuple of amounts, length periods
        Capacity of each skill by period, what is committed to work in flight already taken off.
    carry_over : bool
        Whether money that is not spent stays for later periods.
    exclusive : tuple of frozenset of str
        Groups of which at most one may be chosen.
    requires : tuple of Requirement
        Who needs whom.
    shares : tuple of ShareLimit
        Balance of the whole.
    synergies : tuple of Synergy
        Values of combinations.
    may_run_beyond : bool
        Whether a project may finish after the horizon; what it needs there is not limited.
    """

    periods: int
    budget: tuple[Amount, ...]
    candidates: tuple[Candidate, ...]
    capacity: Mapping[str, tuple[Amount, ...]] = field(default_factory=dict)
    carry_over: bool = False
    exclusive: tuple[frozenset[str], ...] = ()
    requires: tuple[Requirement, ...] = ()
    shares: tuple[ShareLimit, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    may_run_beyond: bool = False

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        refuse_impossible(self)

    @property
    def considered(self) -> tuple[Candidate, ...]:
        """Return the candidates whose cost is known, by code, so that no order of input matters."""
        return tuple(sorted((one for one in self.candidates if one.profile), key=lambda one: one.code))

    def starts(self, candidate: Candidate) -> range:
        """Return the periods in which a candidate could start within the horizon."""
        last = self.periods if self.may_run_beyond else self.periods - len(candidate.profile) + 1
        return range(max(0, last))


def limits_of(portfolio: Portfolio) -> list[Limit]:
    """Return every limit that could be lifted, in a fixed order.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.

    Returns
    -------
    list of Limit
        Limits of single projects first, those of all last.

    Examples
    --------
    >>> limits_of(Portfolio(1, (5,), (Candidate("A", (1,), 2, mandatory=True),)))[0].kind.value
    'mandatory'
    """
    found: list[Limit] = []
    for one in portfolio.considered:
        found += [Limit(LimitKind.MANDATORY, one.code)] if one.mandatory else []
        found += [Limit(LimitKind.LOCKED, one.code)] if one.locked_start >= 0 else []
        found += [Limit(LimitKind.EARLIEST_START, one.code)] if one.earliest_start > 0 else []
        found += [Limit(LimitKind.FINISH_BY, one.code)] if one.finish_by else []
    found += [Limit(LimitKind.REQUIREMENT, f"{one.code} needs {one.needs}") for one in portfolio.requires]
    found += [exclusion(group) for group in portfolio.exclusive]
    found += [Limit(LimitKind.SHARE, one.name) for one in portfolio.shares]
    found += [Limit(LimitKind.CAPACITY, k, t) for k in sorted(portfolio.capacity) for t in range(portfolio.periods)]
    return found + [Limit(LimitKind.BUDGET, "", t) for t in range(portfolio.periods)]


def exclusion(group: frozenset[str]) -> Limit:
    """Return the name of a group of which at most one may be chosen."""
    return Limit(LimitKind.EXCLUSION, " or ".join(sorted(group)))
