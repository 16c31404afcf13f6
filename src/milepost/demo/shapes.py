"""What a story is made of: plots, which say what a project is, and beats, which say what one of its months is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

ONE = Decimal(1)
CALM = Decimal("0.55")
NEVER = 99
"""A number of working days that lies beyond the present: what is planned for then has not happened yet."""


class Verdict(StrEnum):
    """What the PMO makes of a report."""

    ACCEPT = "accept"
    RETURN = "return"
    ACCEPT_OVERRIDES = "accept_overrides"
    REJECT_OVERRIDES = "reject_overrides"


@dataclass(frozen=True, slots=True)
class Plot:
    """What a project is and what it promises.

    Attributes
    ----------
    begins : the month in which it starts executing, counted from the present one, which is 0.
    months : its promised duration.
    cost : its promised cost in thousands of the organisation's currency.
    steps : its milestones, evenly spread over the duration, the last one at its end.
    gates, contracts : those of the steps that bind: missing one of them turns the schedule red.
    still_plans : whether it is planning still, so that nothing is promised yet.
    benefit : what it is done for; the target is in thousands a year when the unit is empty.
    """

    code: str
    name: str
    purpose: str
    unit: str
    pm: str
    begins: int
    months: int
    cost: int
    steps: tuple[str, ...]
    benefit: tuple[str, int, str]
    aims: tuple[str, ...]
    risks: tuple[str, ...]
    project_class: str = "B"
    category: str = "Renewal"
    programme: str = ""
    deputy: str = ""
    gates: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    team: int = 3
    still_plans: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """What one month of a project is like, as facts and as a report.

    Attributes
    ----------
    slip_days : how many days the forecast finish lies after the baseline in force.
    cost_share : the forecast cost as a share of the baseline in force.
    spend_share : what is spent this month as a share of what was planned for it.
    complete : progress; none lets it follow the calendar.
    worry : exposure to risk as a ratio to the contingency.
    benefits : the forecast of benefits as a share of the target.
    kept_up : whether the project manager brings the facts up to date.
    reports_after : working days from the data date to submission.
    reviewed_after : working days from there to the review.
    corrected_after : working days from a return to the next submission.
    """

    slip_days: int = 0
    cost_share: Decimal = ONE
    spend_share: Decimal = ONE
    complete: Decimal | None = None
    worry: Decimal = CALM
    benefits: Decimal = ONE
    kept_up: bool = True
    summary: str = ""
    ask: str = ""
    declares: Mapping[str, str] = field(default_factory=dict)
    justification: str = ""
    evidence: str = ""
    by_deputy: bool = False
    reports_after: int = 2
    reviewed_after: int = 1
    corrected_after: int = 1
    verdict: Verdict = Verdict.ACCEPT
    reason: str = ""
