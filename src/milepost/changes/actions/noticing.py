"""Verbs of notices: people acknowledge, who leads names proxies and escalates, somebody above rules to go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.changes import queries, rules
from milepost.changes.actions.moving import ASK_THE_LEAD, ASK_THE_SPONSOR, standing_at, unmet
from milepost.changes.actions.telling import tell
from milepost.changes.choices import TAKEN_ON, ChangeState
from milepost.changes.events import NoticeAnswered
from milepost.changes.models import ChangeRequest, Notice
from milepost.changes.policies import ANSWERERS, BEYOND_TOLERANCE, WITHIN_TOLERANCE, notices_scope
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.projects.queries import can_be_written_here, independent, part_scope

ASK_THE_RECIPIENT = "Ask the person to whom it went, or the project manager to name a proxy."


def _waits(_actor: Actor, notice: Notice, *_others: object) -> Iterator[Unmet]:
    answered = notice.acknowledged_at is not None or notice.released_at is not None
    yield from unmet(rules.notice_waits(answered=answered, over=notice.change.state not in TAKEN_ON))


def _theirs(actor: Actor, notice: Notice, *_others: object) -> Iterator[Unmet]:
    yield from unmet(rules.notice_is_theirs(actor.person_id, notice.recipient_id, notice.proxy_id))


def _silent(_actor: Actor, notice: Notice, *_others: object) -> Iterator[Unmet]:
    yield from unmet(rules.silence_lasted(notice.answer_by_at, clock.now()))


def _escalated(_actor: Actor, notice: Notice, *_others: object) -> Iterator[Unmet]:
    yield from unmet(rules.escalation_is_open(escalated=notice.escalated_at is not None))


def _somebody_untold(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    if change.state == ChangeState.NOTICED:
        yield from unmet(rules.nobody_is_left_out([str(each) for each in queries.untold(change)]))


@action(
    "changes.send_missing_notices",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(ChangeState.NOTICED), _somebody_untold),
    path=ASK_THE_LEAD,
)
def send_missing_notices(act: Act, change: ChangeRequest, *, version: int | None = None) -> ChangeRequest:
    """Tell those whom a change touches and who came after the others were told; their own lead time begins now."""
    act.expect(change, version)
    tell(act, change, queries.untold(change), afterwards=False)
    return change


@action(
    "changes.acknowledge_notice",
    allowed=ANSWERERS,
    scope=notices_scope,
    guards=(_waits, _theirs),
    path=ASK_THE_RECIPIENT,
)
def acknowledge_notice(act: Act, notice: Notice, *, version: int | None = None) -> Notice:
    """Say that you know of the change and what you must do, for yourself or as the proxy who was named."""
    act.expect(notice, version)
    return _answered(act, notice, acknowledged_at=act.at, acknowledged_by_id=act.actor.person_id)


@action(
    "changes.name_proxy",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, _waits, _silent),
    path=ASK_THE_LEAD,
)
def name_proxy(act: Act, notice: Notice, *, proxy: Person, proxy_reason: str, version: int | None = None) -> Notice:
    """Name who answers for a person who does not: their line manager, or a colleague in the same part."""
    act.expect(notice, version)
    act.require(
        rules.proxy_stands_near(proxy.pk, notice.recipient_id, act.actor.person_id, queries.near_to(notice)),
        rules.text_is_told(proxy_reason, "proxy_reason", "Why the person cannot answer"),
    )
    return act.change(notice, proxy_id=proxy.pk, proxy_reason=proxy_reason, proxy_named_at=act.at)


@action(
    "changes.escalate_notice",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, _waits, _silent),
    path=ASK_THE_LEAD,
)
def escalate_notice(act: Act, notice: Notice, *, escalation: str, version: int | None = None) -> Notice:
    """Bring before the sponsor that somebody does not answer, and what was tried."""
    act.expect(notice, version)
    act.require(rules.text_is_told(escalation, "escalation", "What was tried"))
    return act.change(notice, escalated_at=act.at, escalation=escalation)


@action(
    "changes.release_notice",
    allowed=BEYOND_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, _waits, _escalated, independent("let a change go on without an acknowledgement")),
    path=ASK_THE_SPONSOR,
)
def release_notice(act: Act, notice: Notice, *, release_reason: str, version: int | None = None) -> Notice:
    """Rule that a change goes on without the acknowledgement of one person, and why that can be answered for."""
    act.expect(notice, version)
    act.require(rules.text_is_told(release_reason, "release_reason", "Why it can go on"))
    return _answered(act, notice, released_at=act.at, released_by_id=act.actor.person_id, release_reason=release_reason)


def _answered(act: Act, notice: Notice, **values: Any) -> Notice:
    act.change(notice, **values)
    act.tell(
        NoticeAnswered(
            at=act.at,
            project_id=notice.project_id,
            actor_id=act.actor.person_id,
            notice_id=notice.pk,
            change_id=notice.change_id,
        )
    )
    return notice
