"""Say whether a choice is under few enough limits to be enumerated."""

from __future__ import annotations

from collections.abc import Sequence

from milepost_engine.choose.selection.model import Row

MOST_ROWS = 40
MOST_NUMBERS = 20_000_000
"""Numbers in all tableaux on the way down, 8 bytes each."""


def few_limits(size: int, rows: Sequence[Row]) -> list[Row] | None:
    """Return the rows that can bind and tie several variables, or nothing when they are too many to enumerate.

    Parameters
    ----------
    size : int
        Number of variables.
    rows : sequence of Row
        Inequalities in whole numbers.

    Returns
    -------
    list of Row or None
        Rows of one variable that say nothing, and rows that no choice can break, are left out.

    Examples
    --------
    >>> few_limits(2, [Row({0: 1}, 1), Row({0: 2, 1: 3}, 4)])
    [Row(terms={0: 2, 1: 3}, most=4)]
    """
    binding = [row for row in rows if sum(one for one in row.terms.values() if one > 0) > row.most]
    numbers = (size + 2) * (len(binding) + 1) * (size + len(binding))
    return binding if len(binding) <= MOST_ROWS and numbers <= MOST_NUMBERS else None
