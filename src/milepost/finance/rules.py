"""What must hold of costs and benefits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.documents import wording
from milepost.finance.choices import CostKind
from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class CostInput:
    """An amount of one kind in one month, given by its first day; no amount takes the line away."""

    month: date
    kind: str
    amount: Decimal | None


def month_is_a_first_day(line: CostInput) -> Unmet | None:
    """Require that a month is named by its first day."""
    if line.month.day == 1:
        return None
    return Unmet(
        rule="month_is_a_first_day",
        sentence="A month is named by its first day.",
        missing=f"{wording.day(line.month.replace(day=1))} instead of {wording.day(line.month)}.",
        cure="You",
        path="Correct the month.",
        field="lines",
    )


def spend_is_not_in_the_future(line: CostInput, today: date) -> Unmet | None:
    """Require that what was spent was spent by now."""
    if line.kind != CostKind.ACTUAL or line.month <= today:
        return None
    return Unmet(
        rule="spend_is_not_in_the_future",
        sentence="Actual spend says what has happened, so its month is not in the future.",
        missing=f"A month up to {today:%Y-%m}.",
        cure="You",
        path="Enter it as forecast until it is spent.",
        field="lines",
    )


def line_is_told_once(lines: Sequence[CostInput]) -> Unmet | None:
    """Require one amount for each month and kind."""
    keys = [(line.month, line.kind) for line in lines]
    twice = sorted({f"{kind} {month:%Y-%m}" for month, kind in keys if keys.count((month, kind)) > 1})
    if not twice:
        return None
    return Unmet(
        rule="line_is_told_once",
        sentence="A month and kind has one amount.",
        missing=f"One amount for {', '.join(twice[:5])}.",
        cure="You",
        path="Add the amounts up, or leave one out.",
        field="lines",
    )


def promised_costs_stand(lines: Sequence[CostInput], promised: Collection[date], *, by_machine: bool) -> Unmet | None:
    """Require that promised costs, once given, move with a new baseline only."""
    if by_machine or not promised or all(line.kind != CostKind.BASELINE for line in lines):
        return None
    return Unmet(
        rule="promised_costs_stand",
        sentence="The promised costs by month move only with a new baseline.",
        missing="A decision to re-baseline.",
        cure="The PMO director, the sponsor or an executive",
        path="Enter forecast and actual amounts, and ask for a new baseline if the promise itself must move.",
        field="lines",
    )


def lines_are_promises(lines: Sequence[CostInput]) -> Unmet | None:
    """Require baseline amounts only."""
    if lines and all(line.kind == CostKind.BASELINE for line in lines):
        return None
    return Unmet(
        rule="lines_are_promises",
        sentence="A new baseline of costs holds baseline amounts only.",
        missing="Amounts of the kind baseline.",
        cure="You",
        path="The project manager enters forecast and actual amounts.",
        field="lines",
    )


def costs_are_possible(lines: Sequence[CostInput], today: date) -> Iterator[Unmet]:
    """Yield everything that cannot be true of cost lines."""
    unmet = line_is_told_once(lines)
    if unmet:
        yield unmet
    for line in lines:
        checked = (month_is_a_first_day(line), spend_is_not_in_the_future(line, today))
        yield from (each for each in checked if each is not None)


def remaining_is_not_negative(forecast: Decimal | None, actual: Decimal | None) -> Unmet | None:
    """Require that what is expected in all is not less than what was spent already."""
    if forecast is None or actual is None or actual <= max(forecast, Decimal(0)):
        return None
    return Unmet(
        rule="remaining_is_not_negative",
        sentence="The forecast of the whole cost includes what was spent, so it is not less.",
        missing=f"A forecast of at least {actual}.",
        cure="You",
        path="Correct the forecast or the spend.",
        field="forecast_cost",
    )


def contingency_is_not_negative(contingency: Decimal | None) -> Unmet | None:
    """Require a reserve of nothing or more."""
    if contingency is None or contingency >= 0:
        return None
    return Unmet(
        rule="contingency_is_not_negative",
        sentence="A contingency is nothing or more.",
        missing="An amount that is not negative.",
        cure="You",
        path="Correct the contingency.",
        field="contingency",
    )


def benefit_has_an_owner(owner: int | None, *, by_machine: bool) -> Unmet | None:
    """Require somebody who answers for the benefit; published history may not say who."""
    if owner is not None or by_machine:
        return None
    return Unmet(
        rule="benefit_has_an_owner",
        sentence="Somebody answers for every benefit.",
        missing="The owner.",
        cure="You",
        path="Name the person who will use what the project delivers.",
        field="owner",
    )


def benefit_owner_does_not_deliver(owner: int | None, delivered: Collection[int]) -> Unmet | None:
    """Require an owner outside the delivery team."""
    if owner is None or owner not in delivered:
        return None
    return Unmet(
        rule="benefit_owner_does_not_deliver",
        sentence="The owner of a benefit is outside the delivery team.",
        missing="An owner who does not deliver the project.",
        cure="You",
        path="Name somebody who will use what the project delivers.",
        field="owner",
    )
