"""What stands on the page of a change and of a notice: the impact with its numbers, and who knows."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from milepost.changes import queries, rules
from milepost.changes.choices import ChangeState, Lane
from milepost.changes.models import ChangeRequest, Notice
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.surface.resource import RESOURCES, Panel

HUNDRED = Decimal(100)
WHO_DECIDES = {
    Lane.A.value: "Nothing that was promised is touched: who leads the project decides, and it holds at once.",
    Lane.B.value: "Within tolerance: who leads the project decides; it holds once everybody whom it touches is told.",
    Lane.C.value: "Beyond tolerance: the sponsor, an executive or a change board decides, before anybody is told.",
}


def _impact(change: ChangeRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    difference = rules.stored_difference(change.difference)
    if not change.impact:
        return {"change": change, "wording": difference.wording, "stored": difference}
    impact = rules.stored_impact(change.impact)
    reach = queries.reach_of(change, impact, change.decided_at or moment or clock.now())
    return {
        "change": change,
        "impact": impact,
        "wording": difference.wording,
        "currency": change.project.currency,
        "extra_cost": impact.extra_cost,
        "who_decides": WHO_DECIDES.get(change.lane, ""),
        "time": _percent(reach.time_share),
        "cost": _percent(reach.cost_share),
        "tolerance": _percent(rules.TOLERANCE_TIME),
        "cost_tolerance": _percent(rules.TOLERANCE_COST),
        "together": reach.together,
        "window": rules.CUMULATIVE_WINDOW.days,
        "votes": queries.votes_on(change, moment),
    }


def _percent(share: Decimal | None) -> str:
    return "unknown" if share is None else f"{(share * HUNDRED).quantize(Decimal('0.1'))} %"


def _board(change: ChangeRequest, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    notices = queries.notices_of(change, moment)
    if not notices and not change.impact:
        return {"rows": [], "change": change}
    waiting = change.state == ChangeState.NOTICED and moment is None
    untold = queries.untold(change) if waiting or change.state == ChangeState.ASSESSED else {}
    known = people({*notices, *untold, *(each.proxy_id or 0 for each in notices.values())}, moment)
    resource, now = RESOURCES["notices"], moment or clock.now()
    rows = [
        {
            "name": known[person].name,
            "why": [rules.WORDS[each["code"]] for each in notice.basis],
            "notice": notice,
            "url": resource.url(notice),
            "proxy": known[notice.proxy_id].name if notice.proxy_id else "",
            "by_proxy": notice.acknowledged_by_id is not None and notice.acknowledged_by_id == notice.proxy_id,
            "late": not notice.acknowledged_at and not notice.released_at and now >= notice.answer_by_at,
            "answered": bool(notice.acknowledged_at or notice.released_at),
        }
        for person, notice in sorted(notices.items(), key=lambda each: known[each[0]].name)
    ]
    return {
        "rows": rows,
        "change": change,
        "answered": sum(row["answered"] for row in rows),
        "untold": [(known[each].name, [rules.WORDS[one.code] for one in bases]) for each, bases in untold.items()],
        "lead": rules.lead_of(rules.stored_impact(change.impact)) if change.impact else 0,
        "waiting": waiting,
        "proposed": change.state == ChangeState.ASSESSED,
        "possible_from": max((each.earliest_at for each in notices.values()), default=None),
    }


def _told(notice: Notice, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    change = notice.change
    seen = queries.changes_visible_to(actor).filter(pk=change.pk).exists()
    return {
        "notice": notice,
        "change": change,
        "project": notice.project,
        "why": [rules.WORDS[each["code"]] for each in notice.basis],
        "change_url": RESOURCES["change-requests"].url(change) if seen else "",
        "mine": actor.person_id in {notice.recipient_id, notice.proxy_id},
        "void": change.state == ChangeState.WITHDRAWN,
        "now": moment or clock.now(),
    }


IMPACT = Panel(name="impact", title="What it does", template="changes/_impact.html", facts=_impact)
BOARD = Panel(name="notices", title="Who is told", template="changes/_notices.html", facts=_board)
TOLD = Panel(name="told", title="What changes", template="changes/_told.html", facts=_told)
