"""All positive real roots of a polynomial, found between the turning points where they must lie."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.errors import CostError

Floats = NDArray[np.float64]

DOUBLE_ROOT_TOLERANCE = 1e-12
"""A turning point this close to 0, relative to the sum of absolute terms, is a root that only touches 0."""


def positive_roots(coefficients: ArrayLike) -> list[float]:
    """Return all distinct real roots above 0.

    Parameters
    ----------
    coefficients : array_like, shape (degree + 1,)
        Finite, of the powers 0, 1, 2 ...; not all 0.

    Returns
    -------
    list of float
        Ascending; a root that touches 0 without crossing stands once.

    Raises
    ------
    CostError
        If every coefficient is 0, so that every number is a root.

    Notes
    -----
    Roots up to 1 are those of p, roots above 1 the inverses of those below 1 of the reversed polynomial.
    Between two neighbouring turning points p is monotone, so that a change of sign encloses exactly one root,
    which bisection finds to the last bit; the turning points are the roots of the derivative, found alike.
    Descartes' rule of signs ends the recursion early. Slower than eigenvalues of the companion matrix, and
    free of their spurious imaginary parts at double roots.

    Examples
    --------
    >>> [round(root, 9) for root in positive_roots([-6.0, 11.0, -6.0, 1.0])]
    [1.0, 2.0, 3.0]
    """
    terms = np.asarray(coefficients, dtype=np.float64)
    if not terms.any():
        raise CostError("A polynomial whose coefficients are all 0 has every number as a root.")
    used = np.flatnonzero(terms)
    terms = terms[used[0] : used[-1] + 1]
    small = _roots_up_to_one(terms)
    large = [1 / root for root in _roots_up_to_one(terms[::-1]) if root < 1]
    return sorted({*small, *large})


def _roots_up_to_one(terms: Floats) -> list[float]:
    """Return the roots in the interval above 0 and up to 1; the constant term is not 0."""
    chain = [terms / np.abs(terms).max()]
    while _sign_changes(chain[-1]) > 0:
        derived = chain[-1][1:] * np.arange(1, len(chain[-1]))
        derived = derived[np.flatnonzero(derived)[0] :]
        chain.append(derived / np.abs(derived).max())
    turning: list[float] = []
    for one in reversed(chain[:-1]):
        turning = _roots_between(one, turning)
    return turning


def _sign_changes(terms: Floats) -> int:
    """Count the changes of sign, which bound the number of positive roots."""
    signs = np.sign(terms[terms != 0])
    return int((signs[1:] != signs[:-1]).sum())


def _roots_between(terms: Floats, turning: list[float]) -> list[float]:
    """Return the roots in (0, 1], given the turning points there."""
    powers = np.arange(len(terms), dtype=np.float64)
    points = [0.0, *turning] + ([1.0] if not turning or turning[-1] < 1 else [])
    values = [_value(terms, powers, point) for point in points]
    roots = [point for point, value in zip(points, values, strict=True) if value == 0 and point > 0]
    crossings = [at for at in range(len(points) - 1) if values[at] * values[at + 1] < 0]
    roots.extend(_bisect(terms, powers, points[at], points[at + 1]) for at in crossings)
    return sorted(roots)


def _value(terms: Floats, powers: Floats, at: float) -> float:
    """Return the value, as 0 where it cannot be told from 0."""
    each = terms * at**powers
    value = float(each.sum())
    return 0.0 if abs(value) <= DOUBLE_ROOT_TOLERANCE * float(np.abs(each).sum()) else value


def _bisect(terms: Floats, powers: Floats, low: float, high: float) -> float:
    """Return the one root between two points of opposite sign."""
    rising = float((terms * low**powers).sum()) < 0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if (float((terms * middle**powers).sum()) < 0) is rising:
            low = middle
        else:
            high = middle
