"""The compliance score of obligations, and beside it how much of what was performed somebody verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from milepost.compliance.choices import DutyState
from milepost.compliance.queries import Item, Outcome
from milepost.kernel.measure import Known, NotApplicable, Result, map_known
from milepost_engine.choose.compliance import Obligation, compliance
from milepost_engine.choose.compliance import Outcome as Counted

FOUR_PLACES = Decimal("0.0001")
AMBER, GREEN = Decimal("0.75"), Decimal("0.90")
"""Section 3.16: green from 0.90, amber from 0.75."""


@dataclass(frozen=True, slots=True)
class Score:
    """The score of what was due, what it rests on, and what stands beside it.

    `coverage` is the share of what was performed that was verified: it never changes the score. Advice, which is not
    mandatory, is counted beside and never scored.
    """

    value: Result[Decimal]
    coverage: Result[Decimal]
    counted: int
    waived: int
    on_time: int
    late: int
    breaches: tuple[Item, ...]
    critical: tuple[Item, ...]
    advice_followed: int
    advice_missed: int

    @property
    def colour(self) -> str:
        """Return the colour of section 3.16; grey where nothing was due."""
        if not isinstance(self.value, Known):
            return "grey"
        if self.critical or self.value.value < AMBER:
            return "red"
        return "green" if self.value.value >= GREEN else "amber"


def scored(items: Iterable[Item]) -> Score:
    """Score obligations as section 3.17 says: on time 1, late one half, breached 0, waived left out but counted."""
    told = list(items)
    due = [each for each in told if each.mandatory and each.outcome is not None]
    found = compliance(
        [Obligation(each.key, each.weight, Counted(each.outcome.value), each.critical) for each in due if each.outcome]
    )
    breaches = tuple(each for each in due if each.outcome == Outcome.BREACHED)
    return Score(
        value=map_known(found.score, lambda share: Decimal(repr(share)).quantize(FOUR_PLACES)),
        coverage=_coverage(told),
        counted=found.counted,
        waived=found.waived,
        on_time=sum(each.outcome == Outcome.ON_TIME for each in due),
        late=sum(each.outcome == Outcome.LATE for each in due),
        breaches=breaches,
        critical=tuple(each for each in breaches if each.critical),
        advice_followed=sum(not each.mandatory and each.performed_on is not None for each in told),
        advice_missed=sum(each.state == DutyState.MISSED for each in told),
    )


def _coverage(items: Iterable[Item]) -> Result[Decimal]:
    done = [each for each in items if each.performed_on is not None]
    if not done:
        return NotApplicable("Nothing was performed yet.")
    verified = sum(each.state == DutyState.VERIFIED for each in done)
    return Known((Decimal(verified) / len(done)).quantize(FOUR_PLACES))
