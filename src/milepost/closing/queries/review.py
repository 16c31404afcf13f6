"""Questions about reviews: who sees them, what is due, and what came of a project against both of its promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from milepost.closing.choices import AdjustmentState, ReviewState
from milepost.closing.models import Adjustment, PostImplementationReview, ReviewedObjective
from milepost.finance import queries as finance
from milepost.finance.models import Benefit
from milepost.kernel.canonical import plain
from milepost.kernel.history import noun_of
from milepost.kernel.models import RecordVersion
from milepost.kernel.policy import Actor
from milepost.people.choices import PMO
from milepost.people.models import Person
from milepost.planning import queries as planning
from milepost.projects import queries as projects
from milepost.projects.choices import TAKE_PART
from milepost.projects.models import Project, ProjectRole

Kept = Callable[[list[int]], frozenset[int]]
_KEPT: list[Kept] = []


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that was promised: first, as approved last, and what came of it; None is unknown."""

    what: str
    kind: str
    unit: str
    original: date | Decimal | None
    approved: date | Decimal | None
    actual: date | Decimal | None

    def row(self) -> dict[str, Any]:
        """Return it as the review keeps it, with both differences; unknown where one side is unknown."""
        told = {"what": self.what, "kind": self.kind, "unit": self.unit}
        values = {name: plain(getattr(self, name)) for name in ("original", "approved", "actual")}
        return {**told, **values, "from_original": self._off(self.original), "from_approved": self._off(self.approved)}

    def _off(self, promised: date | Decimal | None) -> str | None:
        if promised is None or self.actual is None:
            return None
        if isinstance(promised, date) and isinstance(self.actual, date):
            return str((self.actual - promised).days)
        if isinstance(promised, Decimal) and isinstance(self.actual, Decimal):
            return format(self.actual - promised, "f")
        return None


def comparisons(project: Project) -> list[Comparison]:
    """Return time, cost and benefits of a project against the original and the latest approved baseline."""
    return [*_dates(project), _cost(project), *_benefits(project)]


def _dates(project: Project) -> Iterator[Comparison]:
    plan = planning.plans_of([project.pk])[project.pk]
    first, latest, outlook = plan.first, plan.latest, plan.outlook
    for what, promised, reached in (
        ("Start", "start_date", "actual_start"),
        ("Finish", "finish_date", "actual_finish"),
    ):
        yield Comparison(
            what,
            "date",
            "days",
            getattr(first, promised, None),
            getattr(latest, promised, None),
            getattr(outlook, reached, None),
        )


def _cost(project: Project) -> Comparison:
    plan = planning.plans_of([project.pk])[project.pk]
    outlook = finance.costs_of([project.pk])[project.pk].outlook
    return Comparison(
        "Cost",
        "money",
        project.currency,
        plan.first.cost if plan.first else None,
        plan.latest.cost if plan.latest else None,
        outlook.actual_cost if outlook else None,
    )


def _benefits(project: Project) -> Iterator[Comparison]:
    """Yield each benefit: its target as it was first recorded is the original, the present one the approved."""
    found = finance.benefits_of([project.pk])[project.pk]
    told = RecordVersion.objects.filter(noun=noun_of(Benefit), record_id__in=[each.pk for each in found])
    first: dict[int, str | None] = {}
    for key, state in told.order_by("recorded_at", "pk").values_list("record_id", "state"):
        first.setdefault(key, state["target_value"])
    for each in found:
        original = first.get(each.pk)
        unit = each.unit or project.currency
        target = Decimal(original) if original is not None else None
        yield Comparison(each.name, "number", unit, target, each.target_value, each.realised_value)


def reviews_visible_to(actor: Actor) -> QuerySet[PostImplementationReview]:
    """Return the reviews of the projects that `actor` sees."""
    return PostImplementationReview.objects.filter(project__in=projects.visible_to(actor))


def adjustments_visible_to(actor: Actor) -> QuerySet[Adjustment]:
    """Return the adjustments of the projects that `actor` sees."""
    return Adjustment.objects.filter(project__in=projects.visible_to(actor))


def objectives_of(review: PostImplementationReview) -> list[ReviewedObjective]:
    """Return what a review says of the objectives, in the order in which it was said."""
    return list(ReviewedObjective.objects.filter(review=review).order_by("pk"))


def adjustments_of(review: PostImplementationReview) -> list[Adjustment]:
    """Return the adjustments that a review asks for."""
    return list(Adjustment.objects.filter(review=review).select_related("owner").order_by("pk"))


def ever_delivered(project: Project) -> frozenset[int]:
    """Return everybody who ever took part in the delivery: a review has no cool-off."""
    told = ProjectRole.objects.filter(project=project, role__in=TAKE_PART)
    return frozenset(told.values_list("person_id", flat=True))


def reports_to_a_deliverer(project: Project, person: Person) -> bool:
    """Return whether the line manager of `person` led or lead the project."""
    return person.manager_id in ever_delivered(project)


def provide_kept(kept: Kept) -> None:
    """Let the floor of lessons tell which adjustments are kept as lessons."""
    if kept not in _KEPT:
        _KEPT.append(kept)


def not_kept(review: PostImplementationReview) -> list[str]:
    """Return the implemented adjustments that no lesson keeps; all while nobody can tell."""
    done = [each for each in adjustments_of(review) if each.state == AdjustmentState.IMPLEMENTED]
    kept = frozenset[int]().union(*(told([each.pk for each in done]) for told in _KEPT))
    return [each.change for each in done if each.pk not in kept]


def reviews_to_do(person_id: int) -> QuerySet[PostImplementationReview]:
    """Return the reviews that `person_id` leads and that have not been reported, their projects being closed."""
    waits = (ReviewState.SCHEDULED, ReviewState.IN_PROGRESS)
    return PostImplementationReview.objects.filter(lead=person_id, state__in=waits, due_date__isnull=False)


def reviews_overdue(today: date, posts: frozenset[str]) -> QuerySet[PostImplementationReview]:
    """Return, for the PMO, the reviews whose day has passed without a report."""
    waits = (ReviewState.SCHEDULED, ReviewState.IN_PROGRESS)
    late = PostImplementationReview.objects.filter(state__in=waits, due_date__lt=today)
    return late if posts & PMO else late.none()
