"""The verb that locks a period: every report goes into the pack or turns grey, and a snapshot is frozen."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.wording import day
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.canonical import canonical, digest
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin
from milepost.reporting.actions.colouring import figures, freeze
from milepost.reporting.bridge import Coloured, coloured_at, snapshot_body
from milepost.reporting.choices import EDITABLE, LEVELS, OVERALL, Breach, Colour, PeriodState, ReportState
from milepost.reporting.events import PeriodLocked, ReportMissed
from milepost.reporting.models import Period, PeriodSnapshot, StatusReport
from milepost.reporting.policies import PERIOD_LOCKERS
from milepost.reporting.queries.calendar import previous_period
from milepost.reporting.rules.reports import period_is_open


def _lockable(_actor: Actor, period: Period) -> Iterator[Unmet]:
    unmet = period_is_open(period.name, locked=period.state == PeriodState.LOCKED)
    if unmet:
        yield unmet
    elif clock.today() <= period.end_date:
        yield Unmet(
            "period_has_ended",
            "A period locks after its last day.",
            missing=f"It ends on {day(period.end_date)}.",
            cure="Nobody: it takes time",
            path="Lock it after its end, once the reports are in.",
        )


@action("reporting.lock_period", allowed=PERIOD_LOCKERS, guards=(_lockable,), path="Ask the PMO to lock the period.")
def lock_period(act: Act, period: Period, *, version: int | None = None) -> PeriodSnapshot:
    """Lock a period for ever: missing reports turn grey with a named breach, and everything is frozen with a hash."""
    act.expect(period, version)
    act.change(period, state=PeriodState.LOCKED, locked_at=act.at, locked_by_id=act.actor.person_id)
    reports = list(StatusReport.objects.filter(period=period).select_related("period__cycle").order_by("pk"))
    missing = [each for each in reports if each.origin == Origin.NATIVE and each.state in EDITABLE]
    missed = {each.pk for each in missing}
    coloured = coloured_at(period, [each.project_id for each in missing], act.at) if missing else {}
    again = _missed_before(period, missing)
    for report in missing:
        _grey(act, report, coloured[report.project_id], again=report.project_id in again)
    for report in reports:
        if report.pk not in missed:
            act.change(report, state=_closed(period))
    body = snapshot_body(period, act.at)
    snapshot = act.add(PeriodSnapshot(period=period, body=body, sha256=digest(canonical(body))))
    act.tell(PeriodLocked(at=act.at, period_id=period.pk, snapshot_sha256=snapshot.sha256))
    return snapshot


def _closed(period: Period) -> str:
    """Return the last state of a report: in the pack of its period, or locked in between, which is in none."""
    return ReportState.IN_PACK if period.cycle.interim_of_id is None else ReportState.LOCKED


def _missed_before(period: Period, missing: list[StatusReport]) -> set[int]:
    """Return the projects whose report was missing in the period before, too."""
    before = previous_period(period)
    if before is None:
        return set()
    ids = [each.project_id for each in missing]
    return set(
        StatusReport.objects.filter(period=before, project__in=ids)
        .exclude(breach="")
        .values_list("project_id", flat=True)
    )


def _grey(act: Act, report: StatusReport, coloured: Coloured, *, again: bool) -> None:
    """Put a report that was not handed in into the pack as grey, with its breach.

    Grey counts amber and, when it comes again, red; never better than the facts themselves say.
    """
    floor, counted = Colour.RED.value if again else Colour.AMBER.value, coloured.counted[OVERALL]
    pm = coloured.facts.identity.pm or "the vacant post of project manager"
    breach = Breach.NOT_CORRECTED if report.state == ReportState.RETURNED else Breach.NOT_SUBMITTED
    due = f"on {day(report.due_on)}" if report.due_on else "at no date"
    values = figures(coloured) | {
        "computed_overall": Colour.GREY.value,
        "counted_overall": counted if LEVELS[counted] > LEVELS[floor] else floor,
        "computed_why": f"{breach.label}; it was due {due} from {pm}."[:400],
    }
    act.change(
        report, state=_closed(report.period), breach=breach, declared_overall="", declared={}, divergence=None, **values
    )
    freeze(act, report, coloured)
    act.tell(ReportMissed(at=act.at, report_id=report.pk, project_id=report.project_id, period_id=report.period_id))
