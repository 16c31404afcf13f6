"""Solve the same question again with another solver, written anew, to verify what a certificate claims."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from milepost_engine.amounts import exact
from milepost_engine.choose.selection.choice import as_decimal
from milepost_engine.choose.selection.problem import Limit, LimitKind, Portfolio, exclusion
from milepost_engine.result import Known, NotApplicable, Result, Unknown

Terms = list[tuple[Fraction, Any]]


def verified_value(
    portfolio: Portfolio,
    *,
    kept: Collection[Limit] | None = None,
    dropped: Collection[Limit] = (),
    forced: Collection[str] = (),
    time_limit: float | None = None,
) -> Result[Decimal]:
    """Return the highest value by CP-SAT, which computes in whole numbers.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from.
    kept : collection of Limit, optional
        The only limits to keep; all of them when absent.
    dropped : collection of Limit
        Limits to leave out.
    forced : collection of str
        Projects that must be chosen.
    time_limit : float, optional
        Seconds for the search.

    Returns
    -------
    Result of Decimal
        The value; not applicable when no choice holds, unknown when time ran out before a proof.

    Raises
    ------
    ArithmeticError
        If the numbers are too large for the solver.

    Notes
    -----
    Shares no code with `model` and `solve`. Source: L. Perron and F. Didier, CP-SAT, OR-Tools.

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> verified_value(Portfolio(1, (5,), (Candidate("A", (3,), 9),)))
    Known(value=Decimal('9'))
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - only who verifies pays for the solver

    search = _Search(cp_model.CpModel(), portfolio, kept, frozenset(dropped))
    search.write(forced)
    scale = search.write_value()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if time_limit is not None:
        solver.parameters.max_time_in_seconds = time_limit
    status = solver.solve(search.model)
    if status == cp_model.MODEL_INVALID:
        raise ArithmeticError("The amounts have too many digits to be verified exactly: round or scale them.")
    if status == cp_model.INFEASIBLE:
        return NotApplicable("No choice keeps within these limits.")
    if status != cp_model.OPTIMAL:
        return Unknown("Time ran out before the best value was verified.")
    return Known(as_decimal(Fraction(round(solver.objective_value), scale)))


class _Search:
    """Writes the question into a model of CP-SAT; one use."""

    def __init__(
        self, model: Any, portfolio: Portfolio, kept: Collection[Limit] | None, dropped: frozenset[Limit]
    ) -> None:
        self.model = model
        self.portfolio = portfolio
        self.kept = None if kept is None else frozenset(kept)
        self.dropped = dropped
        self.length = {one.code: len(one.profile) for one in portfolio.considered}
        self.begins = {
            one.code: {start: model.new_bool_var(f"{one.code} at {start}") for start in portfolio.starts(one)}
            for one in portfolio.considered
        }

    def write(self, forced: Collection[str]) -> None:
        """Write every limit."""
        for code, begins in self.begins.items():
            self.model.add_at_most_one(begins.values())
            if code in forced:
                self.model.add(sum(begins.values()) == 1)
        self._windows()
        self._ties()
        self._shares()
        for skill, amounts in self.portfolio.capacity.items():
            profiles = {o.code: _fractions(o.demand.get(skill, ())) for o in self.portfolio.considered}
            self._bound(LimitKind.CAPACITY, skill, profiles, _fractions(amounts), carry=False)
        costs = {one.code: one.profile for one in self.portfolio.considered}
        money = _fractions(self.portfolio.budget)
        self._bound(LimitKind.BUDGET, "", costs, money, carry=self.portfolio.carry_over)

    def write_value(self) -> int:
        """Write the objective and return its scale."""
        terms: Terms = [
            (one.value_at(start), begin)
            for one in self.portfolio.considered
            for start, begin in self.begins[one.code].items()
        ]
        for at, synergy in enumerate(self.portfolio.synergies):
            if synergy.members <= set(self.begins):
                together = self.model.new_bool_var(f"synergy {at}")
                chosen = [sum(self.begins[code].values()) for code in synergy.members]
                self.model.add(sum(chosen) == len(chosen)).only_enforce_if(together)
                self.model.add(sum(chosen) < len(chosen)).only_enforce_if(together.negated())
                terms.append((Fraction(exact(synergy.value, "A synergy")), together))
        scale = lcm(*(one.denominator for one, _ in terms)) if terms else 1
        self.model.maximize(sum(int(one * scale) * variable for one, variable in terms))
        return scale

    def _holds(self, limit: Limit) -> bool:
        """Say whether a limit is to be written."""
        return limit not in self.dropped and (self.kept is None or limit in self.kept)

    def _windows(self) -> None:
        """Write what concerns single projects."""
        for one in self.portfolio.considered:
            begins = self.begins[one.code]
            if one.mandatory and self._holds(Limit(LimitKind.MANDATORY, one.code)):
                self.model.add(sum(begins.values()) == 1)
            for start, begin in begins.items():
                early = start < one.earliest_start
                late = bool(one.finish_by) and start + self.length[one.code] > one.finish_by
                if early and self._holds(Limit(LimitKind.EARLIEST_START, one.code)):
                    self.model.add(begin == 0)
                if late and self._holds(Limit(LimitKind.FINISH_BY, one.code)):
                    self.model.add(begin == 0)
            if one.locked_start >= 0 and self._holds(Limit(LimitKind.LOCKED, one.code)):
                self.model.add(begins[one.locked_start] == 1)

    def _ties(self) -> None:
        """Write what concerns projects among each other."""
        for need in self.portfolio.requires:
            if not self._holds(Limit(LimitKind.REQUIREMENT, f"{need.code} needs {need.needs}")):
                continue
            for start, begin in self.begins.get(need.code, {}).items():
                others = self.begins.get(need.needs, {}).items()
                soon = [other for at, other in others if not need.finished or at + self.length[need.needs] <= start]
                self.model.add(sum(soon) >= 1).only_enforce_if(begin)
        for group in self.portfolio.exclusive:
            if self._holds(exclusion(group)):
                self.model.add_at_most_one(b for code in group for b in self.begins.get(code, {}).values())

    def _shares(self) -> None:
        """Write the balance of the whole."""
        for limit in self.portfolio.shares:
            if not self._holds(Limit(LimitKind.SHARE, limit.name)):
                continue
            least, most = _fractions((limit.at_least, limit.at_most))
            low: Terms = []
            high: Terms = []
            for one in self.portfolio.considered:
                cost = sum(one.profile, start=Fraction(0))
                (share,) = _fractions((limit.members.get(one.code, 0),))
                for begin in self.begins[one.code].values():
                    low.append(((share - least) * cost, begin))
                    high.append(((most - share) * cost, begin))
            self._at_most([(-one, begin) for one, begin in low], Fraction(0))
            self._at_most([(-one, begin) for one, begin in high], Fraction(0))

    def _bound(
        self,
        kind: LimitKind,
        name: str,
        profiles: Mapping[str, tuple[Fraction, ...]],
        amounts: tuple[Fraction, ...],
        *,
        carry: bool,
    ) -> None:
        """Bound what is used in every period."""
        for period in range(self.portfolio.periods):
            if not self._holds(Limit(kind, name, period)):
                continue
            first = 0 if carry else period
            terms = [
                (sum(profiles[code][max(0, first - start) : max(0, period - start + 1)], start=Fraction(0)), begin)
                for code, begins in self.begins.items()
                for start, begin in begins.items()
            ]
            self._at_most(terms, sum(amounts[first : period + 1], start=Fraction(0)))

    def _at_most(self, terms: Terms, most: Fraction) -> None:
        """Write an inequality in whole numbers."""
        scale = lcm(most.denominator, *(one.denominator for one, _ in terms))
        self.model.add(sum(int(one * scale) * variable for one, variable in terms) <= int(most * scale))


def _fractions(amounts: Collection[Any]) -> tuple[Fraction, ...]:
    """Read amounts exactly."""
    return tuple(Fraction(exact(one, "An amount")) for one in amounts)
