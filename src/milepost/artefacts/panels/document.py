"""The panels of a document's page: what it says with its comments, its versions, and who read and judged it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import REVIEWED
from milepost.artefacts.models import Artefact, Comment
from milepost.artefacts.panels.values import drawn
from milepost.artefacts.rules.content import Completeness, Value, completeness, from_stored
from milepost.artefacts.rules.sheets import Sheet
from milepost.kernel.policy import Actor
from milepost.people.queries import oversees, people
from milepost.surface.resource import RESOURCES


def text_facts(artefact: Artefact, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what the present version says, field by field with its comments, and what its reader may do with it."""
    sheet = queries.sheet_or_none(artefact.project, artefact.type_code)
    version = next((each for each in queries.versions_of(artefact, moment) if each.number == artefact.number), None)
    if sheet is None or version is None:
        return {"sheet": None, "purpose": "", "rows": []}
    content = from_stored(sheet.fields, version.content)
    told = completeness(sheet.fields, sheet.project_class, content)
    return {
        "sheet": sheet,
        "version": version,
        "told": told,
        "approvers": ", ".join(part.name for part in sheet.approvers),
        "reviewers": ", ".join(part.name for part in sheet.reviewers),
        "rows": rows_of(sheet, content, told, queries.comments_of(artefact, moment)),
        "comment_url": _comment_url(artefact, actor, moment),
        "reading": _reading(artefact, actor, moment, version.sha256),
        "alike": queries.alike(actor, artefact, sheet, content) if moment is None and oversees(actor) else [],
        "pdf_url": reverse("documents:pdf", args=[artefact.pk, version.number]) if moment is None else "",
    }


def rows_of(
    sheet: Sheet, content: dict[str, Value], told: Completeness, comments: list[Comment]
) -> list[dict[str, Any]]:
    """Return the fields with value, gap and comments; optional fields that say nothing are left out."""
    gaps = {gap.field: gap for gap in told.gaps}
    return [
        {
            "field": field,
            "needed": sheet.needs(field),
            "value": drawn(field.type, content.get(field.code)),
            "gap": gaps.get(field.code),
            "comments": [_drawn_comment(each) for each in comments if each.field == field.code],
        }
        for field in sheet.fields
        if sheet.needs(field) or field.code in content
    ]


def _drawn_comment(comment: Comment) -> dict[str, Any]:
    return {"comment": comment, "url": RESOURCES["comments"].url(comment), "open": comment.resolved_at is None}


def _comment_url(artefact: Artefact, actor: Actor, moment: datetime | None) -> str:
    if moment is not None or actions.raise_comment.verdict(actor, artefact) is not None:
        return ""
    return RESOURCES["artefacts"].url(artefact, verb="comment")


def _reading(artefact: Artefact, actor: Actor, moment: datetime | None, sha256: str) -> dict[str, Any] | None:
    """Return what a reader is asked to confirm, None where there is nothing to confirm or it was."""
    if moment is not None or artefact.state not in REVIEWED:
        return None
    if actions.confirm_reading.verdict(actor, artefact) is not None:
        return None
    read = [each for each in queries.readings_of(artefact) if each.number == artefact.number]
    if any(each.reader_id == actor.person_id for each in read):
        return None
    return {"url": RESOURCES["artefacts"].url(artefact, verb="confirm-reading"), "sha256": sha256}


def version_facts(artefact: Artefact, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the versions with who wrote and approved them, and where each and its difference can be seen."""
    del actor
    versions = queries.versions_of(artefact, moment)
    known = people({each.author_id for each in versions} | {each.approved_by_id or 0 for each in versions}, moment)
    rows = []
    for each in versions:
        before = each.number - 1 if any(other.number == each.number - 1 for other in versions) else 0
        rows.append(
            {
                "version": each,
                "author": known.get(each.author_id),
                "approver": known.get(each.approved_by_id or 0),
                "url": reverse("documents:version", args=[artefact.pk, each.number]),
                "pdf_url": reverse("documents:pdf", args=[artefact.pk, each.number]),
                "difference_url": f"{reverse('documents:difference', args=[artefact.pk])}"
                f"?before={before}&after={each.number}"
                if before
                else "",
            }
        )
    return {"rows": rows, "links": moment is None}


def judgement_facts(artefact: Artefact, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return who read and who judged which version."""
    del actor
    reviews, readings = queries.reviews_of(artefact, moment), queries.readings_of(artefact, moment)
    known = people({each.reviewer_id for each in reviews} | {each.reader_id for each in readings}, moment)
    told: list[dict[str, Any]] = [
        {
            "at": each.reviewed_at,
            "who": known.get(each.reviewer_id),
            "said": each.get_verdict_display(),
            "number": each.number,
            "text": each.text,
        }
        for each in reviews
    ]
    told += [
        {
            "at": each.read_at,
            "who": known.get(each.reader_id),
            "said": "Read",
            "number": each.number,
            "text": each.sha256[:12],
        }
        for each in readings
    ]
    return {"rows": sorted(told, key=lambda each: each["at"], reverse=True)}
