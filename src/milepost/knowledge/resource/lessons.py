"""What people see of a lesson, and the verbs of lessons on the pages of projects and adjustments."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.closing.models import Adjustment
from milepost.kernel.policy import Actor
from milepost.knowledge import actions, queries
from milepost.knowledge.choices import LessonSource, LessonState
from milepost.knowledge.forms import (
    CaptureForm,
    CurateForm,
    EmbedForm,
    KeepForm,
    MergeForm,
    NothingForm,
    NothingLearntForm,
    WhyForm,
    curated,
)
from milepost.knowledge.models import Lesson
from milepost.knowledge.panels import KEPT, LEARNING, USES
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _tags(records: list[Lesson], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: ", ".join(each.tags) for each in records}


def _used(records: list[Lesson], _actor: Actor, _moment: datetime | None) -> Batch:
    return {key: used for key, (used, _) in queries.counts_of(records).items()}


def _again(records: list[Lesson], _actor: Actor, _moment: datetime | None) -> Batch:
    return {key: again for key, (_, again) in queries.counts_of(records).items()}


def _from_adjustment(adjustment: Adjustment) -> dict[str, Any]:
    return {"recommendation": adjustment.change}


@offer
class LessonResource(Resource[Lesson]):
    """The lessons of the reader's projects; all of them for who oversees."""

    model = Lesson
    noun = "lesson"
    plural = "lessons"
    purpose = (
        "A lesson says what happened and why, what it cost, and who should do what differently. The PMO puts it into "
        "general words, somebody else validates it, and similar projects must say what they do with it."
    )
    order = "-captured_at"
    related: ClassVar[tuple[str, ...]] = ("project", "author", "curated_by", "validated_by", "published_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "source")
    columns = (
        Column(name="title", label="Lesson", path="title", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=LessonState, filter="choice"),
        Column(name="source", label="Learnt from", path="source", kind="choice", choices=LessonSource, filter="choice"),
        Column(name="happened", label="What happened", path="happened", search=True),
        Column(name="cause", label="Why", path="cause", search=True),
        Column(name="effect", label="What it led to", path="effect", search=True),
        Column(name="cost", label="Cost", path="effect_cost", kind="money", currency="currency"),
        Column(name="days", label="Delay in days", path="effect_days", kind="integer"),
        Column(name="unknown", label="Why the effect is not known", path="effect_unknown"),
        Column(name="recommendation", label="What should be done", path="recommendation", search=True),
        Column(name="addressee", label="By whom", path="addressee", filter="text", search=True),
        Column(name="class", label="Class", path="project_class"),
        Column(name="category", label="Category", path="category", filter="text"),
        Column(name="phase", label="Phase", path="phase_code"),
        Column(name="supplier_type", label="Kind of supplier", path="supplier_type", filter="text"),
        Column(name="tags", label="Tags", batch=_tags),
        Column(name="used", label="Projects that use it", kind="integer", batch=_used),
        Column(
            name="again", label="Happened again", kind="integer", batch=_again,
            help="How often somebody recorded that it happened on another project.",
        ),
        Column(name="author", label="Recorded by", path="author", kind="related"),
        Column(name="captured_at", label="Recorded", path="captured_at", kind="instant"),
        Column(name="curated_by", label="Curated by", path="curated_by", kind="related"),
        Column(name="validated_by", label="Validated by", path="validated_by", kind="related"),
        Column(name="published_by", label="Published by", path="published_by", kind="related"),
        Column(name="published_at", label="Published", path="published_at", kind="instant"),
        Column(name="embedded_in", label="Built into", path="embedded_in"),
    )  # fmt: skip
    shown = ("title", "project", "state", "recommendation", "addressee", "used", "again")
    facts = (
        "recommendation", "addressee", "happened", "cause", "effect", "cost", "days", "unknown", "project", "source",
        "class", "category", "phase", "supplier_type", "tags", "author", "captured_at", "curated_by", "validated_by",
        "published_by", "published_at", "embedded_in",
    )  # fmt: skip
    verbs = (
        Verb(
            name="curate", label="Put into general words", action=actions.curate_lesson, form=CurateForm,
            initial=curated, version=own_version, help="What its author wrote stays in the history.",
        ),
        Verb(
            name="validate", label="Validate", action=actions.validate_lesson, form=NothingForm, version=own_version,
            primary=True, help="You confirm that it is true and worth doing.",
        ),
        Verb(
            name="publish", label="Publish", action=actions.publish_lesson, form=NothingForm, version=own_version,
            primary=True, help="Everybody of the house reads it, and similar projects must say what they do with it.",
        ),
        Verb(
            name="embed", label="Built into the method", action=actions.embed_lesson, form=EmbedForm,
            version=own_version,
        ),
        Verb(name="merge", label="Is a duplicate", action=actions.merge_lesson, form=MergeForm, version=own_version),
        Verb(name="retire", label="Retire", action=actions.retire_lesson, form=WhyForm, version=own_version),
    )  # fmt: skip
    panels = (USES,)

    def visible(self, actor: Actor) -> QuerySet[Lesson]:
        """Return the lessons whose record `actor` may see."""
        return queries.lessons_visible_to(actor)

    def state(self, record: Lesson) -> str:
        """Return where the lesson stands."""
        return LessonState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="lesson", label="Record a lesson", action=actions.capture_lesson, form=CaptureForm, panel="learning",
            help="The PMO puts it into general words before others read it.",
        ),
        Verb(
            name="nothing-learnt", label="Sign that there is none", action=actions.sign_nothing_learnt,
            form=NothingLearntForm, panel="learning",
        ),
    ),
    panels=(LEARNING,),
)  # fmt: skip
RESOURCES["adjustments"].extend(
    verbs=(
        Verb(
            name="keep", label="Keep as a lesson", action=actions.keep_adjustment, form=KeepForm,
            initial=_from_adjustment, help="So that the next similar project meets it.",
        ),
    ),
    panels=(KEPT,),
)  # fmt: skip
