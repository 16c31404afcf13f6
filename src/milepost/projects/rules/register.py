"""What must hold of a project in the register, and who may write facts about it."""

from __future__ import annotations

from milepost.kernel.errors import Unmet
from milepost.projects.choices import Origin, ProjectClass, Stage, Standing


def origin_fits_channel(*, by_machine: bool, origin: str) -> Unmet | None:
    """Require that people register live projects and the machine imported ones."""
    if origin == (Origin.IMPORTED if by_machine else Origin.NATIVE):
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
        path="Register it in Initiating; from there it moves on by its gates.",
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
