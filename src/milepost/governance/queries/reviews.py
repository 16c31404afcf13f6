"""Questions about gate reviews: who sees them, where one stands, and whether its dossier is still what was frozen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from milepost.artefacts.choices import LIVE
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.governance.choices import OPEN_REVIEWS, RecommendationState, Urgency
from milepost.governance.models import (
    Condition,
    GateDecision,
    GateReview,
    GateReviewer,
    GateVote,
    Recommendation,
    Statement,
)
from milepost.governance.queries.facts import as_plain
from milepost.governance.queries.gates import GateCheck
from milepost.kernel.canonical import Json, digest, written
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.projects import queries as projects
from milepost.projects.models import Project


def reviews_visible_to(actor: Actor) -> QuerySet[GateReview]:
    """Return the reviews of the projects that `actor` sees, those they review, and those their body decides."""
    mine = GateReviewer.objects.filter(person_id=actor.person_id or 0).values("review")
    seated = Q(body__seats__person_id=actor.person_id or 0, body__seats__ends_at=None)
    return GateReview.objects.filter(Q(project__in=projects.visible_to(actor)) | Q(pk__in=mine) | seated).distinct()


def decisions_visible_to(actor: Actor) -> QuerySet[GateDecision]:
    """Return the decisions of the reviews that `actor` sees."""
    return GateDecision.objects.filter(review__in=reviews_visible_to(actor))


def recommendations_visible_to(actor: Actor) -> QuerySet[Recommendation]:
    """Return the recommendations of the reviews that `actor` sees, and those that are theirs to answer."""
    return Recommendation.objects.filter(Q(review__in=reviews_visible_to(actor)) | Q(owner_id=actor.person_id or 0))


def conditions_visible_to(actor: Actor) -> QuerySet[Condition]:
    """Return the conditions of the decisions that `actor` sees, and those that are theirs to close."""
    return Condition.objects.filter(
        Q(decision__review__in=reviews_visible_to(actor)) | Q(owner_id=actor.person_id or 0)
    )


def statements_visible_to(actor: Actor) -> QuerySet[Statement]:
    """Return what was stated on the projects that `actor` sees."""
    return Statement.objects.filter(project__in=projects.visible_to(actor))


def open_review(project: Project) -> GateReview | None:
    """Return the review of a project that is not ended."""
    return GateReview.objects.filter(project=project, state__in=OPEN_REVIEWS).select_related("project").first()


def reviews_of(project_id: int, moment: datetime | None = None) -> list[GateReview]:
    """Return the reviews of a project, the latest first, now or as known at `moment`, without their dossiers."""
    return sorted(records(GateReview, moment, project_id=project_id), key=lambda each: -each.pk)


def next_number(project: Project, gate: str) -> int:
    """Return the number of the next review of a gate."""
    return GateReview.objects.filter(project=project, gate=gate).count() + 1


def unanswered(project: Project) -> list[str]:
    """Return the critical recommendations that nobody answered."""
    told = Recommendation.objects.filter(
        project=project, urgency=Urgency.CRITICAL, state=RecommendationState.OPEN.value
    )
    return [str(each) for each in told.order_by("pk")]


def reviewers_of(review: GateReview, moment: datetime | None = None) -> list[GateReviewer]:
    """Return the reviewers of a gate, the lead first."""
    told = records(GateReviewer, moment, review_id=review.pk)
    return sorted(told, key=lambda each: (not each.leads, each.pk))


def frozen(project: Project, check: GateCheck, at: datetime) -> dict[str, Any]:
    """Return the dossier of a gate: every approved document with its hash, the facts, and what the rules said."""
    version = project.method_version
    return {
        "frozen_at": at.isoformat(),
        "gate": {"code": check.gate.code, "name": check.gate.name, "leads_to": check.leads_to},
        "method": {"version": str(version), "sha256": version.content_hash if version else ""},
        "artefacts": approved_documents(project),
        "facts": as_plain(check.facts),
        "criteria": [
            {
                "code": each.criterion.code,
                "check": each.criterion.check,
                "sentence": each.criterion.sentence,
                "outcome": each.verdict.outcome,
                "found": each.verdict.found,
            }
            for each in check.findings
        ],
    }


def approved_documents(project: Project) -> list[Json]:
    """Return every approved document of a project with the number and hash of its approved version, two queries."""
    live = {each.pk: each for each in Artefact.objects.filter(project=project, approved_number__isnull=False)}
    versions = ArtefactVersion.objects.filter(artefact__in=live).defer("content")
    told = {(each.artefact_id, each.number): each.sha256 for each in versions}
    return [
        {
            "artefact": each.pk,
            "type": each.type_code,
            "name": each.name,
            "number": each.approved_number or 0,
            "sha256": told[each.pk, each.approved_number or 0],
        }
        for each in sorted(live.values(), key=lambda one: one.pk)
    ]


def with_dossier(review: GateReview) -> GateReview:
    """Return a review as it stands in the database, with the dossier that a record of the past does not carry."""
    return GateReview.objects.select_related("project").get(pk=review.pk)


def dossier_of(review: GateReview) -> dict[str, Any]:
    """Return the dossier as it was frozen: it is written once, so that the past and the present say the same."""
    told: dict[str, Any] = review.dossier or with_dossier(review).dossier
    return told


def seal(value: object) -> str:
    """Return the SHA-256 of the canonical text of a dossier or its facts."""
    return digest(written(value))


def changed_since(review: GateReview) -> list[str]:
    """Return the documents of the dossier whose approved version is no longer the one that was frozen.

    So do the class and the method version of the project: they say what the gate asks for.
    """
    told = {each["artefact"]: each for each in review.dossier["artefacts"]}
    living = Artefact.objects.filter(pk__in=told, state__in=LIVE)
    present = dict(living.values_list("pk", "approved_number"))
    changed = [each["name"] for key, each in told.items() if present.get(key) != each["number"]]
    if review.project.project_class != review.dossier["facts"]["project_class"]:
        changed.append("the class of the project")
    if review.project.method_version_id != review.method_version_id:
        changed.append("the method version of the project")
    return changed


@dataclass(frozen=True, slots=True)
class Ballots:
    """A decision with how each member voted, by name."""

    decision: GateDecision
    votes: tuple[tuple[str, GateVote], ...]


def decision_on(review: GateReview, moment: datetime | None = None) -> Ballots | None:
    """Return what was decided on a review, None while nothing was."""
    found = records(GateDecision, moment, review_id=review.pk)
    if not found:
        return None
    votes = records(GateVote, moment, decision_id=found[0].pk)
    names = people.people({each.member_id for each in votes}, moment)
    told = sorted(((names[each.member_id].name, each) for each in votes), key=lambda one: one[0])
    return Ballots(found[0], tuple(told))


def conditions_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Condition]]:
    """Return the conditions of each project, now or as known at `moment`, with one query."""
    found: dict[int, list[Condition]] = {key: [] for key in project_ids}
    for each in records(Condition, moment, project_id__in=list(project_ids)):
        found[each.project_id].append(each)
    return found
