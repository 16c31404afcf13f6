"""When nothing fits: the smallest set of limits that together make every choice impossible."""

from __future__ import annotations

from milepost_engine.choose.selection.choice import best_value
from milepost_engine.choose.selection.independent import verified_value
from milepost_engine.choose.selection.problem import Limit, Portfolio, limits_of
from milepost_engine.result import Known, NotApplicable, Result, Unknown


def conflicting_limits(portfolio: Portfolio, *, time_limit: float | None = None) -> Result[tuple[Limit, ...]]:
    """Return limits that contradict each other, none of which could be left out.

    Parameters
    ----------
    portfolio : Portfolio
        What there is to choose from.
    time_limit : float, optional
        Seconds for each search.

    Returns
    -------
    Result of tuple of Limit
        A minimal set: with these limits alone no choice holds, and without any one of them some does. Other such
        sets may exist. Not applicable when a choice holds, unknown when time ran out before a proof.

    Raises
    ------
    ArithmeticError
        If another solver does not confirm the set.

    Notes
    -----
    Deletion filter: limits are lifted one after the other, and stay lifted while the rest still conflicts. Source:
    J. Chinneck and E. Dravnieks, ORSA Journal on Computing 3 (1991).

    Examples
    --------
    >>> from milepost_engine.choose.selection import Candidate
    >>> found = conflicting_limits(Portfolio(1, (5,), (Candidate("A", (6,), 9, mandatory=True),)))
    >>> [one.kind.value for one in found.value]
    ['mandatory', 'budget']
    """
    state = best_value(portfolio, time_limit=time_limit)
    if not isinstance(state, NotApplicable):
        return NotApplicable("Some choice keeps within all limits.") if isinstance(state, Known) else state
    lifted: list[Limit] = []
    for limit in limits_of(portfolio):
        found = best_value(portfolio, dropped=[*lifted, limit], time_limit=time_limit)
        if isinstance(found, Unknown):
            return found
        if isinstance(found, NotApplicable):
            lifted.append(limit)
    conflict = tuple(one for one in limits_of(portfolio) if one not in lifted)
    if not _confirmed(portfolio, conflict, time_limit):
        raise ArithmeticError(f"Another solver does not confirm that these limits conflict: {conflict}.")
    return Known(conflict)


def _confirmed(portfolio: Portfolio, conflict: tuple[Limit, ...], time_limit: float | None) -> bool:
    """Ask another solver whether the set conflicts and whether each limit is needed for it."""
    whole = verified_value(portfolio, kept=conflict, time_limit=time_limit)
    without = (
        verified_value(portfolio, kept=[o for o in conflict if o != one], time_limit=time_limit) for one in conflict
    )
    return isinstance(whole, NotApplicable) and all(isinstance(one, Known) for one in without)
