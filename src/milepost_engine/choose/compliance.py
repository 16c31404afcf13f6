"""The compliance score: how much of what was due was done, and done in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from milepost_engine.amounts import Amount, exact
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result

CRITICAL_BREACH_CAP = Decimal("0.49")


class Outcome(StrEnum):
    """What became of an obligation that fell due."""

    ON_TIME = "on_time"
    LATE = "late"
    BREACHED = "breached"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"


_CREDIT = {Outcome.ON_TIME: Decimal(1), Outcome.LATE: Decimal("0.5"), Outcome.BREACHED: Decimal(0)}


@dataclass(frozen=True, slots=True)
class Obligation:
    """An obligation due.

    Attributes
    ----------
    code : str
        Stable name.
    weight : int, float or Decimal
        Above 0.
    outcome : Outcome
        What became of it.
    critical : bool
        Whether its breach caps the score.
    """

    code: str
    weight: Amount
    outcome: Outcome
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Compliance:
    """The score with what stands beside it.

    Attributes
    ----------
    score : Result of float
        0-1; not applicable when nothing was due.
    counted, waived, not_applicable : int
        Obligations in the score, and those left out of it but shown.
    critical_breaches : tuple of str
        Codes of critical obligations breached.
    """

    score: Result[float]
    counted: int
    waived: int
    not_applicable: int
    critical_breaches: tuple[str, ...]


def compliance(obligations: Sequence[Obligation], *, cap: Amount = CRITICAL_BREACH_CAP) -> Compliance:
    """Score the obligations that fell due.

    Parameters
    ----------
    obligations : sequence of Obligation
        All that fell due, waived and not applicable ones included.
    cap : int, float or Decimal
        Highest score beside a critical breach; a policy.

    Returns
    -------
    Compliance
        Score and counts.

    Raises
    ------
    ChoiceError
        If a weight is not above 0 or no number.

    Notes
    -----
    score = sum(w c) / sum(w) with c = 1 on time, 0.5 late, 0 breached. When nothing was due there is no
    score: 100 % would praise a project for what nobody asked of it yet.

    Examples
    --------
    >>> done = [(5, Outcome.ON_TIME), (3, Outcome.LATE), (3, Outcome.ON_TIME), (1, Outcome.BREACHED)]
    >>> found = compliance([Obligation(str(n), w, o) for n, (w, o) in enumerate(done)])
    >>> round(found.score.value, 4)
    0.7917
    """
    weighed = [(one, _weight(one)) for one in obligations]
    counted = [(one, weight) for one, weight in weighed if one.outcome in _CREDIT]
    total = sum((weight for _, weight in counted), start=Decimal(0))
    breaches = tuple(o.code for o, _ in counted if o.critical and o.outcome is Outcome.BREACHED)
    score: Result[float] = NotApplicable("No obligation was due.")
    if counted:
        reached = sum((weight * _CREDIT[one.outcome] for one, weight in counted), start=Decimal(0)) / total
        score = Known(float(min(reached, exact(cap, "The cap")) if breaches else reached))
    return Compliance(
        score=score,
        counted=len(counted),
        waived=sum(one.outcome is Outcome.WAIVED for one in obligations),
        not_applicable=sum(one.outcome is Outcome.NOT_APPLICABLE for one in obligations),
        critical_breaches=breaches,
    )


def _weight(obligation: Obligation) -> Decimal:
    """Read the weight of an obligation."""
    weight = exact(obligation.weight, f"The weight of {obligation.code}")
    if weight <= 0:
        raise ChoiceError(f"The weight of {obligation.code} must be above 0, not {weight}.")
    return weight
