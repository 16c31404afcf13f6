"""Distributions from columns: one a row, and a refusal names the row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from milepost_engine.risk.distributions.definition import Distribution
from milepost_engine.risk.errors import DistributionError

Made = TypeVar("Made", bound=Distribution)


def distribution_rows(kind: Callable[..., Made], **columns: Sequence[Any]) -> dict[int, Made]:
    """Make one distribution a row from columns of its numbers.

    Parameters
    ----------
    kind : type of Distribution
        What to make.
    **columns : sequence, shape (n,) each
        By the names of its fields.

    Returns
    -------
    dict of int to Distribution
        By row, as `simulate` takes it.

    Raises
    ------
    DistributionError
        If columns differ in length, or a row cannot be; it is named.

    Examples
    --------
    >>> from milepost_engine.risk import Triangular
    >>> distribution_rows(Triangular, minimum=[8, 9], mode=[10, 8], maximum=[16, 12])
    Traceback (most recent call last):
    milepost_engine.risk.errors.DistributionError: Row 1: Triangular: minimum 9 is above mode 8; ...
    """
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise DistributionError(f"The columns differ in length ({lengths}); give one value a row in each.")
    made = {}
    for row, values in enumerate(zip(*columns.values(), strict=True)):
        try:
            made[row] = kind(**dict(zip(columns, values, strict=True)))
        except DistributionError as wrong:
            raise DistributionError(f"Row {row}: {wrong}") from wrong
    return made
