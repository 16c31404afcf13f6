"""The verbs of objectives, portfolios and programmes."""

from __future__ import annotations

from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.portfolios import queries, rules
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.portfolios.policies import KEEPERS

ASK = "Ask the PMO or an executive."


@action("portfolios.add_objective", allowed=KEEPERS, path=ASK)
def add_objective(
    act: Act, *, code: str, statement: str, weight_share: Decimal = Decimal(0), owner: Person | None = None
) -> StrategicObjective:
    """Add a strategic objective that projects can serve."""
    act.require(rules.weights_stay_within_one(queries.weight_of_others(), weight_share))
    return act.add(StrategicObjective(code=code, statement=statement, weight_share=weight_share, owner=owner))


@action("portfolios.change_objective", allowed=KEEPERS, path=ASK)
def change_objective(
    act: Act,
    objective: StrategicObjective,
    *,
    statement: str,
    weight_share: Decimal,
    owner: Person | None = None,
    version: int | None = None,
) -> StrategicObjective:
    """Change the statement, weight or owner of an objective."""
    act.expect(objective, version)
    act.require(rules.weights_stay_within_one(queries.weight_of_others(objective), weight_share))
    return act.change(objective, statement=statement, weight_share=weight_share, owner=owner)


@action("portfolios.add_portfolio", allowed=KEEPERS, path=ASK)
def add_portfolio(act: Act, *, code: str, name: str, owner: Person | None = None) -> Portfolio:
    """Add a portfolio."""
    return act.add(Portfolio(code=code, name=name, owner=owner))


@action("portfolios.add_programme", allowed=KEEPERS, path=ASK)
def add_programme(act: Act, portfolio: Portfolio, *, code: str, name: str, owner: Person | None = None) -> Programme:
    """Add a programme to a portfolio."""
    return act.add(Programme(code=code, name=name, portfolio=portfolio, owner=owner))
