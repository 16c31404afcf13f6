"""Make the compiled loops of the search among choices before a clock starts."""

from __future__ import annotations

from collections.abc import Callable

from milepost_engine.choose.selection.model import build
from milepost_engine.choose.selection.problem import Candidate, Portfolio
from milepost_engine.choose.selection.solve import SMALLEST_TO_IMPROVE

TOLD = "Compiling the search among choices for this machine: once after an installation, about half a minute."


def ready_search(portfolio: Portfolio, tell: Callable[[str], None]) -> bool:
    """Compile what a choice with a time limit needs, if it is not there yet and the portfolio is large enough.

    Parameters
    ----------
    portfolio : Portfolio
        What will be chosen from; small ones are proven without a search.
    tell : callable
        Told in a sentence before the compiling begins.

    Returns
    -------
    bool
        Whether anything had to be compiled.

    Raises
    ------
    ChoiceError
        If the portfolio cannot be modelled.
    """
    if build(portfolio).size < SMALLEST_TO_IMPROVE:
        return False
    from milepost_engine.choose.selection import loops  # noqa: PLC0415 - the compiler loads at first use
    from milepost_engine.choose.selection.enumeration import loops as enumerating  # noqa: PLC0415 - same
    from milepost_engine.choose.selection.enumeration.tree import prove  # noqa: PLC0415 - same
    from milepost_engine.choose.selection.improve import improve  # noqa: PLC0415 - same
    from milepost_engine.time.compiled import needs_compiling  # noqa: PLC0415 - same

    used = (
        loops.search,
        loops.remember,
        enumerating.explore,
        enumerating.solve,
        enumerating.copy,
        enumerating.bound_to,
    )
    if not any(needs_compiling(one) for one in used):
        return False
    tell(TOLD)
    small = build(Portfolio(1, (5,), (Candidate("A", (3,), 4), Candidate("B", (3,), 5))))
    ended = iter([False, False])
    improve(small, small.values, small.rows, lambda: next(ended, True))
    prove(small.size, small.values, small.rows, None, lambda: False)
    return True
