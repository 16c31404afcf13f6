"""Panels of a deliverable: its criteria with their checks, and what belongs to a submission."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.planning import queries
from milepost.planning.models import Deliverable, QualityCheck, QualityCriterion, Submission
from milepost.surface.resource import RESOURCES


def judged_facts(deliverable: Deliverable, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return every criterion with the latest check of what was last submitted."""
    del actor
    told, resource = queries.delivery_of(deliverable, moment), RESOURCES["criteria"]
    rows = [
        {
            "criterion": each.criterion,
            "check": each.check,
            "by": told.names.get(each.check.checker_id, "") if each.check else "",
            "met": each.is_met,
            "url": resource.url(each.criterion),
        }
        for each in told.judged
    ]
    return {"rows": rows, "met": told.met, "submission": told.submission}


def checks_facts(criterion: QualityCriterion, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return every check of a criterion, the latest first."""
    del actor
    found = sorted(records(QualityCheck, moment, criterion_id=criterion.pk), key=lambda each: -each.pk)
    handed = {each.pk: each.number for each in records(Submission, moment, deliverable_id=criterion.deliverable_id)}
    names = people({each.checker_id for each in found}, moment)
    rows = [
        {
            "check": each,
            "number": handed.get(each.submission_id, ""),
            "by": names[each.checker_id].name if each.checker_id in names else "",
        }
        for each in found
    ]
    return {"rows": rows}


def parts_facts(submission: Submission, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the files, links and documents of a submission."""
    del actor, moment
    files = [
        {**each, "url": reverse("deliveries:file", args=[submission.pk, each["sha256"]])} for each in submission.files
    ]
    return {"files": files, "links": submission.links, "documents": submission.documents}
