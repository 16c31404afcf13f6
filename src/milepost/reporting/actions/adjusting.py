"""The verb that corrects a locked report: a dated adjustment in the next open period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.canonical import plain
from milepost.kernel.errors import InvalidInput, Unmet
from milepost.kernel.policy import Actor
from milepost.projects.queries import part_scope
from milepost.reporting.choices import Adjustable, PeriodState
from milepost.reporting.models import Adjustment, StatusReport
from milepost.reporting.policies import AUTHORS
from milepost.reporting.queries.calendar import next_open_period
from milepost.reporting.rules.reports import report_is_native

CENT = Decimal("0.01")


def _is_locked(_actor: Actor, report: StatusReport) -> Iterator[Unmet]:
    unmet = report_is_native(report.origin)
    if unmet:
        yield unmet
    elif report.period.state != PeriodState.LOCKED:
        yield Unmet(
            "adjusted_report_is_locked",
            "Only a report of a locked period is corrected by an adjustment.",
            missing=f"{report.period.name} is still open.",
            cure="The project manager",
            path="Change the facts and submit the report again.",
        )


@action(
    "reporting.adjust",
    allowed=AUTHORS,
    scope=part_scope,
    guards=(_is_locked,),
    path="The project manager or the deputy corrects what the project reported.",
)
def adjust(act: Act, report: StatusReport, *, field: str, is_now: str, reason: str) -> Adjustment:
    """Correct a figure of a locked report by a dated adjustment in the next open period; the report itself stays."""
    act.because(reason)
    if field not in Adjustable.values:
        raise _unreadable("field", f"{field!r} is not one of {', '.join(Adjustable.values)}.")
    period = next_open_period(report.period)
    if period is None:
        act.require(_no_open_period(report))
        raise AssertionError("unreachable: the rule above refuses")
    now = _read(field, is_now)
    standing = Adjustment.objects.filter(about_report=report, field=field).order_by("-id").first()
    was = standing.is_now if standing else str(plain(getattr(report, field)) or "")
    if was == now:
        act.require(_nothing_changes(field))
    return act.add(
        Adjustment(
            period=period, about_report=report, field=field, was=was, is_now=now, reason=reason, dated=act.at.date()
        )
    )


def _read(field: str, text: str) -> str:
    """Return what was typed in the one way in which it is kept."""
    try:
        if field == Adjustable.FORECAST_FINISH:
            return date.fromisoformat(text.strip()).isoformat()
        amount = Decimal(text.strip())
    except (ValueError, InvalidOperation) as error:
        raise _unreadable("is_now", f"{text!r} cannot be read as a date or an amount.") from error
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 16:
        raise _unreadable("is_now", f"{text!r} is no amount of money.")
    return format(amount.quantize(CENT), "f")


def _unreadable(field: str, sentence: str) -> InvalidInput:
    return InvalidInput((Unmet("adjustment_can_be_read", sentence, cure="You", field=field),))


def _no_open_period(report: StatusReport) -> Unmet:
    return Unmet(
        "adjustment_has_a_period",
        "An adjustment belongs to the next open period.",
        missing=f"No period after {report.period.name} is open.",
        cure="PMO",
        path="Ask the PMO to open the next period.",
    )


def _nothing_changes(field: str) -> Unmet:
    return Unmet(
        "adjustment_changes_something",
        "An adjustment changes a figure.",
        missing=f"The {field.replace('_', ' ')} has this value already.",
        cure="You",
        field="is_now",
    )
