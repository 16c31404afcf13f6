"""The records that wait, by kind; one query tells of which kinds there are any, and only those are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Value

from milepost.changes.choices import BEFORE_EFFECT, ChangeState
from milepost.changes.models import ChangeRequest, Notice
from milepost.closing.choices import UNDER_WAY, AcceptanceState
from milepost.closing.models import Acceptance, ResourceReturn
from milepost.compliance.choices import OPEN_WAIVERS, FindingState
from milepost.compliance.models import Finding, Waiver
from milepost.governance.choices import OPEN_REVIEWS, ConditionState, DecisionStanding, RecommendationState
from milepost.governance.models import Condition, GateDecision, GateReview, GateReviewer, Recommendation
from milepost.kernel.history import records
from milepost.planning.choices import ACCEPTED_STATES, DeliverableState, PlanState, WorkState
from milepost.planning.models import Deliverable, SealedPlan, WorkItem
from milepost.projects.choices import DirectionState, MoveState
from milepost.projects.models import Direction, MethodMove
from milepost.reporting.choices import EDITABLE, PeriodState, ReportState
from milepost.reporting.models import StatusReport
from milepost.resourcing.choices import AssignmentState
from milepost.resourcing.models import Assignment

Rows = Mapping[str, Mapping[int, list[Any]]]
OPEN_CHANGES = (
    *BEFORE_EFFECT,
    ChangeState.EFFECTIVE.value,
    ChangeState.IMPLEMENTED.value,
    ChangeState.VERIFIED.value,
)
OPEN_DELIVERABLES = tuple(each for each in DeliverableState.values if each not in ACCEPTED_STATES)
OPEN_FINDINGS = (FindingState.OPEN.value, FindingState.AGREED.value, FindingState.DONE.value)
OPEN_DIRECTIONS = (
    DirectionState.ISSUED.value,
    DirectionState.ACCEPTED.value,
    DirectionState.CHALLENGED.value,
    DirectionState.DONE.value,
)
WRITTEN_OR_REVIEWED = (*sorted(EDITABLE), ReportState.SUBMITTED.value)


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of record that waits while `field` is one of `values`; `narrowed` holds besides, for now only."""

    model: Any
    field: str
    values: tuple[Any, ...]
    related: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    narrowed: tuple[tuple[str, Any], ...] = ()
    only_now: bool = False

    def present(self, keys: list[int]) -> Any:
        """Return what waits now."""
        found = self.model.objects.filter(**{"project_id__in": keys, f"{self.field}__in": self.values})
        return found.filter(**dict(self.narrowed))

    def read(self, keys: list[int], moment: datetime | None) -> Iterable[Any]:
        """Return what waits, now or as known at a moment."""
        if moment is None:
            return list(self.present(keys).select_related(*self.related).defer(*self.unread).order_by("pk"))
        if self.only_now:
            return ()
        told = records(self.model, moment, project_id__in=keys)
        return [each for each in told if getattr(each, self.field) in self.values]


KEPT: dict[str, Kept] = {
    "gate_reviews": Kept(GateReview, "state", OPEN_REVIEWS, unread=("dossier",)),
    "gate_reviewers": Kept(GateReviewer, "leads", (True, False), narrowed=(("review__state__in", OPEN_REVIEWS),)),
    "gate_decisions": Kept(GateDecision, "standing", (DecisionStanding.COMING.value,)),
    "gate_conditions": Kept(Condition, "state", (ConditionState.OPEN.value, ConditionState.CLOSED.value)),
    "recommendations": Kept(Recommendation, "state", (RecommendationState.OPEN.value,)),
    "directions": Kept(Direction, "state", OPEN_DIRECTIONS),
    "moves": Kept(MethodMove, "state", (MoveState.ANNOUNCED.value,)),
    "changes": Kept(ChangeRequest, "state", OPEN_CHANGES),
    "notices": Kept(
        Notice,
        "change__state",
        (ChangeState.NOTICED.value, ChangeState.EFFECTIVE.value),
        related=("change",),
        narrowed=(("acknowledged_at", None), ("released_at", None)),
        only_now=True,
    ),
    "findings": Kept(Finding, "state", OPEN_FINDINGS),
    "waivers": Kept(Waiver, "state", OPEN_WAIVERS),
    "plans": Kept(SealedPlan, "state", (PlanState.PROPOSED.value,), unread=("content",)),
    "offers": Kept(Assignment, "state", (AssignmentState.OFFERED.value,), related=("item",), only_now=True),
    "to_check": Kept(WorkItem, "state", (WorkState.IN_CHECK.value,)),
    "deliverables": Kept(Deliverable, "state", OPEN_DELIVERABLES),
    "acceptances": Kept(Acceptance, "state", (AcceptanceState.REQUESTED.value,), unread=("content",)),
    "returns": Kept(ResourceReturn, "state", UNDER_WAY),
    "reports": Kept(
        StatusReport,
        "state",
        WRITTEN_OR_REVIEWED,
        related=("period",),
        narrowed=(("period__state", PeriodState.OPEN),),
        only_now=True,
    ),
}


def kept_of(keys: list[int], moment: datetime | None = None) -> Rows:
    """Return what waits on each project, by kind."""
    if not keys:
        return {}
    kinds = _kinds_present(keys) if moment is None else frozenset(KEPT)
    found: dict[str, dict[int, list[Any]]] = {}
    for kind in kinds:
        found[kind] = defaultdict(list)
        for row in KEPT[kind].read(keys, moment):
            found[kind][row.project_id].append(row)
    return found


def _kinds_present(keys: list[int]) -> frozenset[str]:
    """Return of which kinds anything waits, with one query."""
    first, *others = (
        each.present(keys)
        .order_by()
        .annotate(waits_as=Value(kind, output_field=CharField()))
        .values_list("waits_as", flat=True)
        .distinct()
        for kind, each in KEPT.items()
    )
    return frozenset(first.union(*others))
