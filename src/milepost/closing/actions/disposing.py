"""Verbs of keeping: a legal hold, and a disposal by two people once the time is over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db import transaction

from milepost.closing import rules
from milepost.closing.actions.guards import state_is, unmet
from milepost.closing.bridge import drop
from milepost.closing.choices import ArchiveState
from milepost.closing.events import ArchiveMoved
from milepost.closing.models import ArchivePackage
from milepost.closing.policies import HOLDERS, SEALERS
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects.queries import part_scope

KEPT = state_is(rules.archive_is_in, ArchiveState.SEALED, ArchiveState.SUPERSEDED)
ASK_THE_HEAD = "Ask an executive or the PMO director."


def _free(_actor: Actor, archive: ArchivePackage) -> Iterator[Unmet]:
    yield from unmet(rules.archive_is_not_held(held=archive.held))


def _held(_actor: Actor, archive: ArchivePackage) -> Iterator[Unmet]:
    yield from unmet(rules.archive_is_held(held=archive.held))


def _due(_actor: Actor, archive: ArchivePackage) -> Iterator[Unmet]:
    yield from unmet(rules.disposal_is_due(archive.keep_until_date, local_date(clock.now())))


def _second(actor: Actor, archive: ArchivePackage) -> Iterator[Unmet]:
    yield from unmet(
        rules.disposal_is_proposed(proposed=archive.disposal_proposed_at is not None),
        rules.somebody_else_disposes(actor.person_id, archive.disposal_proposed_by_id),
    )


@action("closing.place_hold", allowed=HOLDERS, scope=part_scope, guards=(KEPT, _free), path=ASK_THE_HEAD)
def place_hold(act: Act, archive: ArchivePackage, *, reason: str, version: int | None = None) -> ArchivePackage:
    """Put a legal hold on an archive: nobody disposes of it until the hold is released."""
    act.expect(archive, version)
    act.because(reason)
    return _moved(act, archive, held=True, hold_reason=reason, disposal_proposed_by_id=None, disposal_proposed_at=None)


@action("closing.release_hold", allowed=HOLDERS, scope=part_scope, guards=(KEPT, _held), path=ASK_THE_HEAD)
def release_hold(act: Act, archive: ArchivePackage, *, reason: str, version: int | None = None) -> ArchivePackage:
    """Release a legal hold, and say why it is no longer needed."""
    act.expect(archive, version)
    act.because(reason)
    return _moved(act, archive, held=False, hold_reason="")


@action(
    "closing.propose_disposal",
    allowed=SEALERS,
    scope=part_scope,
    guards=(KEPT, _free, _due),
    path="Ask the PMO, once the time for which it is kept is over.",
)
def propose_disposal(act: Act, archive: ArchivePackage, *, reason: str, version: int | None = None) -> ArchivePackage:
    """Propose to dispose of an archive whose time is over; another person confirms."""
    act.expect(archive, version)
    act.because(reason)
    return _moved(act, archive, disposal_proposed_by_id=act.actor.person_id, disposal_proposed_at=act.at)


@action(
    "closing.confirm_disposal",
    allowed=HOLDERS,
    scope=part_scope,
    guards=(KEPT, _free, _due, _second),
    path="Ask an executive or the PMO director who did not propose it.",
)
def confirm_disposal(act: Act, archive: ArchivePackage, *, reason: str, version: int | None = None) -> ArchivePackage:
    """Dispose of an archive: its file is deleted; the ledger keeps what was in it by name and digest."""
    act.expect(archive, version)
    act.because(reason)
    _moved(act, archive, state=ArchiveState.DISPOSED, disposed_by_id=act.actor.person_id, disposed_at=act.at)
    transaction.on_commit(partial(drop, archive.sha256))
    return archive


def _moved(act: Act, archive: ArchivePackage, **values: object) -> ArchivePackage:
    act.change(archive, **values)
    act.tell(
        ArchiveMoved(
            at=act.at,
            project_id=archive.project_id,
            actor_id=act.actor.person_id,
            archive_id=archive.pk,
            state=archive.state,
            held=archive.held,
        )
    )
    return archive
