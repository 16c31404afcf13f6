"""What project managers write: short, about what was reached and what comes next, with the figures of the month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.demo.cast.organisation import CURRENCY
from milepost.demo.shapes import Beat
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand

MILLION = Decimal(1_000_000)
REACHED = ("{done} was reached on {day}.", "We reached {done} on {day}.", "{done} is complete since {day}.")
COMING = (
    "Next is {coming}, expected {day}.",
    "{coming} follows, expected {day}.",
    "We now work towards {coming} ({day}).",
)
STEADY = (
    "Work goes on as planned.",
    "The month went to plan.",
    "No surprises this month.",
    "The contractor keeps to the programme.",
    "The team is complete and on schedule.",
)


def narrative(narrator: Narrator, strand: Strand, month: int) -> dict[str, str]:
    """Return the texts of a report, part by part; a part without anything to say is empty."""
    beat = strand.beat(month)
    return {
        "summary": " ".join(_summary(narrator, strand, month, beat)),
        "schedule": _schedule(strand, beat),
        "cost": _cost(strand, beat),
        "ask": beat.ask,
    }


def plain_day(day: date) -> str:
    """Return a date as people write it."""
    return f"{day.day} {day:%B %Y}"


def millions(amount: Decimal) -> str:
    """Return an amount in millions as people write it."""
    return f"{CURRENCY} {(amount / MILLION).quantize(Decimal('0.01'))} m"


def _summary(narrator: Narrator, strand: Strand, month: int, beat: Beat) -> list[str]:
    code = strand.plot.code
    told = [beat.summary] if beat.summary else [narrator.chance.choice(STEADY, code, month)]
    start, end = narrator.months.start(month), narrator.months.end(month)
    reached = [each for each in strand.milestones if each.actual_date and start <= each.actual_date <= end]
    coming = [each for each in strand.milestones if each.actual_date is None and each.forecast_date]
    if strand.finished_on is not None:
        return [f"All work is done since {plain_day(strand.finished_on)}; we hand over and close the books."]
    if reached and reached[-1].actual_date:
        words = narrator.chance.choice(REACHED, code, month, "reached")
        told.append(words.format(done=reached[-1].name, day=plain_day(reached[-1].actual_date)))
    if coming and coming[0].forecast_date:
        words = narrator.chance.choice(COMING, code, month, "coming")
        told.append(words.format(coming=coming[0].name, day=plain_day(coming[0].forecast_date)))
    return told


def _schedule(strand: Strand, beat: Beat) -> str:
    if not beat.slip_days or strand.forecast_finish is None or strand.finished_on is not None:
        return ""
    days = abs(beat.slip_days)
    side = "after" if beat.slip_days > 0 else "before"
    return f"We expect to finish on {plain_day(strand.forecast_finish)}, {days} days {side} the baseline."


def _cost(strand: Strand, beat: Beat) -> str:
    if beat.cost_share == 1 or strand.forecast_cost is None:
        return ""
    difference = strand.forecast_cost - strand.cost
    word = "more" if difference > 0 else "less"
    return (
        f"We expect {millions(strand.forecast_cost)} in all, {millions(abs(difference))} {word} than promised; "
        f"{millions(strand.spent_in_all)} is spent."
    )
