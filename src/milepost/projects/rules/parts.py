"""What must hold of the parts that people play on a project."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from milepost.kernel.errors import Unmet
from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PMO
from milepost.projects.choices import (
    DELEGATES,
    GIVEN_WITH_A_GATE,
    SINGLE_ROLES,
    TAKE_PART,
    Origin,
    RoleOnProject,
    Standing,
)
from milepost.projects.rules.independence import COOL_OFF

PM, SPONSOR, OVERSIGHT, CLIENT = (
    RoleOnProject.PM.value,
    RoleOnProject.SPONSOR.value,
    RoleOnProject.OVERSIGHT.value,
    RoleOnProject.CLIENT.value,
)
APPOINTED_BY_A_PM = frozenset(
    {RoleOnProject.DEPUTY.value, RoleOnProject.MEMBER.value, RoleOnProject.PARTNER.value},
)
APPOINTED_BY_THE_MACHINE = frozenset({SPONSOR, CLIENT, RoleOnProject.PARTNER.value})
DELEGATE, CONTROL_DELEGATE = RoleOnProject.DELEGATE.value, RoleOnProject.CONTROL_DELEGATE.value
DELIVERING = TAKE_PART | {RoleOnProject.PARTNER.value}
INCOMPATIBLE = frozenset(
    {
        frozenset({PM, SPONSOR}),
        frozenset({DELEGATE, SPONSOR}),
        *(frozenset({CONTROL_DELEGATE, role}) for role in DELIVERING),
        *(frozenset({OVERSIGHT, role}) for role in DELIVERING),
        *(frozenset({CLIENT, role}) for role in DELIVERING),
    }
)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A person and whom they report to, as far as independence is concerned."""

    person_id: int
    manager_id: int | None


def role_is_in_the_gift_of(acting_role: str, role: str) -> Unmet | None:
    """Require that a PM appoints only to the team, and an import nobody who answers for delivery."""
    gifts = {PM: APPOINTED_BY_A_PM, OPERATOR: APPOINTED_BY_THE_MACHINE}
    if role in GIVEN_WITH_A_GATE:
        return Unmet(
            rule="role_is_in_the_gift_of",
            sentence="Reviewers and deciders of a gate hold their part by the gate review, and lose it with it.",
            missing="A gate review that names them.",
            cure="PMO",
            path="The PMO names the reviewers and the body of a gate on the page of its review.",
            field="role",
        )
    if role in DELEGATES:
        return Unmet(
            rule="role_is_in_the_gift_of",
            sentence="A delegate holds the part by a delegation, and loses it with it.",
            missing="A delegation that is offered and accepted, or revoked.",
            cure="Whoever holds the power",
            path="Offer a delegation on the page of the project; it is revoked on its own page.",
            field="role",
        )
    if acting_role not in gifts or role in gifts[acting_role]:
        return None
    return Unmet(
        rule="role_is_in_the_gift_of",
        sentence="The PM, the sponsor, the client's signatory and the oversight officer are appointed from above.",
        missing="An appointment by the PMO director or an executive.",
        cure="The PMO director or an executive",
        path="Ask one of them to appoint.",
        field="role",
    )


def roles_are_compatible(held: Collection[str], role: str) -> Unmet | None:
    """Require that one person does not hold two roles on a project that control each other."""
    clash = sorted(other for other in held if frozenset({other, role}) in INCOMPATIBLE)
    if not clash:
        return None
    labels = ", ".join(RoleOnProject(other).label.lower() for other in clash)
    return Unmet(
        rule="roles_are_compatible",
        sentence=f"The {RoleOnProject(role).label.lower()} of a project cannot be its {labels} too.",
        missing="Two people for two roles that control each other.",
        cure="The PMO director or an executive",
        path="Appoint somebody else, or end the other role first.",
        field="person",
    )


def role_is_held_once(held: Collection[str], role: str) -> Unmet | None:
    """Require that the person does not hold the role already."""
    if role not in held:
        return None
    return Unmet(
        rule="role_is_held_once",
        sentence="This person holds this role on this project already.",
        missing="Nothing: the appointment stands.",
        cure="Nobody",
        path="Leave it as it is.",
        field="role",
    )


def oversight_is_of_the_office(role: str, posts: Collection[str]) -> Unmet | None:
    """Require that the oversight officer belongs to the PMO."""
    if role != OVERSIGHT or PMO & set(posts):
        return None
    return Unmet(
        rule="oversight_is_of_the_office",
        sentence="The oversight officer of a project is a PMO director or analyst.",
        missing="A post in the PMO.",
        cure="The PMO director",
        path="Appoint somebody of the PMO, or give this person a post there first.",
        field="person",
    )


def oversight_did_not_deliver(role: str, person: int, delivered: Collection[int]) -> Unmet | None:
    """Require that nobody oversees a project that they lately delivered (SOD-02)."""
    if role != OVERSIGHT or person not in delivered:
        return None
    return Unmet(
        rule="oversight_did_not_deliver",
        sentence=f"Nobody oversees a project that they delivered in the last {COOL_OFF.days} days.",
        missing="Somebody who took no part in its delivery.",
        cure="The PMO director",
        path="Appoint another officer of the PMO.",
        field="person",
    )


def oversight_does_not_report_to_the_pm(overseer_manager: int | None, pm: int | None) -> Unmet | None:
    """Require that the oversight officer is not a direct report of the PM."""
    if pm is None or overseer_manager != pm:
        return None
    return Unmet(
        rule="oversight_does_not_report_to_the_pm",
        sentence="The oversight officer of a project does not report to its project manager.",
        missing="An officer whose line manager is somebody else.",
        cure="The PMO director or an executive",
        path="Appoint somebody else to one of the two roles.",
        field="person",
    )


def single_role_is_handed_over(role: str, origin: str, standing: str) -> Unmet | None:
    """Require that the PM, sponsor and oversight officer of a live project leave by handing over."""
    if role not in SINGLE_ROLES or standing == Standing.ENDED or origin == Origin.IMPORTED:
        return None
    return Unmet(
        rule="single_role_is_handed_over",
        sentence=f"An open project is never without its {RoleOnProject(role).label.lower()}.",
        missing="A successor.",
        cure="The PMO director or an executive",
        path="Appoint the successor: the present holder's role ends in the same act.",
    )


def role_has_not_ended(*, ended: bool) -> Unmet | None:
    """Require that the role is still held."""
    if not ended:
        return None
    return Unmet("role_has_not_ended", "This role has ended already.", "Nothing: it is over.", "Nobody", "Leave it.")


def pair_is_independent(
    role: str, taker: Standpoint, *, pm: Standpoint | None, officer: Standpoint | None
) -> Unmet | None:
    """Require that, once `taker` holds `role`, the oversight officer does not report to the PM."""
    if role == OVERSIGHT and pm is not None:
        return oversight_does_not_report_to_the_pm(taker.manager_id, pm.person_id)
    if role == PM and officer is not None:
        return oversight_does_not_report_to_the_pm(officer.manager_id, taker.person_id)
    return None


def somebody_else_appoints(actor_id: int | None, person_id: int) -> Unmet | None:
    """Require that nobody appoints themselves (SOD-04)."""
    if actor_id is None or actor_id != person_id:
        return None
    return Unmet(
        rule="somebody_else_appoints",
        sentence="Nobody gives themselves a role on a project.",
        missing="An appointment by somebody else who may.",
        cure="The PMO director or an executive",
        path="Ask one of them to appoint.",
        field="person",
    )


def role_is_known(role: str) -> Unmet | None:
    """Require one of the roles that a project has."""
    if role in RoleOnProject.values:
        return None
    return Unmet(
        rule="role_is_known",
        sentence="This is not a role on a project.",
        missing=f"One of: {', '.join(RoleOnProject.values)}.",
        cure="You",
        path="Choose a role from the list.",
        field="role",
    )
