"""Risk exposure against contingency, and where the five-by-five matrix of a conversation misranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import CostError
from milepost_engine.result import Coverage, Known, NotApplicable, Result, Unknown

MATRIX_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Risk:
    """An open risk after its response.

    Attributes
    ----------
    code : str
        Stable name.
    probability : int, float or Decimal
        Residual probability, 0-1.
    impact : Result of Decimal
        Expected residual impact in one currency: positive for a threat, negative for an opportunity.
    """

    code: str
    probability: Amount
    impact: Result[Decimal]


@dataclass(frozen=True, slots=True)
class Exposure:
    """Expected cost of the open risks against what is left to pay for it.

    Attributes
    ----------
    expected_value : Decimal
        Sum of the expected values of the risks whose impact is known.
    ratio : Result of float
        Expected value / remaining contingency.
    exhausted : bool
        Whether no contingency is left while risks are expected to cost.
    ranking : tuple of (code, expected value)
        Known risks, the dearest first; equal ones by code.
    coverage : Coverage
        Risks with a known impact of all.
    """

    expected_value: Decimal
    ratio: Result[float]
    exhausted: bool
    ranking: tuple[tuple[str, Decimal], ...]
    coverage: Coverage


def exposure(risks: Sequence[Risk], remaining_contingency: Amount) -> Exposure:
    """Set the expected cost of the open risks against the remaining contingency.

    Parameters
    ----------
    risks : sequence of Risk
        Open risks after response.
    remaining_contingency : int, float or Decimal
        What is left, at least 0, in the same currency.

    Returns
    -------
    Exposure
        The ratio is unknown as long as one impact is, and not applicable without contingency.

    Raises
    ------
    CostError
        If a probability lies outside 0-1, or an amount is negative or no number.

    Notes
    -----
    EMV = P E[impact]; ratio = sum(EMV) / remaining contingency. Ranking by EMV and not by matrix: L. A. Cox,
    "What's Wrong with Risk Matrices?", Risk Analysis 28(2), 2008.

    Examples
    --------
    >>> found = exposure([Risk("R1", 0.3, Known(Decimal(200))), Risk("R2", 0.1, Known(Decimal(500))),
    ...                   Risk("O1", 0.2, Known(Decimal(-50)))], 120)
    >>> found.expected_value, round(found.ratio.value, 3)
    (Decimal('100.0'), 0.833)
    """
    left = exact(remaining_contingency, "The remaining contingency")
    if left < 0:
        raise CostError(f"The remaining contingency is {left}; what was overdrawn is a cost, not contingency.")
    valued = [
        (one.code, exact_share(one.probability, f"The probability of {one.code}") * one.impact.value)
        for one in risks
        if isinstance(one.impact, Known)
    ]
    total = sum((value for _, value in valued), start=Decimal(0))
    due = [one for one in risks if not isinstance(one.impact, NotApplicable)]
    return Exposure(
        expected_value=total,
        ratio=_ratio(total, left, due),
        exhausted=left == 0 and total > 0,
        ranking=tuple(sorted(valued, key=lambda one: (-one[1], one[0]))),
        coverage=Coverage(len(valued), len(due)),
    )


def _ratio(total: Decimal, left: Decimal, due: Sequence[Risk]) -> Result[float]:
    """Return exposure / contingency."""
    unknown = [one.code for one in due if isinstance(one.impact, Unknown)]
    if unknown:
        return Unknown(f"The impact of these risks is not estimated: {', '.join(unknown)}.")
    if left == 0:
        return NotApplicable("No contingency remains to relate the exposure to.")
    return Known(float(total / left))


def contingency_requirement(simulated_p80: Amount, baseline: Amount) -> Decimal:
    """Return how much contingency holds the plan in four of five cases.

    Parameters
    ----------
    simulated_p80 : int, float or Decimal
        P80 of the simulated cost, or of the duration.
    baseline : int, float or Decimal
        The baseline in the same unit.

    Returns
    -------
    Decimal
        P80 - baseline, and 0 when the baseline already lies above.

    Raises
    ------
    CostError
        If an amount is no finite number.

    Notes
    -----
    AACE International Recommended Practice 57R-09.

    Examples
    --------
    >>> contingency_requirement(1480, 1000)
    Decimal('480')
    """
    return max(exact(simulated_p80, "The P80") - exact(baseline, "The baseline"), Decimal(0))


def matrix_score(probability_level: int, impact_level: int) -> int:
    """Return the product of two levels of the five-by-five matrix, for conversation only.

    Parameters
    ----------
    probability_level, impact_level : int
        1 (very low) to 5 (very high).

    Returns
    -------
    int
        1 to 25.

    Raises
    ------
    CostError
        If a level lies outside 1-5.

    Examples
    --------
    >>> matrix_score(3, 4)
    12
    """
    for level in (probability_level, impact_level):
        if not 1 <= level <= MATRIX_LEVELS:
            raise CostError(f"A level of the matrix lies between 1 and {MATRIX_LEVELS}, not at {level}.")
    return probability_level * impact_level


def misranked(ranking: Sequence[tuple[str, Decimal]], scores: dict[str, int]) -> list[tuple[str, str]]:
    """Return the pairs of risks that the matrix puts in the wrong order.

    Parameters
    ----------
    ranking : sequence of (code, expected value)
        As `Exposure.ranking`.
    scores : dict of str to int
        Matrix score by code; risks without one are left out.

    Returns
    -------
    list of (dearer, cheaper)
        Pairs in which the dearer risk has the lower score.

    Examples
    --------
    >>> misranked([("A", Decimal(9)), ("B", Decimal(4))], {"A": 5, "B": 6})
    [('A', 'B')]
    """
    scored = [(code, value, scores[code]) for code, value in ranking if code in scores]
    return [
        (code, other)
        for code, value, score in scored
        for other, cheaper, other_score in scored
        if value > cheaper and score < other_score
    ]
