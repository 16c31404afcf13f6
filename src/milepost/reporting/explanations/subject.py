"""What an explanation is about: one report that the reader sees, or the part of the portfolio that a board shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.projects.choices import RoleOnProject
from milepost.projects.queries import holders
from milepost.reporting.models import StatusReport
from milepost.reporting.panels.portfolio import Portfolio, read_portfolio
from milepost.reporting.queries.portfolio.chosen import choose
from milepost.reporting.queries.portfolio.scope import look, read_scope
from milepost.reporting.queries.reports import RELATED, visible_reports


def report_of(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> StatusReport:
    """Return the report that the address names, as known at `moment`, if the reader sees it."""
    wanted = address.get("report", "")
    found = visible_reports(actor).select_related(*RELATED).filter(pk=int(wanted)).first() if wanted.isdigit() else None
    if found is None:
        raise NotSeen(f"report {wanted[:20]}")
    if moment is None:
        return found
    past = records(StatusReport, moment, id=found.pk)
    if not past:
        raise NotSeen(f"report {wanted[:20]}")
    past[0].project, past[0].period = found.project, found.period
    return past[0]


def portfolio_of(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Portfolio:
    """Return the part of the portfolio that the board at this address shows."""
    chosen = choose(address, moment)
    if chosen is None:
        raise NotSeen("No period was opened yet")
    return read_portfolio(look(actor, read_scope(address)), chosen, moment)


def until(moment: datetime | None) -> datetime:
    """Return the instant that an explanation speaks of."""
    return moment or clock.now()


def pm_of(report: StatusReport, moment: datetime | None) -> str:
    """Return whom to ask about a report: the project manager, else the PMO."""
    held = holders(RoleOnProject.PM.value, [report.project_id], moment)
    person = held.get(report.project_id)
    return f"{person.name}, project manager" if person else "the PMO, because the post of project manager is vacant"
