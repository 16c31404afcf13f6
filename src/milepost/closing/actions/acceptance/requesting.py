"""Verbs of asking the client: for a deliverable, for the project; send the link once more; withdraw the request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.closing import queries
from milepost.closing.actions.acceptance.asking import (
    ASK_THE_PM,
    as_it_is,
    can_sign_here,
    mandate_unmet,
    tell,
    undecided,
    waits,
)
from milepost.closing.actions.guards import unmet
from milepost.closing.bridge.drawing import LINK_BYTES, digest_of, draw, link_from
from milepost.closing.bridge.mail import address_of, write_to
from milepost.closing.choices import REQUESTERS, AcceptanceState
from milepost.closing.models import Acceptance, AcceptanceLink, Mandate
from milepost.closing.rules import requesting as rules
from milepost.closing.rules import signatories
from milepost.documents import wording
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import add_working_days, house_calendar, local_date
from milepost.planning import queries as planning
from milepost.planning.choices import DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope

TESTED = (DeliverableState.UNDER_TEST.value,)


def _tested(_actor: Actor, deliverable: Deliverable) -> Iterator[Unmet]:
    label = DeliverableState(deliverable.state).label
    yield from unmet(rules.submission_is_under_test(deliverable.state, TESTED, label))


def _all_accepted(_actor: Actor, project: Project) -> Iterator[Unmet]:
    told = queries.acceptance_standing(project.pk)
    yield from unmet(
        rules.all_deliverables_are_accepted(len(told.deliverables), told.missing),
        rules.project_is_not_accepted(accepted=told.project_accepted),
    )


@action(
    "closing.request_acceptance",
    allowed=REQUESTERS,
    scope=part_scope,
    guards=(can_be_written_here, _tested),
    path=ASK_THE_PM,
)
def request_acceptance(act: Act, deliverable: Deliverable, *, signatory: str = "", message: str = "") -> Acceptance:
    """Ask the client to accept exactly what was submitted and checked; a link goes to the signatory by mail."""
    told = planning.delivery_of(deliverable)
    act.require(rules.every_criterion_is_checked(told.unchecked))
    project = deliverable.project
    return _requested(
        act,
        Acceptance(project=project, deliverable=deliverable, submission=told.submission, message=message),
        signatory,
        told.content(project.code, project.name),
    )


@action(
    "closing.request_project_acceptance",
    allowed=REQUESTERS,
    scope=project_scope,
    guards=(can_be_written, _all_accepted),
    path=ASK_THE_PM,
)
def request_project_acceptance(act: Act, project: Project, *, signatory: str = "", message: str = "") -> Acceptance:
    """Ask the client to accept the project, once each of its deliverables is accepted."""
    content = queries.project_content(project)
    return _requested(act, Acceptance(project=project, message=message), signatory, content)


@action(
    "closing.send_link_again",
    allowed=REQUESTERS,
    scope=part_scope,
    guards=(can_be_written_here, waits),
    path=ASK_THE_PM,
)
def send_link_again(act: Act, acceptance: Acceptance) -> Acceptance:
    """Mail a new link to the signatory; the link before it opens nothing any more."""
    token = link_from(draw(LINK_BYTES))
    act.change(
        acceptance.link,
        token_sha256=digest_of(token),
        code_digest="",
        tries_left=0,
        proof_sha256="",
        proven_at=None,
    )
    _mail(acceptance, token)
    return acceptance


@action(
    "closing.withdraw_request",
    allowed=REQUESTERS,
    scope=part_scope,
    guards=(can_be_written_here, undecided),
    path=ASK_THE_PM,
)
def withdraw_request(act: Act, acceptance: Acceptance, *, reason: str, version: int | None = None) -> Acceptance:
    """Take back a request that waits; its link opens nothing any more."""
    act.expect(acceptance, version)
    act.because(reason)
    as_it_is(act, acceptance)
    act.change(acceptance, state=AcceptanceState.VOID)
    return tell(act, acceptance)


def _requested(act: Act, request: Acceptance, signatory: str, content: dict[str, Any]) -> Acceptance:
    """Store a request with everything frozen, end one that is void or expired, and mail the link."""
    project = request.project
    _make_way(act, request)
    mandate = _meant(act, request, signatory)
    act.require(
        *mandate_unmet(mandate, whole_project=request.deliverable_id is None),
        *can_sign_here(mandate.person, project),
        rules.signatory_can_be_reached(mandate.person.email),
    )
    today = local_date(act.at)
    request.mandate, request.signatory = mandate, mandate.person
    request.content, request.content_sha256 = content, planning.seal_of(content)
    request.requested_by_id, request.requested_at, request.requested_on = act.actor.person_id or 0, act.at, today
    request.expires_on = add_working_days(house_calendar(), today, rules.EXPIRES_AFTER)
    added = act.add(request)
    token = link_from(draw(LINK_BYTES))
    act.add(AcceptanceLink(acceptance=added, project=project, token_sha256=digest_of(token)))
    _mail(added, token)
    return tell(act, added)


def _meant(act: Act, request: Acceptance, signatory: str) -> Mandate:
    """Return the one mandate that is meant: of those that hold, else the latest, which then says why it does not."""
    found = queries.mandates_of(request.project_id, signatory)
    whole = request.deliverable_id is None
    holding = [each for each in found if not any(mandate_unmet(each, whole_project=whole))]
    chosen = holding or found[-1:]
    act.require(signatories.one_mandate_is_meant([each.person.name for each in chosen], signatory))
    return chosen[0]


def _make_way(act: Act, request: Acceptance) -> None:
    """Void the open request about the same thing when it can no longer be decided; refuse when it can."""
    former = Acceptance.objects.filter(
        project=request.project, deliverable=request.deliverable, state=AcceptanceState.REQUESTED
    ).first()
    if former is None:
        return
    act.require(rules.no_request_waits(waits=queries.standings([former])[former.pk].waits))
    act.change(former, state=AcceptanceState.VOID)


def _mail(acceptance: Acceptance, token: str) -> None:
    project = acceptance.project
    paragraphs = (
        f"Dear {acceptance.signatory.name},",
        f"{acceptance.requested_by.name} asks you to accept: {acceptance} ({project.code} {project.name}).",
        *((acceptance.message,) if acceptance.message.strip() else ()),
        f"What was delivered, its criteria and the evidence are here until {wording.day(acceptance.expires_on)}:",
        address_of(token),
        "The link is yours alone and is used once. When you decide, a code is sent to this address as well.",
    )
    write_to(acceptance.signatory.email, f"To accept: {acceptance}", paragraphs)
