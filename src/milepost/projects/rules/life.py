"""What must hold when a project moves from stage to stage, is held, resumed or ended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from milepost.documents.wording import day
from milepost.kernel.errors import Unmet
from milepost.projects.choices import EntryBasis, Origin, Stage, Standing

NEXT_STAGES: Mapping[str, frozenset[str]] = {
    Stage.INITIATING: frozenset({Stage.PLANNING, Stage.CLOSING}),
    Stage.PLANNING: frozenset({Stage.EXECUTING, Stage.CLOSING}),
    Stage.EXECUTING: frozenset({Stage.CLOSING}),
    Stage.CLOSING: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.REVIEWED}),
    Stage.REVIEWED: frozenset(),
}
AT_WORK = frozenset({Stage.INITIATING.value, Stage.PLANNING.value, Stage.EXECUTING.value})
BY_RECORD = frozenset({Stage.CLOSED.value, Stage.REVIEWED.value})
TOLD = frozenset({EntryBasis.IMPORTED.value, EntryBasis.ADOPTED.value})
"""Bases on which a stage is not entered but told, as it was found."""
LONGEST_HOLD = timedelta(days=90)
"""A hold is looked at again within this time (DOMAIN 2.4)."""


def stage_follows(origin: str, before: str, after: str, basis: str) -> Unmet | None:
    """Require that a live project moves one stage at a time, or to Closing when it is refused, stopped or terminated.

    Imported history is told the stage of its source, and nothing else moves it.
    """
    if origin == Origin.IMPORTED:
        return None if basis in TOLD else _is_quarantined()
    if after in NEXT_STAGES[before] and basis not in TOLD:
        return None
    next_ones = " or ".join(sorted(Stage(each).label for each in NEXT_STAGES[before])) or "nothing"
    return Unmet(
        rule="stage_follows",
        sentence=f"After {Stage(before).label} comes {next_ones}.",
        missing="A stage that may follow.",
        cure="The project manager",
        path="Ask for the gate that leads out of the present stage.",
        field="stage",
    )


def stage_is_entered_by_a_decision(stage: str, basis: str, gate: str, decision_id: int | None) -> Unmet | None:
    """Require that a stage of work is entered by a recorded decision, and an end by its closing record."""
    if basis in TOLD:
        return None
    by_gate = basis == EntryBasis.GATE and bool(gate) and decision_id is not None
    if stage in BY_RECORD:
        fits = basis == EntryBasis.RECORD
    else:
        fits = by_gate or (basis == EntryBasis.TERMINATED and stage == Stage.CLOSING)
    if fits:
        return None
    return Unmet(
        rule="stage_is_entered_by_a_decision",
        sentence="A project moves to another stage only by a recorded gate decision, a termination, or its closing.",
        missing="The decision.",
        cure="The body that decides the gate",
        path="The project manager asks for the gate; its reviewers report; the body decides.",
    )


def project_is_adopted(origin: str) -> Unmet | None:
    """Require that imported history was adopted by the PMO before anything is decided about it."""
    return _is_quarantined() if origin == Origin.IMPORTED else None


def project_is_history(origin: str, standing: str) -> Unmet | None:
    """Require that what the PMO adopts is imported and has not ended."""
    if origin == Origin.IMPORTED and standing in {Standing.ACTIVE, Standing.ON_HOLD}:
        return None
    return Unmet(
        rule="project_is_history",
        sentence="Only an imported project whose work goes on is adopted; what has ended stays the history that it is.",
        missing="An imported project that has not ended.",
        cure="Nobody",
        path="A project that was recorded here follows its method already.",
    )


def history_is_told(origin: str) -> Unmet | None:
    """Require that only imported history that nobody adopted is told its stage by an import."""
    if origin == Origin.IMPORTED:
        return None
    return Unmet(
        rule="history_is_told",
        sentence="An import tells the stage of imported history only; a live project moves by its gates.",
        missing="An imported project that was not adopted.",
        cure="The body that decides the gate",
        path="The project manager asks for the gate.",
    )


def a_method_is_in_force(*, in_force: bool) -> Unmet | None:
    """Require that there is a method version for the project to follow."""
    if in_force:
        return None
    return Unmet(
        rule="a_method_is_in_force",
        sentence="A live project follows the method version in force.",
        missing="A published version that is in force today.",
        cure="PMO",
        path="Publish a version of the method first.",
    )


def adopted_project_has_its_people(*, has_pm: bool, has_oversight: bool) -> Unmet | None:
    """Require that somebody leads and somebody oversees what is adopted."""
    lacking = [
        what for held, what in ((has_pm, "A project manager"), (has_oversight, "An oversight officer")) if not held
    ]
    if not lacking:
        return None
    return Unmet(
        rule="adopted_project_has_its_people",
        sentence="A live project has a project manager and an oversight officer.",
        missing=f"{' and '.join(lacking)} in post.",
        cure="The PMO director or an executive",
        path="Appoint them, then adopt it.",
    )


def standing_is(standing: str, *lawful: str) -> Unmet | None:
    """Require that the project stands where this step begins."""
    if standing in lawful:
        return None
    wanted = " or ".join(Standing(each).label.lower() for each in lawful)
    return Unmet(
        rule="standing_is",
        sentence=f"This project stands at: {Standing(standing).label.lower()}.",
        missing=f"A project that is {wanted}.",
        cure="The PMO director or an executive",
        path="Open the project to see what may follow.",
    )


def hold_is_looked_at_again(review: date, today: date) -> Unmet | None:
    """Require that a hold names a day within ninety days on which it is looked at again."""
    if today < review <= today + LONGEST_HOLD:
        return None
    return Unmet(
        rule="hold_is_looked_at_again",
        sentence=f"A hold is looked at again after today and within {LONGEST_HOLD.days} days.",
        missing="The day on which it is looked at again.",
        cure="You",
        path=f"Give a day until {day(today + LONGEST_HOLD)}; it may be held again then.",
        field="review_date",
    )


def work_goes_on(stage: str) -> Unmet | None:
    """Require that a project has work left that can be terminated."""
    if stage in AT_WORK:
        return None
    return Unmet(
        rule="work_goes_on",
        sentence=f"This project is in {Stage(stage).label}; there is no work left to terminate.",
        missing="A project that initiates, plans or executes.",
        cure="The project manager",
        path="Finish its closing.",
    )


def nothing_blocks(what: str, blocked: Collection[str]) -> Unmet | None:
    """Require that no lapsed condition of a gate blocks spending or a change of scope."""
    if not blocked:
        return None
    blocked_deed = "new spending" if what == "spend" else "changes of scope"
    return Unmet(
        rule="nothing_blocks",
        sentence=f"A condition of a gate that has lapsed blocks {blocked_deed}.",
        missing=f"Lapsed: {'; '.join(blocked)}.",
        cure="Who owns the condition",
        path="Close it with evidence and have somebody else verify it.",
    )


def promise_follows_the_proposal(*, follows: bool, stage: str) -> Unmet | None:
    """Require that a project is promised nothing before its proposal is approved at the gate out of Initiating."""
    if not follows or stage != Stage.INITIATING:
        return None
    return Unmet(
        rule="promise_follows_the_proposal",
        sentence="A baseline is recorded once the proposal is approved: after the gate that leads out of Initiating.",
        missing="The decision of that gate.",
        cure="The body that decides it",
        path="Ask for the gate; until then the plan is a draft.",
    )


def gate_is_of_the_method(gate: str, known: Collection[str]) -> Unmet | None:
    """Require that a planned gate is one of the method that the project follows."""
    if gate in known:
        return None
    return Unmet(
        rule="gate_is_of_the_method",
        sentence="A gate is one of the method version that the project follows.",
        missing=f"One of: {', '.join(known)}." if known else "A method version that the project follows.",
        cure="You" if known else "PMO",
        path="Choose a gate of the method." if known else "Ask the PMO to have the project follow a method version.",
        field="gate",
    )


def planned_day_lies_ahead(planned: date, today: date) -> Unmet | None:
    """Require that a gate is planned for a day that has not passed."""
    if planned >= today:
        return None
    return Unmet(
        rule="planned_day_lies_ahead",
        sentence="A gate is planned for today or later.",
        missing="A day that has not passed.",
        cure="You",
        path="Give the day on which you now mean to stand at the gate.",
        field="planned_date",
    )


def _is_quarantined() -> Unmet:
    return Unmet(
        rule="project_is_adopted",
        sentence="This project is imported and unverified: it passes no gate and counts as compliant nowhere.",
        missing="Its adoption.",
        cure="PMO",
        path="The PMO adopts it: it then follows a method version, from the state in which it is found.",
    )
