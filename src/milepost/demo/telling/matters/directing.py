"""Scenes of directing and of advising: the PMO directs or is asked, the project manager answers or rates."""

from __future__ import annotations

from datetime import timedelta

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.knowledge import actions as knowledge
from milepost.projects import actions as projects
from milepost.projects.choices import Ground, RoleOnProject, Ruling


def direct(text: str, reason: str, *, within_days: int = 30) -> Deed:
    """Have the oversight officer direct the project manager."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        due = narrator.now.date() + timedelta(days=within_days)
        direction = narrator.do(
            officer, projects.issue_direction, strand.project, text=text, reason=reason, due_date=due
        )
        strand.directions.append(direction)

    return deed


def accept(impact: str = "") -> Deed:
    """Have the project manager accept the latest direction."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), projects.accept_direction, strand.directions[-1], impact=impact)

    return deed


def challenge(challenged: str, evidence: str) -> Deed:
    """Have the project manager challenge the latest direction."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(
            pm_of(narrator, strand),
            projects.challenge_direction,
            strand.directions[-1],
            ground=Ground.EVIDENCE.value,
            challenge=challenged,
            evidence=evidence,
        )

    return deed


def uphold(reason: str) -> Deed:
    """Have an executive uphold the latest direction."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(
            narrator.executive,
            projects.rule_on_challenge,
            strand.directions[-1],
            ruling=Ruling.UPHELD.value,
            ruling_reason=reason,
        )

    return deed


def complete(outcome: str) -> Deed:
    """Have the project manager report the latest direction as done."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), projects.complete_direction, strand.directions[-1], outcome=outcome)

    return deed


def confirm() -> Deed:
    """Have the oversight officer confirm that the latest direction is done."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        narrator.do(officer, projects.confirm_direction, strand.directions[-1])

    return deed


def ask_the_pmo(topic: str, question: str, *, artefact_type_code: str = "", phase_code: str = "") -> Deed:
    """Have the project manager ask the PMO at a step of the method."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        asked = narrator.do(
            pm_of(narrator, strand),
            knowledge.ask_question,
            strand.project,
            topic=topic,
            question=question,
            artefact_type_code=artefact_type_code,
            phase_code=phase_code,
        )
        strand.questions.append(asked)

    return deed


def advise(text: str) -> Deed:
    """Have the oversight officer answer the latest question."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        narrator.do(officer, knowledge.answer_question, strand.questions[-1], text=text)

    return deed


def rate(usefulness: int) -> Deed:
    """Have the project manager say how useful the latest answer was."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(pm_of(narrator, strand), knowledge.rate_answer, strand.questions[-1], usefulness=usefulness)

    return deed


def show(heading: str) -> Deed:
    """Have the director show the latest answer to whoever comes to the same step."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        narrator.do(narrator.director, knowledge.promote_answer, strand.questions[-1], shown_as=heading)

    return deed
