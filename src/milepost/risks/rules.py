"""What must hold of a risk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Unmet
from milepost.risks.choices import RiskState

LIKELY = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Care:
    """How serious an open risk is, and what is done about it."""

    probability_share: Decimal
    critical: bool
    owner: int | None
    next_action: str
    next_action_date: date | None

    @property
    def is_serious(self) -> bool:
        """Return whether the risk is critical or at least as likely as not."""
        return self.critical or not self.probability_share.is_finite() or self.probability_share >= LIKELY


def serious_risk_is_cared_for(care: Care) -> Iterator[Unmet]:
    """Yield what is missing to a serious open risk: an owner, a next action, its date."""
    if not care.is_serious:
        return
    wanted = (
        ("owner", "An owner.", care.owner is not None),
        ("next_action", "The next action.", bool(care.next_action.strip())),
        ("next_action_date", "The date of the next action.", care.next_action_date is not None),
    )
    for field, missing, given in wanted:
        if not given:
            yield Unmet(
                rule="serious_risk_is_cared_for",
                sentence="A critical risk, or one at least as likely as not, has an owner and a next dated action.",
                missing=missing,
                cure="You",
                path="Name who takes care of it, what comes next and by when. Any team member may raise it without.",
                field=field,
            )


def risk_is_open(state: str) -> Unmet | None:
    """Require that the risk is still open."""
    if state == RiskState.OPEN:
        return None
    return Unmet(
        rule="risk_is_open",
        sentence="This risk is closed; its record stands.",
        missing="An open risk.",
        cure="Nobody",
        path="Raise a new risk if it is back.",
    )


def risk_closes_as_something(state: str) -> Unmet | None:
    """Require that a risk ends as passed or as materialised."""
    if state in {RiskState.CLOSED, RiskState.MATERIALISED}:
        return None
    return Unmet(
        rule="risk_closes_as_something",
        sentence="A risk ends because it passed or because it happened.",
        missing="One of the two.",
        cure="You",
        path="Choose closed or materialised; a risk that happened becomes an issue.",
        field="state",
    )
