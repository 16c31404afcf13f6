"""Spend month by month, added up: what was promised, what was spent, what is expected."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from milepost.finance.choices import CostKind
from milepost.finance.queries import costs_of


@dataclass(frozen=True, slots=True)
class SpendPoint:
    """One month: the sums up to and including it; None before or after what is known of a kind."""

    month: date
    baseline: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None


def spend_curve(project_ids: Collection[int], moment: datetime | None = None) -> tuple[SpendPoint, ...]:
    """Return the months of some projects in one currency, added up; the forecast goes on from the last actual month."""
    by_kind: dict[str, dict[date, Decimal]] = {kind: {} for kind in CostKind.values}
    for costs in costs_of(project_ids, moment).values():
        for kind, months in costs.months.items():
            for month, amount in months.items():
                by_kind[kind][month] = by_kind[kind].get(month, Decimal(0)) + amount
    spent = by_kind[CostKind.ACTUAL]
    until = max(spent, default=None)
    to_come = {month: amount for month, amount in by_kind[CostKind.FORECAST].items() if until is None or month > until}
    start = {until: sum(spent.values(), Decimal(0))} if until and to_come else {}
    every = sorted({*by_kind[CostKind.BASELINE], *spent, *to_come})
    baseline = _added_up(every, by_kind[CostKind.BASELINE])
    actual, forecast = _added_up(every, spent), _added_up(every, {**start, **to_come})
    return tuple(map(SpendPoint, every, baseline, actual, forecast))


def _added_up(months: list[date], amounts: Mapping[date, Decimal]) -> list[Decimal | None]:
    """Return the running sum from the first to the last known month, None outside."""
    if not amounts:
        return [None] * len(months)
    first, last, total = min(amounts), max(amounts), Decimal(0)
    sums: list[Decimal | None] = []
    for month in months:
        total += amounts.get(month, Decimal(0))
        sums.append(total if first <= month <= last else None)
    return sums
