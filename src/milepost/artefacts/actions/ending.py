"""Verbs of what comes after: reopen an approved document, supersede it, or drop what is not approved."""

from __future__ import annotations

from milepost.artefacts import queries
from milepost.artefacts.actions.guards import ASK_WHO_LEADS, as_it_is, moved, next_version, standing_at
from milepost.artefacts.choices import LIVE, ArtefactState, VersionState
from milepost.artefacts.models import Artefact
from milepost.artefacts.policies import ANSWERABLE
from milepost.kernel.act import Act
from milepost.kernel.actions import action


@action(
    "artefacts.reopen_artefact",
    allowed=ANSWERABLE,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, standing_at(ArtefactState.APPROVED)),
    path=ASK_WHO_LEADS,
)
def reopen_artefact(act: Act, artefact: Artefact, *, reason: str, version: int | None = None) -> Artefact:
    """Begin the next version of an approved document, and say why; the approved one holds until that is approved."""
    act.expect(artefact, version)
    act.because(reason)
    return next_version(act, artefact, queries.version_of(artefact))


@action(
    "artefacts.supersede_artefact",
    allowed=ANSWERABLE,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, standing_at(ArtefactState.APPROVED)),
    path=ASK_WHO_LEADS,
)
def supersede_artefact(act: Act, artefact: Artefact, *, reason: str, version: int | None = None) -> Artefact:
    """Say that an approved document no longer holds because another takes its place, and why."""
    act.expect(artefact, version)
    act.because(reason)
    return moved(act, artefact, ArtefactState.SUPERSEDED)


@action(
    "artefacts.retire_artefact",
    allowed=ANSWERABLE,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, standing_at(*sorted(LIVE - {ArtefactState.APPROVED.value}))),
    path=ASK_WHO_LEADS,
)
def retire_artefact(act: Act, artefact: Artefact, *, reason: str, version: int | None = None) -> Artefact:
    """Drop a version that is not approved, and say why: back to the approved one, or, without one, put aside."""
    act.expect(artefact, version)
    as_it_is(act, artefact)
    act.because(reason)
    act.change(queries.version_of(artefact), state=VersionState.DROPPED)
    if artefact.approved_number is None:
        return moved(act, artefact, ArtefactState.OBSOLETE)
    return moved(act, artefact, ArtefactState.APPROVED, number=artefact.approved_number)
