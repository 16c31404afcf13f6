"""Verbs of money: amounts by month, and what the whole is expected to cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from milepost.finance import queries, rules
from milepost.finance.choices import CostKind
from milepost.finance.events import CostOutlookUpdated, CostsRebaselined, CostsRecorded
from milepost.finance.models import CostLine, CostOutlook
from milepost.finance.policies import ACCOUNTANTS, REBASELINERS
from milepost.finance.rules import CostInput
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import SPEND, can_be_written, independent, not_blocked, project_scope

ASK_THE_PM = "Delivery facts are the project manager's. Ask a question, or raise it with the PMO."


@action("finance.record_costs", allowed=ACCOUNTANTS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def record_costs(act: Act, project: Project, *, lines: Sequence[CostInput]) -> int:
    """Record amounts by month and kind, many at once; return how many lines changed.

    A line without an amount is taken away. Promised amounts are recorded once; then they move by `rebaseline_costs`.
    """
    present = queries.lines_of(project.pk)
    promised = {month for month, kind in present if kind == CostKind.BASELINE}
    act.require_all(rules.costs_are_possible(lines, local_date(act.at)))
    act.require(rules.promised_costs_stand(lines, promised, by_machine=act.actor.person_id is None))
    changed = _store(act, project, lines, present)
    act.tell(
        CostsRecorded(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, lines=changed),
    )
    return changed


@action(
    "finance.rebaseline_costs",
    allowed=REBASELINERS,
    scope=project_scope,
    guards=(can_be_written, not_blocked(SPEND), independent("approve new promised costs")),
    path="Ask the PMO director, the sponsor or an executive for a decision, with the reason and the new amounts.",
)
def rebaseline_costs(act: Act, project: Project, *, lines: Sequence[CostInput], reason: str) -> int:
    """Replace the promised amounts by month; months left out lose theirs. Return how many lines changed."""
    act.because(reason)
    act.require(rules.lines_are_promises(lines))
    act.require_all(rules.costs_are_possible(lines, local_date(act.at)))
    present = queries.lines_of(project.pk)
    told = {line.month for line in lines}
    gone = [CostInput(month, kind, None) for month, kind in present if kind == CostKind.BASELINE and month not in told]
    changed = _store(act, project, [*lines, *gone], present)
    act.tell(CostsRebaselined(at=act.at, project_id=project.pk, actor_id=act.actor.person_id))
    return changed


@action(
    "finance.update_cost_outlook",
    allowed=ACCOUNTANTS,
    scope=project_scope,
    guards=(can_be_written,),
    path=ASK_THE_PM,
)
def update_cost_outlook(
    act: Act,
    project: Project,
    *,
    forecast_cost: Decimal | None = None,
    actual_cost: Decimal | None = None,
    contingency: Decimal | None = None,
    version: int | None = None,
) -> CostOutlook:
    """Say what the whole is expected to cost and was spent; what is left out is unknown. `version` is the outlook's."""
    act.require(
        rules.remaining_is_not_negative(forecast_cost, actual_cost),
        rules.contingency_is_not_negative(contingency),
    )
    values = {
        "forecast_cost": forecast_cost,
        "actual_cost": actual_cost,
        "contingency": contingency,
        "updated_on": local_date(act.at),
    }
    outlook = CostOutlook.objects.filter(project=project).first()
    if outlook is None:
        outlook = act.add(CostOutlook(project=project, **values))
    else:
        act.expect(outlook, version)
        act.change(outlook, **values)
    act.tell(CostOutlookUpdated(at=act.at, project_id=project.pk, actor_id=act.actor.person_id))
    return outlook


def _store(act: Act, project: Project, lines: Sequence[CostInput], present: dict[tuple[date, str], CostLine]) -> int:
    added: list[CostLine] = []
    changed = 0
    for line in lines:
        stored = present.get((line.month, line.kind))
        if stored is None and line.amount is not None:
            added.append(CostLine(project=project, month=line.month, kind=line.kind, amount=line.amount))
        elif stored is not None and line.amount is None:
            act.remove(stored)
            changed += 1
        elif stored is not None and stored.amount != line.amount:
            act.change(stored, amount=line.amount)
            changed += 1
    act.add_all(added)
    return changed + len(added)
