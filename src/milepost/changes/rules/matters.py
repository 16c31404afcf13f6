"""What must hold of issues and of decisions asked of management."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.changes.choices import DecisionState, IssueState, Severity
from milepost.kernel.errors import Unmet

GRAVEST_FIRST = (Severity.CRITICAL.value, Severity.HIGH.value, Severity.MEDIUM.value, Severity.LOW.value)
GRAVE = frozenset({Severity.CRITICAL.value, Severity.HIGH.value})


def grave_issue_is_cared_for(
    severity: str, owner: int | None, next_action: str, next_action_date: date | None
) -> Iterator[Unmet]:
    """Yield what is missing to a critical or high issue: an owner, a next action, its date."""
    if severity not in GRAVE:
        return
    wanted = (
        ("owner", "An owner.", owner is not None),
        ("next_action", "The next action.", bool(next_action.strip())),
        ("next_action_date", "The date of the next action.", next_action_date is not None),
    )
    for field, missing, given in wanted:
        if not given:
            yield Unmet(
                rule="grave_issue_is_cared_for",
                sentence="A critical or high issue has an owner and a next dated action.",
                missing=missing,
                cure="You",
                path="Name who takes care of it, what comes next and by when. Any team member may raise it without.",
                field=field,
            )


def severity_is_lowered(before: str, after: str) -> bool:
    """Return whether `after` is less grave than `before`."""
    return after in GRAVEST_FIRST and GRAVEST_FIRST.index(after) > GRAVEST_FIRST.index(before)


def issue_is_open(state: str) -> Unmet | None:
    """Require that the issue is not resolved yet."""
    if state == IssueState.OPEN:
        return None
    return Unmet(
        rule="issue_is_open",
        sentence="This issue is resolved; its record stands.",
        missing="An open issue.",
        cure="Nobody",
        path="Raise a new issue if it is back.",
    )


def issue_is_acknowledged_once(*, acknowledged: bool) -> Unmet | None:
    """Require that nobody acknowledged it before."""
    if not acknowledged:
        return None
    return Unmet(
        rule="issue_is_acknowledged_once",
        sentence="The PMO acknowledged this issue already.",
        missing="Nothing: it is known.",
        cure="Nobody",
        path="Follow it in the register.",
    )


def text_is_given(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_given",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def decision_is_asked(state: str) -> Unmet | None:
    """Require that the question still stands."""
    if state == DecisionState.ASKED:
        return None
    return Unmet(
        rule="decision_is_asked",
        sentence="This question is settled.",
        missing="An open question.",
        cure="The project manager",
        path="The project manager asks anew if something changed.",
    )


def decider_did_not_ask(actor_id: int | None, asked_by: int | None) -> Unmet | None:
    """Require that nobody decides what they asked themselves (SOD-04)."""
    if actor_id is None or actor_id != asked_by:
        return None
    return Unmet(
        rule="decider_did_not_ask",
        sentence="Nobody decides a question that they asked themselves.",
        missing="A decision by somebody else.",
        cure="An executive, the PMO director or the sponsor",
        path="Ask one of them to decide.",
    )


def question_is_asked_of_somebody_else(actor_id: int | None, asked_of: int | None) -> Unmet | None:
    """Require that nobody asks themselves for a decision."""
    if asked_of is None or actor_id != asked_of:
        return None
    return Unmet(
        rule="question_is_asked_of_somebody_else",
        sentence="A decision is asked of somebody else.",
        missing="Another person to decide.",
        cure="You",
        path="Ask an executive, the PMO director or the sponsor.",
        field="asked_of",
    )
