"""What only the shown rows need: the sentence that decided a colour, and the colours of the periods before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from milepost.reporting.models import StatusReport
from milepost.reporting.queries.source import Source


def reasons(report_ids: Collection[int], moment: datetime | None = None) -> dict[int, str]:
    """Return what decided the computed colour of some reports."""
    if not report_ids:
        return {}
    return {row[0]: row[1] for row in _read(moment, ("id", "computed_why"), id__in=sorted(set(report_ids)))}


def colour_trails(
    project_ids: Collection[int], period_ids: Collection[int], moment: datetime | None = None
) -> dict[int, dict[int, str]]:
    """Return the computed colour of some projects in some periods, by project and period."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    names = ("project_id", "period_id", "computed_overall")
    if moment is None:
        rows = _read(None, names, project__in=list(project_ids), period__in=list(period_ids))
    else:
        rows = [row for each in period_ids for row in _read(moment, names, period_id=each)]
    for project, period, colour in rows:
        found[project][period] = colour
    return found


def _read(moment: datetime | None, names: tuple[str, ...], **equal: Any) -> Iterable[tuple[Any, ...]]:
    if moment is None:
        return StatusReport.objects.filter(**equal).values_list(*names)
    ids = equal.pop("id__in", None)
    if ids is not None:
        found = Source(moment).rows(StatusReport, id__in=ids)
    else:
        found = Source(moment).rows(StatusReport, **equal)
    return [tuple(getattr(each, name) for name in names) for each in found]
