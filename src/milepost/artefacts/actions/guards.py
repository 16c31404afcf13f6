"""What several verbs of documents ask and do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from milepost.artefacts import queries, rules
from milepost.artefacts.choices import REVIEWED, ArtefactState, VersionState
from milepost.artefacts.events import ArtefactMoved
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.rules.sheets import Part, Sheet
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, roles_at
from milepost.projects.queries import Control, independent

ASK_THE_TEAM = "Ask the project manager or somebody of the team. Comment on it, or direct the project manager, instead."
ASK_WHO_LEADS = "Ask the project manager or the deputy."
ASK_A_JUDGE = "Ask who the method names for it. You may comment."

INDEPENDENT: Control = independent("approve a document")


def standing_at(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that a document stands where a step begins."""

    def guard(_actor: Actor, artefact: Artefact) -> Iterator[Unmet]:
        yield from _told(rules.document_is_in(artefact.state, lawful))

    return guard


def speaks_for(part_of: Callable[[Sheet], tuple[Part, ...]], what: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that who judges holds a role that the method names for it and did not prepare the version."""

    def guard(actor: Actor, artefact: Artefact) -> Iterator[Unmet]:
        held = roles_at(actor, queries.part_scope(artefact), clock.now())
        prepared = queries.version_of(artefact).prepared_by
        yield from _told(
            rules.judge_holds_the_role(held, part_of(queries.sheet_of(artefact)), what),
            rules.judge_did_not_prepare(actor.person_id, prepared, what),
        )

    return guard


def as_it_is(act: Act, artefact: Artefact) -> None:
    """Refuse to act on a document that somebody moved since it was read: what is decided here depends on its state."""
    act.expect(artefact, Artefact.objects.values_list("version", flat=True).get(pk=artefact.pk))


def next_version(act: Act, artefact: Artefact, sealed: ArtefactVersion) -> Artefact:
    """Begin the next version as a draft with the text of `sealed`; who prepared that, prepared this."""
    numbers = ArtefactVersion.objects.filter(artefact=artefact).order_by("-number").values_list("number", flat=True)
    moved(act, artefact, ArtefactState.DRAFT, number=numbers[0] + 1)
    draft = ArtefactVersion(
        artefact=artefact,
        number=artefact.number,
        state=VersionState.DRAFT,
        content=sealed.content,
        sha256=sealed.sha256,
        author_id=sealed.author_id,
        written_at=act.at,
        prepared_by=sealed.prepared_by,
    )
    act.add(draft)
    return artefact


def settle(act: Act, artefact: Artefact) -> Artefact:
    """Move a document in review to ready, or back, as nothing or something stands open on it."""
    if artefact.state not in REVIEWED:
        return artefact
    open_still = bool(queries.open_comments(artefact)) or any(
        queries.wanted_verdicts(queries.sheet_of(artefact), artefact)
    )
    state = ArtefactState.IN_REVIEW if open_still else ArtefactState.APPROVABLE
    return moved(act, artefact, state) if artefact.state != state else artefact


def moved(act: Act, artefact: Artefact, state: str, **values: Any) -> Artefact:
    """Move a document and tell it."""
    act.change(artefact, state=state, **values)
    act.tell(
        ArtefactMoved(
            at=act.at,
            project_id=artefact.project_id,
            actor_id=act.actor.person_id,
            artefact_id=artefact.pk,
            type_code=artefact.type_code,
            state=artefact.state,
            number=artefact.number,
        )
    )
    return artefact


def person_of(act: Act) -> int:
    """Return who acts; only people write, read and judge documents."""
    if act.actor.person_id is None:
        raise TypeError("A document is written and judged by people")
    return act.actor.person_id


def _told(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
