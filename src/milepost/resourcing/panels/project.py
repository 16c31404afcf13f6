"""People at work on the page of a project: who holds what, what came back, what is proposed, what it comes to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.kernel.policy import Actor
from milepost.planning import queries as planning
from milepost.resourcing import queries
from milepost.resourcing.choices import AssignmentState, ProposalState
from milepost.resourcing.models import WorkProposal
from milepost.surface.resource import RESOURCES

MOST = 12


def people_at_work(project: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the open assignments with their answers, the proposals that wait, and the sum of the hours."""
    proposals = list(
        WorkProposal.objects.filter(project=project, state=ProposalState.PROPOSED).select_related("proposed_by")
    )
    held = queries.held_on(project.pk)
    if moment is not None or not (held or proposals):
        return {"rows": [], "proposals": [], "past": moment is not None}
    progress = queries.progress_of(project.pk)
    declined = queries.unanswered([project.pk])
    return {
        "rows": [_row(each) for each in [*declined, *held][:MOST]],
        "count": len(declined) + len(held),
        "list_url": f"{RESOURCES['assignments'].url()}?project={project.pk}",
        "proposals": [{"proposal": each, "url": RESOURCES["work-proposals"].url(each)} for each in proposals],
        "progress": progress,
        "percent": None if progress.complete_share is None else round(progress.complete_share * 100),
        "sees_hours": queries.sees_hours(actor, project.pk),
    }


def hours_of(record: Any, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    """Return who holds an item of work, and the evidence that was handed in."""
    held = queries.open_assignments([record.pk])
    return {"rows": [_row(each) for each in held], "open": planning.is_open(record)}


def _row(assignment: Any) -> dict[str, Any]:
    came_back = assignment.state == AssignmentState.DECLINED
    return {
        "assignment": assignment,
        "item": assignment.item,
        "person": assignment.person.name,
        "url": RESOURCES["work-items"].url(assignment.item),
        "assignment_url": RESOURCES["assignments"].url(assignment),
        "state": assignment.get_state_display(),
        "came_back": came_back,
        "why": assignment.reason if came_back else assignment.blocked_by,
        "evidence": assignment.evidence,
    }
