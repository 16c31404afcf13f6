"""What stands on the page of a project about what it gives back, and on that of a portfolio about what came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.closing import queries
from milepost.closing.choices import MONEY_KINDS, ReturnState
from milepost.kernel.measure import Known
from milepost.kernel.money import Money
from milepost.kernel.policy import Actor
from milepost.projects.choices import Stage, Standing
from milepost.surface.resource import RESOURCES, Panel

AT_THE_END = frozenset({Stage.CLOSING.value, Stage.CLOSED.value})


def _giving_back(project: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what is held and what went back; what is left of everything only where the end has come."""
    held, returned = queries.handed_out_and_returned(project.pk, moment)
    ending = project.stage in AT_THE_END or project.standing == Standing.TERMINATING
    standing = queries.returns_standing(project.pk, moment) if ending else None
    assets, returns = RESOURCES["held-assets"], RESOURCES["resource-returns"]
    return {
        "lines": [_line(each, project.currency) for each in standing.lines] if standing else [],
        "open": len(standing.open_lines) if standing else 0,
        "ending": ending,
        "held": [{"each": each, "url": assets.url(each)} for each in held],
        "returned": [
            {
                "each": each,
                "url": returns.url(each),
                "state": ReturnState(each.state).label,
                "late": each.state == ReturnState.DISPUTED,
            }
            for each in returned
        ],
    }


def _line(held: Any, currency: str) -> dict[str, Any]:
    left = held.left
    value: Any = left
    if isinstance(left, Known):
        value = Money(left.value, currency) if held.kind in MONEY_KINDS else f"{left.value.normalize():f}"
    return {
        "name": held.name,
        "left": value if isinstance(left, Known) else None,
        "money": held.kind in MONEY_KINDS and isinstance(left, Known),
        "words": held.words if held.open else getattr(left, "reason", ""),
        "open": held.open,
        "path": held.path,
    }


def _given_back(portfolio: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    told = queries.money_given_back(portfolio.pk, moment)
    return {"sums": [Money(amount, currency) for currency, amount in sorted(told.items())]}


GIVING_BACK = Panel(name="returns", title="Giving back", template="closing/_returns.html", facts=_giving_back)
GIVEN_BACK_HERE = Panel(
    name="given-back", title="Given back by projects", template="closing/_given_back.html", facts=_given_back
)
