"""The PMO's own part of a month: it opens the period and locks it."""

from __future__ import annotations

from milepost.demo.cast import people as cast
from milepost.demo.telling.narrator import Narrator
from milepost.reporting import actions as reporting
from milepost.reporting.models import Period


def open_period(narrator: Narrator, month: int) -> None:
    """Have an analyst open the period of a month on the first working day after its data date."""
    if narrator.cycle is None:
        raise ValueError("A period opens in a cycle")
    label, end = narrator.months.label(month), narrator.months.end(month)
    narrator.periods[month] = narrator.do(
        narrator.actor(cast.ANALYSTS[0]),
        reporting.open_period,
        narrator.cycle,
        code=f"{label:%Y-%m}",
        name=f"{label:%B %Y}",
        start_date=narrator.months.start(month),
        end_date=end,
    )


def lock(narrator: Narrator, month: int) -> None:
    """Have an analyst lock the period of a month."""
    period = Period.objects.select_related("cycle__calendar").get(pk=narrator.periods[month].pk)
    narrator.do(narrator.actor(cast.ANALYSTS[month % len(cast.ANALYSTS)]), reporting.lock_period, period)
