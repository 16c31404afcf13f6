"""A report from its name: find the period, read its body, leave out what the reader does not see, lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from milepost.documents.model import Document
from milepost.kernel.errors import refuse
from milepost.kernel.policy import Actor
from milepost.people.queries import oversees
from milepost.projects.queries import visible_to
from milepost.reporting.bridge.bodies import PeriodBody, body_of, seen_by, was_recorded
from milepost.reporting.models import Period
from milepost.reporting.queries.choosing import chosen_period
from milepost.reporting.reports.catalogue import report_named
from milepost.reporting.reports.definition import Asked
from milepost.reporting.reports.reading.period import Reading


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted, of which period, as known when; an empty period is the latest locked one."""

    name: str
    period: str = ""
    cycle: str = ""
    as_of: datetime | None = None
    project: str = ""
    base_url: str = ""


def produced(actor: Actor, order: Order) -> Document:
    """Return the report that is ordered, with the projects that `actor` sees."""
    report = report_named(order.name)
    period = chosen_period(order.period, order.cycle, order.as_of)
    return report.document(reading_for(actor, period, order.as_of), Asked(order.project, order.base_url))


def reading_for(actor: Actor, period: Period, as_of: datetime | None = None) -> Reading:
    """Return the reading of a period for `actor`: whole for who oversees, else of the projects that they see."""
    if as_of is not None and not was_recorded(period, as_of):
        raise refuse("period_was_known_then", f"{period.name} was not recorded yet at that moment.", cure="You")
    return Reading(_seen(actor, body_of(period, as_of)))


def _seen(actor: Actor, whole: PeriodBody) -> PeriodBody:
    if oversees(actor):
        return whole
    return seen_by(whole, list(visible_to(actor).values_list("pk", flat=True)))
