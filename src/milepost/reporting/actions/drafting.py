"""Verbs of the draft: refresh it from the facts, and declare colours and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Refusal
from milepost.projects.queries import part_scope
from milepost.reporting.actions.colouring import declared_from, divergence, figures
from milepost.reporting.actions.guards import in_state, takes_reports
from milepost.reporting.bridge import coloured_at, rules_for
from milepost.reporting.choices import EDITABLE, OVERALL, OverrideState, ReportState
from milepost.reporting.models import Override, StatusReport
from milepost.reporting.policies import AUTHORS
from milepost.reporting.rules import reports
from milepost.reporting.rules.reports import Grounds


@action(
    "reporting.draft_report",
    allowed=AUTHORS,
    scope=part_scope,
    guards=(takes_reports, in_state(EDITABLE, "drafted again")),
    path="The project manager or the deputy refreshes the draft.",
)
def draft_report(act: Act, report: StatusReport, *, version: int | None = None) -> StatusReport:
    """Fill the draft again from the facts of today; declared colours and texts stay."""
    act.expect(report, version)
    coloured = coloured_at(report.period, [report.project_id], act.at)[report.project_id]
    overall, declared = report.declared_overall, report.declared
    if report.declared_at is None:
        overall, declared = declared_from(coloured)
    state = ReportState.DRAFTED if report.state == ReportState.OPEN else report.state
    return act.change(
        report,
        state=state,
        declared_overall=overall,
        declared=declared,
        divergence=divergence(coloured.counted[OVERALL], overall),
        **figures(coloured),
    )


@action(
    "reporting.declare",
    allowed=AUTHORS,
    scope=part_scope,
    guards=(takes_reports, in_state(EDITABLE, "written")),
    path="Only the project manager declares; others put their own assessment beside it.",
)
def declare(
    act: Act,
    report: StatusReport,
    *,
    declared: Mapping[str, str] | None = None,
    narrative: Mapping[str, str] | None = None,
    grounds: Mapping[str, Grounds] | None = None,
    confirmed: bool = False,
    version: int | None = None,
) -> StatusReport:
    """Declare colours by dimension, write texts by part, and give grounds for colours better than the computed ones.

    What is not named stays. Carried-over texts stay marked until they are written anew, or `confirmed` as true still.
    """
    colours, texts = dict(declared or {}), dict(narrative or {})
    with keeping(declared=colours, narrative=texts, grounds=dict(grounds or {})):
        act.expect(report, version)
        limit = rules_for(report.period).parameters.narrative_words
        act.require_all(reports.colours_are_declarable(colours))
        act.require_all(reports.narrative_is_short(texts, limit))
        act.require_all(reports.texts_are_storable(texts))
        overall = colours.pop(OVERALL, report.declared_overall)
        merged = {**report.narrative, **texts}
        act.change(
            report,
            state=ReportState.DRAFTED if report.state == ReportState.OPEN else report.state,
            declared_overall=overall,
            declared={name: colour for name, colour in {**report.declared, **colours}.items() if colour},
            declared_at=act.at,
            divergence=divergence(report.counted_overall, overall),
            narrative=merged,
            carried_over=[] if confirmed else _still_carried(report, texts),
        )
        for dimension, given in sorted((grounds or {}).items()):
            _ground(act, report, dimension, given)
    return report


@contextmanager
def keeping(**typed: Any) -> Iterator[None]:
    """Hand what was typed back with a refusal, so that nothing is lost."""
    try:
        yield
    except Refusal as refusal:
        refusal.typed = {**typed, **refusal.typed}
        raise


def _still_carried(report: StatusReport, texts: Mapping[str, str]) -> list[str]:
    """Return the parts whose carried-over text was not written anew."""
    return [
        part for part in report.carried_over if texts.get(part, report.narrative.get(part)) == report.narrative[part]
    ]


def _ground(act: Act, report: StatusReport, dimension: str, given: Grounds) -> None:
    """Store the grounds of an override as proposed, replacing what stood."""
    declared = {OVERALL: report.declared_overall, **report.declared}.get(dimension, "")
    computed = {OVERALL: report.counted_overall, **report.computed}.get(dimension, "")
    act.require_all(reports.override_is_complete(dimension, declared, given, act.at.date()))
    values = {
        "computed": computed,
        "declared": declared,
        "justification": given.justification.strip(),
        "evidence": given.evidence.strip(),
        "recovery_date": given.recovery_date,
    }
    standing = Override.objects.filter(report=report, dimension=dimension).exclude(state=OverrideState.REJECTED).first()
    if standing is None:
        act.add(Override(report=report, dimension=dimension, **values))
    elif any(getattr(standing, name) != value for name, value in values.items()):
        act.change(standing, **values, state=OverrideState.PROPOSED, decided_by=None, decided_at=None, reason="")
