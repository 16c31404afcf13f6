"""Supplier evaluation: ratings by criterion, what the facts suggest, and which ratings need evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result, Unknown

LOWEST, HIGHEST = 1, 5
RATINGS_THAT_NEED_EVIDENCE = (1, 2, 5)
WEIGHTS: Mapping[str, Decimal] = {
    "quality": Decimal("0.30"),
    "schedule": Decimal("0.25"),
    "cost": Decimal("0.20"),
    "management": Decimal("0.15"),
    "compliance": Decimal("0.10"),
}
"""Default weights of the criteria; a policy."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the ratings 2, 3, 4 and 5 begin for a fact.

    Attributes
    ----------
    begins : tuple of four Decimal
        Limits of the ratings 2, 3, 4, 5, inclusive: rising when more is better, falling when less is.
    """

    begins: tuple[Decimal, Decimal, Decimal, Decimal]

    def __post_init__(self) -> None:
        """Refuse limits that neither rise nor fall."""
        rising = all(one < other for one, other in zip(self.begins, self.begins[1:], strict=False))
        falling = all(one > other for one, other in zip(self.begins, self.begins[1:], strict=False))
        if not (rising or falling):
            raise ChoiceError("The limits of a scale must rise, or fall, from rating to rating.")

    def rate(self, fact: Amount) -> int:
        """Return the rating of a fact, 1 to 5.

        Examples
        --------
        >>> SCALES["on_time_share"].rate(0.96)
        4
        """
        value = exact(fact, "The fact")
        more_is_better = self.begins[0] < self.begins[-1]
        reached = (value >= limit if more_is_better else value <= limit for limit in self.begins)
        return LOWEST + sum(reached)


def _scale(*begins: str) -> Scale:
    """Return a scale from four written numbers."""
    two, three, four, five = (Decimal(one) for one in begins)
    return Scale((two, three, four, five))


SCALES: Mapping[str, Scale] = {
    "on_time_share": _scale("0.75", "0.85", "0.95", "0.99"),
    "first_time_acceptance_share": _scale("0.70", "0.80", "0.90", "0.98"),
    "defects_per_deliverable": _scale("3", "2", "1", "0.25"),
    "cost_variance_share": _scale("-0.15", "-0.05", "0", "0.05"),
    "response_working_days": _scale("10", "5", "2", "1"),
}
"""Default scales of the facts; a policy. Cost variance is (budget - cost) / budget."""

CRITERION_OF_FACT: Mapping[str, str] = {
    "on_time_share": "schedule",
    "first_time_acceptance_share": "quality",
    "defects_per_deliverable": "quality",
    "cost_variance_share": "cost",
    "response_working_days": "management",
}
"""The criterion that each fact speaks to. Nothing measured speaks to compliance: it is rated by a person."""


def supplier_score(ratings: Mapping[str, Result[int]], weights: Mapping[str, Decimal] = WEIGHTS) -> Result[Decimal]:
    """Return the weighted mean of the ratings.

    Parameters
    ----------
    ratings : mapping of str to Result of int
        Rating 1 (unsatisfactory) to 5 (exceptional) of each criterion.
    weights : mapping of str to Decimal
        Weights of the criteria, adding to 1.

    Returns
    -------
    Result of Decimal
        1 to 5; unknown as long as one rating is. A criterion that does not apply leaves its weight to others.

    Raises
    ------
    ChoiceError
        If the weights do not add to 1, or a rating is missing, of no criterion, or outside 1-5.

    Notes
    -----
    score = sum(w r) / sum(w). The scale is that of the Contractor Performance Assessment Reporting System.

    Examples
    --------
    >>> given = zip(WEIGHTS, (4, 3, 4, 4, 5), strict=True)
    >>> supplier_score({criterion: Known(rating) for criterion, rating in given})
    Known(value=Decimal('3.85'))
    """
    if set(ratings) != set(weights):
        raise ChoiceError(f"Ratings are needed for exactly these criteria: {', '.join(weights)}.")
    if sum(weights.values()) != 1 or min(weights.values()) < 0:
        raise ChoiceError("The weights of the criteria must be at least 0 and add to 1.")
    missing = [criterion for criterion in weights if isinstance(ratings[criterion], Unknown)]
    if missing:
        return Unknown(f"These criteria are not rated: {', '.join(missing)}.")
    rated = [(weights[name], one.value, name) for name, one in ratings.items() if isinstance(one, Known)]
    for _, rating, name in rated:
        if isinstance(rating, bool) or rating not in range(LOWEST, HIGHEST + 1):
            raise ChoiceError(f"The rating of {name} must be a whole number from 1 to 5, not {rating}.")
    total = sum((weight for weight, _, _ in rated), start=Decimal(0))
    if total == 0:
        return NotApplicable("No criterion applies to this supplier.")
    return Known(sum((weight * rating for weight, rating, _ in rated), start=Decimal(0)) / total)


def suggest_ratings(
    facts: Mapping[str, Result[Decimal]], scales: Mapping[str, Scale] = SCALES
) -> dict[str, Result[int]]:
    """Suggest a rating of every criterion that facts speak to.

    Parameters
    ----------
    facts : mapping of str to Result of Decimal
        Shares 0-1, defects per deliverable, working days; by the names of `CRITERION_OF_FACT`.
    scales : mapping of str to Scale
        Where ratings begin.

    Returns
    -------
    dict of str to Result of int
        The worst rating among the known facts of each criterion; unknown when none is known.

    Raises
    ------
    ChoiceError
        If a fact has no scale, or a share lies outside 0-1.

    Examples
    --------
    >>> suggest_ratings({"on_time_share": Known(Decimal("0.9"))})["schedule"]
    Known(value=3)
    """
    strange = sorted(set(facts) - set(scales))
    if strange:
        raise ChoiceError(f"No scale rates these facts: {', '.join(strange)}.")
    found: dict[str, list[int]] = {criterion: [] for criterion in WEIGHTS}
    for name, fact in facts.items():
        if isinstance(fact, Known):
            found[CRITERION_OF_FACT[name]].append(scales[name].rate(_checked(name, fact.value)))
    return {
        criterion: Known(min(ratings)) if ratings else Unknown(f"No fact speaks to {criterion}.")
        for criterion, ratings in found.items()
    }


def _checked(name: str, value: Decimal) -> Decimal:
    """Refuse a share outside 0-1 and a count below 0; only the cost variance may be negative."""
    if name == "cost_variance_share":
        return exact(value, name)
    if name.endswith("_share"):
        return exact_share(value, name)
    if value < 0:
        raise ChoiceError(f"{name} cannot be below 0, as {value} is.")
    return exact(value, name)


def need_evidence(ratings: Mapping[str, int], levels: Sequence[int] = RATINGS_THAT_NEED_EVIDENCE) -> list[str]:
    """Return the criteria whose rating is so far from satisfactory that it needs evidence.

    Parameters
    ----------
    ratings : mapping of str to int
        Rating by criterion.
    levels : sequence of int
        Ratings that need evidence; a policy.

    Returns
    -------
    list of str
        Criteria in their order.

    Examples
    --------
    >>> need_evidence({"quality": 5, "cost": 3, "schedule": 2})
    ['quality', 'schedule']
    """
    return [criterion for criterion, rating in ratings.items() if rating in levels]
