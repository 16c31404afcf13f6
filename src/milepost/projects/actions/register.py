"""Verbs of the register: what a project is, and which objectives it serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.methods import queries as methods
from milepost.people.models import Unit
from milepost.people.queries import local_date
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.projects import queries, rules
from milepost.projects.actions.stages import record_entry
from milepost.projects.choices import OFFICE, EntryBasis, Origin, ProjectClass, Stage, Standing
from milepost.projects.events import ProjectRegistered
from milepost.projects.models import ObjectiveLink, Project
from milepost.projects.policies import part_scope, project_scope

ASK_THE_OFFICE = "Ask the PMO to change the register."


@action("projects.register_project", allowed=OFFICE, path="Ask the PMO to register the project.")
def register_project(
    act: Act,
    *,
    code: str,
    name: str,
    unit: Unit,
    portfolio: Portfolio,
    currency: str,
    programme: Programme | None = None,
    project_class: str = ProjectClass.C,
    purpose: str = "",
    category: str = "",
    stage: str = Stage.INITIATING,
    standing: str = Standing.ACTIVE,
    origin: str = Origin.NATIVE,
    attributes: Mapping[str, Any] | None = None,
    objectives: Sequence[StrategicObjective] = (),
) -> Project:
    """Enter a project and open its ledger stream; people begin live ones in Initiating, imports bring any stage.

    A live one follows the method version in force that day; imported history was never led by one.
    """
    act.require(
        rules.origin_fits_channel(by_machine=act.actor.person_id is None, origin=origin),
        rules.project_begins_initiating(origin, stage),
        rules.programme_is_in_portfolio(programme.portfolio_id if programme else None, portfolio.pk),
    )
    entered = Project(code=code, name=name, unit=unit, portfolio=portfolio, programme=programme, currency=currency)
    entered.project_class, entered.purpose, entered.category = project_class, purpose, category
    entered.stage, entered.standing, entered.origin = stage, standing, origin
    entered.attributes = dict(attributes or {})
    if origin == Origin.NATIVE:
        entered.method_version = methods.version_in_force(local_date(act.at))
    project = act.add(entered)
    act.stream = project_scope(project).stream
    record_entry(act, project, basis=EntryBasis.IMPORTED if origin == Origin.IMPORTED else EntryBasis.REGISTERED)
    act.add_all([ObjectiveLink(project=project, objective=objective) for objective in objectives])
    act.tell(ProjectRegistered(at=act.at, project_id=project.pk, actor_id=act.actor.person_id))
    return project


@action(
    "projects.change_project",
    allowed=OFFICE,
    scope=project_scope,
    guards=(queries.can_be_written,),
    path=ASK_THE_OFFICE,
)
def change_project(
    act: Act,
    project: Project,
    *,
    name: str,
    unit: Unit,
    portfolio: Portfolio,
    programme: Programme | None = None,
    project_class: str,
    purpose: str = "",
    category: str = "",
    attributes: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Project:
    """Change what the register says of a project; without `attributes` they stay as they are."""
    act.expect(project, version)
    act.require(
        rules.programme_is_in_portfolio(programme.portfolio_id if programme else None, portfolio.pk),
        rules.class_is_not_lowered(project.origin, project.project_class, project_class),
    )
    return act.change(
        project,
        name=name,
        unit=unit,
        portfolio=portfolio,
        programme=programme,
        project_class=project_class,
        purpose=purpose,
        category=category,
        attributes=project.attributes if attributes is None else dict(attributes),
    )


@action(
    "projects.link_objective",
    allowed=OFFICE,
    scope=project_scope,
    guards=(queries.can_be_written,),
    path=ASK_THE_OFFICE,
)
def link_objective(act: Act, project: Project, *, objective: StrategicObjective) -> ObjectiveLink:
    """Say that a project serves an objective."""
    return act.add(ObjectiveLink(project=project, objective=objective))


@action(
    "projects.unlink_objective",
    allowed=OFFICE,
    scope=part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_THE_OFFICE,
)
def unlink_objective(act: Act, link: ObjectiveLink, *, reason: str = "") -> None:
    """Say that a project no longer serves an objective; the history keeps that it did."""
    act.because(reason, needed=False)
    act.remove(link)
