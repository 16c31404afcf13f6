"""Exact amounts: money and shares of money as decimals, read without rounding and refused when no number."""

from __future__ import annotations

from decimal import Decimal

from milepost_engine.errors import AmountError

Amount = int | float | Decimal
"""What a caller may hand over as an amount; a float means the shortest decimal that prints it."""


def exact(amount: Amount, name: str) -> Decimal:
    """Read an amount without rounding.

    Parameters
    ----------
    amount : int, float or Decimal
        Amount in any one unit.
    name : str
        What it is, for the sentence of a refusal.

    Returns
    -------
    Decimal
        The same number.

    Raises
    ------
    AmountError
        If it is a truth value, no number, or not finite.

    Examples
    --------
    >>> exact(0.1, "the share")
    Decimal('0.1')
    """
    if isinstance(amount, bool) or not isinstance(amount, int | float | Decimal):
        raise AmountError(f"{name} must be a number, not {amount!r}.")
    # float() strips the name that array libraries put around their scalars when they print them.
    read = Decimal(repr(float(amount))) if isinstance(amount, float) else Decimal(amount)
    if not read.is_finite():
        raise AmountError(f"{name} must be finite, not {amount!r}.")
    return read


def exact_share(amount: Amount, name: str) -> Decimal:
    """Read a share and refuse one outside 0-1.

    Parameters
    ----------
    amount : int, float or Decimal
        The share.
    name : str
        What it is, for the sentence of a refusal.

    Returns
    -------
    Decimal
        The same number.

    Raises
    ------
    AmountError
        If it is no finite number between 0 and 1.

    Examples
    --------
    >>> exact_share(1, "the share")
    Decimal('1')
    """
    read = exact(amount, name)
    if not 0 <= read <= 1:
        raise AmountError(f"{name} must lie between 0 and 1, not {amount!r}.")
    return read
