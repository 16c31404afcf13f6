"""Who may decide a change: three lanes by what it touches and how far, counted over ninety days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from milepost.changes.choices import Lane
from milepost.changes.rules.impact import Impact

TOLERANCE_COST = Decimal("0.05")
"""tolerance.cost: how much dearer a project may become before somebody above its manager decides."""
TOLERANCE_TIME = Decimal("0.05")
"""tolerance.time: how much later a promised date may become, as a share of the promised duration."""
CUMULATIVE_WINDOW = timedelta(days=90)
"""cr.cumulative.window: changes taken on within it count together, so that splitting one does not help."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a change reaches together with those of the last ninety days, as shares of what was promised before."""

    time_share: Decimal | None
    cost_share: Decimal | None
    alone_time_share: Decimal | None
    alone_cost_share: Decimal | None
    together: int


def reach_of(impact: Impact, earlier: Sequence[Impact]) -> Reach:
    """Return the reach of a change after `earlier` ones, the oldest first; unknown where it cannot be measured."""
    whole = (*earlier, impact)
    return Reach(
        time_share=_time_share(whole),
        cost_share=_cost_share(whole),
        alone_time_share=_time_share((impact,)),
        alone_cost_share=_cost_share((impact,)),
        together=len(earlier),
    )


def lane_of(impact: Impact, reach: Reach) -> Lane:
    """Return the lane: what cannot be measured is not within tolerance."""
    if not impact.touches_promise:
        return Lane.A
    within = (
        reach.time_share is not None
        and reach.time_share <= TOLERANCE_TIME
        and reach.cost_share is not None
        and reach.cost_share <= TOLERANCE_COST
    )
    return Lane.B if within else Lane.C


def _time_share(impacts: Sequence[Impact]) -> Decimal | None:
    slips = sum(each.slip_days for each in impacts)
    if not slips:
        return Decimal(0)
    days = next((each.promised_days for each in impacts if each.promised_days is not None), None)
    return None if not days else Decimal(slips) / days


def _cost_share(impacts: Sequence[Impact]) -> Decimal | None:
    extra = [each.extra_cost for each in impacts]
    known = [each for each in extra if each is not None]
    if len(known) < len(extra):
        return None
    if not sum(known):
        return Decimal(0)
    base = next((each.cost_before for each in impacts if each.cost_before is not None), None)
    return None if not base else sum(known, Decimal(0)) / base
