"""The integer programme of a choice: which project starts when, in whole numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from milepost_engine.amounts import exact
from milepost_engine.choose.selection.problem import (
    Candidate,
    Limit,
    LimitKind,
    Portfolio,
    Requirement,
    exclusion,
)

Terms = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Row:
    """One inequality, sum(coefficient * variable) <= most, in whole numbers."""

    terms: Mapping[int, int]
    most: int


@dataclass(frozen=True, slots=True)
class Model:
    """An integer programme over variables of 0 or 1.

    Attributes
    ----------
    starts : list of (code, start)
        One variable each: this project starts in this period. Variables of synergies follow.
    size : int
        Number of variables.
    rows : list of Row
        All inequalities.
    values, finishes, costs, ranks : list of int
        Objectives: value to raise; finish periods, cost and rank of the code to lower, in this order.
    value_scale : int
        What the values were multiplied with.
    """

    starts: list[tuple[str, int]]
    size: int
    rows: list[Row]
    values: list[int]
    finishes: list[int]
    costs: list[int]
    ranks: list[int]
    value_scale: int


def build(portfolio: Portfolio, *, dropped: Collection[Limit] = (), forced: Collection[str] = ()) -> Model:
    """Write a choice as an integer programme.

    Parameters
    ----------
    portfolio : Portfolio
        The choice to make.
    dropped : collection of Limit
        Limits to leave out.
    forced : collection of str
        Codes of projects that must be chosen.

    Returns
    -------
    Model
        Every row divided by the greatest common divisor of its numbers.

    Notes
    -----
    x_{p,s} = 1 when project p starts in period s; sum_s x <= 1. A project that needs another finished:
    sum_{s <= t} x_{a,s} <= sum_{s' + len_b <= t} x_{b,s'} for every t, which says the same as start by
    start and cuts off more of the relaxation. Carry-over bounds the cumulative cost by the cumulative budget.

    Examples
    --------
    >>> build(Portfolio(2, (5, 5), (Candidate("A", (1,), 9),))).starts
    [('A', 0), ('A', 1)]
    """
    return _Builder(portfolio, frozenset(dropped), frozenset(forced)).model()


class _Builder:
    """Collects rows; one use."""

    def __init__(self, portfolio: Portfolio, dropped: frozenset[Limit], forced: frozenset[str]) -> None:
        self.portfolio = portfolio
        self.dropped = dropped
        self.forced = forced
        self.candidates = {one.code: one for one in portfolio.considered}
        self.starts = [
            (one.code, start)
            for one in portfolio.considered
            for start in portfolio.starts(one)
            if self._may_start(one, start)
        ]
        self.of: dict[str, list[int]] = {code: [] for code in self.candidates}
        for at, (code, _) in enumerate(self.starts):
            self.of[code].append(at)

    def model(self) -> Model:
        """Return the finished programme."""
        rows = [*self._own(), *self._between(), *self._shares(), *self._capacities(), *self._budgets()]
        values = [self.candidates[code].value_at(start) for code, start in self.starts]
        synergies = [one for one in self.portfolio.synergies if all(self.of.get(m) for m in one.members)]
        size = len(self.starts)
        for at, one in enumerate(synergies, start=size):
            rows += self._synergy(at, one.members)
            values.append(Fraction(exact(one.value, "A synergy")))
        scale = lcm(*(one.denominator for one in values)) if values else 1
        costs = [sum(self.candidates[code].profile, start=Fraction(0)) for code, _ in self.starts]
        rank = {code: at for at, code in enumerate(self.candidates, start=1)}
        extra = [0] * len(synergies)
        return Model(
            starts=self.starts,
            size=size + len(synergies),
            rows=[row for row in (_whole(terms, most) for terms, most in rows) if row is not None],
            values=[int(one * scale) for one in values],
            finishes=[start + len(self.candidates[code].profile) for code, start in self.starts] + extra,
            costs=_whole_list(costs) + extra,
            ranks=[rank[code] for code, _ in self.starts] + extra,
            value_scale=scale,
        )

    def _may_start(self, one: Candidate, start: int) -> bool:
        """Say whether the windows of a project allow a start."""
        early = start < one.earliest_start and Limit(LimitKind.EARLIEST_START, one.code) not in self.dropped
        late = bool(one.finish_by) and start + len(one.profile) > one.finish_by
        return not early and not (late and Limit(LimitKind.FINISH_BY, one.code) not in self.dropped)

    def _own(self) -> Iterator[tuple[Terms, Fraction]]:
        """Choose each project once at most, and some for certain."""
        for code, one in self.candidates.items():
            yield {at: Fraction(1) for at in self.of[code]}, Fraction(1)
            must = one.mandatory and Limit(LimitKind.MANDATORY, code) not in self.dropped
            if must or code in self.forced:
                yield {at: Fraction(-1) for at in self.of[code]}, Fraction(-1)
            if one.locked_start >= 0 and Limit(LimitKind.LOCKED, code) not in self.dropped:
                there = [at for at in self.of[code] if self.starts[at][1] == one.locked_start]
                yield {at: Fraction(-1) for at in there}, Fraction(-1)

    def _between(self) -> Iterator[tuple[Terms, Fraction]]:
        """Write requirements and exclusions."""
        for need in self.portfolio.requires:
            if Limit(LimitKind.REQUIREMENT, f"{need.code} needs {need.needs}") in self.dropped:
                continue
            yield from self._requirement(need)
        for group in self.portfolio.exclusive:
            if exclusion(group) not in self.dropped:
                members = [at for code in sorted(group) for at in self.of.get(code, [])]
                yield {at: Fraction(1) for at in members}, Fraction(1)

    def _requirement(self, need: Requirement) -> Iterator[tuple[Terms, Fraction]]:
        """Write for every period: started by then needs the other finished by then; or chosen needs chosen."""
        own, others = self.of.get(need.code, []), self.of.get(need.needs, [])
        if not need.finished:
            yield _difference(own, others), Fraction(0)
            return
        length = len(self.candidates[need.needs].profile) if need.needs in self.candidates else 0
        for by in sorted({self.starts[at][1] for at in own}):
            ready = [at for at in others if self.starts[at][1] + length <= by]
            yield _difference([at for at in own if self.starts[at][1] <= by], ready), Fraction(0)

    def _shares(self) -> Iterator[tuple[Terms, Fraction]]:
        """Write the balance of the whole."""
        for limit in self.portfolio.shares:
            if Limit(LimitKind.SHARE, limit.name) in self.dropped:
                continue
            least, most = (Fraction(exact(one, "A share")) for one in (limit.at_least, limit.at_most))
            low: Terms = {}
            high: Terms = {}
            for at, (code, _) in enumerate(self.starts):
                cost = sum(self.candidates[code].profile, start=Fraction(0))
                share = Fraction(exact(limit.members.get(code, 0), "A share"))
                low[at], high[at] = cost * (least - share), cost * (share - most)
            yield low, Fraction(0)
            yield high, Fraction(0)

    def _capacities(self) -> Iterator[tuple[Terms, Fraction]]:
        """Write the capacity of every skill and period."""
        for skill in sorted(self.portfolio.capacity):
            demand = {
                code: tuple(Fraction(exact(h, "A demand")) for h in one.demand.get(skill, ()))
                for code, one in self.candidates.items()
            }
            use = self._use(demand)
            for period, amount in enumerate(self.portfolio.capacity[skill]):
                if Limit(LimitKind.CAPACITY, skill, period) not in self.dropped:
                    yield use[period], Fraction(exact(amount, f"The capacity of {skill}"))

    def _budgets(self) -> Iterator[tuple[Terms, Fraction]]:
        """Write the budget of every period, cumulative when money carries over."""
        use = self._use({code: one.profile for code, one in self.candidates.items()})
        total: Terms = {}
        money = Fraction(0)
        for period, amount in enumerate(self.portfolio.budget):
            own = Fraction(exact(amount, "The budget"))
            if self.portfolio.carry_over:
                for at, cost in use[period].items():
                    total[at] = total.get(at, Fraction(0)) + cost
                money += own
            terms, most = (dict(total), money) if self.portfolio.carry_over else (use[period], own)
            if Limit(LimitKind.BUDGET, "", period) not in self.dropped:
                yield terms, most

    def _use(self, profiles: Mapping[str, tuple[Fraction, ...]]) -> list[Terms]:
        """Return what each variable uses in each period."""
        use: list[Terms] = [{} for _ in range(self.portfolio.periods)]
        for at, (code, start) in enumerate(self.starts):
            for offset, amount in enumerate(profiles[code]):
                if amount and start + offset < self.portfolio.periods:
                    use[start + offset][at] = amount
        return use

    def _synergy(self, at: int, members: frozenset[str]) -> Iterator[tuple[Terms, Fraction]]:
        """Tie a synergy to its members: it is there when, and only when, all are chosen."""
        together: Terms = {at: Fraction(-1)}
        for code in sorted(members):
            one = {variable: Fraction(-1) for variable in self.of[code]}
            yield {at: Fraction(1), **one}, Fraction(0)
            together.update(dict.fromkeys(self.of[code], Fraction(1)))
        yield together, Fraction(len(members) - 1)


def _difference(raised: list[int], lowered: list[int]) -> Terms:
    """Return the sum of some variables minus that of others, which may be the same."""
    terms = dict.fromkeys(raised, Fraction(1))
    for at in lowered:
        terms[at] = terms.get(at, Fraction(0)) - 1
    return terms


def _whole(terms: Terms, most: Fraction) -> Row | None:
    """Return an inequality in the smallest whole numbers, or nothing when it can never bind."""
    used = {at: one for at, one in terms.items() if one}
    if not used:
        return None if most >= 0 else Row({}, -1)
    scale = lcm(*(one.denominator for one in used.values()))
    whole = {at: int(one * scale) for at, one in used.items()}
    common = gcd(*whole.values())
    return Row({at: one // common for at, one in whole.items()}, int(most * scale // common))


def _whole_list(amounts: list[Fraction]) -> list[int]:
    """Return amounts in the smallest common whole numbers."""
    scale = lcm(*(one.denominator for one in amounts)) if amounts else 1
    return [int(one * scale) for one in amounts]
