"""Samples of the verbs of reporting, around a period that ended yesterday."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.choices import RoleOnProject
from milepost.reporting import actions
from milepost.reporting.models import Cycle, CycleMembership, Override, Period, StatusReport
from milepost.reporting.rules.reports import Grounds
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import IMPORTER, World, register_imported
from tests.suites.samples.work.planning import PROMISE


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def dates(ago: int = 0) -> dict[str, date]:
    """Return the first and last day of the four weeks that ended yesterday, or `ago` days before."""
    end = yesterday() - timedelta(days=ago)
    return {"start_date": end - timedelta(days=27), "end_date": end}


def a_cycle(world: World) -> tuple[Cycle]:
    calendar = world.organisation.calendar
    return (actions.open_cycle(world.actor(PostRole.ANALYST), code="M", name="Monthly", calendar=calendar),)


def a_member(world: World) -> tuple[CycleMembership]:
    (cycle,) = a_cycle(world)
    start = dates(ago=200)["start_date"]
    return (actions.join_cycle(world.actor(PostRole.ANALYST), cycle, world.project, from_date=start),)


def a_period(world: World, slip: int = 0) -> tuple[Period]:
    """Open a period for a project with a promise, which slips by some days."""
    planning.record_baseline(world.actor("pm"), world.project, **PROMISE)
    finish = PROMISE["finish_date"] + timedelta(days=slip)
    planning.update_outlook(world.actor("pm"), world.project, forecast_finish=finish)
    (member,) = a_member(world)
    return (actions.open_period(world.actor(PostRole.ANALYST), member.cycle, code="1", name="First", **dates()),)


def a_report(world: World) -> tuple[StatusReport]:
    (period,) = a_period(world)
    return (_report(period),)


def a_report_behind_the_facts(world: World) -> tuple[StatusReport]:
    (report,) = a_report(world)
    planning.update_outlook(world.actor("pm"), world.project, forecast_finish=date(2028, 1, 1))
    return (report,)


def a_declared_report(world: World) -> tuple[StatusReport]:
    (report,) = a_report(world)
    return (actions.declare(world.actor("pm"), report, declared={"overall": "amber"}),)


def a_submitted_report(world: World) -> tuple[StatusReport]:
    (report,) = a_declared_report(world)
    return (actions.submit_report(world.actor("pm"), report),)


def an_override(world: World) -> tuple[Override]:
    (period,) = a_period(world, slip=300)
    told = {"overall": "green", "schedule": "green"}
    actions.declare(world.actor("pm"), _report(period), declared=told, grounds=dict.fromkeys(told, _grounds()))
    actions.submit_report(world.actor("pm"), _report(period))
    return (Override.objects.select_related("report__period__cycle__calendar").filter(dimension="overall").get(),)


def a_locked_period(world: World) -> tuple[Period]:
    (period,) = a_period(world)
    actions.lock_period(world.actor(PostRole.ANALYST), period)
    return (Period.objects.get(pk=period.pk),)


def a_missing_report(world: World) -> tuple[StatusReport]:
    (period,) = a_locked_period(world)
    return (_report(period),)


def a_report_to_adjust(world: World) -> tuple[StatusReport]:
    (period,) = a_locked_period(world)
    start = clock.today()
    later = {"start_date": start, "end_date": start + timedelta(days=27)}
    actions.open_period(world.actor(PostRole.ANALYST), period.cycle, code="2", name="Second", **later)
    return (_report(period),)


def a_pack(world: World) -> Subjects:
    (period,) = a_locked_period(world)
    return (actions.record_pack(world.actor(PostRole.ANALYST), period, files=FILES),)


def a_rule_set(world: World) -> Subjects:
    typed = {"code": "R2", "effective_date": clock.today() + timedelta(days=30)}
    return (actions.draft_rule_set(world.actor(PostRole.ANALYST), **typed),)


def a_cadence(world: World) -> Subjects:
    typed = {"project_class": "B", "interim_days": 21, "effective_date": clock.today() + timedelta(days=30)}
    return (actions.propose_cadence(world.actor(PostRole.ANALYST), *a_cycle(world), **typed),)


def an_imported_period(world: World) -> tuple[Period]:
    (cycle,) = a_cycle(world)
    return (actions.open_imported_period(IMPORTER, cycle, code="I", name="Imported", **dates()),)


def an_imported_project_and_period(world: World) -> Subjects:
    return (register_imported(world, "I-1"), *an_imported_period(world))


def _report(period: Period) -> StatusReport:
    return StatusReport.objects.select_related("period__cycle__calendar", "project").get(period=period)


def _grounds() -> Grounds:
    recovery = clock.today() + timedelta(days=90)
    return Grounds("The supplier has confirmed the new date.", "Letter of 28 January, file 17.", recovery)


FILES: dict[str, dict[str, Any]] = {"pdf": {"sha256": "0" * 64, "size": 1, "name": "pack.pdf"}}
RETURN = actions.Return(declared_overall="amber", forecast_cost=Decimal(100))
PM, ANALYST, DIRECTOR = RoleOnProject.PM, PostRole.ANALYST, PostRole.DIRECTOR

SAMPLES = (
    Sample(
        actions.open_cycle,
        ANALYST,
        typed=lambda world: {"code": "Q", "name": "Quarterly", "calendar": world.organisation.calendar},
    ),
    Sample(
        actions.set_due_rules,
        ANALYST,
        subjects=a_cycle,
        typed=lambda _: {"effective_date": clock.today() + timedelta(days=40)},
    ),
    Sample(actions.open_interim_cycle, ANALYST, subjects=a_cycle),
    Sample(
        actions.propose_cadence,
        ANALYST,
        subjects=a_cycle,
        typed=lambda _: {
            "project_class": "B",
            "interim_days": 21,
            "effective_date": clock.today() + timedelta(days=30),
        },
    ),
    Sample(actions.approve_cadence, DIRECTOR, subjects=a_cadence),
    Sample(
        actions.join_cycle,
        ANALYST,
        subjects=lambda world: (*a_cycle(world), world.project),
        typed=lambda _: {"from_date": clock.today()},
    ),
    Sample(
        actions.leave_cycle,
        ANALYST,
        subjects=a_member,
        typed=lambda _: {"to_date": clock.today(), "reason": "Handed over"},
    ),
    Sample(
        actions.open_period,
        ANALYST,
        subjects=lambda world: (a_member(world)[0].cycle,),
        typed=lambda _: {"code": "1", "name": "First", **dates()},
    ),
    Sample(actions.draft_report, PM, subjects=a_report_behind_the_facts),
    Sample(
        actions.declare,
        PM,
        subjects=a_report,
        typed=lambda _: {"narrative": {"summary": "All is well."}, "confirmed": True},
        again={"narrative": {"summary": "Less is well."}},
    ),
    Sample(actions.submit_report, PM, subjects=a_declared_report),
    Sample(actions.return_report, ANALYST, subjects=a_submitted_report, typed=lambda _: {"reason": "Say why"}),
    Sample(actions.accept_report, ANALYST, subjects=a_submitted_report, typed=lambda _: {"comment": "Clear"}),
    Sample(
        actions.assess_report,
        ANALYST,
        subjects=a_submitted_report,
        typed=lambda _: {"pmo_colour": "amber", "pmo_comment": "Tight"},
        again={"pmo_colour": "red"},
    ),
    Sample(
        actions.decide_override,
        ANALYST,
        subjects=an_override,
        typed=lambda _: {"accept": False, "reason": "No evidence"},
        again={"accept": True},
    ),
    Sample(actions.lock_period, ANALYST, subjects=a_period),
    Sample(
        actions.adjust,
        PM,
        subjects=a_report_to_adjust,
        typed=lambda _: {"field": "forecast_cost", "is_now": "120", "reason": "Counted without transport"},
    ),
    Sample(
        actions.add_addendum,
        PM,
        subjects=a_missing_report,
        typed=lambda _: {"declared_overall": "amber", "narrative": {"summary": "Late"}, "reason": "Illness"},
    ),
    Sample(actions.record_pack, ANALYST, subjects=a_locked_period, typed=lambda _: {"files": FILES}),
    Sample(actions.approve_pack, DIRECTOR, subjects=a_pack),
    Sample(
        actions.draft_rule_set,
        ANALYST,
        typed=lambda _: {"code": "R2", "effective_date": clock.today() + timedelta(days=30)},
    ),
    Sample(actions.approve_rule_set, DIRECTOR, subjects=a_rule_set),
    Sample(
        actions.open_imported_period,
        ANALYST,
        subjects=a_cycle,
        typed=lambda _: {"code": "I", "name": "Imported", **dates()},
    ),
    Sample(
        actions.file_imported_report,
        ANALYST,
        subjects=an_imported_project_and_period,
        typed=lambda _: {"filed": RETURN},
    ),
    Sample(
        actions.file_imported_reports,
        ANALYST,
        subjects=an_imported_period,
        typed=lambda world: {"returns": [(register_imported(world, "I-1"), RETURN)]},
    ),
)
