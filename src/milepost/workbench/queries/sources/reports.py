"""Status reports of open periods: to be written by who leads, to be reviewed by the office."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.projects.choices import LEADS, Origin
from milepost.projects.models import Project
from milepost.reporting.choices import ReportState
from milepost.reporting.models import StatusReport
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import may, page, record
from milepost.workbench.rules import Ask, Turn, Why

SENTENCE = "Status is reported by facts and on time."


def reports(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield the report of each open period, with its next step."""
    for report in bench.kept("reports", project):
        if report.origin == Origin.NATIVE:
            yield _reviewed(report) if report.state == ReportState.SUBMITTED else _written(report)


def _written(report: StatusReport) -> Ask:
    back = report.state == ReportState.RETURNED
    return Ask(
        subject=f"report:{report.pk}",
        project_id=report.project_id,
        what=f"Submit the status report for {report.period.name}.",
        found="Returned: correct it and submit it again" if back else "Drafted from the facts",
        place=page("reporting:write", "Write the report", report.pk),
        turn=Turn(LEADS),
        whys=(Why(SENTENCE, "Reporting", record("status-reports", report.pk, "The report")),),
        due=report.due_on,
        weight=6,
    )


def _reviewed(report: StatusReport) -> Ask:
    place = record("status-reports", report.pk, "Review the report")
    return Ask(
        subject=f"report:{report.pk}",
        project_id=report.project_id,
        what=f"Review the status report for {report.period.name}.",
        place=place,
        turn=Turn(may("status-reports", "accept")),
        whys=(Why(SENTENCE, "Reporting", place),),
        due=report.review_due_on,
    )
