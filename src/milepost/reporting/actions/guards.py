"""What stands in the way before anything is typed: the guards of the verbs of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import Guard
from milepost.kernel.errors import Unmet, refuse
from milepost.kernel.policy import Actor
from milepost.projects.queries import Control
from milepost.reporting.bridge import rules_for
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.queries.duties import controller, delivery_roles
from milepost.reporting.rules import duties, reports


def acting_person(act: Act) -> int:
    """Return who acts; what needs a name is never done by the machine."""
    if act.actor.person_id is None:
        raise refuse("a_person_acts", "This is done by a person.", missing="The machine acts.", cure="A person")
    return act.actor.person_id


def takes_reports(_actor: Actor, report: StatusReport) -> Iterator[Unmet]:
    """Yield what stands in the way of writing a report: it is imported, or its period is locked."""
    period = report.period
    for unmet in (
        reports.report_is_native(report.origin),
        reports.period_is_open(period.name, locked=period.state == PeriodState.LOCKED),
    ):
        if unmet:
            yield unmet


def in_state(states: Iterable[str], doing: str) -> Guard:
    """Return the guard that a report is in one of `states`."""
    allowed = frozenset(states)

    def guard(_actor: Actor, report: StatusReport) -> Iterator[Unmet]:
        unmet = reports.report_is_in_state(report.state, allowed, doing)
        if unmet:
            yield unmet

    return guard


def _reviews(actor: Actor, report: StatusReport) -> Iterator[Unmet]:
    """Yield why `actor` may not control a report: SOD-01, 02, 04 and 05."""
    who, authors = controller(actor), (report.submitted_by_id,)
    cool_off = rules_for(report.period).parameters.cool_off_days
    for unmet in (
        duties.controller_delivers_nothing(who, delivery_roles(report.project_id), clock.now(), cool_off),
        duties.controller_did_not_write_it(who, authors),
        duties.controller_is_not_led_by_author(who, authors),
    ):
        if unmet:
            yield unmet


controls = Control("review and assess reports", _reviews)


def of_its_report(*guards: Guard) -> Callable[..., Iterator[Unmet]]:
    """Return the guard of an override that asks `guards` about its report."""

    def guard(actor: Actor, override: Override) -> Iterator[Unmet]:
        for each in guards:
            yield from each(actor, override.report)

    return guard
