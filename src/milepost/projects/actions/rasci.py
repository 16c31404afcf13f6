"""The verb by which the PMO publishes who does what on a project."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.projects import queries
from milepost.projects.choices import DIRECTORS
from milepost.projects.models import Project, RasciPublication
from milepost.projects.policies import project_scope
from milepost.projects.rules.rasci import rasci_holds


@action(
    "projects.publish_rasci",
    allowed=DIRECTORS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted),
    path="Ask the oversight officer or the PMO director; who does what is shown on its page meanwhile.",
)
def publish_rasci(act: Act, project: Project) -> RasciPublication:
    """Publish who does what as it stands now: one answers for each activity, and nobody controls alone."""
    lines = queries.rasci_of(project)
    act.require_all(rasci_holds(lines))
    return act.add(
        RasciPublication(
            project=project,
            method_version_id=project.method_version_id or 0,
            content=[each.plain() for each in lines],
            content_hash=queries.rasci_hash(lines),
            published_by_id=act.actor.person_id or 0,
            published_at=act.at,
        )
    )
