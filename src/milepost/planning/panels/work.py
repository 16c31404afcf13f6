"""The work list on the page of a project: a tree with dates, float, hours and states, and what it warns of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.people.queries import local_date
from milepost.planning import queries
from milepost.planning.choices import WorkKind, WorkState
from milepost.planning.rules import Wait, written_links
from milepost.surface.resource import RESOURCES

MOST = 80


def work_list(project: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the lines of the work list with what was planned and what the links lead to."""
    facts = queries.work_of(project.pk, moment)
    if not facts.items:
        return {"rows": [], "count": 0}
    owners = people.people({each.owner_id for each in facts.items if each.owner_id}, moment)
    alerts = {each.item.pk: each for each in queries.alerts_in(facts, local_date(moment or clock.now()))}
    waits, lines = waits_for(facts), queries.outline(facts)
    return {
        "rows": [_row(each, facts, owners, waits, alerts.get(each.item.pk)) for each in lines[:MOST]],
        "count": len(lines),
        "shown": min(len(lines), MOST),
        "warnings": sum(each.kind != queries.SOON for each in alerts.values()),
        "finish": facts.finish_date,
        "expected_finish": facts.expected_finish,
        "late": _later(facts.finish_date, facts.expected_finish),
        "list_url": f"{RESOURCES['work-items'].url()}?project={project.pk}",
    }


def waits_for(facts: queries.WorkFacts) -> dict[int, str]:
    """Return what each item waits for, as it is typed."""
    number_of = {each.pk: each.number for each in facts.items}
    waits: dict[int, list[Wait]] = {}
    for link in facts.links:
        waits.setdefault(link.after_id, []).append(Wait(number_of[link.before_id], link.kind, link.lag_minutes))
    return {key: written_links(each, facts.minutes_a_day) for key, each in waits.items()}


def _row(
    line: queries.Line, facts: queries.WorkFacts, owners: dict[int, Any], waits: dict[int, str], alert: Any
) -> dict[str, Any]:
    item, days = line.item, line.days
    milestone = item.kind == WorkKind.MILESTONE
    finish = item.planned_finish or line.finish
    return {
        "item": item,
        "url": RESOURCES["work-items"].url(item),
        "indent": range(min(line.depth, 6)),
        "summary": not line.is_leaf or item.kind == WorkKind.SUMMARY,
        "milestone": milestone,
        "cancelled": item.state == WorkState.CANCELLED,
        "owner": owners[item.owner_id].name if item.owner_id in owners else "",
        "start": None if milestone else item.planned_start or line.start,
        "finish": finish,
        "computed": days is not None and item.planned_finish is None,
        "pushed_to": days.start if days and _later(item.planned_start, days.start) else None,
        "expected": days.expected_finish if days and _later(finish, days.expected_finish) else None,
        "float_days": None if days is None else round(days.float_minutes / facts.minutes_a_day, 1),
        "critical": days is not None and days.critical,
        "waits": waits.get(item.pk, ""),
        "alert": alert if alert and alert.kind != queries.SOON else None,
        "unestimated": line.is_leaf and days is None and item.state != WorkState.CANCELLED,
    }


def _later(planned: date | None, other: date | None) -> bool:
    return planned is not None and other is not None and other > planned
