"""What first: relative weighted shortest job first, and cost of delay by duration in money.

The two are never mixed in one ranking: the one is relative to the other items of its list, the other is
money. A cost of delay that jumps at a deadline is not linear; use a latest finish in `selection` for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from milepost_engine.amounts import Amount, exact
from milepost_engine.errors import ChoiceError

RELATIVE_SIZES = (1, 2, 3, 5, 8, 13, 20)


@dataclass(frozen=True, slots=True)
class Feature:
    """An item estimated relative to the others of its list.

    Attributes
    ----------
    code : str
        Stable name, the last tie-break.
    business_value, time_criticality, risk_reduction, job_size : int
        Relative sizes: 1, 2, 3, 5, 8, 13 or 20.
    """

    code: str
    business_value: int
    time_criticality: int
    risk_reduction: int
    job_size: int


@dataclass(frozen=True, slots=True)
class Job:
    """An item with its cost of delay in money.

    Attributes
    ----------
    code : str
        Stable name, the last tie-break.
    delay_cost : int, float or Decimal
        Cost of one time unit of delay, at least 0.
    duration : int, float or Decimal
        Time units, above 0.
    """

    code: str
    delay_cost: Amount
    duration: Amount


@dataclass(frozen=True, slots=True)
class JobSequence:
    """A sequence of jobs on one server.

    Attributes
    ----------
    order : tuple of str
        Codes, the first to do first.
    total_delay_cost : Decimal
        Sum over jobs of delay cost times the time of completion.
    """

    order: tuple[str, ...]
    total_delay_cost: Decimal


def rank_features(features: Sequence[Feature]) -> list[tuple[str, Fraction]]:
    """Rank items by relative cost of delay over size.

    Parameters
    ----------
    features : sequence of Feature
        All items of one list; in each column at least one is the anchor of size 1.

    Returns
    -------
    list of (code, score)
        Highest score first; ties by smaller size, then code. Scores are exact.

    Raises
    ------
    ChoiceError
        If a size is none of the relative sizes, a column has no anchor, or a code stands twice.

    Notes
    -----
    WSJF = (business value + time criticality + risk reduction or opportunity) / job size. Source: Scaled
    Agile Framework, after D. Reinertsen, The Principles of Product Development Flow (2009).

    Examples
    --------
    >>> items = [Feature("A", 3, 13, 8, 5), Feature("B", 8, 3, 2, 3), Feature("C", 5, 2, 1, 8),
    ...          Feature("D", 1, 1, 1, 1)]
    >>> [(code, round(float(score), 2)) for code, score in rank_features(items)]
    [('A', 4.8), ('B', 4.33), ('D', 3.0), ('C', 1.0)]
    """
    _refuse_twice([one.code for one in features])
    columns = ("business_value", "time_criticality", "risk_reduction", "job_size")
    for column in columns:
        sizes = [getattr(one, column) for one in features]
        wrong = [one.code for one, size in zip(features, sizes, strict=True) if size not in RELATIVE_SIZES]
        if wrong:
            raise ChoiceError(f"{column} of {wrong[0]} must be one of {RELATIVE_SIZES}.")
        if features and min(sizes) != 1:
            raise ChoiceError(f"In the column {column} one item must be the anchor of size 1.")
    scored = [(one, wsjf(one)) for one in features]
    scored.sort(key=lambda pair: (-pair[1], pair[0].job_size, pair[0].code))
    return [(one.code, score) for one, score in scored]


def wsjf(feature: Feature) -> Fraction:
    """Return the score of one item.

    Parameters
    ----------
    feature : Feature
        The item.

    Returns
    -------
    Fraction
        Exact relative score, without unit.

    Raises
    ------
    ChoiceError
        If its size is not above 0, or a part is no whole number of at least 0.

    Examples
    --------
    >>> wsjf(Feature("A", 3, 13, 8, 5))
    Fraction(24, 5)
    """
    parts = (feature.business_value, feature.time_criticality, feature.risk_reduction)
    if any(not isinstance(one, int) or isinstance(one, bool) or one < 0 for one in (*parts, feature.job_size)):
        raise ChoiceError(f"The relative sizes of {feature.code} must be whole numbers of at least 0.")
    if feature.job_size == 0:
        raise ChoiceError(f"The size of {feature.code} must be above 0: estimate the work.")
    return Fraction(sum(parts), feature.job_size)


def sequence_jobs(jobs: Sequence[Job]) -> JobSequence:
    """Return the sequence of least total cost of delay on one server.

    Parameters
    ----------
    jobs : sequence of Job
        Costs in one currency, durations in one unit of time.

    Returns
    -------
    JobSequence
        Highest cost of delay by duration first; ties by shorter duration, then code.

    Raises
    ------
    ChoiceError
        If a duration is not above 0, a cost below 0, or a code stands twice.

    Notes
    -----
    CD3 = cost of delay / duration; the rule is optimal for linear costs (W. E. Smith, Naval Research
    Logistics Quarterly 3, 1956; D. Reinertsen, 2009).

    Examples
    --------
    >>> found = sequence_jobs([Job("P", 10, 2), Job("Q", 6, 1), Job("R", 20, 5)])
    >>> found.order, found.total_delay_cost
    (('Q', 'P', 'R'), Decimal('196'))
    """
    read = [_read(one) for one in jobs]
    _refuse_twice([code for code, _, _ in read])
    read.sort(key=lambda one: (-Fraction(one[1]) / Fraction(one[2]), one[2], one[0]))
    return JobSequence(tuple(code for code, _, _ in read), delay_cost(jobs, [code for code, _, _ in read]))


def delay_cost(jobs: Sequence[Job], order: Sequence[str]) -> Decimal:
    """Return the total cost of delay of a sequence.

    Parameters
    ----------
    jobs : sequence of Job
        The jobs.
    order : sequence of str
        Each of their codes once.

    Returns
    -------
    Decimal
        Sum over jobs of delay cost times the time of completion.

    Raises
    ------
    ChoiceError
        As `sequence_jobs`, or if the order does not name every job once.

    Examples
    --------
    >>> delay_cost([Job("P", 10, 2), Job("Q", 6, 1)], ["P", "Q"])
    Decimal('38')
    """
    by_code = {code: (cost, duration) for code, cost, duration in map(_read, jobs)}
    if sorted(order) != sorted(one.code for one in jobs):
        raise ChoiceError("An order names every job once.")
    total = clock = Decimal(0)
    for code in order:
        cost, duration = by_code[code]
        clock += duration
        total += cost * clock
    return total


def _read(job: Job) -> tuple[str, Decimal, Decimal]:
    """Read a job and refuse impossible numbers."""
    cost = exact(job.delay_cost, f"The cost of delay of {job.code}")
    duration = exact(job.duration, f"The duration of {job.code}")
    if cost < 0 or duration <= 0:
        raise ChoiceError(f"{job.code} needs a cost of delay of at least 0 and a duration above 0.")
    return job.code, cost, duration


def _refuse_twice(codes: Sequence[str]) -> None:
    """Refuse a code that stands twice."""
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ChoiceError(f"Every item stands once in a list; these stand twice: {', '.join(twice)}.")
