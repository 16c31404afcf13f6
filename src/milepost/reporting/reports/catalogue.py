"""The reports of the house: a new one is one file in this folder and one line here."""

from __future__ import annotations

from milepost.kernel.errors import refuse
from milepost.kernel.registry import Catalogue
from milepost.reporting.reports import (
    board_pack,
    decisions,
    late,
    movements,
    portfolio,
    project,
    risks,
    service_levels,
    watermelons,
    worse,
)
from milepost.reporting.reports.definition import Report

REPORTS: Catalogue[Report] = Catalogue("report")
for _report in (
    board_pack.REPORT,
    portfolio.REPORT,
    worse.REPORT,
    movements.REPORT,
    late.REPORT,
    watermelons.REPORT,
    risks.REPORT,
    decisions.REPORT,
    project.REPORT,
    service_levels.REPORT,
):
    REPORTS.add(_report.name, _report)


def report_named(name: str) -> Report:
    """Return a report of the catalogue; refuse a name that is not there."""
    if name not in REPORTS:
        raise refuse(
            "report_is_in_the_catalogue",
            f"There is no report {name[:40]!r}.",
            missing=f"There are: {', '.join(REPORTS.names())}.",
            cure="You",
            field_name="report",
        )
    return REPORTS[name]
