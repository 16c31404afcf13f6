"""What must hold of a project: its roles, its standing and stage, and who may write facts about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from milepost.kernel.errors import Unmet
from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PMO
from milepost.projects.choices import (
    DELIVERY,
    SINGLE_ROLES,
    Origin,
    ProjectClass,
    RoleOnProject,
    Stage,
    Standing,
)

COOL_OFF = timedelta(days=180)
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
DELIVERING = DELIVERY | {RoleOnProject.PARTNER.value}
INCOMPATIBLE = frozenset(
    {
        frozenset({PM, SPONSOR}),
        *(frozenset({OVERSIGHT, role}) for role in DELIVERING),
        *(frozenset({CLIENT, role}) for role in DELIVERING),
    }
)
NEXT_STAGES: Mapping[str, frozenset[str]] = {
    Stage.INITIATING: frozenset({Stage.PLANNING, Stage.CLOSING}),
    Stage.PLANNING: frozenset({Stage.EXECUTING}),
    Stage.EXECUTING: frozenset({Stage.CLOSING}),
    Stage.CLOSING: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}
NEXT_STANDINGS: Mapping[str, frozenset[str]] = {
    Standing.ACTIVE: frozenset({Standing.ON_HOLD, Standing.TERMINATING}),
    Standing.ON_HOLD: frozenset({Standing.ACTIVE, Standing.TERMINATING}),
    Standing.TERMINATING: frozenset({Standing.ENDED}),
    Standing.ENDED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A person and whom they report to, as far as independence is concerned."""

    person_id: int
    manager_id: int | None


def origin_fits_channel(*, by_machine: bool, origin: str) -> Unmet | None:
    """Require that people register live projects and the machine imported ones."""
    if by_machine == (origin == Origin.IMPORTED):
        return None
    return Unmet(
        rule="origin_fits_channel",
        sentence="People register live projects; an import registers imported ones, which never count as compliant.",
        missing="A project of the other origin.",
        cure="A PMO director or analyst",
        path="Register the project by hand, or import it from a sheet.",
        field="origin",
    )


def project_begins_initiating(origin: str, stage: str) -> Unmet | None:
    """Require that a live project begins at the beginning."""
    if origin == Origin.IMPORTED or stage == Stage.INITIATING:
        return None
    return Unmet(
        rule="project_begins_initiating",
        sentence="A live project begins in the stage Initiating.",
        missing="The stage Initiating.",
        cure="You",
        path="Register it in Initiating; the PMO then moves it on, stage by stage.",
        field="stage",
    )


def programme_is_in_portfolio(programme_portfolio: int | None, portfolio: int) -> Unmet | None:
    """Require that a project's programme belongs to its portfolio."""
    if programme_portfolio is None or programme_portfolio == portfolio:
        return None
    return Unmet(
        rule="programme_is_in_portfolio",
        sentence="A project's programme belongs to the same portfolio as the project.",
        missing="A programme of this portfolio, or none.",
        cure="You",
        path="Choose another programme or another portfolio.",
        field="programme",
    )


def class_is_not_lowered(origin: str, before: str, after: str) -> Unmet | None:
    """Require that a live project's class only rises: lowering it is a waiver."""
    order = ProjectClass.values
    if origin == Origin.IMPORTED or after not in order or order.index(after) <= order.index(before):
        return None
    return Unmet(
        rule="class_is_not_lowered",
        sentence="The class of a live project may be raised, not lowered.",
        missing="A waiver, because a lower class drops obligations.",
        cure="The PMO director",
        path="Keep the class.",
        field="project_class",
    )


def machine_writes_imported_history(*, by_machine: bool, origin: str, has_pm: bool) -> Unmet | None:
    """Require that an import writes only facts of imported projects for which nobody answers."""
    if not by_machine or (origin == Origin.IMPORTED and not has_pm):
        return None
    return Unmet(
        rule="machine_writes_imported_history",
        sentence="An import writes facts only of imported projects that have no project manager in post.",
        missing="An imported project without a project manager.",
        cure="The project manager",
        path="The project manager of this project enters its facts.",
    )


def project_is_open(origin: str, standing: str) -> Unmet | None:
    """Require that facts of a live project are written before it ends."""
    if origin == Origin.IMPORTED or standing != Standing.ENDED:
        return None
    return Unmet(
        rule="project_is_open",
        sentence="This project has ended; its record stands as it is.",
        missing="An open project.",
        cure="Nobody",
        path="Record what was learnt elsewhere; a finished project is not reopened.",
    )


def control_is_independent(actor_id: int | None, delivered: Collection[int], what: str) -> Unmet | None:
    """Require that nobody controls a project on which they deliver or lately delivered (SOD-01, SOD-02)."""
    if actor_id is None or actor_id not in delivered:
        return None
    return Unmet(
        rule="control_is_independent",
        sentence=f"Nobody may {what} on a project in whose delivery they take part, or took part in the last "
        f"{COOL_OFF.days} days.",
        missing="Somebody independent of the delivery.",
        cure="An executive, the PMO director or the sponsor who did not deliver",
        path="Ask one of them to do it.",
    )


def role_is_in_the_gift_of(acting_role: str, role: str) -> Unmet | None:
    """Require that a PM appoints only to the team, and an import nobody who answers for delivery."""
    gifts = {PM: APPOINTED_BY_A_PM, OPERATOR: APPOINTED_BY_THE_MACHINE}
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


def stage_follows(origin: str, before: str, after: str) -> Unmet | None:
    """Require that a live project moves one stage at a time, or from Initiating straight to Closing when refused."""
    if origin == Origin.IMPORTED or after in NEXT_STAGES[before]:
        return None
    return _does_not_follow("stage", Stage(before).label, [Stage(each).label for each in NEXT_STAGES[before]])


def standing_follows(origin: str, before: str, after: str) -> Unmet | None:
    """Require that a live project's standing moves as its life allows."""
    if origin == Origin.IMPORTED or after in NEXT_STANDINGS[before]:
        return None
    return _does_not_follow(
        "standing", Standing(before).label, [Standing(each).label for each in NEXT_STANDINGS[before]]
    )


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


def _does_not_follow(what: str, before: str, lawful: list[str]) -> Unmet:
    next_ones = " or ".join(sorted(lawful)) or "nothing"
    return Unmet(
        rule=f"{what}_follows",
        sentence=f"After {before} comes {next_ones}.",
        missing=f"A {what} that may follow.",
        cure="The PMO director",
        path="Choose one that may follow.",
        field=what,
    )
