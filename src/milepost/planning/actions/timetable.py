"""Keep what the dates of a work list come to, whenever an act changes the list or its progress."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.kernel.act import Act
from milepost.people.queries import local_date
from milepost.planning import queries
from milepost.planning.bridge import Computed, computed_for
from milepost.planning.models import Timetable
from milepost.projects.models import Project


def keep_timetable(act: Act, project: Project) -> Computed:
    """Compute the dates of the work list anew and keep them; links that make a loop are refused by name."""
    today = local_date(act.at)
    computed = computed_for(project.pk, _floor(project.pk, today), today)
    values: dict[str, Any] = {
        "days": {str(key): _stored(computed, key) for key in computed.days},
        "start_date": computed.start,
        "finish_date": computed.finish,
        "expected_finish": computed.expected_finish,
        "computed_on": today,
        "minutes_a_day": computed.minutes_a_day,
    }
    kept = queries.timetable_of(project.pk)
    if kept is None:
        act.add(Timetable(project=project, **values))
    else:
        act.change(kept, **values)
    return computed


def _floor(project_id: int, today: date) -> date:
    """Return the day before which no work starts: what was promised or is expected, else today."""
    plan = queries.plans_of([project_id])[project_id]
    promised = plan.latest.start_date if plan.latest else None
    expected = plan.outlook.forecast_start if plan.outlook else None
    return promised or expected or today


def _stored(computed: Computed, key: int) -> dict[str, Any]:
    days, (start, finish) = computed.days[key], computed.expected[key]
    return {
        "start": days.start.isoformat(),
        "finish": days.finish.isoformat(),
        "late_start": days.late_start.isoformat(),
        "late_finish": days.late_finish.isoformat(),
        "float_minutes": days.float_minutes,
        "critical": days.critical,
        "expected_start": start.isoformat(),
        "expected_finish": finish.isoformat(),
    }
