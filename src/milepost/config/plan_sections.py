"""What the floors above planning record of a plan's sections: the budget by month and the register of risks."""

from __future__ import annotations

from decimal import Decimal

from milepost.changes.actions import raise_issue
from milepost.finance.choices import CostKind
from milepost.finance.queries import costs_of
from milepost.kernel.act import Act
from milepost.kernel.canonical import Json
from milepost.kernel.errors import Unmet
from milepost.planning.models import WorkItem
from milepost.planning.queries import SectionFacts
from milepost.projects.models import Project
from milepost.risks.choices import RiskResponse
from milepost.risks.queries import risks_of

LONGEST_TITLE = 200


def budget(project: Project) -> SectionFacts:
    """Return the budget by month; a plan without one promises no cost, and is refused."""
    months = costs_of([project.pk])[project.pk].months.get(CostKind.BASELINE, {})
    total = sum(months.values(), Decimal(0)) if months else None
    unmet = (
        ()
        if months
        else (
            Unmet(
                rule="cost_plan_is_phased",
                sentence="The cost of a plan is told by month.",
                missing="The budget by month.",
                cure="The project manager",
                path="Type the budget by month on the page of the project.",
            ),
        )
    )
    words = f"{total} {project.currency} over {len(months)} months" if months else "No budget by month"
    content: list[Json] = [[month.isoformat(), str(amount)] for month, amount in sorted(months.items())]
    return SectionFacts(words, {"currency": project.currency, "months": content}, total, unmet)


def register(project: Project) -> SectionFacts:
    """Return the open risks; a plan without any, or with one that nobody answers, is refused."""
    risks = risks_of([project.pk])[project.pk]
    unanswered = [each.title for each in risks if each.response == RiskResponse.NONE or each.owner_id is None]
    missing = "At least one risk." if not risks else f"Response and owner of: {', '.join(unanswered[:5])}."
    unmet = (
        ()
        if risks and not unanswered
        else (
            Unmet(
                rule="risks_are_answered",
                sentence="A plan knows its risks, who owns each, and what is done about it.",
                missing=missing,
                cure="The project manager",
                path="Open the register of risks on the page of the project.",
            ),
        )
    )
    content: list[Json] = [
        [each.pk, each.title, str(each.probability_share), each.response, each.owner_id]
        for each in sorted(risks, key=lambda each: each.pk)
    ]
    words = "1 open risk" if len(risks) == 1 else f"{len(risks)} open risks"
    return SectionFacts(words, content, None, unmet)


def raise_blocked(act: Act, item: WorkItem, reason: str) -> None:
    """Raise an issue, within the act of whoever is blocked, so that somebody clears the way."""
    title = f"{item} is blocked"[:LONGEST_TITLE]
    raise_issue.within(act, item.project, title=title, description=reason, owner=item.owner)
