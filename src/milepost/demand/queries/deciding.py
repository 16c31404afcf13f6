"""Questions about decisions: who is not free to judge a request, and what a board decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from milepost.demand.models import BoardDecision, ProjectRequest, Vote
from milepost.kernel.history import records
from milepost.people import queries as people
from milepost.people.models import Body


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its votes, each with the name of the member."""

    decision: BoardDecision
    body: str
    votes: tuple[tuple[str, Vote], ...]


def parties(request: ProjectRequest) -> dict[int, str]:
    """Return who has a part in a request, and which one in words."""
    named = {
        request.prospective_pm_id: "would manage it",
        request.sponsor_id: "sponsors it",
        request.requester_id: "raised it",
    }
    return {person: words for person, words in named.items() if person is not None}


def conflicts_of(request: ProjectRequest, day: date) -> dict[int, str]:
    """Return who is not free to score a request or to vote on it, and why (SOD-09)."""
    declared = people.interested_in(request.code, day)
    return {person: f"interest: {nature}" for person, nature in declared.items()} | parties(request)


def body_of(person_id: int | None, code: str = "") -> Body | None:
    """Return the body of this person that decides about requests: the one with `code`, else the first."""
    mine = {body.code: body for body in people.deciding_bodies() if person_id in people.members_of(body)}
    return mine.get(code, next(iter(mine.values()), None))


def free_chair(body: Body, conflicts: Collection[int]) -> bool:
    """Return whether the chair of a body is free to judge."""
    return body.chair_id not in conflicts


def decisions_of(request: ProjectRequest, moment: datetime | None = None) -> list[Decided]:
    """Return what boards decided about a request, the latest first, now or as known at `moment`."""
    found = []
    for decision in reversed(records(BoardDecision, moment, request_id=request.pk)):
        votes = records(Vote, moment, decision_id=decision.pk)
        names = people.people({vote.member_id for vote in votes})
        told = sorted(((names[vote.member_id].name, vote) for vote in votes), key=lambda each: each[0])
        found.append(Decided(decision, Body.objects.get(pk=decision.body_id).name, tuple(told)))
    return found


def latest_decisions(request_ids: Collection[int], moment: datetime | None = None) -> dict[int, BoardDecision]:
    """Return per request the latest decision of a board, now or as known at `moment`."""
    return {each.request_id: each for each in records(BoardDecision, moment, request_id__in=list(request_ids))}
