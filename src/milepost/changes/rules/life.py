"""The life of a change request: in which order it moves, and who may decide and verify it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from milepost.changes.choices import TAKEN_ON, Ballot, ChangeOutcome, ChangeState, Lane
from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class Voted:
    """The vote of a member, and why it does not count where it does not."""

    member_id: int
    ballot: str
    conflict: str = ""


def change_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the change stands where this step begins."""
    if state in lawful:
        return None
    wanted = " or ".join(ChangeState(each).label.lower() for each in ChangeState.values if each in lawful)
    over = state in {ChangeState.REJECTED, ChangeState.MERGED, ChangeState.WITHDRAWN, ChangeState.CLOSED}
    return Unmet(
        rule="change_is_in",
        sentence=f"This change stands at: {ChangeState(state).label.lower()}.",
        missing=f"A change that stands at: {wanted}.",
        cure="Nobody" if over else "Whoever has the next step",
        path="It is over; raise a new change if it is needed after all." if over else "Open it to see what comes next.",
    )


def change_is_the_raisers(*, raised_by_them: bool, leads: bool) -> Unmet | None:
    """Require that who raised a change, or leads the project, words it or takes it back."""
    if raised_by_them or leads:
        return None
    return Unmet(
        rule="change_is_the_raisers",
        sentence="Who raised a change words it and takes it back; so does who leads the project.",
        missing="One of them.",
        cure="Whoever raised it, or the project manager",
        path="Tell them what you would have otherwise.",
    )


def lane_is_theirs_to_decide(lane: str) -> Unmet | None:
    """Require that who leads the project decides within the tolerance only."""
    if lane != Lane.C:
        return None
    return Unmet(
        rule="lane_is_theirs_to_decide",
        sentence="This change goes beyond the tolerance of the project manager.",
        missing="A decision of the sponsor, an executive or a change board.",
        cure="The sponsor, an executive or the PMO director",
        path="It stands on their list; tell them what hangs on it.",
    )


def lane_is_as_computed(lane: str, now: str) -> Unmet | None:
    """Require that changes taken on since do not push this one beyond tolerance."""
    if lane == now:
        return None
    return Unmet(
        rule="lane_is_as_computed",
        sentence="Together with changes taken on since it was assessed, this change reaches further.",
        missing="An impact that counts them in.",
        cure="Who leads the project",
        path="Compute the impact again; it then shows who decides.",
    )


def decider_did_not_ask_for_it(actor_id: int | None, askers: Collection[int]) -> Unmet | None:
    """Require that nobody decides the change that they want (SOD-04)."""
    if actor_id is None or actor_id not in askers:
        return None
    return Unmet(
        rule="decider_did_not_ask_for_it",
        sentence="Nobody decides a change that they asked for.",
        missing="A decision by somebody else.",
        cure="The sponsor, an executive, the PMO director, or who leads the project where it is within tolerance",
        path="Ask one of them who did not ask for it.",
    )


def decider_does_not_report_to_who_asked(*, reports_to_them: bool) -> Unmet | None:
    """Require that nobody decides what their own line manager asks for (SOD-05)."""
    if not reports_to_them:
        return None
    return Unmet(
        rule="decider_does_not_report_to_who_asked",
        sentence="Nobody decides a change that their own line manager asked for.",
        missing="Somebody who reports to somebody else.",
        cure="The sponsor or an executive",
        path="Ask one of them to decide.",
    )


def outcome_is_one_of_four(outcome: str) -> Unmet | None:
    """Require one of the four outcomes."""
    if outcome in ChangeOutcome.values:
        return None
    return Unmet(
        rule="outcome_is_one_of_four",
        sentence="A change is approved, rejected, postponed or merged into another.",
        missing="One of the four.",
        cure="You",
        path="Choose one.",
        field="outcome",
    )


def decision_says_why(reason: str) -> Unmet | None:
    """Require that a decision says why."""
    if reason.strip():
        return None
    return Unmet(
        rule="decision_says_why",
        sentence="A decision on a change says why; whoever asked for it reads it.",
        missing="The reason.",
        cure="You",
        path="Say in one sentence why.",
        field="decision_reason",
    )


def postponed_to_a_later_day(outcome: str, until: date | None, today: date) -> Unmet | None:
    """Require that a postponed change names the day on which it comes back, and no other does."""
    if (until is not None and until > today) if outcome == ChangeOutcome.POSTPONE else until is None:
        return None
    return Unmet(
        rule="postponed_to_a_later_day",
        sentence="A postponed change names the day on which it comes back; others name none.",
        missing="A day ahead." if outcome == ChangeOutcome.POSTPONE else "No day.",
        cure="You",
        path="Give the day for a postponed change; leave it empty otherwise.",
        field="postponed_until",
    )


def merged_into_an_open_change(outcome: str, *, named: bool, is_open: bool) -> Unmet | None:
    """Require that a merged change names another one of the project that is not decided, and that no other does."""
    if (named and is_open) if outcome == ChangeOutcome.MERGE else not named:
        return None
    return Unmet(
        rule="merged_into_an_open_change",
        sentence="A merged change names the change that carries it on: another of this project, not decided yet.",
        missing="A change of this project that is still open."
        if outcome == ChangeOutcome.MERGE
        else "No other change.",
        cure="You",
        path="Give its number for a merged change; leave it empty otherwise.",
        field="merged_into",
    )


def plan_is_as_assessed(assessed_on: int | None, now: int | None) -> Unmet | None:
    """Require that the promise is still the one on which the impact was computed."""
    if assessed_on == now:
        return None
    return Unmet(
        rule="plan_is_as_assessed",
        sentence="The promise changed since the impact of this change was computed.",
        missing="An impact that is computed on the present baseline.",
        cure="Who leads the project",
        path="Assess it again; if it was approved already, withdraw it and raise it anew.",
    )


def board_decides_with_its_quorum(votes: Collection[Voted], quorum: int) -> Unmet | None:
    """Require as many free votes as the board needs, and more for the change than against it."""
    free = [each.ballot for each in votes if not each.conflict]
    if len(free) >= quorum and free.count(Ballot.FOR) > free.count(Ballot.AGAINST):
        return None
    return Unmet(
        rule="board_decides_with_its_quorum",
        sentence=f"A change board decides with {quorum} free votes, and more for the motion than against it.",
        missing=f"{len(free)} votes count: {free.count(Ballot.FOR)} for, {free.count(Ballot.AGAINST)} against; "
        f"{len(votes) - len(free)} are of members with a part in it.",
        cure="The board",
        path="Put it to the vote again with more members who are free to vote, or with another motion.",
        field="votes",
    )


def only_members_vote_on_it(voters: Collection[int], recorder: int | None, members: Collection[int]) -> Unmet | None:
    """Require that every vote, and the record of them, is of a member."""
    if {*voters, recorder or 0} <= set(members):
        return None
    return Unmet(
        rule="only_members_vote_on_it",
        sentence="Only members of a board vote, and one of them records the decision.",
        missing="A seat on this board.",
        cure="A member of the board",
        path="Leave the votes of others out, and have a member record it.",
        field="votes",
    )


def votes_come_with_a_board(*, board: bool, votes: Mapping[int, str]) -> Unmet | None:
    """Require a board where there are votes."""
    if board or not votes:
        return None
    return Unmet(
        rule="votes_come_with_a_board",
        sentence="Votes are those of a board.",
        missing="The board that voted.",
        cure="You",
        path="Choose the board, or leave the votes out.",
        field="body",
    )


def verifier_is_somebody_else(actor_id: int | None, hands: Collection[int | None]) -> Unmet | None:
    """Require that nobody verifies what they carried out or put into effect (SOD-04)."""
    if actor_id is None or actor_id not in hands:
        return None
    return Unmet(
        rule="verifier_is_somebody_else",
        sentence="Nobody verifies a change that they carried out.",
        missing="Somebody else to verify it.",
        cure="The sponsor, the oversight officer or the PMO",
        path="Ask one of them.",
    )


def counts_against_tolerance(state: str) -> bool:
    """Return whether a change in this state was taken on."""
    return state in TAKEN_ON
