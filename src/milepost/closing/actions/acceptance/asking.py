"""What several verbs of acceptance ask alike."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing import queries
from milepost.closing.actions.guards import unmet
from milepost.closing.events import AcceptanceMoved
from milepost.closing.models import Acceptance, Mandate
from milepost.closing.rules import requesting, signatories
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import Control, independent

ASK_THE_PM = "Acceptance is requested by the project manager or the deputy. Ask them."
ASK_THE_CLIENT = "Only the client's signatory decides, by the link that was mailed to them or from their own home."
ASK_THE_SPONSOR = "Ask the sponsor or the PMO, with the client's letter as evidence."

SIGNS: Control = independent("sign client acceptance")


def waits(_actor: Actor, acceptance: Acceptance) -> Iterator[Unmet]:
    """Yield why nothing can be decided any more: it was, it expired, or what it was about has changed."""
    today = local_date(clock.now())
    decided = requesting.acceptance_waits(acceptance.state)
    if decided is not None:
        yield decided
        return
    seals = queries.present_seals([acceptance])
    yield from unmet(
        requesting.request_has_not_expired(acceptance.expires_on, today),
        requesting.content_is_what_was_requested(same=seals[acceptance.pk] == acceptance.content_sha256),
    )


def undecided(_actor: Actor, acceptance: Acceptance) -> Iterator[Unmet]:
    """Yield why a request cannot be withdrawn or sent again: it was decided."""
    yield from unmet(requesting.acceptance_waits(acceptance.state))


def is_the_signatory(actor: Actor, acceptance: Acceptance) -> Iterator[Unmet]:
    """Yield what stands against who signs: they are not the one who was asked, or their mandate does not hold."""
    yield from unmet(
        None
        if actor.person_id == acceptance.signatory_id
        else signatories.person_is_the_clients_signatory(holds_role=False),
        *mandate_unmet(acceptance.mandate, whole_project=acceptance.deliverable_id is None),
        signatories.signatory_is_not_of_the_provider(
            queries.provider_side(acceptance.signatory, acceptance.project, clock.now())
        ),
    )


def mandate_unmet(mandate: Mandate, *, whole_project: bool) -> Iterator[Unmet | None]:
    """Yield what stands against a mandate today."""
    today = local_date(clock.now())
    yield signatories.mandate_holds(
        mandate.from_date, mandate.until_date, revoked=mandate.revoked_at is not None, today=today
    )
    yield signatories.mandate_covers(mandate.covers, whole_project=whole_project)


def can_sign_here(person: Person, project: Project) -> Iterator[Unmet | None]:
    """Yield what stands against a person as signatory of a project."""
    now = clock.now()
    yield signatories.person_is_the_clients_signatory(holds_role=queries.is_signatory(person, project, now))
    yield signatories.signatory_is_not_of_the_provider(queries.provider_side(person, project, now))


def as_it_is(act: Act, acceptance: Acceptance) -> None:
    """Refuse to act on a request that somebody moved since it was read."""
    act.expect(acceptance, Acceptance.objects.values_list("version", flat=True).get(pk=acceptance.pk))


def tell(act: Act, acceptance: Acceptance) -> Acceptance:
    """Tell where an acceptance stands now."""
    act.tell(
        AcceptanceMoved(
            at=act.at,
            project_id=acceptance.project_id,
            actor_id=act.actor.person_id,
            acceptance_id=acceptance.pk,
            deliverable_id=acceptance.deliverable_id,
            state=acceptance.state,
        )
    )
    return acceptance
