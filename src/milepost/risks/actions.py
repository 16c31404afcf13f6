"""The verbs of the risk register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope
from milepost.risks import rules
from milepost.risks.choices import RiskResponse
from milepost.risks.events import RiskChanged, RiskClosed, RiskRaised
from milepost.risks.models import Risk
from milepost.risks.policies import KEEPERS, RISK_RAISERS

ASK_THE_TEAM = "Ask somebody of the delivery team, or raise it with the PMO."


@action("risks.raise_risk", allowed=RISK_RAISERS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_TEAM)
def raise_risk(
    act: Act,
    project: Project,
    *,
    title: str,
    probability_share: Decimal,
    description: str = "",
    owner: Person | None = None,
    impact_cost: Decimal | None = None,
    impact_days: int | None = None,
    critical: bool = False,
    response: str = RiskResponse.NONE,
    next_action: str = "",
    next_action_date: date | None = None,
) -> Risk:
    """Raise a risk. A member may raise a serious one before anybody cares for it; who leads names owner and action."""
    if act.role in LEADS:
        care = rules.Care(probability_share, critical, owner.pk if owner else None, next_action, next_action_date)
        act.require_all(rules.serious_risk_is_cared_for(care))
    today = local_date(act.at)
    risk = act.add(
        Risk(
            project=project,
            title=title,
            description=description,
            owner=owner,
            probability_share=probability_share,
            impact_cost=impact_cost,
            impact_days=impact_days,
            critical=critical,
            response=response,
            next_action=next_action,
            next_action_date=next_action_date,
            raised_on=today,
            reviewed_on=today,
        )
    )
    act.tell(
        RiskRaised(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, risk_id=risk.pk, critical=critical)
    )
    return risk


@action("risks.change_risk", allowed=KEEPERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_TEAM)
def change_risk(
    act: Act,
    risk: Risk,
    *,
    title: str,
    probability_share: Decimal,
    description: str = "",
    owner: Person | None = None,
    impact_cost: Decimal | None = None,
    impact_days: int | None = None,
    critical: bool = False,
    response: str = RiskResponse.NONE,
    next_action: str = "",
    next_action_date: date | None = None,
    version: int | None = None,
) -> Risk:
    """Assess a risk anew; this counts as its review today."""
    act.expect(risk, version)
    act.require(rules.risk_is_open(risk.state))
    if act.role in LEADS:
        care = rules.Care(probability_share, critical, owner.pk if owner else None, next_action, next_action_date)
        act.require_all(rules.serious_risk_is_cared_for(care))
    act.change(
        risk,
        title=title,
        description=description,
        owner=owner,
        probability_share=probability_share,
        impact_cost=impact_cost,
        impact_days=impact_days,
        critical=critical,
        response=response,
        next_action=next_action,
        next_action_date=next_action_date,
        reviewed_on=local_date(act.at),
    )
    act.tell(RiskChanged(at=act.at, project_id=risk.project_id, actor_id=act.actor.person_id, risk_id=risk.pk))
    return risk


@action("risks.close_risk", allowed=KEEPERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_TEAM)
def close_risk(act: Act, risk: Risk, *, state: str, reason: str = "", version: int | None = None) -> Risk:
    """Close a risk that passed or materialised, and say why."""
    act.expect(risk, version)
    act.because(reason, needed=act.actor.person_id is not None)
    act.require(rules.risk_is_open(risk.state), rules.risk_closes_as_something(state))
    act.change(risk, state=state, reviewed_on=local_date(act.at))
    act.tell(
        RiskClosed(at=act.at, project_id=risk.project_id, actor_id=act.actor.person_id, risk_id=risk.pk, state=state)
    )
    return risk
