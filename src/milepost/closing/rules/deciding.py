"""What must hold of a decision of the client, of what it is proven by, and of its conditions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from milepost.closing.choices import AcceptanceDecision, ConditionState
from milepost.documents import wording
from milepost.kernel.errors import Unmet

CODE_DIGITS = 8
CODE_LASTS = timedelta(minutes=10)
TRIES = 5
MOST_CODES = 5
CODES_WITHIN = timedelta(hours=1)
PROOF_LASTS = timedelta(minutes=20)
"""How long a code is good, how often it may be mistyped, how many are sent in an hour, how long a session is known."""
MOST_CONDITIONS = 20


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as it is typed: what, and by when."""

    text: str
    due_date: date | None


def decision_is_known(decision: str) -> Unmet | None:
    """Require one of the three decisions."""
    if decision in AcceptanceDecision.values:
        return None
    return _wrong("decision_is_known", "Accept, accept with conditions, or reject.", "One of the three.", "decision")


def critical_criteria_are_met(decision: str, unmet: Collection[str]) -> Unmet | None:
    """Require that nothing critical is unmet when something is accepted, with conditions or without."""
    if decision == AcceptanceDecision.REJECT or not unmet:
        return None
    return Unmet(
        rule="critical_criteria_are_met",
        sentence="Nothing is accepted while a critical criterion is not met.",
        missing="What is not met: " + "; ".join(sorted(unmet)) + ".",
        cure="The project team",
        path="Reject it and say why; the team reworks it and asks again.",
        field="decision",
    )


def rejection_has_reasons(decision: str, reasons: str) -> Unmet | None:
    """Require that who rejects says why."""
    if decision != AcceptanceDecision.REJECT or reasons.strip():
        return None
    return _wrong("rejection_has_reasons", "Who rejects says why.", "The reasons.", "reasons")


def conditions_fit_the_decision(decision: str, conditions: Sequence[Condition], today: date) -> Unmet | None:
    """Require conditions, each with its words and its day, exactly where something is accepted with conditions."""
    rule, field = "conditions_fit_the_decision", "conditions"
    if decision != AcceptanceDecision.CONDITIONAL:
        sentence = "Conditions belong to an acceptance with conditions."
        return _wrong(rule, sentence, "That decision, or no conditions.", field) if conditions else None
    if not 0 < len(conditions) <= MOST_CONDITIONS:
        sentence = "Who accepts with conditions names them."
        return _wrong(rule, sentence, f"One to {MOST_CONDITIONS} conditions.", field)
    for each in conditions:
        if not each.text.strip() or each.due_date is None or each.due_date < today:
            sentence = "Each condition says what and by when, today or later."
            return _wrong(rule, sentence, "Its words and a day that has not passed.", field)
    return None


def name_is_the_signatorys(typed: str, name: str) -> Unmet | None:
    """Require that who signs types their own name."""
    if " ".join(typed.split()).casefold() == " ".join(name.split()).casefold():
        return None
    sentence = "Who signs types their name as it stands in the request."
    return _wrong("name_is_the_signatorys", sentence, f"The name {name}.", "name")


def identity_is_proven(*, same_session: bool, proven_at: datetime | None, now: datetime) -> Unmet | None:
    """Require that this very session knew the code that was mailed, a short while ago."""
    if same_session and proven_at is not None and now - proven_at <= PROOF_LASTS:
        return None
    sentence = "Who signs proves to read the mail of the signatory: by a code that was sent there."
    return _wrong("identity_is_proven", sentence, "The code of the last mail.", "code")


def codes_are_few(count: int, since: datetime | None, now: datetime) -> Unmet | None:
    """Require that not too many codes were sent of late."""
    if since is None or now - since > CODES_WITHIN or count < MOST_CODES:
        return None
    return Unmet(
        rule="codes_are_few",
        sentence=f"At most {MOST_CODES} codes are sent in an hour.",
        missing="A little time.",
        cure="You",
        path="Use the code of the last mail, or wait an hour and ask for a new one.",
        field="code",
    )


def deemed_by_clause(clause: str, *, silent_until: date | None, today: date) -> Unmet | None:
    """Require a clause by which silence counts, and that the client was silent for its days."""
    rule, sentence = "deemed_by_clause", "Silence is acceptance only where a clause of the contract says so."
    if not clause or silent_until is None:
        missing = "A mandate that quotes such a clause."
    elif today <= silent_until:
        missing = f"The days of the clause: they pass with {wording.day(silent_until)}."
    else:
        return None
    return Unmet(
        rule=rule,
        sentence=sentence,
        missing=missing,
        cure="The client, by deciding",
        path="Ask the client for a decision; have the project manager send the link once more.",
    )


def condition_stands_at(state: str, *lawful: str) -> Unmet | None:
    """Require that a condition stands where a step begins."""
    if state in lawful:
        return None
    return Unmet(
        rule="condition_stands_at",
        sentence=f"This condition is {ConditionState(state).label.lower()}.",
        missing="A condition that is " + " or ".join(ConditionState(each).label.lower() for each in lawful) + ".",
        cure="The project manager, who reports; the client or the sponsor, who confirms",
        path="Report it as met with its evidence, then have it confirmed.",
    )


def is_late(state: str, due: date, today: date) -> bool:
    """Return whether a condition was to be met before today and is not."""
    return state != ConditionState.MET and due < today


def _wrong(rule: str, sentence: str, missing: str, field: str) -> Unmet:
    return Unmet(rule, sentence, missing, cure="You", path="Correct it and send it again.", field=field)


def code_is_of_digits(code: str) -> Unmet | None:
    """Require that what is tried looks like a code; anything else costs no try."""
    typed = "".join(code[: 4 * CODE_DIGITS].split())
    if len(code) <= 4 * CODE_DIGITS and typed.isdecimal() and len(typed) == CODE_DIGITS:
        return None
    return Unmet(
        rule="code_is_of_digits",
        sentence=f"A code has {CODE_DIGITS} digits.",
        missing=f"The {CODE_DIGITS} digits of the mail.",
        cure="You",
        path="Type them as they stand in the mail, or have a new code sent.",
        field="code",
    )
