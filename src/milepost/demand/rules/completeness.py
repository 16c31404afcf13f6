"""What a request must say before it can be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class Filled:
    """What a request says so far."""

    problem: str
    desired_result: str
    do_nothing: str
    benefits: str
    sponsor: bool
    objectives: int
    mandatory: bool
    legal_reference: str
    cost_low: Decimal | None
    cost_likely: Decimal | None
    cost_high: Decimal | None


def request_is_complete(told: Filled) -> Iterator[Unmet]:
    """Yield what is missing before a request can be submitted."""
    ranged = None not in {told.cost_low, told.cost_likely, told.cost_high}
    wanted = (
        ("problem", "What the problem is.", told.problem),
        ("desired_result", "What shall be otherwise afterwards.", told.desired_result),
        ("do_nothing", "What happens if nothing is done: it is always one of the options.", told.do_nothing),
        ("benefits", "What it is good for, and for whom.", told.benefits),
        ("sponsor", "Who sponsors it.", told.sponsor),
        ("cost_likely", "What it may cost: at least, likely, at most.", ranged),
    )
    for field, missing, given in wanted:
        if not (given.strip() if isinstance(given, str) else given):
            yield _incomplete(field, missing)
    if told.mandatory and not told.legal_reference.strip():
        yield _incomplete("legal_reference", "Which law or order makes it mandatory.")
    if not told.mandatory and not told.objectives:
        yield _incomplete("objectives", "An objective that it serves, or that it is mandatory, with the law.")


def _incomplete(field: str, missing: str) -> Unmet:
    return Unmet(
        rule="request_is_complete",
        sentence="A request says problem, result, options, benefits, cost range, sponsor and what it serves.",
        missing=missing,
        cure="The requester",
        path="Complete the draft, then submit it. The PMO helps.",
        field=field,
    )


def cost_range_is_in_order(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> Unmet | None:
    """Require that the least cost is not above the likely one, nor that above the most, and none below nothing."""
    known = [each for each in (low, likely, high) if each is not None]
    if all(each.is_finite() and each >= 0 for each in known) and known == sorted(known):
        return None
    return Unmet(
        rule="cost_range_is_in_order",
        sentence="The least cost is not above the likely one, and the likely one not above the most.",
        missing="Three amounts of at least 0, in order.",
        cure="You",
        path="Correct the range; leave open what you cannot estimate yet.",
        field="cost_likely",
    )


def finish_not_before_start(start: date | None, finish: date | None) -> Unmet | None:
    """Require that what must finish by a day can begin before it."""
    if start is None or finish is None or start <= finish:
        return None
    return Unmet(
        rule="finish_not_before_start",
        sentence="The day by which it must finish does not lie before the earliest start.",
        missing="A later last day, or an earlier start.",
        cure="You",
        path="Correct one of the two days.",
        field="finish_by_date",
    )
