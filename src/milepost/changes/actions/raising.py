"""Verbs that bring a change on: somebody raises and words it, who leads has its impact computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.changes import queries, rules
from milepost.changes.actions.moving import ASK_THE_LEAD, moved, raiser_or_lead, standing_at, told
from milepost.changes.choices import BEFORE_EFFECT, OPEN_TO_WORDING, UNDECIDED, ChangeKind, ChangeOrigin, ChangeState
from milepost.changes.models import ChangeRequest
from milepost.changes.policies import CHANGE_RAISERS, WITHIN_TOLERANCE
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope


@action(
    "changes.raise_change",
    allowed=CHANGE_RAISERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Tell the project manager what is to be otherwise; they enter it in your name.",
)
def raise_change(
    act: Act,
    project: Project,
    *,
    title: str,
    reason: str,
    kind: str = ChangeKind.TIME,
    origin: str = ChangeOrigin.TEAM,
    requested_by: Person | None = None,
    to_do: str = "",
    start: date | None = None,
    finish: date | None = None,
    cost: Decimal | None = None,
    milestones: Mapping[int, date] | None = None,
    items: Mapping[int, tuple[date, date]] | None = None,
    item: int | None = None,
    owner: Person | None = None,
    definition_of_done: str = "",
    about: str = "",
    before: str = "",
    after: str = "",
) -> ChangeRequest:
    """Propose that something promised be otherwise; raised by who leads, its impact is computed at once."""
    difference = _difference(
        act,
        project,
        rules.Difference(
            start, finish, cost, milestones or {}, items or {}, _amended(act, item, owner, definition_of_done),
            _worded(act, about, before, after),
        ),
    )  # fmt: skip
    raiser = act.actor.person_id or 0
    change = ChangeRequest(project=project, number=queries.next_number(project.pk), title=title, reason=reason)
    change.kind, change.origin, change.to_do = kind, origin, to_do
    change.difference, change.raised_at = difference.plain(), act.at
    change.raised_by_id, change.requested_by_id = raiser, requested_by.pk if requested_by else raiser
    act.require(rules.text_is_told(title, "title", "What changes"), rules.text_is_told(reason, "reason", "The reason"))
    act.add(_computed(act, change))
    return told(act, change)


@action(
    "changes.reword_change",
    allowed=CHANGE_RAISERS,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*OPEN_TO_WORDING), raiser_or_lead),
    path=ASK_THE_LEAD,
)
def reword_change(
    act: Act,
    change: ChangeRequest,
    *,
    title: str,
    reason: str,
    to_do: str = "",
    start: date | None = None,
    finish: date | None = None,
    cost: Decimal | None = None,
    milestones: Mapping[int, date] | None = None,
    items: Mapping[int, tuple[date, date]] | None = None,
    item: int | None = None,
    owner: Person | None = None,
    definition_of_done: str = "",
    about: str = "",
    before: str = "",
    after: str = "",
    version: int | None = None,
) -> ChangeRequest:
    """Word a proposed change anew before it is decided; its impact is computed again."""
    act.expect(change, version)
    act.require(rules.text_is_told(title, "title", "What changes"), rules.text_is_told(reason, "reason", "The reason"))
    difference = _difference(
        act,
        change.project,
        rules.Difference(
            start, finish, cost, milestones or {}, items or {}, _amended(act, item, owner, definition_of_done),
            _worded(act, about, before, after),
        ),
    )  # fmt: skip
    values = {"title": title, "reason": reason, "to_do": to_do, "difference": difference.plain()}
    act.change(change, **values)
    if act.role in LEADS:
        return moved(act, change, **_assessed(act, change))
    return moved(act, change, ChangeState.DRAFT, impact={}, lane="", assessed_at=None)


@action(
    "changes.assess_change",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*UNDECIDED)),
    path=ASK_THE_LEAD,
)
def assess_change(act: Act, change: ChangeRequest, *, version: int | None = None) -> ChangeRequest:
    """Have the impact of a change computed on a copy of the present promise, and with it who decides."""
    act.expect(change, version)
    return moved(act, change, **_assessed(act, change))


@action(
    "changes.withdraw_change",
    allowed=CHANGE_RAISERS,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(*BEFORE_EFFECT), raiser_or_lead),
    path=ASK_THE_LEAD,
)
def withdraw_change(act: Act, change: ChangeRequest, *, reason: str, version: int | None = None) -> ChangeRequest:
    """Take a change back before it holds, and say why; who was told of it sees that."""
    act.expect(change, version)
    act.because(reason)
    return moved(act, change, ChangeState.WITHDRAWN, ended_at=act.at)


def assessed(act: Act, change: ChangeRequest) -> dict[str, Any]:
    """Return the impact and the lane of a change as they are now."""
    difference = rules.stored_difference(change.difference)
    _require_possible(act, change.project, difference)
    impact = queries.impact_on(change.project_id, queries.promise_of(change.project_id), difference)
    lane = rules.lane_of(impact, queries.reach_of(change, impact, act.at))
    return {"impact": impact.plain(), "lane": lane.value, "assessed_at": act.at}


def _computed(act: Act, change: ChangeRequest) -> ChangeRequest:
    """Return a new change with its impact, where who leads raises it."""
    for name, value in (_assessed(act, change) if act.role in LEADS else {}).items():
        setattr(change, name, value)
    return change


def _assessed(act: Act, change: ChangeRequest) -> dict[str, Any]:
    return {"state": ChangeState.ASSESSED, **assessed(act, change)}


def _amended(act: Act, item: int | None, owner: Person | None, definition_of_done: str) -> rules.Amendment | None:
    act.require(rules.amendment_names_its_item(item, amends=owner is not None or bool(definition_of_done.strip())))
    if item is None:
        return None
    return rules.Amendment(item, owner.pk if owner else None, definition_of_done.strip())


def _worded(act: Act, about: str, before: str, after: str) -> rules.Wording | None:
    act.require(rules.wording_is_whole(about, before, after))
    return rules.Wording(about.strip(), before.strip(), after.strip()) if about.strip() else None


def _difference(act: Act, project: Project, found: rules.Difference) -> rules.Difference:
    """Return a difference that can be meant; refuse any other."""
    act.require(rules.cost_is_possible(found.cost), rules.change_differs(found))
    _require_possible(act, project, found)
    return found


def _require_possible(act: Act, project: Project, found: rules.Difference) -> None:
    promise, planned = queries.promise_of(project.pk), queries.is_planned(project.pk)
    named = {*found.items, *((found.amendment.item,) if found.amendment else ())}
    act.require(
        rules.finish_stays_after_start(found.start or promise.start, found.finish or promise.finish),
        *(rules.finish_stays_after_start(start, finish) for start, finish in found.items.values()),
        rules.milestones_are_of_the_project(found.milestones, promise.milestones),
        rules.first_baseline_comes_first(found, promise.number),
        rules.plan_says_the_dates(found, planned=planned),
        rules.items_are_on_the_plan(named, queries.open_items(project.pk) if planned and named else ()),
    )
