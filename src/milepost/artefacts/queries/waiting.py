"""Which documents wait for somebody's verdict or approval."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import F

from milepost.artefacts.choices import REVIEWED, ArtefactState
from milepost.artefacts.models import ArtefactVersion, Review
from milepost.artefacts.queries.types import sheets_for
from milepost.projects.choices import DELIVERY, Stage

MOST_LOOKED_AT = 60
OVER = (Stage.CLOSED, Stage.REVIEWED)
REVIEW, APPROVE = "review", "approve"


def documents_to_judge(
    person_id: int, posts: Collection[str], parts: Mapping[str, Collection[int]]
) -> list[tuple[ArtefactVersion, str]]:
    """Return the versions that wait for a person, those handed in first before others, each with what is asked.

    `parts` tells on which projects the person holds which role. Nobody judges where they deliver, nor what they wrote.
    """
    delivers = {project for role in DELIVERY for project in parts.get(role, ())}
    held = {project for projects in parts.values() for project in projects} - delivers
    if not posts and not held:
        return []
    handed_in = ArtefactVersion.objects.filter(number=F("artefact__number"), artefact__state__in=REVIEWED)
    handed_in = handed_in.exclude(artefact__project__stage__in=OVER).exclude(artefact__project__in=delivers)
    if not posts:
        handed_in = handed_in.filter(artefact__project__in=held)
    ordered = handed_in.select_related("artefact__project").order_by("submitted_at", "pk")
    found = [each for each in ordered[:MOST_LOOKED_AT] if person_id not in each.prepared_by]
    if not found:
        return []
    said = Review.objects.filter(reviewer=person_id, artefact__in=[each.artefact_id for each in found])
    spoke = set(said.values_list("artefact_id", "number"))
    owed = sheets_for([each.artefact.project for each in found])
    waiting = []
    for each in found:
        artefact = each.artefact
        sheet = owed[artefact.project_id].get(artefact.type_code)
        asked = APPROVE if artefact.state == ArtefactState.APPROVABLE else REVIEW
        if sheet is None or (asked == REVIEW and (artefact.pk, each.number) in spoke):
            continue
        mine = {*posts, *(role for role, projects in parts.items() if artefact.project_id in projects)}
        if any(part.played_by & mine for part in (sheet.approvers if asked == APPROVE else sheet.reviewers)):
            waiting.append((each, asked))
    return waiting
