"""A panel of a home: its template, how wide it stands, and what it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from milepost.governance.queries import GateCheck, next_gates
from milepost.kernel.policy import Actor, Roles
from milepost.projects.choices import LEADS
from milepost.projects.queries import live_projects
from milepost.reporting.panels.portfolio import Portfolio, read_portfolio
from milepost.reporting.queries.homes.waiting import Parts
from milepost.reporting.queries.portfolio.chosen import Chosen, choose
from milepost.reporting.queries.portfolio.scope import Sight, look

MOST_LED = 12


@dataclass(frozen=True, slots=True)
class HomePanel:
    """One panel: `template` of this app, `span` of twelve columns, `facts` for the template."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)
    span: int = 6


@dataclass(slots=True)
class Reader:
    """Whoever is at home: who they are, what they hold, and the portfolio they see, read once when asked for."""

    actor: Actor
    posts: Roles
    parts: Parts
    _sight: Sight | None = None
    _portfolio: Portfolio | None = None
    _led: tuple[Any, ...] | None = None
    _ahead: dict[int, GateCheck] | None = None

    @property
    def sight(self) -> Sight:
        """Return what the reader sees."""
        self._sight = self._sight or look(self.actor)
        return self._sight

    @property
    def led(self) -> tuple[Any, ...]:
        """Return the projects that the reader leads and that pass gates, at most as many as a home shows."""
        if self._led is None:
            leads = self.parts.of(*LEADS)
            self._led = tuple(live_projects(leads))[:MOST_LED] if leads else ()
        return self._led

    @property
    def ahead(self) -> dict[int, GateCheck]:
        """Return the gate ahead of each of them, judged once for every panel."""
        if self._ahead is None:
            self._ahead = next_gates(self.led)
        return self._ahead

    @property
    def chosen(self) -> Chosen | None:
        """Return the latest period, None where none was opened."""
        portfolio = self.portfolio
        return portfolio.chosen if portfolio else None

    @property
    def portfolio(self) -> Portfolio | None:
        """Return the portfolio of the latest period, None where none was opened."""
        if self._portfolio is None and (chosen := choose({})) is not None:
            self._portfolio = read_portfolio(self.sight, chosen, None)
        return self._portfolio


Builder = Callable[[Reader], list[HomePanel]]
