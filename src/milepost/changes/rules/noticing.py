"""Prior notice: how much of it, when somebody else may answer for a person, and what is still missing to go on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from milepost.changes.rules.impact import Impact
from milepost.documents.wording import instant as in_words
from milepost.kernel.errors import Unmet

LEAD_DIRECT = 2
"""notice.lead.direct: full working days of the recipient between the notice and the change, where dates move."""
LEAD_BASELINE = 5
"""notice.lead.baseline: the same where start, finish or cost of the whole project are promised anew."""
PROXY_AFTER = 1
"""notice.proxy.after: full working days without an answer after which somebody else may answer."""
RETRO_ACK = 1
"""notice.emergency.retro_ack: full working days within which an emergency is acknowledged afterwards."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as far as going on hangs on it."""

    name: str
    sent_at: datetime
    earliest_at: datetime
    answer_by_at: datetime
    acknowledged_at: datetime | None
    released_at: datetime | None

    @property
    def is_answered(self) -> bool:
        """Return whether it was acknowledged, by the person or a proxy, or the change goes on without it."""
        return self.acknowledged_at is not None or self.released_at is not None


@dataclass(frozen=True, slots=True)
class Lack:
    """What is still missing of one person, and from when it can be there; None when it hangs on an answer."""

    name: str
    what: str
    from_at: datetime | None = None


def lead_of(impact: Impact) -> int:
    """Return how many full working days of notice a change needs."""
    return LEAD_BASELINE if impact.moves_the_whole else LEAD_DIRECT


def lacks(audience: Mapping[int, str], told: Mapping[int, Told], now: datetime) -> Iterator[Lack]:
    """Yield what is missing before a change may hold: everybody whom it touches, by name, against who was told."""
    for person, name in sorted(audience.items(), key=lambda each: each[1]):
        notice = told.get(person)
        if notice is None:
            yield Lack(name, "was not told yet")
            continue
        if not notice.is_answered:
            yield Lack(name, "has not acknowledged")
        if now < notice.earliest_at:
            yield Lack(name, "has notice until then", notice.earliest_at)


def possible_from(told: Collection[Told]) -> datetime | None:
    """Return the earliest moment at which everybody has had their notice."""
    return max((each.earliest_at for each in told), default=None)


def team_is_informed(missing: Collection[Lack], told: Collection[Told]) -> Unmet | None:
    """Require that everybody whom a change touches was told, had their time, and acknowledged or is answered for."""
    if not missing:
        return None
    words = [f"{each.name} {each.what}" for each in missing if each.from_at is None]
    start = possible_from(told)
    words += [f"the notice runs until {in_words(start)}"] if start and any(each.from_at for each in missing) else []
    return Unmet(
        rule="team_is_informed",
        sentence="A change holds once everybody whom it touches was told, had their time, and acknowledged.",
        missing="; ".join(words)[:1500] + ".",
        cure="Those who are named; for who does not answer, a proxy whom you name",
        path="Wait for them, name a proxy after a working day without an answer, or escalate. "
        + (f"Possible from {in_words(start)} at the earliest." if start else "Tell those who were not told."),
    )


def nobody_is_left_out(missing: Collection[str]) -> Unmet | None:
    """Require that there is somebody who was not told yet."""
    if missing:
        return None
    return Unmet(
        rule="nobody_is_left_out",
        sentence="Everybody whom this change touches was told.",
        missing="Somebody who joined since.",
        cure="Nobody",
        path="Wait for the acknowledgements.",
    )


def notice_waits(*, answered: bool, over: bool) -> Unmet | None:
    """Require that a notice is not answered yet and its change not taken back."""
    if not answered and not over:
        return None
    return Unmet(
        rule="notice_waits",
        sentence="This notice is answered, or its change was taken back.",
        missing="A notice that waits.",
        cure="Nobody",
        path="Leave it as it is.",
    )


def notice_is_theirs(actor_id: int | None, recipient: int, proxy: int | None) -> Unmet | None:
    """Require that a person acknowledges for themselves, or a named proxy for them; nobody else does."""
    if actor_id is not None and actor_id in {recipient, proxy}:
        return None
    return Unmet(
        rule="notice_is_theirs",
        sentence="A notice is acknowledged by the person to whom it went, or by the proxy who was named for them.",
        missing="That person.",
        cure="The recipient, or their proxy",
        path="Ask them. After a working day without an answer, who leads the project may name a proxy.",
    )


def silence_lasted(answer_by: datetime, now: datetime) -> Unmet | None:
    """Require a full working day of the recipient without an answer before somebody else answers."""
    if now >= answer_by:
        return None
    return Unmet(
        rule="silence_lasted",
        sentence="Somebody else answers only after a full working day without an answer.",
        missing=f"The person has until {in_words(answer_by)}.",
        cure="Nobody",
        path="Speak to the person; come back then.",
    )


def proxy_stands_near(proxy: int, recipient: int, confirmer: int | None, near: Collection[int]) -> Unmet | None:
    """Require that a proxy is the line manager or a colleague in the same part, and not who presses on."""
    if proxy in near and proxy not in {recipient, confirmer}:
        return None
    return Unmet(
        rule="proxy_stands_near",
        sentence="A proxy is the line manager of the person, or holds the same part on the project; never who names.",
        missing="Somebody who can tell the person or act for them.",
        cure="You",
        path="Choose their line manager or a colleague with the same part, or escalate.",
        field="proxy",
    )


def escalation_is_open(*, escalated: bool) -> Unmet | None:
    """Require that somebody escalated before it is ruled to go on without an answer."""
    if escalated:
        return None
    return Unmet(
        rule="escalation_is_open",
        sentence="That a change goes on without an answer is ruled once it was escalated.",
        missing="An escalation with what was tried.",
        cure="Who leads the project",
        path="Ask them to escalate it.",
    )


def text_is_told(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told in words."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_told",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def is_breached(notice: Told, now: datetime) -> bool:
    """Return whether an emergency was not acknowledged in time afterwards; it stays so whatever comes later."""
    return (notice.acknowledged_at or now) >= notice.answer_by_at


def everybody_answered(waiting: Collection[str]) -> Unmet | None:
    """Require that every notice was answered before a change is closed."""
    if not waiting:
        return None
    return Unmet(
        rule="everybody_answered",
        sentence="A change is closed once everybody who was told of it has answered.",
        missing=f"The acknowledgement of {', '.join(sorted(waiting))}.",
        cure="Those who are named, or a proxy",
        path="Ask them; name a proxy or escalate for who does not answer.",
    )
