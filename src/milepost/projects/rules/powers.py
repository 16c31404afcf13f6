"""Which powers can be delegated: for each, the acts that it covers, who holds it, and in what it can be limited.

A power is data: the names of actions of this and higher floors. What an act comes to in a unit, the floor of the act
tells; an act that gives nothing away, such as taking work back, is measured by nobody and not limited.
"""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.registry import Catalogue
from milepost.people.choices import PostRole
from milepost.projects.choices import ARBITERS, CONTROLLERS, DIRECTORS, RoleOnProject, Unit

OF_THE_PM = frozenset({RoleOnProject.PM.value})


@dataclass(frozen=True, slots=True)
class Power:
    """Something that whoever holds one of `roles` may let another do for them.

    `delivers` tells a power of delivery from one of control: nobody holds both on a project.
    """

    code: str
    label: str
    actions: frozenset[str]
    roles: frozenset[str]
    delivers: bool = True
    units: tuple[str, ...] = ()


POWERS: Catalogue[Power] = Catalogue("power")


def _power(
    code: str, label: str, *actions: str, roles: frozenset[str] = OF_THE_PM, units: tuple[str, ...] = ()
) -> None:
    delivers = roles == OF_THE_PM
    POWERS.add(code, Power(code, label, frozenset(actions), roles, delivers=delivers, units=units))


_power(
    "give_work",
    "Give work out and take it back",
    *("resourcing.assign_work", "resourcing.end_assignment", "resourcing.plan_proposal", "resourcing.refuse_proposal"),
    "planning.add_work_item",
    units=(Unit.HOURS.value,),
)
_power(
    "check_work",
    "Check work that was handed in",
    *("resourcing.accept_work", "resourcing.return_work"),
    units=(Unit.HOURS.value,),
)
_power(
    "decide_changes",
    "Decide changes within tolerance",
    *("changes.assess_change", "changes.decide_change"),
    units=(Unit.MONEY.value, Unit.DAYS.value),
)
_power(
    "prepare_acceptance",
    "Ask the client to accept",
    *("closing.request_acceptance", "closing.request_project_acceptance"),
    *("closing.send_link_again", "closing.withdraw_request"),
)
_power("staff_team", "Appoint to the team", "projects.appoint", "projects.end_role")
_power(
    "direct",
    "Direct the project manager",
    *("projects.issue_direction", "projects.confirm_direction"),
    *("projects.return_direction", "projects.withdraw_direction"),
    roles=DIRECTORS,
)
_power("rule_on_challenges", "Rule on challenged directions", "projects.rule_on_challenge", roles=ARBITERS)
_power(
    "rule_on_changes",
    "Decide changes beyond tolerance",
    "changes.rule_on_change",
    roles=CONTROLLERS,
    units=(Unit.MONEY.value, Unit.DAYS.value),
)
_power(
    "release_payments",
    "Release payments",
    "suppliers.release_payment",
    roles=frozenset({PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value}),
    units=(Unit.MONEY.value,),
)
GIVERS: frozenset[str] = frozenset().union(*(power.roles for power in POWERS))


def powers_covering(action: str) -> tuple[str, ...]:
    """Return the powers that cover an action, by code."""
    return tuple(power.code for power in POWERS if action in power.actions)
