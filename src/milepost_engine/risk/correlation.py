"""Correlation between uncertain quantities: checked, repaired where it cannot be, and made ready for the copula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import Floats
from milepost_engine.risk.errors import CorrelationError

CLOSE = 1e-9
LEAST_EIGENVALUE = 1e-8
MOST_STEPS = 1000


class CorrelationKind(Enum):
    """What the numbers of a matrix are."""

    SPEARMAN = "spearman"  # of ranks: what people can estimate, and what any distribution keeps
    NORMAL = "normal"  # of the normal scores behind the copula


@dataclass(frozen=True, eq=False)
class Correlation:
    """How some uncertain quantities move together beyond the drivers they share.

    Attributes
    ----------
    of : sequence of int or str
        Rows of activities, names of costs; k of them.
    matrix : array_like of float, shape (k, k)
        Correlations in the same order.
    kind : CorrelationKind
        Spearman when not given; that of the normal scores is then 2·sin(π/6 · given) [Pearson 1907].
    """

    of: Sequence[int | str]
    matrix: npt.ArrayLike
    kind: CorrelationKind = CorrelationKind.SPEARMAN

    def normal(self) -> Repair:
        """Return the correlations of the normal scores, repaired where no scores have them.

        Raises
        ------
        CorrelationError
            As `check_correlation`, or if the matrix has another size than `of`, or `of` names one twice.
        """
        given = check_correlation(self.matrix)
        if len(self.of) != len(given):
            raise CorrelationError(f"The matrix has {len(given)} rows for {len(self.of)} quantities; give one each.")
        twice = [name for number, name in enumerate(self.of) if name in list(self.of)[:number]]
        if twice:
            raise CorrelationError(f"{twice[0]!r} is named twice in one correlation; name it once.")
        if self.kind is CorrelationKind.SPEARMAN:
            given = 2 * np.sin(np.pi / 6 * given)
            np.fill_diagonal(given, 1.0)
        return nearest_correlation(given)


@dataclass(frozen=True, eq=False)
class Repair:
    """A correlation matrix, and what had to be changed to make it one.

    Attributes
    ----------
    matrix : ndarray of float64, shape (k, k)
        Positive semidefinite with ones on the diagonal.
    least_eigenvalue : float
        Of the matrix that was given; below zero when no quantities can have these correlations.
    largest_change : float
        Greatest change of one correlation; 0 when nothing was repaired.
    changed : tuple of int
        Row and column of that change.
    """

    matrix: Floats
    least_eigenvalue: float
    largest_change: float = 0.0
    changed: tuple[int, int] = (0, 0)

    @property
    def needed(self) -> bool:
        """Say whether the given matrix was repaired."""
        return self.largest_change > 0

    def factor(self) -> Floats:
        """Return the lower triangular matrix L with L·Lᵀ equal to `matrix`, also where it is singular."""
        rest = self.matrix.copy()
        lower = np.zeros_like(rest)
        for column in range(len(rest)):
            pivot = rest[column, column]
            if pivot > CLOSE:
                lower[column:, column] = rest[column:, column] / np.sqrt(pivot)
                rest -= np.outer(lower[:, column], lower[:, column])
        return lower


def check_correlation(matrix: npt.ArrayLike) -> Floats:
    """Return `matrix` as float64, or refuse what is no matrix of correlations and say where.

    Raises
    ------
    CorrelationError
        If it is not square, holds NaN or a value outside -1 to 1, has another diagonal than 1, or is not
        symmetric; row and column are named.
    """
    try:
        given = np.array(matrix, dtype=np.float64)
    except (TypeError, ValueError) as wrong:
        raise CorrelationError("The correlations are no rows of numbers of equal length; correct them.") from wrong
    if given.ndim != 2 or given.shape[0] != given.shape[1]:
        raise CorrelationError(f"A correlation matrix is square; this one has the shape {given.shape}.")
    off = ~np.eye(len(given), dtype=bool)
    for wrong_places, sentence in (
        (~np.isfinite(given), "give a number"),
        ((np.abs(given - 1) > CLOSE) & ~off, "the diagonal holds 1"),
        ((np.abs(given) > 1) & off, "a correlation lies between -1 and 1"),
        (np.abs(given - given.T) > CLOSE, "the matrix must be symmetric"),
    ):
        if wrong_places.any():
            row, column = (int(place) for place in np.argwhere(wrong_places)[0])
            raise CorrelationError(f"Correlation, row {row}, column {column}: {given[row, column]}; {sentence}.")
    given = (given + given.T) / 2
    np.fill_diagonal(given, 1.0)
    return given


def nearest_correlation(matrix: npt.ArrayLike) -> Repair:
    """Return the nearest correlation matrix, which is the given one if it is possible.

    Alternating projections with Dykstra's correction [Higham 2002], then a last step that leaves no eigenvalue
    below 1e-8 and ones on the diagonal.

    Parameters
    ----------
    matrix : array_like of float, shape (k, k)
        Symmetric, ones on the diagonal, between -1 and 1.

    Returns
    -------
    Repair
        The matrix with a report of what was changed.

    Raises
    ------
    CorrelationError
        As `check_correlation`.

    Examples
    --------
    >>> repair = nearest_correlation([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    >>> repair.needed, round(repair.least_eigenvalue, 2), round(repair.largest_change, 2)
    (True, -0.8, 0.4)
    """
    given = check_correlation(matrix)
    least = float(np.linalg.eigvalsh(given)[0]) if len(given) else 0.0
    if least >= -CLOSE:
        return Repair(given, least)
    current, correction = given, np.zeros_like(given)
    for _ in range(MOST_STEPS):
        shifted = current - correction
        positive = _clipped(shifted, 0.0)
        correction = positive - shifted
        following = positive.copy()
        np.fill_diagonal(following, 1.0)
        if np.abs(following - current).max() < CLOSE:
            break
        current = following
    positive = _clipped(current, LEAST_EIGENVALUE)
    scale = np.sqrt(np.diag(positive))
    repaired = positive / np.outer(scale, scale)
    np.fill_diagonal(repaired, 1.0)
    change = np.abs(repaired - given)
    row, column = (int(place) for place in np.unravel_index(change.argmax(), change.shape))
    return Repair(repaired, least, float(change.max()), (row, column))


def _clipped(symmetric: Floats, least: float) -> Floats:
    """Return the nearest symmetric matrix without an eigenvalue below `least`."""
    values, vectors = np.linalg.eigh(symmetric)
    clipped: Floats = (vectors * np.maximum(values, least)) @ vectors.T
    return (clipped + clipped.T) / 2
