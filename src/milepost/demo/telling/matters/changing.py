"""Scenes of changes: proposed, decided, told to everybody whom they touch, acknowledged, and then effective."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from milepost.changes import actions as changes
from milepost.changes.models import ChangeRequest, Notice
from milepost.demo.cast import people as cast
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.projects.choices import RoleOnProject


def propose_later(title: str, reason: str, *, days: int, to_do: str = "") -> Deed:
    """Have the project manager propose, in the name of one of the team, that the next milestone comes later."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        coming = next(each for each in strand.milestones if each.actual_date is None)
        later = (coming.baseline_date or strand.finish) + timedelta(days=days)
        _propose(narrator, strand, title, reason, to_do, {coming.pk: later}, None)

    return deed


def propose_dearer(title: str, reason: str, *, cost_share: str) -> Deed:
    """Have the project manager propose, in the name of one of the team, that the project costs more."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        _propose(narrator, strand, title, reason, "", {}, strand.cost * Decimal(cost_share))

    return deed


def approve(reason: str) -> Deed:
    """Have the project manager approve what is within tolerance; everybody whom it touches is told."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        change = _latest(strand)
        narrator.do(pm_of(narrator, strand), changes.decide_change, change, outcome="approve", decision_reason=reason)

    return deed


def reject(reason: str) -> Deed:
    """Have the sponsor reject what goes beyond tolerance."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        sponsor = narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value)
        narrator.do(sponsor, changes.rule_on_change, _latest(strand), outcome="reject", decision_reason=reason)

    return deed


def acknowledge(*, but_one: bool = False) -> Deed:
    """Have those who were told acknowledge; the last of the team does not where `but_one`."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        waiting = _waiting(strand)
        for notice in waiting[:-1] if but_one else waiting:
            narrator.do(narrator.actor(notice.recipient.name), changes.acknowledge_notice, notice)

    return deed


def name_a_proxy(reason: str) -> Deed:
    """Have the project manager name the line manager of who does not answer as their proxy."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        for notice in _waiting(strand):
            manager = notice.recipient.manager
            if manager is not None and manager.name != strand.plot.pm:
                pm = pm_of(narrator, strand)
                narrator.do(pm, changes.name_proxy, notice, proxy=manager, proxy_reason=reason)

    return deed


def confirm() -> Deed:
    """Have the project manager confirm that the team is informed: the change holds."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), changes.confirm_informed, _latest(strand))
        for milestone in strand.milestones:
            milestone.refresh_from_db()
            milestone.project = strand.project

    return deed


def _propose(
    narrator: Narrator,
    strand: Strand,
    title: str,
    reason: str,
    to_do: str,
    milestones: dict[int, date],
    cost: Decimal | None,
) -> None:
    team = narrator.chance.some(cast.team_pool(strand.plot.unit), strand.plot.team, strand.plot.code, "team")
    change = narrator.do(
        pm_of(narrator, strand),
        changes.raise_change,
        strand.project,
        title=title,
        reason=reason,
        to_do=to_do,
        kind="cost" if cost else "time",
        requested_by=narrator.person(team[0]),
        milestones=milestones,
        cost=cost,
    )
    strand.changes.append(change)


def _latest(strand: Strand) -> ChangeRequest:
    return ChangeRequest.objects.select_related("project").get(pk=strand.changes[-1].pk)


def _waiting(strand: Strand) -> list[Notice]:
    told = Notice.objects.filter(change=strand.changes[-1], acknowledged_at=None)
    return list(told.select_related("change", "project", "recipient__manager").order_by("pk"))
