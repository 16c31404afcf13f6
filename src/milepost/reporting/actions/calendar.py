"""Verbs of the calendar of reports: cycles, due days, and which projects take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from milepost.documents.wording import day
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import WorkCalendar
from milepost.projects.models import Project
from milepost.reporting.choices import Cadence
from milepost.reporting.models import Cycle, CycleMembership, DueRule
from milepost.reporting.policies import CALENDAR_KEEPERS
from milepost.reporting.rules.calendar import DEFAULT_DUE_DAYS, DueDays


@action("reporting.open_cycle", allowed=CALENDAR_KEEPERS, path="Ask the PMO to open a reporting cycle.")
def open_cycle(
    act: Act, *, code: str, name: str, calendar: WorkCalendar, cadence: str = Cadence.MONTHLY.value
) -> Cycle:
    """Open a series of reports on a calendar, with the default due days of every class."""
    return act.add(Cycle(code=code, name=name, calendar=calendar, cadence=cadence))


@action("reporting.set_due_rules", allowed=CALENDAR_KEEPERS, path="Ask the PMO to change the due days.")
def set_due_rules(
    act: Act, cycle: Cycle, *, effective_date: date, days: Mapping[str, DueDays] | None = None
) -> list[DueRule]:
    """Set how many working days each class has to report, and the PMO to review, from a date to come on."""
    if effective_date < act.at.date():
        act.require(
            Unmet(
                "due_rules_are_not_retroactive",
                "Due days change from a date to come on, so that nobody is made late afterwards.",
                missing=f"{day(effective_date)} has passed.",
                cure="You",
                field="effective_date",
            )
        )
    return [
        act.add(
            DueRule(
                cycle=cycle,
                project_class=project_class,
                report_due_working_days=due.report,
                review_due_working_days=due.review,
                effective_date=effective_date,
            )
        )
        for project_class, due in sorted((days or DEFAULT_DUE_DAYS).items())
    ]


def _takes_members(_actor: Actor, cycle: Cycle, *_others: object) -> Iterator[Unmet]:
    if cycle.interim_of_id:
        yield Unmet(
            "interim_members_follow_from_class",
            "Who reports in between follows from the cadence of their class.",
            missing="Nobody is added to a series in between by hand.",
            cure="PMO",
            path="Add the project to the main cycle.",
        )


@action(
    "reporting.join_cycle",
    allowed=CALENDAR_KEEPERS,
    guards=(_takes_members,),
    path="Ask the PMO to add the project to the cycle.",
)
def join_cycle(act: Act, cycle: Cycle, project: Project, *, from_date: date) -> CycleMembership:
    """Have a project report in a cycle from a date on."""
    return act.add(CycleMembership(cycle=cycle, project=project, from_date=from_date))


@action("reporting.leave_cycle", allowed=CALENDAR_KEEPERS, path="Ask the PMO to take the project out.")
def leave_cycle(act: Act, membership: CycleMembership, *, to_date: date, reason: str) -> CycleMembership:
    """End the reporting of a project in a cycle, saying why."""
    act.because(reason)
    return act.change(membership, to_date=to_date)
