"""Every gate that was asked for: the dossier as it was frozen, who looked, what they said, what was decided and why."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing.collectors import Collector, Item, of_records, together, written
from milepost.governance.models import GateReview, Statement
from milepost.projects.models import Project

PARTS = ("reviewers", "recommendations", "decision", "decision.votes", "decision.conditions")


def collect(project: Project) -> Iterator[Item]:
    """Yield each review; its dossier stands under `content`, and the ledger holds the digest of it."""
    for each in GateReview.objects.filter(project=project).order_by("pk"):
        told = together(each, PARTS)
        told["content"] = told.pop("dossier")
        yield Item(
            path=f"gates/{each.gate}-review-{each.number:02}.json",
            title=f"{each.name}, review {each.number}",
            content=written(told),
            in_ledger="content",
            words=f"{each.name} {each.report}",
        )


GATES = (
    Collector("gates", "Gates: dossiers, reviews, decisions and conditions", collect),
    of_records("gate-statements", "What was stated with evidence for gates", Statement),
)
