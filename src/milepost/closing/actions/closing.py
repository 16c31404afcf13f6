"""The verb that closes a project: by somebody independent, only once every condition holds."""

from __future__ import annotations

from milepost.closing import queries, rules
from milepost.closing.actions.guards import in_closing, independent_in_closing
from milepost.closing.events import ProjectClosed
from milepost.closing.models import Closure, PostImplementationReview
from milepost.closing.policies import CLOSERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import local_date
from milepost.projects.actions import enter_stage
from milepost.projects.choices import Stage, Standing
from milepost.projects.events import RoleLeft
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, held_roles, project_scope


@action(
    "closing.close_project",
    allowed=CLOSERS,
    scope=project_scope,
    guards=(can_be_written, in_closing(rules.project_is_in_closing), independent_in_closing("close the project")),
    path="Ask the PMO director, an executive or the sponsor who took no part in the delivery.",
)
def close_project(act: Act, project: Project, *, reason: str = "", version: int | None = None) -> Closure:
    """Close a project whose every condition holds: its roles end, and its review gets a day.

    A project that was terminated goes the same road, and says why.
    """
    act.expect(project, version)
    terminated = project.standing == Standing.TERMINATING
    told = queries.checklist(project)
    act.require_all(
        rules.closing_is_complete(
            (each.code, each.sentence, answer.why, each.owner) for each, answer in told if not answer.holds
        )
    )
    act.because(reason, needed=terminated)
    closure = act.add(
        Closure(
            project=project,
            closed_by_id=act.actor.person_id or 0,
            closed_at=act.at,
            terminated=terminated,
            reason=reason,
            evidence=[{"code": each.code, "said": answer.said.value, "why": answer.why} for each, answer in told],
        )
    )
    enter_stage(act, project, Stage.CLOSED.value)
    _dissolve(act, project)
    _date_review(act, project)
    act.tell(ProjectClosed(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, terminated=terminated))
    return closure


def _dissolve(act: Act, project: Project) -> None:
    for held in held_roles([project.pk]):
        act.change(held, ends_at=act.at)
        act.tell(
            RoleLeft(
                at=act.at,
                project_id=project.pk,
                actor_id=act.actor.person_id,
                person_id=held.person_id,
                role=held.role,
            )
        )


def _date_review(act: Act, project: Project) -> None:
    """Give the review its day: the condition saw that one is scheduled."""
    review = PostImplementationReview.objects.get(project=project)
    act.change(review, due_date=rules.due_after(local_date(act.at), review.months_after))
