"""The panels of work on homes: tasks of whoever does it, warnings to who leads, and lost float to the PMO.

Work stands on floors below reporting that know no home, so they meet here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from milepost.kernel import clock
from milepost.people.queries import local_date
from milepost.planning import queries as planning
from milepost.projects.choices import DELIVERY, LEADS, Origin, Standing
from milepost.projects.models import Project
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.resourcing import queries
from milepost.surface.resource import RESOURCES

MOST = 12
FEW = 8
STEPS = {
    "planned": (("start", "Start"), ("log-time", "Enter hours"), ("block", "Blocked")),
    "in_progress": (("log-time", "Enter hours"), ("hand-in", "Hand in"), ("block", "Blocked")),
    "blocked": (("unblock", "Goes on"), ("log-time", "Enter hours")),
    "in_check": (),
}
ANSWERS = (("accept", "Accept"), ("decline", "Decline"))


def my_tasks(reader: Reader) -> list[HomePanel]:
    """Return the work in the reader's hands by due date; no panel for who delivers nothing."""
    person_id = reader.actor.person_id
    if person_id is None or not reader.parts.of(*DELIVERY):
        return []
    today = local_date(clock.now())
    tasks = queries.tasks_of(person_id, today)
    if not tasks and not reader.parts.of("member"):
        return []
    week = today - timedelta(days=today.weekday())
    facts = {
        "rows": [_task(each) for each in tasks[:MOST]],
        "count": len(tasks),
        "hours_week": queries.hours_since(person_id, week),
        "time_url": f"{RESOURCES['time-entries'].url()}?person={person_id}",
    }
    return [HomePanel("resourcing/_my_tasks.html", facts, 12)]


def work_warnings(reader: Reader) -> list[HomePanel]:
    """Return to who leads what starts late, is overdue, comes soon, was declined, or waits to be checked."""
    led = reader.parts.of(*LEADS)
    if not led:
        return []
    codes = _codes(led)
    rows = [*_declined(led, codes), *_to_check(led, codes)]
    rows += [_alert(each, codes) for each in planning.alerts_of(list(codes), local_date(clock.now()))]
    if not rows:
        return []
    facts = {"title": "Work that needs you", "rows": rows[:MOST], "count": len(rows)}
    return [HomePanel("resourcing/_work_alerts.html", facts, 12)]


def lost_float(_reader: Reader) -> list[HomePanel]:
    """Return to the PMO the work whose float is gone, and nothing else of the work of projects."""
    active = Project.objects.exclude(standing=Standing.ENDED).filter(origin=Origin.NATIVE, work_items__isnull=False)
    codes = dict(active.values_list("pk", "code").distinct())
    if not codes:
        return []
    gone = [each for each in planning.alerts_of(list(codes), local_date(clock.now())) if each.float_gone]
    if not gone:
        return []
    rows = [_alert(each, codes) for each in gone[:FEW]]
    facts = {"title": "Work past its latest date", "rows": rows, "count": len(gone)}
    return [HomePanel("resourcing/_work_alerts.html", facts, 12)]


def _task(task: queries.Task) -> dict[str, Any]:
    resource = RESOURCES["assignments"]
    offered = task.assignment.state == "offered"
    steps = ANSWERS if offered else STEPS.get(task.item.state, ())
    return {
        "task": task,
        "url": resource.url(task.assignment),
        "project": task.assignment.project.code,
        "state": task.assignment.get_state_display() if offered else task.item.get_state_display(),
        "steps": [{"label": label, "url": resource.url(task.assignment, verb=verb)} for verb, label in steps],
    }


def _codes(ids: set[int]) -> dict[int, str]:
    going = Project.objects.filter(pk__in=ids).exclude(standing=Standing.ENDED)
    return dict(going.values_list("pk", "code"))


def _declined(led: set[int], codes: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "name": str(each.item),
            "url": RESOURCES["work-items"].url(each.item),
            "label": "Declined",
            "grave": True,
            "day": None,
            "project": codes.get(each.project_id, ""),
            "note": f"{each.person.name}: {each.reason}",
        }
        for each in queries.unanswered(led)
    ]


def _to_check(led: set[int], codes: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "name": str(each),
            "url": RESOURCES["work-items"].url(each),
            "label": "To check",
            "grave": False,
            "day": None,
            "project": codes.get(each.project_id, ""),
            "note": "Handed in",
        }
        for each in queries.to_check(led)
    ]


def _alert(alert: planning.Alert, codes: dict[int, str]) -> dict[str, Any]:
    return {
        "name": str(alert.item),
        "url": RESOURCES["work-items"].url(alert.item),
        "label": alert.label,
        "grave": alert.kind in planning.GRAVE,
        "day": alert.day,
        "project": codes.get(alert.project_id, ""),
        "note": "The end of the project moves with it" if alert.float_gone else "",
    }
