"""What the ends of projects ask of a person: archives to seal, projects to close, reviews and their adjustments."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from milepost.closing.choices import AdjustmentState, ReviewState
from milepost.closing.models import Adjustment, PostImplementationReview
from milepost.closing.queries import archives_to_seal, reviews_overdue, reviews_to_do
from milepost.kernel import clock
from milepost.kernel.policy import Roles
from milepost.knowledge.queries import lessons_waiting
from milepost.people.choices import PostRole
from milepost.projects.choices import Stage
from milepost.projects.models import Project


@dataclass(frozen=True, slots=True)
class Ending:
    """One thing that the end of a project asks: its words, the record to open, and its day."""

    kind: str
    words: str
    subject: str
    noun: str
    key: str
    due_on: date | None


ACCEPTERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
WORDS = {
    "closing_to_complete": "Complete the closing of the project",
    "archive_to_seal": "Seal the archive",
    "review_to_do": "Lead the review",
    "review_overdue": "See that the overdue review is reported",
    "review_to_accept": "Accept the review",
    "adjustment_to_do": "Make the adjustment",
    "lesson_to_curate": "Bring the lesson on",
}


def at_the_end(person: int, posts: Roles, led: Collection[int]) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of thing that waits for a person at the end of projects, to be counted."""
    if led:
        yield "closing_to_complete", Project.objects.filter(pk__in=led, stage=Stage.CLOSING)
    to_seal, lessons = archives_to_seal(posts), lessons_waiting(posts)
    if to_seal is not None:
        yield "archive_to_seal", to_seal
    if lessons is not None:
        yield "lesson_to_curate", lessons
    if posts:
        yield "review_to_do", reviews_to_do(person)
        yield "review_overdue", reviews_overdue(clock.today(), posts).exclude(lead=person)
        yield "adjustment_to_do", Adjustment.objects.filter(owner=person, state=AdjustmentState.OPEN)
    if posts & ACCEPTERS:
        reported = PostImplementationReview.objects.filter(state=ReviewState.REPORTED)
        yield "review_to_accept", reported.exclude(lead=person)


def ending_duties(person: int, posts: Roles, led: Collection[int], limit: int) -> Iterator[Ending]:
    """Yield these things one by one, at most `limit` of a kind."""
    for kind, waiting in at_the_end(person, posts, led):
        found = waiting if waiting.model is Project else waiting.select_related("project")
        for each in found.order_by("pk")[:limit]:
            yield _ending(kind, each)


def _ending(kind: str, record: Any) -> Ending:
    if isinstance(record, Project):
        return Ending(kind, WORDS[kind], record.name, "projects", record.code, None)
    if isinstance(record, PostImplementationReview):
        noun = "post-implementation-reviews"
        return Ending(kind, WORDS[kind], record.project.name, noun, str(record.pk), record.due_date)
    subject = f"{record.project.name}: {record}"
    if isinstance(record, Adjustment):
        return Ending(kind, WORDS[kind], subject, "adjustments", str(record.pk), record.due_date)
    return Ending(kind, WORDS[kind], subject, "lessons", str(record.pk), None)
