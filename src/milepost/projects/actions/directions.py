"""Verbs of directions: the PMO directs, the project manager answers, a third party rules on a challenge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import add_working_days, house_calendar, local_date
from milepost.projects import queries, rules
from milepost.projects.choices import ARBITERS, DIRECTORS, LEADS, DirectionState, Ground, Ruling
from milepost.projects.events import DirectionMoved
from milepost.projects.models import Direction, Project
from milepost.projects.policies import part_scope, project_scope

ASK_WHO_DIRECTS = "Ask the PMO director or the oversight officer of this project. Anybody of the PMO may advise."
ASK_WHO_LEADS = "The project manager answers. You may put a question or raise an issue instead."
ASK_A_THIRD_PARTY = "Ask the sponsor or an executive to rule."


INDEPENDENT = queries.independent("direct")
THIRD_PARTY = queries.independent("rule on a challenge")


def _answerable(_actor: Actor, project: Project) -> Iterator[Unmet]:
    unmet = rules.somebody_answers(has_pm=queries.has_pm(project))
    yield from () if unmet is None else (unmet,)


def _not_a_party(actor: Actor, direction: Direction) -> Iterator[Unmet]:
    unmet = rules.arbiter_is_a_third_party(actor.person_id, (direction.issued_by_id, direction.answered_by_id))
    yield from () if unmet is None else (unmet,)


def _standing_at(*lawful: str) -> Callable[[Actor, Direction], Iterator[Unmet]]:
    def guard(_actor: Actor, direction: Direction) -> Iterator[Unmet]:
        unmet = rules.direction_is_in(direction.state, lawful)
        yield from () if unmet is None else (unmet,)

    return guard


def _challengeable(_actor: Actor, direction: Direction) -> Iterator[Unmet]:
    unmet = rules.wording_is_challenged_once(direction.ruling)
    yield from () if unmet is None else (unmet,)


@action(
    "projects.issue_direction",
    allowed=DIRECTORS,
    scope=project_scope,
    guards=(queries.can_be_written, INDEPENDENT, _answerable),
    path=ASK_WHO_DIRECTS,
)
def issue_direction(act: Act, project: Project, *, text: str, reason: str, due_date: date) -> Direction:
    """Direct the project manager: what is to be done, why, and by when."""
    today = local_date(act.at)
    act.require(
        rules.text_is_written(text, "text", "What is to be done"),
        rules.text_is_written(reason, "reason", "The reason"),
        rules.due_date_lies_ahead(due_date, today),
    )
    direction = act.add(
        Direction(
            project=project,
            text=text,
            reason=reason,
            due_date=due_date,
            issued_by_id=act.actor.person_id or 0,
            issued_at=act.at,
            answer_by_date=add_working_days(house_calendar(), today, rules.ANSWER_WITHIN),
        )
    )
    return _told(act, direction)


@action(
    "projects.accept_direction",
    allowed=LEADS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.ISSUED)),
    path=ASK_WHO_LEADS,
)
def accept_direction(act: Act, direction: Direction, *, impact: str = "", version: int | None = None) -> Direction:
    """Accept a direction, with what it will cost in time, money or scope where it costs something."""
    act.expect(direction, version)
    return _moved(
        act,
        direction,
        DirectionState.ACCEPTED,
        impact=impact,
        answered_by_id=act.actor.person_id,
        answered_at=act.at,
    )


@action(
    "projects.challenge_direction",
    allowed=LEADS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.ISSUED), _challengeable),
    path=ASK_WHO_LEADS,
)
def challenge_direction(
    act: Act,
    direction: Direction,
    *,
    ground: str = Ground.EVIDENCE,
    challenge: str,
    evidence: str,
    version: int | None = None,
) -> Direction:
    """Challenge a direction with evidence; a third party rules, and it stands meanwhile unless law or safety forbid."""
    act.expect(direction, version)
    act.require(
        rules.text_is_written(challenge, "challenge", "What speaks against it"),
        rules.text_is_written(evidence, "evidence", "The evidence"),
    )
    return _moved(
        act,
        direction,
        DirectionState.CHALLENGED,
        ground=ground,
        challenge=challenge,
        evidence=evidence,
        answered_by_id=act.actor.person_id,
        answered_at=act.at,
        ruling_by_date=add_working_days(house_calendar(), local_date(act.at), rules.RULE_WITHIN),
    )


@action(
    "projects.rule_on_challenge",
    allowed=ARBITERS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.CHALLENGED), THIRD_PARTY, _not_a_party),
    path=ASK_A_THIRD_PARTY,
)
def rule_on_challenge(
    act: Act,
    direction: Direction,
    *,
    ruling: str,
    ruling_reason: str,
    text: str = "",
    due_date: date | None = None,
    version: int | None = None,
) -> Direction:
    """Uphold, modify or withdraw a challenged direction, and say why; what is upheld or modified is answered anew."""
    act.expect(direction, version)
    today = local_date(act.at)
    act.require(
        rules.text_is_written(ruling_reason, "ruling_reason", "Why it is ruled so"),
        rules.modified_direction_is_told(ruling, text, due_date),
        None if due_date is None else rules.due_date_lies_ahead(due_date, today),
    )
    ruled: dict[str, Any] = {
        "ruling": ruling,
        "ruling_reason": ruling_reason,
        "ruled_by_id": act.actor.person_id,
        "ruled_at": act.at,
    }
    if ruling == Ruling.WITHDRAWN:
        return _moved(act, direction, DirectionState.WITHDRAWN, ended_at=act.at, **ruled)
    if ruling == Ruling.MODIFIED:
        ruled |= {"text": text.strip() or direction.text, "due_date": due_date or direction.due_date}
    answer_by = add_working_days(house_calendar(), today, rules.ANSWER_WITHIN)
    return _moved(act, direction, DirectionState.ISSUED, answer_by_date=answer_by, **ruled)


@action(
    "projects.complete_direction",
    allowed=LEADS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.ACCEPTED)),
    path=ASK_WHO_LEADS,
)
def complete_direction(act: Act, direction: Direction, *, outcome: str, version: int | None = None) -> Direction:
    """Say that what was directed is done, and where that can be seen."""
    act.expect(direction, version)
    act.require(rules.text_is_written(outcome, "outcome", "What was done"))
    return _moved(act, direction, DirectionState.DONE, outcome=outcome, done_at=act.at)


@action(
    "projects.confirm_direction",
    allowed=DIRECTORS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.DONE), INDEPENDENT),
    path=ASK_WHO_DIRECTS,
)
def confirm_direction(act: Act, direction: Direction, *, version: int | None = None) -> Direction:
    """Confirm that what was directed is done."""
    act.expect(direction, version)
    return _moved(act, direction, DirectionState.CLOSED, confirmed_by_id=act.actor.person_id, ended_at=act.at)


@action(
    "projects.return_direction",
    allowed=DIRECTORS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(DirectionState.DONE), INDEPENDENT),
    path=ASK_WHO_DIRECTS,
)
def return_direction(act: Act, direction: Direction, *, reason: str, version: int | None = None) -> Direction:
    """Give back a direction that is not done yet, and say what is missing."""
    act.expect(direction, version)
    act.because(reason)
    return _moved(act, direction, DirectionState.ACCEPTED, done_at=None)


@action(
    "projects.withdraw_direction",
    allowed=DIRECTORS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(*sorted(rules.OPEN_DIRECTIONS)), INDEPENDENT),
    path=ASK_WHO_DIRECTS,
)
def withdraw_direction(act: Act, direction: Direction, *, reason: str, version: int | None = None) -> Direction:
    """Take a direction back, and say why; the record of it stays."""
    act.expect(direction, version)
    act.because(reason)
    return _moved(act, direction, DirectionState.WITHDRAWN, ended_at=act.at)


def _moved(act: Act, direction: Direction, state: str, **values: Any) -> Direction:
    act.change(direction, state=state, **values)
    return _told(act, direction)


def _told(act: Act, direction: Direction) -> Direction:
    act.tell(
        DirectionMoved(
            at=act.at,
            project_id=direction.project_id,
            actor_id=act.actor.person_id,
            direction_id=direction.pk,
            state=direction.state,
        )
    )
    return direction
