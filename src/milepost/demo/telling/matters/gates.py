"""Scenes of a gate: plans are approved, the gate is asked for and reviewed, and waits for its decision."""

from __future__ import annotations

from milepost.artefacts import actions as artefacts
from milepost.artefacts.queries import version_of
from milepost.demo.cast import people as cast
from milepost.demo.cast.plans import PLANS
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.governance import actions as governance
from milepost.governance.choices import Confidence, Urgency
from milepost.governance.models import GateReview
from milepost.people.models import Body
from milepost.planning import actions as planning
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject


def plan_on_paper() -> Deed:
    """Have the project manager write the plans, the sponsor approve them, and the promise recorded."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        project, signatory = strand.project, narrator.person(cast.LEADERS["BUS"])
        narrator.do(narrator.director, projects.appoint, project, person=signatory, role=RoleOnProject.CLIENT.value)
        for code, content in PLANS.items():
            _approved(narrator, strand, code, content)
        narrator.do(
            pm_of(narrator, strand),
            planning.record_baseline,
            project,
            start_date=strand.start,
            finish_date=strand.finish,
            cost=strand.cost,
            reason="As in the approved work plan.",
        )

    return deed


def _approved(narrator: Narrator, strand: Strand, code: str, content: dict[str, str]) -> None:
    pm = pm_of(narrator, strand)
    sponsor = narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value)
    started = narrator.do(pm, artefacts.start_artefact, strand.project, type_code=code)
    narrator.do(pm, artefacts.draft_artefact, started, content=content)
    narrator.do(pm, artefacts.submit_artefact, started)
    narrator.do(sponsor, artefacts.confirm_reading, started, sha256=version_of(started).sha256)
    narrator.do(sponsor, artefacts.approve_artefact, started, reason="It fits the four yards.")


def ask_for_gate(gate: str) -> Deed:
    """Have the sponsor state the mandate of the signatory, and the project manager ask for the gate."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(
            narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value),
            governance.state_criterion,
            strand.project,
            check="signatories_mandated",
            text="The head of buses signs for the four depots.",
            evidence="Letter of the four depot managers, in the project file",
        )
        note = "The builder holds the price until the end of next month."
        narrator.do(pm_of(narrator, strand), governance.request_gate, strand.project, gate=gate, note=note)

    return deed


def review() -> Deed:
    """Have the PMO name two reviewers and put the gate before the board; they report, and do not quite agree."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        found = GateReview.objects.get(project=strand.project)
        analyst = next(each for each in cast.ANALYSTS if each != strand.oversight)
        lead, second = narrator.person(analyst), narrator.person(cast.LEADERS["FIN"])
        narrator.do(
            narrator.director,
            governance.name_reviewers,
            found,
            reviewers=[lead, second],
            lead=lead,
            review_date=narrator.now.date(),
            body=Body.objects.get(code="BOARD"),
        )
        _opinion(narrator, found, second.name, Confidence.AMBER, "The price of steel is not fixed for North depot.")
        _opinion(narrator, found, lead.name, Confidence.AMBER_GREEN, "Small, well cut, and the depots want it.")
        reviewer = narrator.actor(lead.name, RoleOnProject.REVIEWER.value)
        narrator.do(
            reviewer,
            governance.recommend,
            found,
            text="Fix the price of the steel for North depot before the ground is opened at Harbour depot.",
            urgency=Urgency.ESSENTIAL.value,
            owner=narrator.person(strand.plot.pm),
            due_date=strand.finish,
        )
        report = "Plans are sound for a project of this size. The one open price is small and has an owner."
        rating = Confidence.AMBER_GREEN.value
        narrator.do(reviewer, governance.report_review, found, confidence=rating, report=report)

    return deed


def _opinion(narrator: Narrator, found: GateReview, name: str, rating: Confidence, reasons: str) -> None:
    reviewer = narrator.actor(name, RoleOnProject.REVIEWER.value)
    narrator.do(reviewer, governance.give_opinion, found, confidence=rating.value, reasons=reasons)
    found.refresh_from_db()
