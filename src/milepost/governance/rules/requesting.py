"""What must hold when a project manager asks for a gate, and when somebody states what a gate asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from milepost.governance.choices import OVERSIGHT, SPONSOR
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Roles
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, Stage, Standing

STATED_BY: Mapping[str, Roles] = {
    "benefits_owner_confirmed": frozenset({SPONSOR, PostRole.EXECUTIVE.value}),
    "confidence_shown": LEADS,
    "funding_named": frozenset({SPONSOR, PostRole.EXECUTIVE.value}),
    "pm_inducted": PMO | {OVERSIGHT},
    "quality_criticals_closed": frozenset({OVERSIGHT}),
    "return_plan_ready": frozenset({SPONSOR, PostRole.RESOURCE_MANAGER.value}),
    "signatories_mandated": frozenset({SPONSOR, PostRole.EXECUTIVE.value}),
    "stakeholders_confirmed": frozenset({SPONSOR}),
    "transition_done": frozenset({SPONSOR}),
}
"""The checks of gates that a named person states with evidence, and in which role."""
STATERS: Roles = frozenset().union(*STATED_BY.values())


def said(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told in words."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_said",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def project_follows_a_method(*, follows: bool) -> Unmet | None:
    """Require that the project follows a method version: its gates stand there, and nowhere else."""
    if follows:
        return None
    return Unmet(
        rule="project_follows_a_method",
        sentence="A project passes the gates of the method version that it follows.",
        missing="A method version: this project follows none, so it has no gates.",
        cure="PMO",
        path="The PMO announces that the project follows a version; you acknowledge it; then its gates are there.",
    )


def project_is_at_work(standing: str) -> Unmet | None:
    """Require that the project is active: what is held or terminated passes no gate."""
    if standing == Standing.ACTIVE:
        return None
    return Unmet(
        rule="project_is_at_work",
        sentence="A gate is passed by a project that is active.",
        missing=f"This one is: {Standing(standing).label.lower()}.",
        cure="The PMO director or an executive",
        path="Have it resumed first.",
    )


def gate_leads_out(gate: str, lawful: str, stage: str) -> Unmet | None:
    """Require that the gate asked for is the one that leads out of the stage in which the project stands."""
    if gate and gate == lawful:
        return None
    return Unmet(
        rule="gate_leads_out",
        sentence=f"A project in {Stage(stage).label} asks for the gate that leads out of it.",
        missing=f"The gate {lawful}." if lawful else "A gate: the method has none that leads out of this stage.",
        cure="You" if lawful else "PMO",
        path="Ask for that gate." if lawful else "What comes next is its closing record.",
        field="gate",
    )


def gate_leads_to_a_stage(stage: str) -> Unmet | None:
    """Require that the phase behind the gate is a stage in which a project can stand."""
    if stage in Stage.values:
        return None
    return Unmet(
        rule="gate_leads_to_a_stage",
        sentence="A gate leads to one of the stages in which a project can stand.",
        missing=f"The phase {stage or 'behind the gate'} of the method is none of them.",
        cure="PMO",
        path="The PMO names the phases of the method initiating, planning, executing and closing.",
    )


def one_review_at_a_time(name: str) -> Unmet | None:
    """Require that no review of the project is open."""
    if not name:
        return None
    return Unmet(
        rule="one_review_at_a_time",
        sentence="A project has one gate review at a time.",
        missing=f"{name} is open.",
        cure="The body that decides it",
        path="Wait for its decision, or withdraw it.",
    )


def nothing_blocks_the_gate(blocking: Sequence[str]) -> Unmet | None:
    """Require that no lapsed condition of an earlier gate blocks this one."""
    if not blocking:
        return None
    return Unmet(
        rule="nothing_blocks_the_gate",
        sentence="A condition of an earlier gate that has lapsed blocks the next one.",
        missing=f"Lapsed: {'; '.join(blocking)}.",
        cure="Who owns the condition",
        path="Close it with evidence and have it verified by somebody else.",
    )


def critical_recommendations_are_answered(texts: Sequence[str]) -> Unmet | None:
    """Require that whoever was to act on a critical recommendation has answered it."""
    if not texts:
        return None
    return Unmet(
        rule="critical_recommendations_are_answered",
        sentence="Critical recommendations of an earlier review are answered before the next gate.",
        missing=f"Not answered: {'; '.join(texts)}.",
        cure="Who was named to act",
        path="Say on the recommendation what was done, or why not.",
    )


def unmet_criteria(told: Sequence[tuple[str, str, str, str]]) -> Iterator[Unmet]:
    """Yield every criterion that is not met, as (sentence, what is missing, who can cure it, how)."""
    for sentence, missing, cure, path in told:
        yield Unmet(rule="criterion_is_met", sentence=sentence, missing=missing, cure=cure or "PMO", path=path)


def check_can_be_stated(check: str) -> Unmet | None:
    """Require that the check is one that a person states: the others are read from records."""
    if check in STATED_BY:
        return None
    return Unmet(
        rule="check_can_be_stated",
        sentence="What other records tell is not stated.",
        missing=f"One of: {', '.join(sorted(STATED_BY))}.",
        cure="You",
        path="Look at the gate: it says who can cure what is missing.",
        field="check",
    )


def stater_may(check: str, held: Roles) -> Unmet | None:
    """Require that who states it holds a role that may."""
    may = STATED_BY.get(check, frozenset())
    if may & held or not may:
        return None
    who = " or ".join(sorted(each.replace("_", " ") for each in may))
    return Unmet(
        rule="stater_may",
        sentence="Each criterion is stated by whoever answers for it, not by whoever needs it met.",
        missing=f"The word of: {who}.",
        cure=who,
        path="Ask one of them.",
        field="check",
    )
