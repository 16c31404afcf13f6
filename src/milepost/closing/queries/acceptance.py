"""Questions about acceptance: what waits, what still stands as it was requested, what is accepted, who may sign."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from milepost.closing.choices import STANDS, AcceptanceState, ConditionState
from milepost.closing.models import Acceptance, AcceptanceCondition, AcceptanceLink, Mandate, SignedNote, SigningKey
from milepost.closing.rules.requesting import standing_in_words
from milepost.kernel import clock
from milepost.kernel.canonical import plain
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.planning import queries as planning
from milepost.planning.choices import ACCEPTED_STATES, DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects import queries as projects
from milepost.projects.models import Project


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one request stands: stored state, whether its content is still the same, and what that comes to."""

    acceptance: Acceptance
    same: bool
    today: date

    @property
    def words(self) -> str:
        """Return where it stands, in words."""
        return standing_in_words(self.acceptance.state, self.acceptance.expires_on, self.today, same=self.same)

    @property
    def waits(self) -> bool:
        """Return whether the client can decide now."""
        return (
            self.acceptance.state == AcceptanceState.REQUESTED
            and self.same
            and self.today <= self.acceptance.expires_on
        )

    @property
    def age_days(self) -> int:
        """Return for how many days it has been with the client."""
        return (self.today - self.acceptance.requested_on).days


@dataclass(frozen=True, slots=True)
class DeliverableLine:
    """One deliverable as far as its acceptance is concerned."""

    deliverable: Deliverable
    accepted: bool
    open_conditions: int
    waiting: Standing | None


@dataclass(frozen=True, slots=True)
class AcceptanceStanding:
    """What the client has accepted of a project: each deliverable, the project, and the conditions that are open."""

    project_id: int
    deliverables: tuple[DeliverableLine, ...]
    project_state: str
    project_waiting: Standing | None
    open_conditions: int

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the deliverables that are not accepted, by name."""
        return tuple(str(each.deliverable) for each in self.deliverables if not each.accepted)

    @property
    def deliverables_accepted(self) -> bool:
        """Return whether there is a deliverable, and each is accepted or accepted with conditions."""
        return bool(self.deliverables) and not self.missing

    @property
    def project_accepted(self) -> bool:
        """Return whether the client accepted the project, with conditions or without."""
        return self.project_state in STANDS

    @property
    def complete(self) -> bool:
        """Return whether everything is accepted and every condition is met: what closing asks."""
        return self.deliverables_accepted and self.project_accepted and not self.open_conditions


def acceptances_visible_to(actor: Actor) -> QuerySet[Acceptance]:
    """Return what was requested on the projects that `actor` sees, and what they were asked to sign themselves."""
    seen = Q(project__in=projects.visible_to(actor))
    return Acceptance.objects.filter(seen | Q(signatory=actor.person_id or 0))


def mandates_visible_to(actor: Actor) -> QuerySet[Mandate]:
    """Return the mandates on the projects that `actor` sees, and their own."""
    return Mandate.objects.filter(Q(project__in=projects.visible_to(actor)) | Q(person=actor.person_id or 0))


def conditions_visible_to(actor: Actor) -> QuerySet[AcceptanceCondition]:
    """Return the conditions of the acceptances that `actor` sees."""
    return AcceptanceCondition.objects.filter(acceptance__in=acceptances_visible_to(actor))


def standings(acceptances: Iterable[Acceptance], moment: datetime | None = None) -> dict[int, Standing]:
    """Return where requests stand, by id; what waits is held against what stands now, with six queries at most."""
    found = list(acceptances)
    today = local_date(moment or clock.now())
    waiting = [each for each in found if each.state == AcceptanceState.REQUESTED] if moment is None else []
    seals = present_seals(waiting)
    return {
        each.pk: Standing(each, seals.get(each.pk, each.content_sha256) == each.content_sha256, today) for each in found
    }


def present_seals(acceptances: Collection[Acceptance]) -> dict[int, str]:
    """Return the hash of what stands now of each thing that waits for the client, by acceptance."""
    if not acceptances:
        return {}
    of_deliverables = [each for each in acceptances if each.deliverable_id]
    wanted = Deliverable.objects.select_related("project").in_bulk([each.deliverable_id for each in of_deliverables])
    told = planning.deliveries(wanted.values())
    seals = {}
    for each in of_deliverables:
        delivery = told[each.deliverable_id or 0]
        project = delivery.deliverable.project
        handed = delivery.deliverable.state in HANDED_IN
        content = delivery.content(project.code, project.name) if handed else {}
        seals[each.pk] = planning.seal_of(content)
    for each in acceptances:
        if not each.deliverable_id:
            seals[each.pk] = planning.seal_of(project_content(each.project))
    return seals


HANDED_IN = (DeliverableState.SUBMITTED.value, DeliverableState.UNDER_TEST.value)


def project_content(project: Project) -> dict[str, Any]:
    """Return what is accepted with a project: its deliverables, each by the note that accepted it."""
    deliverables = planning.deliverables_of([project.pk])[project.pk]
    notes = {
        each.acceptance.deliverable_id: each.sha256
        for each in SignedNote.objects.filter(project=project, acceptance__state__in=STANDS)
        .select_related("acceptance")
        .order_by("number")
    }
    return {
        "kind": "project",
        "project": {"code": project.code, "name": project.name},
        "deliverables": [
            {
                "code": f"D-{each.number}",
                "name": each.name,
                "accepted_on": plain(each.accepted_on),
                "note_sha256": notes.get(each.pk, ""),
            }
            for each in deliverables
        ],
    }


def acceptance_standing(project_id: int, moment: datetime | None = None) -> AcceptanceStanding:
    """Return what the client has accepted of a project, for its gates and for its closing."""
    deliverables = planning.deliverables_of([project_id], moment)[project_id]
    found = records(Acceptance, moment, project_id=project_id)
    if not deliverables and not found:
        return AcceptanceStanding(project_id, (), "", None, 0)
    open_ones = open_conditions(project_id, moment)
    told = standings(found, moment)
    waiting = {each.acceptance.deliverable_id: each for each in told.values() if each.waits}
    of = {each.pk: each.deliverable_id for each in found}
    whole = [each for each in found if each.deliverable_id is None]
    stands = next((each.state for each in reversed(whole) if each.state in STANDS), "")
    lines = tuple(
        DeliverableLine(
            each,
            each.state in ACCEPTED_STATES,
            sum(of.get(one.acceptance_id) == each.pk for one in open_ones),
            waiting.get(each.pk),
        )
        for each in deliverables
    )
    latest = whole[-1].state if whole else ""
    return AcceptanceStanding(project_id, lines, stands or latest, waiting.get(None), len(open_ones))


def open_conditions(project_id: int, moment: datetime | None = None) -> list[AcceptanceCondition]:
    """Return the conditions of a project that nobody confirmed as met."""
    found = records(AcceptanceCondition, moment, project_id=project_id)
    return [each for each in found if each.state != ConditionState.MET]


def waits_for(person_id: int) -> list[Standing]:
    """Return what waits for the signature of a person, the longest first."""
    found = Acceptance.objects.filter(signatory_id=person_id, state=AcceptanceState.REQUESTED)
    told = standings(found.select_related("project", "deliverable").order_by("requested_at"))
    return [each for each in told.values() if each.waits]


def acceptances_to_sign(person_id: int) -> QuerySet[Acceptance]:
    """Return the requests to a person that were not decided and have not expired, to be counted."""
    today = local_date(clock.now())
    return Acceptance.objects.filter(signatory_id=person_id, state=AcceptanceState.REQUESTED, expires_on__gte=today)


def decided_by(person_id: int) -> QuerySet[Acceptance]:
    """Return what a person decided for the client, the latest first."""
    found = Acceptance.objects.filter(signatory_id=person_id, decided_at__isnull=False).exclude(decision="")
    return found.select_related("project", "deliverable", "signed_note").order_by("-decided_at")


def link_of(token_sha256: str) -> AcceptanceLink | None:
    """Return the link with this hash."""
    related = ("acceptance__project", "acceptance__deliverable", "acceptance__mandate", "acceptance__signatory")
    return AcceptanceLink.objects.filter(token_sha256=token_sha256).select_related(*related).first()


def mandates_of(project_id: int, signatory: str = "") -> list[Mandate]:
    """Return the mandates on a project that were not revoked, of one signatory where a name is given."""
    found = Mandate.objects.filter(project_id=project_id, revoked_at=None).select_related("person").order_by("pk")
    wanted = " ".join(signatory.split()).casefold()
    return [each for each in found if not wanted or each.person.name.casefold() == wanted]


def last_note(project_id: int) -> SignedNote | None:
    """Return the latest signed note of a project."""
    return SignedNote.objects.filter(project_id=project_id).order_by("-number").first()


def signing_keys() -> list[SigningKey]:
    """Return every key that notes were ever sealed with, the latest first."""
    return list(SigningKey.objects.order_by("-created_at", "-pk"))


def present_key() -> SigningKey | None:
    """Return the key under which notes are sealed now, None before the first."""
    return SigningKey.objects.filter(retired_at=None).first()


def key_file(keys: Iterable[SigningKey]) -> dict[str, Any]:
    """Return the file of keys that a verifier trusts."""
    return {
        "keys": [
            {
                "id": each.key_id,
                "algorithm": "Ed25519",
                "public_key": each.public_key,
                "from": plain(each.created_at),
                "until": plain(each.retired_at),
            }
            for each in keys
        ]
    }
