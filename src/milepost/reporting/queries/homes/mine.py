"""What one person has to do: the duties that come first, the actions that run late, the reports to write."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from milepost.changes.choices import DecisionState, IssueState
from milepost.changes.models import Decision, Issue
from milepost.closing.queries import disputes_to_settle, returns_to_acknowledge
from milepost.kernel import clock
from milepost.kernel.policy import Actor, Roles
from milepost.knowledge.queries import projects_to_learn, questions_waiting
from milepost.people.choices import PMO
from milepost.people.queries import local_date
from milepost.projects.choices import LEADS, TAKE_PART, DirectionState, MoveState, Origin, RoleOnProject
from milepost.projects.models import MethodMove
from milepost.projects.queries import offers_to
from milepost.reporting.choices import EDITABLE, OverrideState, PackState, PeriodState, ReportState
from milepost.reporting.models import Override, Pack, Period, StatusReport
from milepost.reporting.policies import PACK_APPROVERS
from milepost.reporting.queries.homes.changes import CHANGE_STEPS, changes_waiting_for
from milepost.reporting.queries.homes.directions import STEPS, directions_waiting
from milepost.reporting.queries.homes.ending import ending_duties
from milepost.reporting.queries.homes.gates import at_gates
from milepost.reporting.queries.homes.waiting import Parts
from milepost.resourcing.queries import plans_to_approve
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk
from milepost.suppliers.queries import contract_duties

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that waits for the reader: what, since when, by when, and the record to open."""

    kind: str
    words: str
    subject: str
    noun: str
    key: str
    due_on: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A next action of a risk or an issue, owned by the reader or on a project that they lead."""

    noun: str
    id: int
    title: str
    action: str
    on: date | None
    project: str


def first_duties(actor: Actor, posts: Roles, parts: Parts, limit: int) -> list[Duty]:
    """Return the duties that come first, by their date; at most `limit` of each kind are read."""
    if actor.person_id is None:
        return []
    found = [
        *_writing(parts, limit),
        *_reviewing(actor, posts, parts, limit),
        *_office(actor, posts, limit),
        *_deciding(actor, limit),
        *_directed(actor, posts, parts, limit),
        *_for_advice(actor, posts, parts, limit),
        *_announced(parts, limit),
        *_lent(actor, limit),
        *_of_contracts(actor, posts, parts),
        *_given_back(actor, parts, limit),
        *_ending(actor, posts, parts, limit),
        *(Duty("gate", *told) for told in at_gates(actor, posts, parts, limit)),
        *_changing(actor, parts, limit),
        *_planned(parts, limit),
    ]
    return sorted(found, key=lambda each: (each.due_on or date.max, each.since or date.max, each.subject))[:limit]


def _writing(parts: Parts, limit: int) -> Iterator[Duty]:
    led = parts.of(*LEADS)
    if not led:
        return
    waiting = StatusReport.objects.filter(
        project__in=led, period__state=PeriodState.OPEN, state__in=EDITABLE, origin=Origin.NATIVE
    ).order_by(F("due_on").asc(nulls_last=True), "pk")
    names = ("pk", "state", "due_on", "project__name", "period__name")
    for key, state, due_on, project, period in waiting.values_list(*names)[:limit]:
        back = state == ReportState.RETURNED
        words = "Correct and submit the returned report" if back else "Submit the report, already drafted"
        yield Duty("write", words, f"{project}, {period}", "status-reports", str(key), due_on)


def _reviewing(actor: Actor, posts: Roles, parts: Parts, limit: int) -> Iterator[Duty]:
    overseen = parts.of(RoleOnProject.OVERSIGHT.value)
    if not posts & PMO and not overseen:
        return
    waiting = StatusReport.objects.filter(
        state=ReportState.SUBMITTED, origin=Origin.NATIVE, period__state=PeriodState.OPEN
    ).exclude(Q(submitted_by=actor.person_id) | Q(project__in=parts.of(*TAKE_PART)))
    if not posts & PMO:
        waiting = waiting.filter(project__in=overseen)
    proposed = Override.objects.filter(report=OuterRef("pk"), state=OverrideState.PROPOSED)
    rows = waiting.annotate(undecided=Exists(proposed)).order_by(F("review_due_on").asc(nulls_last=True), "pk")
    names = ("pk", "undecided", "review_due_on", "submitted_at", "project__name", "period__name")
    for key, undecided, due_on, submitted, project, period in rows.values_list(*names)[:limit]:
        words = "Decide the overrides and review the report" if undecided else "Review the report"
        since = submitted.date() if submitted else None
        yield Duty("review", words, f"{project}, {period}", "status-reports", str(key), due_on, since)


def _office(actor: Actor, posts: Roles, limit: int) -> Iterator[Duty]:
    if posts & PMO:
        ended = Period.objects.filter(state=PeriodState.OPEN, origin=Origin.NATIVE, end_date__lt=clock.today())
        for period in ended.order_by("end_date")[:limit]:
            yield Duty(
                "lock", "Lock once its reports are in", period.name, "periods", str(period.pk), None, period.end_date
            )
    if posts & PACK_APPROVERS:
        packs = Pack.objects.select_related("period").order_by("number")
        for pack in {each.period_id: each for each in packs}.values():
            if pack.state == PackState.BUILT and pack.built_by_id != actor.person_id:
                since = pack.built_at.date()
                yield Duty("approve", "Approve the pack", pack.period.name, "periods", str(pack.period_id), None, since)


def _deciding(actor: Actor, limit: int) -> Iterator[Duty]:
    asked = Decision.objects.filter(state=DecisionState.ASKED, asked_of=actor.person_id)
    ordered = asked.order_by(F("needed_by").asc(nulls_last=True), "asked_on", "pk")
    names = ("pk", "question", "needed_by", "asked_on", "project__name")
    for key, question, needed_by, asked_on, project in ordered.values_list(*names)[:limit]:
        yield Duty("decide", question, project, "decisions", str(key), needed_by, asked_on)


def _directed(actor: Actor, posts: Roles, parts: Parts, limit: int) -> Iterator[Duty]:
    led, sponsored, overseen = parts.of(*LEADS), parts.of(RoleOnProject.SPONSOR), parts.of(RoleOnProject.OVERSIGHT)
    waiting = directions_waiting(actor.person_id or 0, posts, led, sponsored, overseen)
    if waiting is None:
        return
    names = ("pk", "state", "text", "due_date", "answer_by_date", "ruling_by_date", "issued_at", "project__name")
    ordered = waiting.order_by("due_date", "pk").values_list(*names)[:limit]
    for key, state, text, due, answer_by, ruling_by, issued, project in ordered:
        by = {DirectionState.ISSUED.value: answer_by, DirectionState.CHALLENGED.value: ruling_by}.get(state, due)
        yield Duty("direct", STEPS[state][1], f"{project}: {text}", "directions", str(key), by, local_date(issued))


def _for_advice(actor: Actor, posts: Roles, parts: Parts, limit: int) -> Iterator[Duty]:
    waiting = questions_waiting(actor.person_id or 0, posts, parts.of(RoleOnProject.OVERSIGHT))
    if waiting is None:
        return
    names = ("pk", "topic", "due_date", "asked_at", "project__name")
    for key, topic, due, asked, project in waiting.order_by("due_date", "pk").values_list(*names)[:limit]:
        subject = f"{project}: {topic}" if project else topic
        yield Duty("advise", "Answer the question", subject, "questions", str(key), due, asked.date())


def _announced(parts: Parts, limit: int) -> Iterator[Duty]:
    led = parts.of(*LEADS)
    if not led:
        return
    waiting = MethodMove.objects.filter(project__in=led, state=MoveState.ANNOUNCED).order_by("effective_date", "pk")
    names = ("pk", "effective_date", "announced_at", "project__name", "to_version__name")
    for key, on, announced, project, version in waiting.values_list(*names)[:limit]:
        words = "Acknowledge the move of the method"
        yield Duty("move", words, f"{project}, {version}", "method-moves", str(key), on, local_date(announced))


def _lent(actor: Actor, limit: int) -> Iterator[Duty]:
    """Yield the delegations that somebody offered to the reader."""
    names = ("pk", "giver__name", "project__name", "start_date", "offered_at")
    for key, giver, project, start, offered in (
        offers_to(actor.person_id or 0).order_by("pk").values_list(*names)[:limit]
    ):
        words = "Accept or decline the delegation"
        yield Duty("lend", words, f"{project}, from {giver}", "delegations", str(key), start, offered.date())


def _of_contracts(actor: Actor, posts: Roles, parts: Parts) -> Iterator[Duty]:
    for each in contract_duties(actor.person_id or 0, posts, parts):
        yield Duty("contract", each.words, each.subject, each.noun, each.key, each.due_on)


def _given_back(actor: Actor, parts: Parts, limit: int) -> Iterator[Duty]:
    person_id, sponsored = actor.person_id or 0, parts.of(RoleOnProject.SPONSOR)
    waiting = [("Count what comes back", returns_to_acknowledge(person_id))]
    if sponsored:
        waiting.append(("Settle the disputed return", disputes_to_settle(person_id, sponsored)))
    for words, returns in waiting:
        rows = returns.order_by("proposed_at", "pk").values_list("pk", "name", "project__name", "proposed_at")
        for key, name, project, proposed in rows[:limit]:
            since = local_date(proposed)
            yield Duty("return", words, f"{project}: {name}", "resource-returns", str(key), None, since)


def _ending(actor: Actor, posts: Roles, parts: Parts, limit: int) -> Iterator[Duty]:
    """Yield what the ends of projects ask of the reader, and the lessons of which a beginning one says nothing yet."""
    person, led = actor.person_id or 0, parts.of(*LEADS)
    for each in ending_duties(person, posts, led, limit):
        yield Duty(each.kind, each.words, each.subject, each.noun, each.key, each.due_on)
    if led:
        for project in projects_to_learn(person, clock.now())[:limit]:
            words = "Say what you do with the lessons of similar projects"
            yield Duty("learn", words, project.name, "projects", project.code)


def _changing(actor: Actor, parts: Parts, limit: int) -> Iterator[Duty]:
    waiting = changes_waiting_for(actor.person_id or 0, parts.of(*LEADS), parts.of(RoleOnProject.SPONSOR))
    for kind, found in waiting:
        noun, words, title, since = CHANGE_STEPS[kind]
        rows = found.order_by(since, "pk").values_list("pk", "project__name", title, since)
        for key, project, named, at in rows[:limit]:
            yield Duty("change", words, f"{project}: {named}", noun, str(key), None, local_date(at))


def _planned(parts: Parts, limit: int) -> Iterator[Duty]:
    sponsored = parts.of(RoleOnProject.SPONSOR)
    if not sponsored:
        return
    waiting = plans_to_approve(sponsored).order_by("proposed_at", "pk")
    for key, project, proposed in waiting.values_list("pk", "project__name", "proposed_at")[:limit]:
        yield Duty("plan", "Approve the plan, or return it", project, "plans", str(key), None, local_date(proposed))


def next_steps(actor: Actor, led: Collection[int], limit: int) -> list[Step]:
    """Return the actions of risks and issues that are late or come due within two weeks, the earliest first."""
    mine = Q(owner=actor.person_id or 0) | Q(project__in=led)
    until = clock.today() + SOON
    names = ("pk", "title", "next_action", "next_action_date", "project__name")
    risks = Risk.objects.filter(mine, state=RiskState.OPEN, next_action_date__lte=until)
    issues = Issue.objects.filter(mine, state=IssueState.OPEN, next_action_date__lte=until)
    found = [
        Step(noun, *row)
        for noun, rows in (("risks", risks), ("issues", issues))
        for row in rows.order_by("next_action_date", "pk").values_list(*names)[:limit]
    ]
    return sorted(found, key=lambda each: (each.on or date.max, each.id))[:limit]


def drafts_to_write(led: Collection[int]) -> dict[int, tuple[int, date | None]]:
    """Return per project the report that waits to be written, with its due date."""
    waiting = StatusReport.objects.filter(
        project__in=led, period__state=PeriodState.OPEN, state__in=EDITABLE, origin=Origin.NATIVE
    ).order_by("-due_on")
    return {project: (key, due_on) for project, key, due_on in waiting.values_list("project", "pk", "due_on")}
