"""What comes round does come round, and leaves time to work."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.methods.definition import Method, Obligation
from milepost.methods.definition.vocabulary import Every
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import placed

DAYS: dict[Every, int] = {"week": 7, "fortnight": 14, "month": 30, "quarter": 90}
TIMES_A_MONTH: dict[Every, Fraction] = {
    "week": Fraction(52, 12),
    "fortnight": Fraction(26, 12),
    "month": Fraction(1),
    "quarter": Fraction(1, 3),
}
MINUTES_A_MONTH = 10_400
"""Working time of a month: 40 hours a week, 52 weeks, over 12 months."""
MOST_SHARE = Fraction(1, 20)
"""Of the working time, what one recurring obligation may take: a twentieth."""


def minutes_a_month(duty: Obligation) -> Fraction:
    """Return what a recurring obligation costs a month on average; a single one costs nothing a month."""
    return duty.minutes * TIMES_A_MONTH[duty.recurrence.every] if duty.recurrence else Fraction(0)


def _over_before(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for path, duty in placed(method.obligations, "obligations"):
        until = duty.recurrence.until if duty.recurrence else None
        if until and flow.surely_after(duty.anchor, until):
            yield Spot(
                f"{path}.recurrence.until",
                f"`{duty.code}` ends before it falls due for the first time.",
                "Name a later event.",
            )


def _never_round(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for path, duty in placed(method.obligations, "obligations"):
        until = duty.recurrence.until if duty.recurrence else None
        if not duty.recurrence or not until or flow.surely_after(duty.anchor, until):
            continue
        same = flow.boundary(until) is not None and flow.boundary(until) == flow.boundary(duty.anchor)
        if same and until.days - duty.anchor.days < DAYS[duty.recurrence.every]:
            yield Spot(
                f"{path}.recurrence",
                f"`{duty.code}` ends less than a {duty.recurrence.every} after its first time: it comes once.",
                "Let it end later, or leave the recurrence out.",
            )


def _no_time_left(method: Method) -> Iterator[Spot]:
    most = MINUTES_A_MONTH * MOST_SHARE
    for path, duty in placed(method.obligations, "obligations"):
        if minutes_a_month(duty) > most:
            yield Spot(
                f"{path}.recurrence.every",
                f"`{duty.code}` alone takes {float(minutes_a_month(duty)):.0f} minutes a month, "
                f"more than a twentieth of the working time, {float(most):.0f}.",
                "Let it come round less often, or make it lighter.",
            )


def _no_time_to_approve(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.recurrence and duty.recurrence.every == "week" and duty.artefact:
            yield Spot(
                f"{path}.recurrence.every",
                f"`{duty.artefact}` would be written, reviewed and approved anew every week.",
                "A fortnight is the shortest time in which a document goes round.",
            )


RECURRENCE_ENDS_AFTER_IT_BEGINS = Rule(
    "recurrence_ends_after_it_begins", "What comes round ends after its first time.", ERROR, _over_before
)
RECURRENCE_COMES_ROUND = Rule(
    "recurrence_comes_round", "What comes round has time to come twice.", WARNING, _never_round
)
RECURRENCE_LEAVES_TIME_TO_WORK = Rule(
    "recurrence_leaves_time_to_work",
    "No recurring obligation takes more than a twentieth of the working time.",
    WARNING,
    _no_time_left,
)
RECURRENCE_LEAVES_TIME_TO_APPROVE = Rule(
    "recurrence_leaves_time_to_approve", "No document is approved anew every week.", WARNING, _no_time_to_approve
)
