"""Scenes that several stories share: a question asked and decided, an issue raised, a promise moved, a pause."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from milepost.changes import actions as changes
from milepost.changes.choices import Severity
from milepost.demo.telling.beginning import tell_stage
from milepost.demo.telling.ending import put_away
from milepost.demo.telling.money import rounded, spread
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.finance import actions as finance
from milepost.finance.choices import CostKind
from milepost.kernel.policy import Actor
from milepost.planning import actions as planning
from milepost.projects.choices import RoleOnProject, Stage, Standing

SOON = timedelta(days=14)


def pm_of(narrator: Narrator, strand: Strand) -> Actor:
    """Return the project manager as they act."""
    return narrator.actor(strand.plot.pm, RoleOnProject.PM.value)


def ask(question: str, background: str, *, of: str, within_days: int = 20) -> Deed:
    """Have the project manager ask management for a decision."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        decision = narrator.do(
            pm_of(narrator, strand),
            changes.ask_decision,
            strand.project,
            question=question,
            background=background,
            asked_of=narrator.person(of),
            needed_by=narrator.now.date() + timedelta(days=within_days),
        )
        strand.decisions.append(decision)

    return deed


def decide(choice: str, rationale: str) -> Deed:
    """Have an executive decide the oldest open question."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        decision = strand.decisions.pop(0)
        narrator.do(narrator.executive, changes.decide, decision, choice=choice, rationale=rationale)

    return deed


def issue(title: str, description: str, next_action: str, *, severity: str = Severity.HIGH.value) -> Deed:
    """Have the project manager raise an issue that somebody of the team cares for."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        raised = narrator.do(
            pm_of(narrator, strand),
            changes.raise_issue,
            strand.project,
            title=title,
            severity=severity,
            description=description,
            owner=narrator.person(strand.plot.pm),
            next_action=next_action,
            next_action_date=narrator.now.date() + SOON,
        )
        strand.issues.append(raised)

    return deed


def acknowledge() -> Deed:
    """Have the oversight officer say that the PMO knows of the latest issue."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(narrator.actor(strand.oversight), changes.acknowledge_issue, strand.issues[-1])

    return deed


def resolve(resolution: str) -> Deed:
    """Have the project manager resolve the oldest open issue."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), changes.resolve_issue, strand.issues.pop(0), resolution=resolution)

    return deed


def rebaseline(reason: str, *, months_more: int, cost_share: str) -> Deed:
    """Have the director approve a new baseline: later, dearer, and with the dates of what is still to come moved."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        today = narrator.now.date()
        last_month = strand.plot.begins + strand.plot.months - 1 + months_more
        finish, cost = narrator.months.end(last_month), rounded(strand.cost * Decimal(cost_share))
        narrator.do(
            narrator.director,
            planning.rebaseline,
            strand.project,
            reason=reason,
            start_date=strand.start,
            finish_date=finish,
            cost=cost,
            milestone_dates=_moved(strand, today, finish),
        )
        strand.finish, strand.cost = finish, cost
        strand.planned = _replanned(strand, last_month)
        lines = [
            finance.CostInput(narrator.months.label(month), CostKind.BASELINE.value, amount)
            for month, amount in sorted(strand.planned.items())
        ]
        narrator.do(narrator.director, finance.rebaseline_costs, strand.project, lines=lines, reason=reason)
        for milestone in strand.milestones:
            milestone.refresh_from_db()
            milestone.project = strand.project

    return deed


def _moved(strand: Strand, today: date, finish: date) -> dict[int, date]:
    """Return new dates for the milestones still to come, evenly spread until the new finish."""
    coming = [each for each in strand.milestones if each.actual_date is None]
    days = (finish - today).days
    return {each.pk: today + timedelta(days=days * place // len(coming)) for place, each in enumerate(coming, start=1)}


def _replanned(strand: Strand, last_month: int) -> dict[int, Decimal]:
    """Return the new promise by month: what was spent where it was spent, the rest spread over what is left."""
    ahead = max(strand.spent, default=strand.plot.begins - 1) + 1
    left = spread(strand.cost - strand.spent_in_all, last_month - ahead + 1)
    return dict(strand.spent) | {ahead + index: amount for index, amount in enumerate(left)}


def end() -> Deed:
    """Have what is open put away and the director end the project."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        put_away(narrator, strand)
        reason = "Contracts settled, lessons written, team released."
        tell_stage(narrator, strand, Stage.CLOSED, reason, Standing.ENDED.value)

    return deed


def hold(reason: str) -> Deed:
    """Tell that the project was held, in the stage in which it stands."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        tell_stage(narrator, strand, Stage(strand.project.stage), reason, Standing.ON_HOLD.value)

    return deed


def terminate(reason: str) -> Deed:
    """Tell that the project was stopped and is being closed."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        tell_stage(narrator, strand, Stage.CLOSING, reason, Standing.TERMINATING.value)

    return deed
