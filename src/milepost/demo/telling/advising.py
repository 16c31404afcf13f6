"""Scenes of advising: a project manager asks, the PMO answers, who asked rates, an answer is shown to others."""

from __future__ import annotations

from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.knowledge import actions as knowledge
from milepost.projects.choices import RoleOnProject


def ask(topic: str, question: str, *, artefact_type_code: str = "", phase_code: str = "") -> Deed:
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


def answer(text: str) -> Deed:
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
