"""What needs me: the duties of reporting that wait for one person now, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.people.choices import PMO
from milepost.people.queries import in_force
from milepost.projects.choices import LEADS, TAKE_PART, Origin, RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.reporting.choices import EDITABLE, OverrideState, PackState, PeriodState, ReportState
from milepost.reporting.models import Override, Pack, Period, StatusReport
from milepost.reporting.policies import PACK_APPROVERS


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do: what kind, a sentence, by when, and the record to open."""

    kind: str
    sentence: str
    due_on: date | None
    overdue: bool
    noun: str
    record_id: int
    project_id: int | None = None


def needs_of(actor: Actor) -> tuple[Need, ...]:
    """Return what waits for `actor` in reporting now."""
    if actor.person_id is None:
        return ()
    now = clock.now()
    posts = roles_at(actor, ORGANISATION, now)
    found = [*_reports_to_write(actor, now), *_to_review(actor, posts, now), *_of_the_pmo(actor, posts, now)]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.kind, each.record_id)))


def _projects_in(actor: Actor, roles: frozenset[str], now: datetime) -> QuerySet[Any, Any]:
    held = ProjectRole.objects.filter(in_force(now), person_id=actor.person_id or 0, starts_at__lte=now, role__in=roles)
    return held.values_list("project_id", flat=True)


def _reports_to_write(actor: Actor, now: datetime) -> Iterator[Need]:
    open_reports = StatusReport.objects.filter(
        project__in=_projects_in(actor, LEADS, now),
        period__state=PeriodState.OPEN,
        state__in=EDITABLE,
        origin=Origin.NATIVE,
    )
    for report in open_reports.select_related("project", "period"):
        back = report.state == ReportState.RETURNED
        doing = "Correct the returned report" if back else "Submit the report"
        sentence = f"{doing} of {report.project.name} for {report.period.name}"
        yield _need("report_returned" if back else "report_due", sentence, report.due_on, now, report)


def _to_review(actor: Actor, posts: Roles, now: datetime) -> Iterator[Need]:
    waiting = StatusReport.objects.filter(
        state=ReportState.SUBMITTED, origin=Origin.NATIVE, period__state=PeriodState.OPEN
    ).select_related("project", "period")
    if not posts & PMO:
        waiting = waiting.filter(project__in=_projects_in(actor, frozenset({RoleOnProject.OVERSIGHT.value}), now))
    undecided = set(
        Override.objects.filter(state=OverrideState.PROPOSED, report__in=waiting).values_list("report_id", flat=True)
    )
    delivering = set(_projects_in(actor, TAKE_PART, now))
    for report in waiting:
        if report.project_id in delivering or report.submitted_by_id == actor.person_id:
            continue
        if report.pk in undecided:
            sentence = f"Decide the overrides of {report.project.name} for {report.period.name}"
            yield _need("override_to_decide", sentence, report.review_due_on, now, report)
        else:
            sentence = f"Review the report of {report.project.name} for {report.period.name}"
            yield _need("report_to_review", sentence, report.review_due_on, now, report)


def _of_the_pmo(actor: Actor, posts: Roles, now: datetime) -> Iterator[Need]:
    if posts & PMO:
        ended = Period.objects.filter(state=PeriodState.OPEN, origin=Origin.NATIVE, end_date__lt=now.date())
        for period in ended.annotate(last_due=Max("reports__due_on")):
            due: date | None = period.last_due
            late = due is not None and now.date() > due
            yield Need("period_to_lock", f"Lock {period.name} once its reports are in", due, late, "period", period.pk)
    if posts & PACK_APPROVERS:
        packs = Pack.objects.select_related("period").order_by("period", "number")
        for pack in {each.period_id: each for each in packs}.values():
            if pack.state == PackState.BUILT and pack.built_by_id != actor.person_id:
                sentence = f"Approve the pack of {pack.period.name}"
                yield Need("pack_to_approve", sentence, None, overdue=False, noun="pack", record_id=pack.pk)


def _need(kind: str, sentence: str, due_on: date | None, now: datetime, report: StatusReport) -> Need:
    overdue = due_on is not None and now.date() > due_on
    return Need(kind, sentence, due_on, overdue, "report", report.pk, report.project_id)
