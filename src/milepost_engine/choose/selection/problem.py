"""What there is to choose from, and what limits the choice. Every number is exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import ChoiceError
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
        _refuse_impossible(self)

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


def _refuse_impossible(portfolio: Portfolio) -> None:
    """Refuse a portfolio with the first place that is wrong.

    Money or capacity below 0 is not: it says that more is committed than there is, and a conflict names it.
    """
    _refuse_periods(portfolio)
    codes = [one.code for one in portfolio.candidates]
    if "" in codes:
        raise ChoiceError(f"Project {codes.index('') + 1} has no code: give it one.")
    twice = sorted({one for one in codes if codes.count(one) > 1})
    if twice:
        raise ChoiceError(f"Every project stands once; these stand twice: {', '.join(twice)}.")
    _refuse_strange(portfolio, set(codes))
    _refuse_ties(portfolio)
    for share in portfolio.shares:
        _refuse_share(share)
    for one in portfolio.candidates:
        _refuse_candidate(one, portfolio)


def _refuse_periods(portfolio: Portfolio) -> None:
    """Refuse lines of money and capacity that are too long or too short, or hold no number."""
    periods = portfolio.periods
    if not isinstance(periods, int) or isinstance(periods, bool):
        raise ChoiceError(f"The number of periods must be a whole number, not {periods!r}.")
    if periods < 1 or len(portfolio.budget) != periods:
        raise ChoiceError(f"{periods} periods need as many budgets, not {len(portfolio.budget)}.")
    _refuse_line(portfolio.budget, "The budget")
    for skill, hours in portfolio.capacity.items():
        if len(hours) != periods:
            raise ChoiceError(f"The capacity of {skill} needs {periods} periods, not {len(hours)}.")
        _refuse_line(hours, f"The capacity of {skill}")


def _refuse_line(amounts: Sequence[Amount], name: str) -> None:
    """Refuse what is no finite number, by period."""
    for period, amount in enumerate(amounts):
        exact(amount, f"{name} in period {period}")


def _refuse_strange(portfolio: Portfolio, codes: set[str]) -> None:
    """Refuse names of projects that nobody proposed."""
    named = {one for group in (*portfolio.exclusive, *(s.members for s in portfolio.synergies)) for one in group}
    named |= {one for need in portfolio.requires for one in (need.code, need.needs)}
    named |= {one for share in portfolio.shares for one in share.members}
    strange = sorted(named - codes)
    if strange:
        raise ChoiceError(f"Limits and synergies name projects that are no candidates: {', '.join(strange)}.")


def _refuse_ties(portfolio: Portfolio) -> None:
    """Refuse ties of a project with itself, and synergies of less than two."""
    for need in portfolio.requires:
        if need.code == need.needs:
            raise ChoiceError(f"{need.code} cannot need itself: name another project, or leave the requirement out.")
    for synergy in portfolio.synergies:
        members = ", ".join(sorted(synergy.members))
        if len(synergy.members) < 2:
            raise ChoiceError(f"A synergy needs two projects at least, not {members or 'none'}: add it to the value.")
        exact(synergy.value, f"The value of the synergy of {members}")


def _refuse_share(share: ShareLimit) -> None:
    """Refuse a balance outside 0-1, or one that no choice could have."""
    for code, part in share.members.items():
        exact_share(part, f"The part of {code} in the share {share.name}")
    least = exact_share(share.at_least, f"The least share of {share.name}")
    most = exact_share(share.at_most, f"The largest share of {share.name}")
    if least > most:
        raise ChoiceError(f"The least share of {share.name}, {least}, lies above its largest, {most}: exchange them.")


def _refuse_candidate(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse a candidate with impossible numbers."""
    profile = one.profile
    if not profile and not isinstance(one.cost, Unknown):
        raise ChoiceError(f"The cost of {one.code} needs one amount for each period of its life.")
    if any(cost < 0 for cost in profile):
        raise ChoiceError(f"The cost of {one.code} cannot be below 0.")
    if one.value_by_start and len(one.value_by_start) != portfolio.periods:
        raise ChoiceError(f"The value of {one.code} by start needs {portfolio.periods} periods.")
    for start in range(portfolio.periods):
        one.value_at(start)
    exact(one.risk, f"The risk of {one.code}")
    _refuse_windows(one, portfolio)
    _refuse_demand(one, portfolio)


def _refuse_windows(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse periods before the first."""
    for lowest, period, name in (
        (0, one.earliest_start, "earliest start"),
        (0, one.finish_by, "number of periods to finish within"),
        (-1, one.locked_start, "locked start"),
    ):
        if not isinstance(period, int) or isinstance(period, bool) or period < lowest:
            raise ChoiceError(f"The {name} of {one.code} must be a whole number from {lowest}, not {period!r}.")
    if one.locked_start >= 0 and one.locked_start not in portfolio.starts(one):
        raise ChoiceError(f"{one.code} is locked to a start from which it does not fit into the horizon.")


def _refuse_demand(one: Candidate, portfolio: Portfolio) -> None:
    """Refuse a demand that nothing is stated about, or that is no number."""
    profile = one.profile
    for skill, hours in one.demand.items():
        if skill not in portfolio.capacity:
            raise ChoiceError(f"{one.code} demands {skill}, for which no capacity is stated.")
        if profile and len(hours) > len(profile):
            raise ChoiceError(f"{one.code} demands {skill} for longer than it lives.")
        if any(exact(hour, f"The demand of {one.code} for {skill}") < 0 for hour in hours):
            raise ChoiceError(f"The demand of {one.code} for {skill} cannot be below 0.")
