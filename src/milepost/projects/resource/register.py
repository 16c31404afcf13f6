"""What people see of a project; floors above add what they know of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import Actor, role_used
from milepost.projects import actions, queries
from milepost.projects.choices import ProjectClass, ProjectOrigin, RoleOnProject, Stage, Standing
from milepost.projects.forms import (
    AdoptForm,
    AppointForm,
    ChangeProjectForm,
    ConfirmDirectionForm,
    HoldForm,
    PlanGateForm,
    ReasonForm,
    RegisterProjectForm,
)
from milepost.projects.models import Project
from milepost.projects.policies import project_scope
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
from milepost.surface.resource import Resource, Verb, offer, own_version


def _holders(role: RoleOnProject) -> Any:
    def read(records: list[Project], _actor: Actor, moment: datetime | None) -> Batch:
        holders = queries.holders(role, [project.pk for project in records], moment)
        return {project_id: person.name for project_id, person in holders.items()}

    return read


@offer
class ProjectResource(Resource[Project]):
    """Projects: pending, under way and closed."""

    model = Project
    noun = "project"
    plural = "projects"
    purpose = "A project is a temporary effort with one accountable project manager. This is the register of them all."
    key = "code"
    order = "code"
    related: ClassVar[tuple[str, ...]] = ("unit", "portfolio", "programme")
    group_by: ClassVar[tuple[str, ...]] = ("unit", "portfolio", "programme", "stage", "class")
    columns = (
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="name", label="Name", path="name", search=True),
        Column(name="unit", label="Unit", path="unit", kind="related", filter="related"),
        Column(name="portfolio", label="Portfolio", path="portfolio", kind="related", filter="related"),
        Column(name="programme", label="Programme", path="programme", kind="related", filter="related"),
        Column(
            name="class",
            label="Class",
            path="project_class",
            kind="choice",
            choices=ProjectClass,
            filter="choice",
            help="How much method the project needs: A the most, C the least.",
        ),
        Column(name="stage", label="Stage", path="stage", kind="choice", choices=Stage, filter="choice"),
        Column(name="standing", label="Standing", path="standing", kind="choice", choices=Standing, filter="choice"),
        Column(name="category", label="Category", path="category", filter="text"),
        Column(name="pm", label="Project manager", batch=_holders(RoleOnProject.PM)),
        Column(name="sponsor", label="Sponsor", batch=_holders(RoleOnProject.SPONSOR)),
        Column(name="oversight", label="Oversight officer", batch=_holders(RoleOnProject.OVERSIGHT)),
        Column(name="currency", label="Currency", path="currency", kind="code"),
        Column(name="origin", label="Origin", path="origin", kind="choice", choices=ProjectOrigin, filter="choice"),
    )
    shown = ("code", "name", "unit", "stage", "pm")
    facts = (
        "unit", "portfolio", "programme", "class", "stage", "standing", "category", "pm", "sponsor", "oversight",
    )  # fmt: skip

    verbs = (
        Verb(
            name="register",
            label="Register a project",
            action=actions.register_project,
            form=RegisterProjectForm,
            on_list=True,
            primary=True,
            help="The PMO enters a project in the register; its project manager plans and reports.",
        ),
        Verb(
            name="publish_rasci",
            label="Publish who does what",
            action=actions.publish_rasci,
            form=ConfirmDirectionForm,
            help="As it stands now: exactly one answers for each activity, and nobody controls alone.",
        ),
        Verb(name="appoint", label="Appoint", action=actions.appoint, form=AppointForm),
        Verb(
            name="change",
            label="Change",
            action=actions.change_project,
            form=ChangeProjectForm,
            initial=as_typed(ChangeProjectForm),
            version=own_version,
        ),
        Verb(name="plan_gate", label="Plan a gate", action=actions.plan_gate, form=PlanGateForm),
        Verb(name="hold", label="Hold", action=actions.hold_project, form=HoldForm, version=own_version),
        Verb(name="resume", label="Resume", action=actions.resume_project, form=ReasonForm, version=own_version),
        Verb(
            name="terminate",
            label="Terminate",
            action=actions.terminate_project,
            form=ReasonForm,
            version=own_version,
            help="It is stopped before its end and goes through the same closing as every other project.",
        ),
        Verb(
            name="adopt",
            label="Adopt",
            action=actions.adopt_project,
            form=AdoptForm,
            initial=lambda project: {"project_class": project.project_class},
            version=own_version,
            help="Imported history becomes a live project: from the state found on, its method holds for it.",
        ),
    )

    def links(self, record: Project, actor: Actor) -> list[dict[str, Any]]:
        """Offer to weigh an appointment, and another method version, to whoever may decide it."""
        offered = [("Who does what", "projects-at-large:rasci")] if record.method_version_id else []
        if actions.appoint.verdict(actor, record) is None:
            offered.append(("Weigh an appointment", "projects-at-large:appointment"))
        if role_used(actor, project_scope(record), clock.now(), actions.announce_method_move.allowed):
            offered.append(("Weigh another method version", "projects-at-large:method_move"))
        return [{"label": label, "url": reverse(view, args=[record.code])} for label, view in offered]

    def visible(self, actor: Actor) -> QuerySet[Project]:
        """Return the projects that `actor` may see."""
        return queries.visible_to(actor)

    def state(self, record: Project) -> str:
        """Return where the project stands."""
        stage = Stage(record.stage).label
        return stage if record.standing == Standing.ACTIVE else f"{stage} · {Standing(record.standing).label}"
