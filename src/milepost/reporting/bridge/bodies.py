"""The body of a period, which every report is read from: as it was frozen, or as it was known at a moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from milepost.kernel import clock
from milepost.kernel.canonical import plain
from milepost.kernel.history import records_as_of
from milepost.reporting.bridge.colouring import Coloured, coloured_at
from milepost.reporting.bridge.snapshots import recomputed_snapshot, snapshot_body
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Period, PeriodSnapshot


@dataclass(frozen=True, slots=True)
class PeriodBody:
    """What was frozen or known of a period.

    Attributes
    ----------
    body : the snapshot's content, as the bridge of snapshots lays it out.
    sha256 : the digest of the snapshot; empty while the period is open, because nothing is frozen yet.
    live : the projects whose facts were never frozen and are those of the moment of reading.
    hidden : how many projects were left out because the reader does not see them.
    """

    body: Mapping[str, Any]
    sha256: str = ""
    live: frozenset[int] = frozenset()
    hidden: int = 0

    @property
    def locked(self) -> bool:
        """Return whether this is the frozen snapshot."""
        return bool(self.sha256)


def body_of(period: Period, as_of: datetime | None = None) -> PeriodBody:
    """Return the body of `period` now, or as known at `as_of`.

    A locked period answers with its stored snapshot, verbatim, to every moment from its lock on: what was given to
    the board never changes. Before its lock, and while it is open, the body is computed.
    """
    if period.state == PeriodState.LOCKED and (as_of is None or (period.locked_at and as_of >= period.locked_at)):
        stored = PeriodSnapshot.objects.get(period=period)
        return PeriodBody(stored.body, stored.sha256)
    at = as_of or clock.now()
    if as_of is None:
        body = snapshot_body(period, at)
    else:
        body, _ = recomputed_snapshot(_as_if_locked(period, at))
    return _with_live_facts(period, body, at, past=as_of is not None)


def from_the_ledger(period: Period) -> PeriodBody:
    """Return the body of a locked period computed once more from the ledger alone, with the digest that it has now."""
    body, sha256 = recomputed_snapshot(period)
    return PeriodBody(body, sha256)


def seen_by(whole: PeriodBody, project_ids: Collection[int]) -> PeriodBody:
    """Return the part of a body that is about these projects; what the PMO measures of itself is not part of it."""
    seen = frozenset(project_ids)
    reports = [each for each in whole.body["reports"] if each["project_id"] in seen]
    adjustments = [each for each in whole.body["adjustments"] if each["project_id"] in seen]
    part = {**whole.body, "reports": reports, "adjustments": adjustments, "service_levels": {}}
    return replace(whole, body=part, hidden=len(whole.body["reports"]) - len(reports))


def was_recorded(period: Period, at: datetime) -> bool:
    """Return whether the period was known at a moment."""
    return bool(records_as_of(Period, at, [period.pk]))


def _as_if_locked(period: Period, at: datetime) -> Period:
    """Return the period as if it had locked at `at`: the recomputation then reads the ledger as of that moment."""
    told = copy(period)
    told.locked_at = at
    return told


def _with_live_facts(period: Period, body: Mapping[str, Any], at: datetime, *, past: bool) -> PeriodBody:
    """Colour the reports that froze nothing yet from the facts of the moment, and name them."""
    drafts = [each["project_id"] for each in body["reports"] if not each["facts"]]
    if not drafts:
        return PeriodBody(body)
    coloured = coloured_at(period, drafts, at, past=past)
    reports = [_live(each, coloured.get(each["project_id"])) for each in body["reports"]]
    return PeriodBody({**body, "reports": reports}, live=frozenset(drafts))


def _live(report: Mapping[str, Any], coloured: Coloured | None) -> Mapping[str, Any]:
    if report["facts"] or coloured is None:
        return report
    facts, overall = coloured.facts, coloured.result.overall
    first, last = facts.schedule.first_baseline, facts.schedule.last_baseline
    figures = {
        "computed_overall": overall.shown.value,
        "counted_overall": overall.counted.value,
        "computed_why": overall.sentence,
        "computed": coloured.shown,
        "forecast_finish": facts.schedule.expected_finish,
        "first_baseline_finish": first.finish_date if first else None,
        "last_baseline_finish": last.finish_date if last else None,
        "first_baseline_cost": facts.cost.first_baseline,
        "last_baseline_cost": facts.cost.last_baseline,
        "forecast_cost": facts.cost.forecast_cost,
        "spend_to_date": facts.cost.spent_to_date,
    }
    return {**report, **{name: plain(value) for name, value in figures.items()}, "facts": coloured.body}
