"""Verbs of benefits: what the project is done for, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.finance import rules
from milepost.finance.choices import BenefitKind
from milepost.finance.events import BenefitChanged
from milepost.finance.models import Benefit
from milepost.finance.policies import ACCOUNTANTS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.people.models import Person
from milepost.projects.choices import TAKE_PART
from milepost.projects.models import Project
from milepost.projects.queries import (
    can_be_written,
    can_be_written_here,
    held_roles,
    part_scope,
    project_scope,
)

ASK_THE_PM = "Delivery facts are the project manager's. Ask a question, or raise it with the PMO."


@action("finance.add_benefit", allowed=ACCOUNTANTS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_PM)
def add_benefit(
    act: Act,
    project: Project,
    *,
    name: str,
    owner: Person | None = None,
    kind: str = BenefitKind.CASH,
    unit: str = "",
    target_value: Decimal | None = None,
    forecast_value: Decimal | None = None,
    realised_value: Decimal | None = None,
    due_date: date | None = None,
) -> Benefit:
    """Add what the project is done for; its owner is outside the delivery team."""
    act.require_all(_owner_unmet(act, project.pk, owner))
    benefit = act.add(
        Benefit(
            project=project,
            name=name,
            owner=owner,
            kind=kind,
            unit=unit,
            target_value=target_value,
            forecast_value=forecast_value,
            realised_value=realised_value,
            due_date=due_date,
        )
    )
    _tell(act, benefit)
    return benefit


@action(
    "finance.change_benefit",
    allowed=ACCOUNTANTS,
    scope=part_scope,
    guards=(can_be_written_here,),
    path=ASK_THE_PM,
)
def change_benefit(
    act: Act,
    benefit: Benefit,
    *,
    name: str,
    owner: Person | None = None,
    kind: str,
    unit: str = "",
    target_value: Decimal | None = None,
    forecast_value: Decimal | None = None,
    realised_value: Decimal | None = None,
    due_date: date | None = None,
    version: int | None = None,
) -> Benefit:
    """Change what is expected or was realised of a benefit."""
    act.expect(benefit, version)
    act.require_all(_owner_unmet(act, benefit.project_id, owner))
    act.change(
        benefit,
        name=name,
        owner=owner,
        kind=kind,
        unit=unit,
        target_value=target_value,
        forecast_value=forecast_value,
        realised_value=realised_value,
        due_date=due_date,
    )
    _tell(act, benefit)
    return benefit


def _owner_unmet(act: Act, project_id: int, owner: Person | None) -> Iterator[Unmet]:
    owner_id = None if owner is None else owner.pk
    team = {each.person_id for each in held_roles([project_id], roles=TAKE_PART)} if owner_id else set()
    checked = (
        rules.benefit_has_an_owner(owner_id, by_machine=act.actor.person_id is None),
        rules.benefit_owner_does_not_deliver(owner_id, team),
    )
    yield from (each for each in checked if each is not None)


def _tell(act: Act, benefit: Benefit) -> None:
    act.tell(
        BenefitChanged(at=act.at, project_id=benefit.project_id, actor_id=act.actor.person_id, benefit_id=benefit.pk)
    )
