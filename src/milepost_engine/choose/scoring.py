"""Weighted scoring against anchors, with what is not known and how far the ranking depends on the weights.

Every scale has anchors, so that a score depends on its own item only: adding a further item can never turn
the order of two others, as it can when scores are stretched between the best and the worst of the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import stdev

from milepost_engine.amounts import Amount, exact
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Coverage, Known, NotApplicable, Result, Unknown

HIGHEST_ANCHOR = 5
FULL_UTILITY = Decimal(100)
WEIGHT_TOLERANCE = Decimal("1e-9")
WEIGHT_SWING = Decimal("0.20")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with its weight.

    Attributes
    ----------
    code : str
        Stable name.
    weight : int, float or Decimal
        Share of the score, 0-1; the weights of a model add to 1.
    reversed_scale : bool
        Whether a high anchor is bad, as for cost and risk.
    """

    code: str
    weight: Amount
    reversed_scale: bool = False


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """What the scorers say of one item under one criterion.

    Attributes
    ----------
    utility : Result of Decimal
        Mean of the known scores on 0-100, turned round for a reversed scale.
    dispersion : Result of float
        Sample standard deviation of the known scores, on 0-100.
    coverage : Coverage
        Scorers who scored of all.
    """

    utility: Result[Decimal]
    dispersion: Result[float]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The score of an item.

    Attributes
    ----------
    code : str
        The item.
    score : Result of Decimal
        0-100; unknown as long as one criterion is.
    low, high : Decimal
        Score with every unknown criterion at 0, and at 100; equal to the score when all are known.
    criteria : mapping of str to CriterionScore
        By code of the criterion.
    """

    code: str
    score: Result[Decimal]
    low: Decimal
    high: Decimal
    criteria: Mapping[str, CriterionScore]


Answers = Mapping[str, Sequence[Result[int]] | Sequence[Result[Decimal]]]
"""Scores 0-5 of one item: by criterion, one for each scorer."""


def score_item(code: str, criteria: Sequence[Criterion], answers: Answers) -> ItemScore:
    """Score one item.

    Parameters
    ----------
    code : str
        The item.
    criteria : sequence of Criterion
        The model.
    answers : mapping of str to sequence of Result
        Scores 0-5 against the anchors, by criterion and scorer; a scorer who does not know says so.

    Returns
    -------
    ItemScore
        Score, interval and dispersion.

    Raises
    ------
    ChoiceError
        If the weights do not add to 1, a criterion is missing or unknown to the model, or a score lies outside
        0-5.

    Notes
    -----
    u = 20 * mean(scores), 100 - u on a reversed scale; score = sum(w u). Source: V. Belton and T. Stewart, Multiple
    Criteria Decision Analysis (2002), on local and global scales.

    Examples
    --------
    >>> model = [Criterion("value", 0.75), Criterion("risk", 0.25, reversed_scale=True)]
    >>> found = score_item("A", model, {"value": [Known(4)], "risk": [Known(2)]})
    >>> found.score
    Known(value=Decimal('75.00'))
    """
    weights = _weights(criteria)
    if set(answers) != set(weights):
        raise ChoiceError(f"{code} needs scores for exactly these criteria: {', '.join(weights)}.")
    by_criterion = {one.code: _criterion_score(code, one, answers[one.code]) for one in criteria}
    known = {
        name: weights[name] * one.utility.value for name, one in by_criterion.items() if isinstance(one.utility, Known)
    }
    low = sum(known.values(), start=Decimal(0))
    missing = [name for name in by_criterion if name not in known]
    high = low + sum((weights[name] * FULL_UTILITY for name in missing), start=Decimal(0))
    score: Result[Decimal] = Known(low)
    if missing:
        score = Unknown(f"{code} has no score for {', '.join(missing)}.")
    return ItemScore(code, score, low, high, by_criterion)


def rank(items: Sequence[ItemScore]) -> list[str]:
    """Return the codes of the items by score.

    Parameters
    ----------
    items : sequence of ItemScore
        Scored under one model.

    Returns
    -------
    list of str
        The highest first; an unknown score counts its lower end; ties by code.

    Examples
    --------
    >>> rank([])
    []
    """
    return [one.code for one in sorted(items, key=lambda one: (-one.low, one.code))]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the ranking changes when one weight does.

    Attributes
    ----------
    criterion : str
        Whose weight was changed.
    factor : Decimal
        By how much it was multiplied before the weights were made to add to 1 again.
    order : tuple of str
        The ranking that follows.
    moved : tuple of str
        Items on another rank than before.
    swapped_in, swapped_out : tuple of str
        Items that cross the cut line.
    """

    criterion: str
    factor: Decimal
    order: tuple[str, ...]
    moved: tuple[str, ...]
    swapped_in: tuple[str, ...]
    swapped_out: tuple[str, ...]


def sensitivity(
    criteria: Sequence[Criterion],
    answers: Mapping[str, Answers],
    cut_line: int,
    *,
    swing: Amount = WEIGHT_SWING,
) -> list[Sensitivity]:
    """Show how the ranking depends on each weight.

    Parameters
    ----------
    criteria : sequence of Criterion
        The model.
    answers : mapping of str to Answers
        Scores of every item.
    cut_line : int
        How many items from the top are taken, at least 0.
    swing : int, float or Decimal
        Share by which each weight is lowered and raised, between 0 and 1.

    Returns
    -------
    list of Sensitivity
        Two for each criterion of a weight above 0: lowered and raised.

    Raises
    ------
    ChoiceError
        As `score_item`, or if the cut line or the swing is impossible.

    Notes
    -----
    One weight at a time, w_c (1 +- swing), then all divided by their sum.

    Examples
    --------
    >>> model = [Criterion("a", 0.5), Criterion("b", 0.5)]
    >>> given = {"X": {"a": [Known(5)], "b": [Known(2)]}, "Y": {"a": [Known(2)], "b": [Known(5)]}}
    >>> [one.swapped_in for one in sensitivity(model, given, 1)]
    [('Y',), (), (), ('Y',)]
    """
    share = exact(swing, "The swing of a weight")
    if not 0 < share < 1 or cut_line < 0:
        raise ChoiceError("The swing lies between 0 and 1, and the cut line is at least 0.")
    before = _order(criteria, answers)
    taken = set(before[:cut_line])
    found = []
    for changed in criteria:
        for factor in (1 - share, 1 + share):
            if exact(changed.weight, "The weight") == 0:
                continue
            order = _order(_swung(criteria, changed.code, factor), answers)
            now = set(order[:cut_line])
            found.append(
                Sensitivity(
                    criterion=changed.code,
                    factor=factor,
                    order=tuple(order),
                    moved=tuple(one for one, was in zip(order, before, strict=True) if one != was),
                    swapped_in=tuple(sorted(now - taken)),
                    swapped_out=tuple(sorted(taken - now)),
                )
            )
    return found


def rank_stability(found: Sequence[Sensitivity]) -> Result[float]:
    """Return the share of the changed weights under which no item moved.

    Parameters
    ----------
    found : sequence of Sensitivity
        As `sensitivity` returned.

    Returns
    -------
    Result of float
        1 when the ranking is the same under every change; not applicable without any.

    Examples
    --------
    >>> rank_stability([Sensitivity("a", Decimal("0.8"), ("X",), (), (), ())])
    Known(value=1.0)
    """
    if not found:
        return NotApplicable("No weight was changed.")
    return Known(sum(not one.moved for one in found) / len(found))


def _weights(criteria: Sequence[Criterion]) -> dict[str, Decimal]:
    """Read the weights of a model."""
    weights = {one.code: exact(one.weight, f"The weight of {one.code}") for one in criteria}
    if len(weights) != len(criteria):
        raise ChoiceError("A criterion stands twice in the model.")
    total = sum(weights.values(), start=Decimal(0))
    if any(one < 0 for one in weights.values()) or abs(total - 1) > WEIGHT_TOLERANCE:
        raise ChoiceError(f"The weights must be at least 0 and add to 1; they add to {total}.")
    return weights


def _criterion_score(
    item: str, criterion: Criterion, scores: Sequence[Result[int]] | Sequence[Result[Decimal]]
) -> CriterionScore:
    """Aggregate what the scorers say."""
    known: list[Decimal] = []
    for one in scores:
        if isinstance(one, Known):
            value = exact(one.value, f"The score of {item} for {criterion.code}")
            if not 0 <= value <= HIGHEST_ANCHOR:
                raise ChoiceError(f"The score of {item} for {criterion.code} is {value}; the anchors go from 0 to 5.")
            known.append(value * FULL_UTILITY / HIGHEST_ANCHOR)
    due = [one for one in scores if not isinstance(one, NotApplicable)]
    cover = Coverage(len(known), len(due))
    dispersion: Result[float] = Unknown("Fewer than two scorers have scored.")
    if len(known) > 1:
        dispersion = Known(float(stdev(known)))
    if not known:
        return CriterionScore(Unknown(f"Nobody has scored {item} for {criterion.code}."), dispersion, cover)
    mean = sum(known, start=Decimal(0)) / len(known)
    return CriterionScore(Known(FULL_UTILITY - mean if criterion.reversed_scale else mean), dispersion, cover)


def _order(criteria: Sequence[Criterion], answers: Mapping[str, Answers]) -> list[str]:
    """Score and rank every item."""
    return rank([score_item(code, criteria, given) for code, given in answers.items()])


def _swung(criteria: Sequence[Criterion], code: str, factor: Decimal) -> list[Criterion]:
    """Return the model with one weight multiplied and all made to add to 1 again."""
    raw = {one.code: exact(one.weight, "The weight") * (factor if one.code == code else 1) for one in criteria}
    total = sum(raw.values(), start=Decimal(0))
    return [Criterion(one.code, raw[one.code] / total, one.reversed_scale) for one in criteria]
