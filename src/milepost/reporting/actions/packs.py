"""Verbs of packs: record what was built, approve it, and file what came too late beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.canonical import plain
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.queries import part_scope
from milepost.reporting.actions.drafting import keeping
from milepost.reporting.actions.guards import acting_person
from milepost.reporting.bridge import coloured_at, rules_for
from milepost.reporting.choices import Breach, PackState, PeriodState
from milepost.reporting.events import AddendumFiled, PackApproved
from milepost.reporting.models import Addendum, Pack, Period, PeriodSnapshot, StatusReport
from milepost.reporting.policies import AUTHORS, PACK_APPROVERS, PACK_BUILDERS
from milepost.reporting.queries.duties import controller
from milepost.reporting.rules.duties import controller_did_not_write_it
from milepost.reporting.rules.reports import (
    colours_are_declarable,
    narrative_is_short,
    report_is_native,
    texts_are_storable,
)


def _is_locked(_actor: Actor, period: Period) -> Iterator[Unmet]:
    if period.state != PeriodState.LOCKED:
        yield Unmet(
            "pack_rests_on_a_locked_period",
            "A pack is built from the snapshot of a locked period.",
            missing=f"{period.name} is open.",
            cure="PMO",
            path="Lock the period first.",
        )
    if period.cycle.interim_of_id:
        yield Unmet(
            "pack_tells_of_a_whole_period",
            "A pack tells of a whole period, not of reports in between.",
            missing=f"{period.name} is an interim period.",
            cure="You",
            path="Build the pack of the period that it lies in.",
        )


@action("reporting.record_pack", allowed=PACK_BUILDERS, guards=(_is_locked,), path="Ask the PMO to build the pack.")
def record_pack(act: Act, period: Period, *, files: Mapping[str, Mapping[str, Any]]) -> Pack:
    """Record a pack that was built from the snapshot of a period: per format its digest, size and name."""
    snapshot = PeriodSnapshot.objects.only("sha256").get(period=period)
    last = Pack.objects.filter(period=period).order_by("-number").first()
    return act.add(
        Pack(
            period=period,
            number=last.number + 1 if last else 1,
            snapshot_sha256=snapshot.sha256,
            files=plain({name: dict(told) for name, told in files.items()}),
            built_at=act.at,
            built_by_id=act.actor.person_id,
        )
    )


def _approvable(actor: Actor, pack: Pack) -> Iterator[Unmet]:
    if pack.state != PackState.BUILT:
        yield Unmet(
            "pack_is_approved_once",
            "An approved pack never changes.",
            missing=f"This one is {pack.state}.",
            cure="PMO",
            path="Build a new pack; both are kept.",
        )
    unmet = controller_did_not_write_it(controller(actor), (pack.built_by_id,))
    if unmet:
        yield unmet


@action(
    "reporting.approve_pack",
    allowed=PACK_APPROVERS,
    guards=(_approvable,),
    path="Ask the PMO director or an executive who did not build it.",
)
def approve_pack(act: Act, pack: Pack, *, version: int | None = None) -> Pack:
    """Approve a pack for the board; an approved one of the same period is superseded, and both are kept."""
    act.expect(pack, version)
    for standing in Pack.objects.filter(period=pack.period_id, state=PackState.APPROVED):
        act.change(standing, state=PackState.SUPERSEDED)
    act.change(pack, state=PackState.APPROVED, approved_at=act.at, approved_by_id=act.actor.person_id)
    act.tell(PackApproved(at=act.at, pack_id=pack.pk, period_id=pack.period_id))
    return pack


def _is_missing(_actor: Actor, report: StatusReport) -> Iterator[Unmet]:
    unmet = report_is_native(report.origin)
    if unmet:
        yield unmet
    elif report.breach not in Breach.values:
        yield Unmet(
            "addendum_stands_for_a_missing_report",
            "An addendum stands for a report that was not in when its period locked.",
            missing="This report is in the pack, or its period is still open.",
            cure="The project manager",
            path="Submit the report, or correct a figure by an adjustment.",
        )


@action(
    "reporting.add_addendum",
    allowed=AUTHORS,
    scope=part_scope,
    guards=(_is_missing,),
    path="The project manager or the deputy files the late report.",
)
def add_addendum(
    act: Act, report: StatusReport, *, declared_overall: str, narrative: Mapping[str, str], reason: str
) -> Addendum:
    """File a late report beside the pack, with its facts of today; the pack and its grey report stay as they are."""
    with keeping(declared_overall=declared_overall, narrative=dict(narrative), reason=reason):
        act.because(reason)
        act.require_all(colours_are_declarable({"overall": declared_overall}))
        act.require_all(narrative_is_short(narrative, rules_for(report.period).parameters.narrative_words))
        act.require_all(texts_are_storable(narrative))
        coloured = coloured_at(report.period, [report.project_id], act.at)[report.project_id]
        addendum = act.add(
            Addendum(
                report=report,
                pack=Pack.objects.filter(period=report.period_id, state=PackState.APPROVED).first(),
                declared_overall=declared_overall,
                computed_overall=coloured.result.overall.shown.value,
                narrative=dict(narrative),
                reason=reason,
                filed_at=act.at,
                filed_by_id=acting_person(act),
                body=coloured.body,
                sha256=coloured.sha256,
            )
        )
    act.tell(AddendumFiled(at=act.at, addendum_id=addendum.pk, report_id=report.pk, project_id=report.project_id))
    return addendum
