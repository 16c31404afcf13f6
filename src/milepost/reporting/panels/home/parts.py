"""A panel of a home: its template, how wide it stands, and what it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from milepost.kernel.policy import Actor, Roles
from milepost.reporting.panels.portfolio import Portfolio, read_portfolio
from milepost.reporting.queries.homes.waiting import Parts
from milepost.reporting.queries.portfolio.chosen import Chosen, choose
from milepost.reporting.queries.portfolio.scope import Sight, look


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

    @property
    def sight(self) -> Sight:
        """Return what the reader sees."""
        self._sight = self._sight or look(self.actor)
        return self._sight

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
