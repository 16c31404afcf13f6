"""Verbs of what the project manager expects and reports: the outlook and the milestones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import local_date
from milepost.planning import rules
from milepost.planning.choices import MilestoneKind
from milepost.planning.events import MilestoneChanged, OutlookUpdated
from milepost.planning.models import Milestone, Outlook
from milepost.planning.policies import PLANNERS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope

ASK_THE_PM = "Delivery facts are the project manager's. Ask a question, or raise it with the PMO."


@action("planning.update_outlook", allowed=PLANNERS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def update_outlook(
    act: Act,
    project: Project,
    *,
    forecast_start: date | None = None,
    forecast_finish: date | None = None,
    actual_start: date | None = None,
    actual_finish: date | None = None,
    complete_share: Decimal | None = None,
    version: int | None = None,
) -> Outlook:
    """Say what is expected and what has happened; what is left out is unknown. `version` is the outlook's."""
    today = local_date(act.at)
    told = rules.Outlooks(forecast_start, forecast_finish, actual_start, actual_finish, complete_share)
    act.require_all(rules.outlook_is_possible(told, today))
    values = {
        "forecast_start": forecast_start,
        "forecast_finish": forecast_finish,
        "actual_start": actual_start,
        "actual_finish": actual_finish,
        "complete_share": complete_share,
        "updated_on": today,
    }
    outlook = Outlook.objects.filter(project=project).first()
    if outlook is None:
        outlook = act.add(Outlook(project=project, **values))
    else:
        act.expect(outlook, version)
        act.change(outlook, **values)
    act.tell(OutlookUpdated(at=act.at, project_id=project.pk, actor_id=act.actor.person_id))
    return outlook


@action("planning.add_milestone", allowed=PLANNERS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def add_milestone(
    act: Act,
    project: Project,
    *,
    name: str,
    kind: str = MilestoneKind.INTERNAL,
    baseline_date: date | None = None,
    forecast_date: date | None = None,
    actual_date: date | None = None,
) -> Milestone:
    """Add a dated point that matters."""
    act.require(rules.actual_is_not_in_the_future(actual_date, local_date(act.at), "actual_date"))
    milestone = act.add(
        Milestone(
            project=project,
            name=name,
            kind=kind,
            baseline_date=baseline_date,
            forecast_date=forecast_date,
            actual_date=actual_date,
        )
    )
    _tell(act, milestone)
    return milestone


@action(
    "planning.change_milestone",
    allowed=PLANNERS,
    scope=part_scope,
    guards=(can_be_written_here,),
    path=ASK_THE_PM,
)
def change_milestone(
    act: Act,
    milestone: Milestone,
    *,
    name: str,
    kind: str,
    baseline_date: date | None = None,
    forecast_date: date | None = None,
    actual_date: date | None = None,
    version: int | None = None,
) -> Milestone:
    """Change what is expected of a milestone; its promised date, once given, moves with a new baseline only."""
    act.expect(milestone, version)
    by_machine = act.actor.person_id is None
    act.require(
        None if by_machine else rules.promise_stands(milestone.baseline_date, baseline_date),
        rules.actual_is_not_in_the_future(actual_date, local_date(act.at), "actual_date"),
    )
    act.change(
        milestone,
        name=name,
        kind=kind,
        baseline_date=baseline_date,
        forecast_date=forecast_date,
        actual_date=actual_date,
    )
    _tell(act, milestone)
    return milestone


def _tell(act: Act, milestone: Milestone) -> None:
    act.tell(
        MilestoneChanged(
            at=act.at,
            project_id=milestone.project_id,
            actor_id=act.actor.person_id,
            milestone_id=milestone.pk,
        )
    )
