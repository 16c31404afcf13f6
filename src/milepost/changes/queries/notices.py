"""Questions about notices: whom a change touches now, who was told, what is missing, who may answer for whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from milepost.changes import rules
from milepost.changes.choices import TAKEN_ON, NoticePart
from milepost.changes.models import ChangeRequest, Notice
from milepost.changes.policies import NOTICES
from milepost.changes.queries.changes import impact_now
from milepost.changes.queries.plans import working_on
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor, Roles, Scope
from milepost.people.models import Person
from milepost.people.queries import people
from milepost.projects import queries as projects
from milepost.projects.choices import LEADS


@dataclass(frozen=True, slots=True)
class Breach:
    """An emergency of which somebody did not acknowledge in time that they know: it stays."""

    project_id: int
    change_id: int
    notice_id: int
    recipient_id: int
    due_at: datetime
    acknowledged_at: datetime | None


def notice_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return what a person is to the notices of the project of `scope`: a recipient, a proxy, or nothing."""
    del moment
    if scope.kind != NOTICES or scope.id is None:
        return frozenset()
    told = Notice.objects.filter(Q(recipient=person_id) | Q(proxy=person_id), project=scope.id)
    pairs = list(told.values_list("recipient", "proxy"))
    held = {
        NoticePart.RECIPIENT.value: any(recipient == person_id for recipient, _ in pairs),
        NoticePart.PROXY.value: any(proxy == person_id for _, proxy in pairs),
    }
    return frozenset(part for part, plays in held.items() if plays)


def audience_of(change: ChangeRequest) -> dict[int, tuple[rules.Basis, ...]]:
    """Return everybody whom a change touches now, but whoever decided it: they know, by their own act."""
    if not change.impact:
        return {}
    impact = impact_now(change)
    assigned = working_on(change.project_id, impact) if impact.planned else ()
    found = rules.audience_of(impact, parts_of(change.project_id), assigned)
    return {person: bases for person, bases in found.items() if person != change.decided_by_id}


def parts_of(project_id: int) -> dict[str, set[int]]:
    """Return who holds which role on a project now."""
    parts: dict[str, set[int]] = {}
    for held in projects.held_roles([project_id]):
        parts.setdefault(held.role, set()).add(held.person_id)
    return parts


def notices_of(change: ChangeRequest, moment: datetime | None = None) -> dict[int, Notice]:
    """Return the notices of a change by recipient, now or as known at `moment`."""
    return {each.recipient_id: each for each in records(Notice, moment, change_id=change.pk)}


def answered_of(change_ids: Collection[int], moment: datetime | None = None) -> dict[int, str]:
    """Return in words how many of those who were told of each change have answered; nothing where nobody was told."""
    counts: dict[int, list[bool]] = {}
    for each in records(Notice, moment, change_id__in=list(change_ids)):
        counts.setdefault(each.change_id, []).append(bool(each.acknowledged_at or each.released_at))
    return {change: f"{sum(known)} of {len(known)}" for change, known in counts.items()}


def told_of(change: ChangeRequest, moment: datetime | None = None) -> dict[int, rules.Told]:
    """Return who was told of a change, as far as going on hangs on it."""
    notices = notices_of(change, moment)
    names = people(notices, moment)
    return {person: told(each, names[person].name) for person, each in notices.items()}


def told(notice: Notice, name: str) -> rules.Told:
    """Return a notice as far as going on hangs on it."""
    return rules.Told(
        name, notice.sent_at, notice.earliest_at, notice.answer_by_at, notice.acknowledged_at, notice.released_at
    )


def lacks_of(change: ChangeRequest) -> tuple[list[rules.Lack], dict[int, rules.Told]]:
    """Return what is missing before a change may hold now, and who was told."""
    touched, known = audience_of(change), told_of(change)
    names = {person: each.name for person, each in people(touched).items()}
    return list(rules.lacks(names, known, clock.now())), known


def untold(change: ChangeRequest) -> dict[int, tuple[rules.Basis, ...]]:
    """Return whom a change touches and who was not told of it yet."""
    known = set(Notice.objects.filter(change=change).values_list("recipient", flat=True))
    return {person: bases for person, bases in audience_of(change).items() if person not in known}


def near_to(notice: Notice) -> frozenset[int]:
    """Return who may be named to answer for the recipient: their line manager, or who holds the same part."""
    parts = parts_of(notice.project_id)
    manager = notice.recipient.manager_id
    lead = set().union(*(parts.get(role, set()) for role in LEADS))
    same = (held for role, held in parts.items() if notice.recipient_id in held and role not in LEADS)
    near = set().union(*same)
    near |= lead if notice.recipient_id in lead else set()
    return frozenset((near | ({manager} if manager else set())) - {notice.recipient_id})


def proxies_for(notice: Notice) -> QuerySet[Person]:
    """Return whom one may choose from as a proxy."""
    return Person.objects.filter(pk__in=near_to(notice)).order_by("name")


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """Return the notices of the projects that `actor` sees, and those that went to them or that they answer for."""
    mine = Q(recipient=actor.person_id or 0) | Q(proxy=actor.person_id or 0)
    return Notice.objects.filter(mine | Q(project__in=projects.visible_to(actor)))


def notices_waiting(person_id: int) -> QuerySet[Notice]:
    """Return the notices that a person has still to acknowledge, for themselves or as a proxy."""
    mine = Q(recipient=person_id) | Q(proxy=person_id)
    told_still = Notice.objects.filter(mine, acknowledged_at=None, released_at=None)
    return told_still.filter(change__state__in=TAKEN_ON)


def escalations_waiting(sponsored: Collection[int]) -> QuerySet[Notice]:
    """Return the escalated notices of which the sponsor may rule that the change goes on without an answer."""
    told_still = Notice.objects.filter(project__in=sponsored, acknowledged_at=None, released_at=None)
    return told_still.exclude(escalated_at=None).filter(change__state__in=TAKEN_ON)


def breaches_of(project_ids: Collection[int], moment: datetime | None = None) -> list[Breach]:
    """Return the emergencies that were not acknowledged within a working day afterwards; once so, always so.

    They follow from stored instants, so that no later act takes one away.
    """
    now = moment or clock.now()
    late = [
        each
        for each in records(Notice, moment, project_id__in=list(project_ids), afterwards=True)
        if rules.is_breached(told(each, ""), now)
    ]
    return [
        Breach(each.project_id, each.change_id, each.pk, each.recipient_id, each.answer_by_at, each.acknowledged_at)
        for each in late
    ]
