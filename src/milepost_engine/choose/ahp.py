"""Weights from pairwise comparisons, and how far the comparisons contradict each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result

Floats = NDArray[np.float64]

LARGEST = 9
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
STRICT_LIMITS = {3: 0.05, 4: 0.08}
POLICY_LIMIT = 0.10
PRECISION = 1e-12
RECIPROCITY_TOLERANCE = 1e-6
MOST_ITERATIONS = 100_000


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The comparison that fits the weights worst.

    Attributes
    ----------
    row, column : int
        Which comparison.
    stated, implied : float
        What was said, and the ratio of the weights it belongs to.
    """

    row: int
    column: int
    stated: float
    implied: float


@dataclass(frozen=True, slots=True)
class Priorities:
    """Weights with their consistency.

    Attributes
    ----------
    weights : ndarray, shape (n,)
        Adding to 1.
    lambda_max : float
        Principal eigenvalue, at least n.
    consistency_index, consistency_ratio : Result of float
        CI and CR; not applicable for one or two items.
    acceptable : bool
        Whether CR lies within the limit of the policy.
    strictly_acceptable : bool
        Whether it lies within the limit of the source for this n.
    worst : Contradiction or None
        The comparison to talk about first; none when all fit.
    missing : int
        Comparisons that nobody made.
    """

    weights: Floats
    lambda_max: float
    consistency_index: Result[float]
    consistency_ratio: Result[float]
    acceptable: bool
    strictly_acceptable: bool
    worst: Contradiction | None
    missing: int


def priorities(comparisons: ArrayLike, *, limit: float = POLICY_LIMIT) -> Priorities:
    """Return the weights of pairwise comparisons.

    Parameters
    ----------
    comparisons : array_like, shape (n, n)
        a_ij says how many times more i counts than j: between 1/9 and 9, a_ji = 1 / a_ij, a_ii = 1. NaN on
        both sides where nobody compared. At most 9 items.
    limit : float
        Largest acceptable consistency ratio; a policy.

    Returns
    -------
    Priorities
        Weights and consistency.

    Raises
    ------
    ChoiceError
        If the matrix is not square, holds a number outside 1/9 to 9 or two that are not reciprocal, has more
        than 9 items, or so few comparisons that they fall apart; the sentence names the place.

    Notes
    -----
    w is the principal right eigenvector by power iteration to 1e-12; lambda = mean((A w)_i / w_i);
    CI = (lambda - n) / (n - 1); CR = CI / RI(n). Limits of CR: 0.05 (n = 3), 0.08 (n = 4), 0.10. Missing
    comparisons are filled by 0 and counted on the diagonal. The worst comparison has the largest
    |ln(a_ij w_j / w_i)|. Sources: T. L. Saaty, The Analytic Hierarchy Process (1980); P. T. Harker,
    Mathematical Modelling 9 (1987).

    Examples
    --------
    >>> found = priorities([[1, 2], [0.5, 1]])
    >>> found.weights.round(6).tolist(), found.acceptable
    ([0.666667, 0.333333], True)
    """
    if not limit >= 0:
        raise ChoiceError(f"The largest acceptable consistency ratio is a number of at least 0, not {limit}.")
    matrix = _checked(comparisons)
    n = len(matrix)
    absent = np.isnan(matrix)
    filled = np.where(absent, 0.0, matrix) + np.diag(absent.sum(axis=1).astype(np.float64))
    weights, largest = _principal(filled)
    index: Result[float] = NotApplicable("One or two items cannot contradict each other.")
    ratio, value = index, 0.0
    if n > 2:
        ci = max(0.0, (largest - n) / (n - 1))
        value = ci / RANDOM_INDEX[n - 1]
        index, ratio = Known(ci), Known(value)
    return Priorities(
        weights=weights,
        lambda_max=largest,
        consistency_index=index,
        consistency_ratio=ratio,
        acceptable=value <= limit,
        strictly_acceptable=value <= STRICT_LIMITS.get(n, POLICY_LIMIT),
        worst=_worst(matrix, weights),
        missing=int(absent.sum()) // 2,
    )


@dataclass(frozen=True, slots=True)
class GroupJudgement:
    """The judgement of several people.

    Attributes
    ----------
    comparisons : ndarray, shape (n, n)
        Geometric mean of theirs.
    dispersion : ndarray, shape (n, n)
        Geometric standard deviation: 1 where all agree; NaN where fewer than two compared.
    """

    comparisons: Floats
    dispersion: Floats


def combine(judgements: Sequence[ArrayLike]) -> GroupJudgement:
    """Combine the comparisons of several people.

    Parameters
    ----------
    judgements : sequence of array_like, shape (n, n)
        One matrix a person, each as `priorities` takes it; NaN where a person did not compare.

    Returns
    -------
    GroupJudgement
        A matrix for `priorities`, with the dispersion to show beside it.

    Raises
    ------
    ChoiceError
        If there is nobody, the sizes differ, or a matrix is refused by `priorities` for its numbers.

    Notes
    -----
    Element-wise geometric mean, the only mean that keeps reciprocity. Source: J. Aczel and T. L. Saaty,
    Journal of Mathematical Psychology 27 (1983).

    Examples
    --------
    >>> combine([[[1, 2], [0.5, 1]], [[1, 8], [0.125, 1]]]).comparisons[0, 1].round(9).item()
    4.0
    """
    matrices = [_read(one) for one in judgements]
    if not matrices or len({one.shape for one in matrices}) != 1:
        raise ChoiceError("A group needs at least one judgement, all about the same items.")
    logs = np.log(np.stack(matrices))
    known = (~np.isnan(logs)).sum(axis=0)
    mean = np.nansum(logs, axis=0) / np.where(known > 0, known, np.nan)
    squares = np.nansum((logs - mean) ** 2, axis=0)
    spread = np.sqrt(squares / np.where(known > 1, known - 1, np.nan))
    return GroupJudgement(np.exp(mean), np.exp(spread))


def synthesise(criteria: ArrayLike, alternatives: ArrayLike) -> Floats:
    """Return the total priorities of alternatives under weighted criteria.

    Parameters
    ----------
    criteria : array_like, shape (criteria,)
        Weights adding to 1.
    alternatives : array_like, shape (criteria, alternatives)
        Local priorities, each row adding to 1.

    Returns
    -------
    ndarray, shape (alternatives,)
        Totals adding to 1.

    Raises
    ------
    ChoiceError
        If shapes do not fit, or weights are below 0 or do not add to 1.

    Notes
    -----
    Distributive mode (Saaty, 1980). Adding an alternative changes local priorities and may reverse ranks:
    compare against anchors with `scoring` where the list of alternatives is open.

    Examples
    --------
    >>> synthesise([0.5, 0.5], [[0.8, 0.2], [0.4, 0.6]]).round(6).tolist()
    [0.6, 0.4]
    """
    weights = np.asarray(criteria, dtype=np.float64)
    local = np.asarray(alternatives, dtype=np.float64)
    if weights.ndim != 1 or local.ndim != 2 or len(local) != len(weights):
        raise ChoiceError("Every criterion needs one weight and one row of local priorities.")
    if (weights < 0).any() or (local < 0).any():
        raise ChoiceError("Weights and local priorities cannot be below 0.")
    if not (np.isclose(weights.sum(), 1) and np.allclose(local.sum(axis=1), 1)):
        raise ChoiceError("Weights and local priorities must add to 1.")
    return np.asarray(weights @ local)


def _read(comparisons: ArrayLike) -> Floats:
    """Read a matrix and refuse numbers that are no comparisons."""
    matrix = np.array(comparisons, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not matrix.size:
        raise ChoiceError(f"Comparisons form a square matrix, not one of shape {matrix.shape}.")
    if len(matrix) > LARGEST:
        raise ChoiceError(f"{len(matrix)} items are too many to compare in pairs: group them, {LARGEST} at most.")
    np.fill_diagonal(matrix, np.where(np.isnan(np.diag(matrix)), 1.0, np.diag(matrix)))
    slack = 1 + RECIPROCITY_TOLERANCE
    present = ~np.isnan(matrix)
    wide = present & ~((matrix >= 1 / (LARGEST * slack)) & (matrix <= LARGEST * slack))
    _refuse(wide, matrix, "lies outside 1/9 to 9")
    _refuse(np.isnan(matrix) != np.isnan(matrix.T), matrix, "is stated on one side of the diagonal only")
    product = np.where(present, matrix * matrix.T, 1.0)
    _refuse(np.abs(product - 1) > RECIPROCITY_TOLERANCE, matrix, "is not the reciprocal of its mirror")
    return matrix


def _checked(comparisons: ArrayLike) -> Floats:
    """Read a matrix whose comparisons hold together."""
    matrix = _read(comparisons)
    reached = {0}
    waiting = deque([0])
    while waiting:
        row = waiting.popleft()
        fresh = [int(one) for one in np.flatnonzero(~np.isnan(matrix[row])) if int(one) not in reached]
        reached.update(fresh)
        waiting.extend(fresh)
    apart = sorted(set(range(len(matrix))) - reached)
    if apart:
        raise ChoiceError(f"Nothing compares item 0, even indirectly, with these items: {apart}.")
    return matrix


def _refuse(wrong: NDArray[np.bool_], matrix: Floats, why: str) -> None:
    """Refuse the first wrong comparison by its place."""
    if wrong.any():
        row, column = (int(one) for one in np.argwhere(wrong)[0])
        raise ChoiceError(f"The comparison of item {row} with item {column}, {matrix[row, column]}, {why}.")


def _principal(matrix: Floats) -> tuple[Floats, float]:
    """Return the principal eigenvector, adding to 1, and its eigenvalue."""
    # A sum of the matrix and a multiple of the identity has the same vector and cannot oscillate.
    shifted = matrix + np.eye(len(matrix))
    weights = np.full(len(matrix), 1 / len(matrix))
    for _ in range(MOST_ITERATIONS):
        following = shifted @ weights
        following /= following.sum()
        change = float(np.abs(following - weights).max())
        weights = following
        if change <= PRECISION:
            return weights, float(np.mean(matrix @ weights / weights))
    raise ChoiceError("The comparisons contradict each other so much that no weights follow from them.")


def _worst(matrix: Floats, weights: Floats) -> Contradiction | None:
    """Return the comparison that fits the weights worst."""
    implied = weights[:, None] / weights[None, :]
    misfit = np.triu(np.nan_to_num(np.abs(np.log(matrix / implied))), 1)
    if misfit.max() <= RECIPROCITY_TOLERANCE:
        return None
    row, column = (int(one) for one in np.unravel_index(int(misfit.argmax()), misfit.shape))
    return Contradiction(row, column, float(matrix[row, column]), float(implied[row, column]))
