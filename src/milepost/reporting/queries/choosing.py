"""Which period a report is about: the one that was named, else the latest locked one, else the latest."""

from __future__ import annotations

from datetime import datetime

from milepost.kernel.errors import Refusal, refuse
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Cycle, Period
from milepost.reporting.queries.source import Source


def chosen_period(code: str = "", cycle: str = "", as_of: datetime | None = None) -> Period:
    """Return the period with this code; without one the latest that is locked, else the latest, as known at `as_of`."""
    periods = _known(cycle, as_of)
    named = [each for each in periods if code in ("", each.code, each.name)]
    if not named:
        raise _unknown("period", code, sorted({each.code for each in periods})[-12:])
    if code and len(named) > 1:
        cycles = Cycle.objects.filter(pk__in=[each.cycle_id for each in named]).order_by("code")
        raise refuse(
            "period_is_of_one_cycle",
            f"There is a period {code!r} in several cycles.",
            missing=f"The cycle: {', '.join(cycles.values_list('code', flat=True))}.",
            cure="You",
            path="Name the cycle too.",
            field_name="cycle",
        )
    locked = [each for each in named if each.state == PeriodState.LOCKED]
    latest = max(locked or named, key=lambda each: (each.end_date, each.pk))
    return Period.objects.select_related("cycle__calendar", "locked_by").get(pk=latest.pk)


def _known(cycle: str, as_of: datetime | None) -> list[Period]:
    source = Source(as_of)
    if not cycle:
        series = {each.pk for each in source.rows(Cycle) if each.interim_of_id is not None}
        return [each for each in source.rows(Period) if each.cycle_id not in series]
    cycles = source.rows(Cycle, code=cycle)
    if not cycles:
        raise _unknown("cycle", cycle, list(Cycle.objects.order_by("code").values_list("code", flat=True)))
    return source.rows(Period, cycle_id=cycles[0].pk)


def _unknown(what: str, code: str, there_are: list[str]) -> Refusal:
    return refuse(
        f"{what}_is_known",
        f"There is no {what} {code!r}." if code else f"There is no {what} yet.",
        missing=f"There are: {', '.join(there_are)}." if there_are else f"No {what} was open at that moment.",
        cure="You" if there_are else "PMO",
        path=f"Name one of them as the {what}." if there_are else "Open a period, or ask for a later moment.",
        field_name=what,
    )
