"""Where each check of a gate is cured and by whom: one line a check of the vocabulary of methods.

What a person states is stated by whoever answers for it; the rest leads to where the record is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from milepost.governance.queries import Finding, GateFacts, stated_by
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.documents import is_owed, step_of, subject_of
from milepost.workbench.queries.places import form, of_project, page, turn_of
from milepost.workbench.rules import Place, Turn

APPOINTERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})


@dataclass(frozen=True, slots=True)
class Cure:
    """What a missing criterion is about, where it is cured, whose turn it is, and the document if it is one."""

    subject: str
    place: Place
    turn: Turn
    found: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A criterion that does not hold, with everything that a cure may look at."""

    bench: Bench
    project: Project
    finding: Finding
    facts: GateFacts

    @property
    def check(self) -> str:
        """Return the check of the vocabulary."""
        return self.finding.criterion.check


Cures = Callable[[Case], Cure]


def cure_of(case: Case) -> Cure:
    """Return where a criterion that does not hold is cured."""
    return CURES.get(case.check, _stated)(case)


def _stated(case: Case) -> Cure:
    place = form(case.project, "state", "State it", check=case.check)
    return Cure(f"statement:{case.check}", place, Turn(stated_by(case.check)))


def document_cure(bench: Bench, project: Project, code: str) -> Cure:
    """Return where a document goes on, or the method where it does not ask for one."""
    if not is_owed(bench, project, code):
        return Cure(f"criterion:{code}", page("method-versions:list", "The method"), Turn(PMO))
    step = step_of(bench, project, code)
    return Cure(subject_of(code), step.place, step.turn, step.found, code)


def _document(case: Case) -> Cure:
    return document_cure(case.bench, case.project, case.finding.criterion.of)


def is_approved(bench: Bench, project: Project, code: str) -> bool:
    """Return whether a document has an approved version."""
    artefact = bench.documents.get(project.pk, {}).get(code)
    return artefact is not None and artefact.approved_number is not None


def _baseline(case: Case) -> Cure:
    if not is_approved(case.bench, case.project, case.finding.criterion.of):
        return _document(case)
    return plan_cure(case.bench, case.project)


def plan_cure(bench: Bench, project: Project) -> Cure:
    """Return where the plan goes on: its work listed, proposed, approved."""
    waiting = bench.kept("plans", project)
    if waiting:
        place = Place(label="Read and approve the plan", noun="plans", key=str(waiting[0].pk))
        return Cure("plan", place, turn_of("approve", "plans"), "The plan is proposed and waits for approval")
    check = bench.checks.get(project.pk)
    if check is not None and "schedule_quality_passed" not in check.facts.tallies:
        return Cure(
            "plan", form(project, "paste-work", "List the work"), turn_of("paste-work"), "No work is listed yet"
        )
    return Cure("plan", form(project, "propose-plan", "Propose the plan"), turn_of("propose-plan"))


def _benefit(case: Case) -> Cure:
    if len(case.facts.benefits) >= case.finding.criterion.least:
        return Cure("benefits", of_project(case.project, "benefits", "Open the benefits"), Turn(LEADS))
    return Cure("benefits", form(case.project, "add-benefit", "Add a benefit"), turn_of("add-benefit"))


def _benefit_owners(case: Case) -> Cure:
    if any(not each.owner for each in case.facts.benefits):
        return Cure("benefits", of_project(case.project, "benefits", "Name the owners"), Turn(LEADS))
    return _stated(case)


def _critical(case: Case) -> Cure:
    if case.facts.grave_issues:
        place = of_project(case.project, "issues", "Open the issues", severity="critical", state="open")
        return Cure("issues", place, Turn(LEADS))
    if case.check in case.facts.tallies:
        return Cure("deliverables", of_project(case.project, "deliverables", "Open the deliverables"), Turn(LEADS))
    return _stated(case)


def _returns(case: Case) -> Cure:
    if case.check in case.facts.tallies:
        return Cure("returns", of_project(case.project, "resource-returns", "Open what goes back"), Turn(LEADS))
    return _stated(case)


def _signatories(case: Case) -> Cure:
    if not case.facts.client:
        role = RoleOnProject.CLIENT.value
        return Cure(f"appointment:{role}", form(case.project, "appoint", "Appoint", role=role), Turn(APPOINTERS))
    return Cure("mandates", form(case.project, "record-mandate", "Record the mandate"), turn_of("record-mandate"))


def _deliverables(case: Case) -> Cure:
    tally = case.facts.tallies.get(case.check)
    if tally is None or tally.due == 0:
        place = form(case.project, "plan-deliverable", "Plan a deliverable")
        return Cure("deliverables", place, turn_of("plan-deliverable"))
    return Cure("deliverables", of_project(case.project, "deliverables", "Open the deliverables"), Turn(LEADS))


def _capacity(case: Case) -> Cure:
    if case.check not in case.facts.tallies:
        return Cure("work", form(case.project, "paste-work", "List the work"), turn_of("paste-work"))
    return Cure("capacity", of_project(case.project, "work-items", "Give the work to people"), Turn(LEADS))


def _listed(subject: str, noun: str, label: str) -> Cures:
    return lambda case: Cure(subject, of_project(case.project, noun, label), Turn(LEADS))


def _formed(subject: str, verb: str, label: str) -> Cures:
    return lambda case: Cure(subject, form(case.project, verb, label), turn_of(verb))


def _appointment(case: Case) -> Cure:
    role = RoleOnProject.PM.value
    return Cure(f"appointment:{role}", form(case.project, "appoint", "Appoint", role=role), Turn(APPOINTERS))


def _lessons(case: Case) -> Cure:
    place = page("knowledge-at-large:project_lessons", "Go through the lessons", case.project.code)
    return Cure("lessons", place, Turn(LEADS))


CURES: Mapping[str, Cures] = {
    "artefact_approved": _document,
    "artefact_baselined": _baseline,
    "benefits_at_least": _benefit,
    "benefits_owner_confirmed": _benefit_owners,
    "capacity_booked": _capacity,
    "changes_all_closed": _listed("changes", "change-requests", "Open the changes"),
    "class_set": _formed("class", "change", "Set the class"),
    "deliverables_accepted": _deliverables,
    "lessons_dispositioned": _lessons,
    "pm_appointed": _appointment,
    "quality_criticals_closed": _critical,
    "return_plan_ready": _returns,
    "risks_at_least": _formed("risks", "raise-risk", "Raise a risk"),
    "schedule_quality_passed": _listed("work", "work-items", "Open the work"),
    "signatories_mandated": _signatories,
    "supplier_evaluations_started": _listed("evaluations", "contracts", "Open the contracts"),
}
"""Checks that are missing here are stated by a person."""
