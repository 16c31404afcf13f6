"""Which recorded obligations, waivers, audits and findings an actor sees, and what waits for whom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from milepost.compliance.choices import DIRECTOR, EXECUTIVE, FindingState, WaiverState
from milepost.compliance.models import Audit, Duty, Finding, Waiver
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects.queries import visible_to


def duties_visible_to(actor: Actor) -> QuerySet[Duty]:
    """Return what is recorded of the obligations of the projects that `actor` sees."""
    return Duty.objects.filter(project__in=visible_to(actor))


def waivers_visible_to(actor: Actor) -> QuerySet[Waiver]:
    """Return the waivers of the projects that `actor` sees."""
    return Waiver.objects.filter(project__in=visible_to(actor))


def audits_visible_to(actor: Actor) -> QuerySet[Audit]:
    """Return the audits of the projects that `actor` sees."""
    return Audit.objects.filter(project__in=visible_to(actor))


def findings_visible_to(actor: Actor) -> QuerySet[Finding]:
    """Return the findings about the projects that `actor` sees."""
    return Finding.objects.filter(project__in=visible_to(actor))


def findings_overdue(actor: Actor) -> QuerySet[Finding]:
    """Return the findings that `actor` sees whose action was not agreed or not done by its day, the oldest first."""
    today = local_date(clock.now())
    unagreed = Q(state=FindingState.OPEN, answer_by_date__lt=today)
    undone = Q(state=FindingState.AGREED, due_date__lt=today)
    return findings_visible_to(actor).filter(unagreed | undone).select_related("project").order_by("answer_by_date")


def waivers_waiting(actor: Actor, posts: frozenset[str], office: frozenset[str]) -> QuerySet[Waiver]:
    """Return the waivers whose next step is the reader's: to assess for the office, to decide for who grants."""
    mine = Q(pk__in=[])
    if posts & office:
        mine |= Q(state=WaiverState.REQUESTED)
    if EXECUTIVE in posts:
        mine |= Q(state=WaiverState.ASSESSED, critical=True)
    if DIRECTOR in posts:
        mine |= Q(state=WaiverState.ASSESSED, critical=False)
    own = Q(requested_by=actor.person_id or 0) | Q(state=WaiverState.ASSESSED, assessed_by=actor.person_id or 0)
    return Waiver.objects.filter(mine).exclude(own)


def granted_before(project_id: int, code: str, occurrence: int) -> int:
    """Return how many waivers of an obligation were granted, dispensations left out."""
    return Waiver.objects.filter(
        project_id=project_id,
        code=code,
        occurrence=occurrence,
        state__in=(WaiverState.GRANTED, WaiverState.REVOKED),
        dispensation=False,
    ).count()


def waiver_waits(project_id: int, code: str, occurrence: int) -> bool:
    """Return whether a request for a waiver of an obligation waits."""
    waiting = (WaiverState.REQUESTED, WaiverState.ASSESSED)
    return Waiver.objects.filter(project_id=project_id, code=code, occurrence=occurrence, state__in=waiting).exists()


def open_findings(audit_id: int) -> int:
    """Return how many findings of an audit are not closed."""
    return Finding.objects.filter(audit_id=audit_id).exclude(state=FindingState.CLOSED).count()
