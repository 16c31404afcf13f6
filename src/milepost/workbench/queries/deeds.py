"""Where a deed is done that meets an obligation by itself: one line a deed of the vocabulary of methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from milepost.methods.definition import Obligation
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.reporting.choices import EDITABLE
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.cures import APPOINTERS, Cure, document_cure, is_approved, plan_cure
from milepost.workbench.queries.places import form, page, turn_of
from milepost.workbench.rules import Place, Turn

Deed = Callable[[Bench, Project, Obligation], Cure]


def deed_of(duty: Obligation) -> str:
    """Return the deed that meets an obligation by itself, empty where none does."""
    return str(duty.deed or "")


def cure_of_deed(bench: Bench, project: Project, duty: Obligation) -> Cure | None:
    """Return where the deed of an obligation is done; None where its word or its document meets it."""
    doing = DEEDS.get(deed_of(duty))
    return None if doing is None else doing(bench, project, duty)


def _appointment(_bench: Bench, project: Project, _duty: Obligation) -> Cure:
    role = RoleOnProject.PM.value
    return Cure(f"appointment:{role}", form(project, "appoint", "Appoint", role=role), Turn(APPOINTERS))


def _gate(_bench: Bench, project: Project, duty: Obligation) -> Cure:
    place = page("governance:gate", "Open the gate", project.code, duty.anchor.of)
    return Cure(f"gate:{duty.anchor.of}", place, turn_of("gate"))


def _plan(bench: Bench, project: Project, duty: Obligation) -> Cure:
    if duty.artefact and not is_approved(bench, project, duty.artefact):
        return document_cure(bench, project, duty.artefact)
    return plan_cure(bench, project)


def _report(bench: Bench, project: Project, _duty: Obligation) -> Cure:
    waiting = [each for each in bench.kept("reports", project) if each.state in EDITABLE]
    if not waiting:
        found = "No report waits: the PMO has the project take part and opens the period"
        return Cure("report", Place(label="Open the period", noun="cycles"), turn_of("open-period", "cycles"), found)
    place = page("reporting:write", "Write the report", waiting[0].pk)
    return Cure(f"report:{waiting[0].pk}", place, turn_of("adjust", "status-reports"))


def _formed(subject: str, verb: str, label: str) -> Deed:
    return lambda _bench, project, _duty: Cure(subject, form(project, verb, label), turn_of(verb))


DEEDS: Mapping[str, Deed] = {
    "archive_sealed": _formed("archive", "seal", "Seal the archive"),
    "gate_requested": _gate,
    "manager_appointed": _appointment,
    "outlook_updated": _formed("outlook", "outlook", "Update dates"),
    "plan_baselined": _plan,
    "project_accepted": _formed("acceptance", "request-acceptance", "Ask the client"),
    "project_closed": _formed("close", "close", "Close the project"),
    "review_scheduled": _formed("review", "review", "Schedule the review"),
    "status_reported": _report,
}
