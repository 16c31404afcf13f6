"""Verbs of judging: confirm a reading, review, return, approve. Never by who prepared the document."""

from __future__ import annotations

from milepost.artefacts import queries, rules
from milepost.artefacts.actions.guards import (
    ASK_A_JUDGE,
    INDEPENDENT,
    as_it_is,
    moved,
    next_version,
    person_of,
    settle,
    speaks_for,
    standing_at,
)
from milepost.artefacts.choices import REVIEWED, ArtefactState, VersionState
from milepost.artefacts.models import Artefact, Reading, Review
from milepost.artefacts.policies import APPROVERS, READERS, REVIEWERS, WHO_MAY_RETURN
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.policy import roles_at

IN_REVIEW = standing_at(*sorted(REVIEWED))


@action(
    "artefacts.confirm_reading",
    allowed=READERS,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, IN_REVIEW),
    path=ASK_A_JUDGE,
)
def confirm_reading(act: Act, artefact: Artefact, *, sha256: str) -> Reading:
    """Confirm having read the version with this hash; without it nobody approves."""
    as_it_is(act, artefact)
    version, person = queries.version_of(artefact), person_of(act)
    read = Reading.objects.filter(artefact=artefact, number=version.number, reader_id=person).exists()
    act.require(rules.reading_is_of_this_version(sha256, version.sha256), rules.reading_is_confirmed_once(read=read))
    reading = Reading(artefact=artefact, number=version.number, sha256=sha256, reader_id=person, read_at=act.at)
    return act.add(reading)


@action(
    "artefacts.review_artefact",
    allowed=REVIEWERS,
    scope=queries.part_scope,
    guards=(
        queries.can_be_written_here,
        IN_REVIEW,
        speaks_for(lambda sheet: sheet.reviewers, "review"),
    ),
    path=ASK_A_JUDGE,
)
def review_artefact(
    act: Act, artefact: Artefact, *, verdict: str, text: str = "", version: int | None = None
) -> Review:
    """Give or change a verdict on the version in review, for the roles of the method that the reviewer holds."""
    act.expect(artefact, version)
    as_it_is(act, artefact)
    held = roles_at(act.actor, queries.part_scope(artefact), act.at)
    parts = [part.code for part in queries.sheet_of(artefact).reviewers if part.played_by & held]
    person, number = person_of(act), artefact.number
    given = Review.objects.filter(artefact=artefact, number=number, reviewer_id=person).first()
    if given is None:
        given = act.add(
            Review(
                artefact=artefact,
                number=number,
                reviewer_id=person,
                parts=parts,
                verdict=verdict,
                text=text,
                reviewed_at=act.at,
            )
        )
    else:
        act.change(given, verdict=verdict, text=text, parts=parts, reviewed_at=act.at)
    settle(act, artefact)
    return given


@action(
    "artefacts.return_artefact",
    allowed=WHO_MAY_RETURN,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, IN_REVIEW),
    path=ASK_A_JUDGE,
)
def return_artefact(act: Act, artefact: Artefact, *, reason: str, version: int | None = None) -> Artefact:
    """Give a document in review back to be changed, or take it back, and say why; its next version begins."""
    act.expect(artefact, version)
    act.because(reason)
    sealed = queries.version_of(artefact)
    as_it_is(act, artefact)
    act.change(sealed, state=VersionState.RETURNED)
    return next_version(act, artefact, sealed)


@action(
    "artefacts.approve_artefact",
    allowed=APPROVERS,
    scope=queries.part_scope,
    guards=(
        queries.can_be_written_here,
        IN_REVIEW,
        speaks_for(lambda sheet: sheet.approvers, "approve"),
        INDEPENDENT,
    ),
    path=ASK_A_JUDGE,
)
def approve_artefact(act: Act, artefact: Artefact, *, reason: str = "", version: int | None = None) -> Artefact:
    """Approve the version in review, which the approver has read; from then on it is what holds."""
    act.expect(artefact, version)
    as_it_is(act, artefact)
    act.because(reason, needed=False)
    sealed, person = queries.version_of(artefact), person_of(act)
    wanted = queries.wanted_verdicts(queries.sheet_of(artefact), artefact)
    read = Reading.objects.filter(
        artefact=artefact, number=sealed.number, reader_id=person, sha256=sealed.sha256
    ).exists()
    act.require(
        rules.comments_are_resolved([str(each) for each in queries.open_comments(artefact)]),
        rules.verdicts_are_given([part.name for part in wanted]),
        rules.version_was_read(sealed.sha256, read=read),
    )
    act.change(sealed, state=VersionState.APPROVED, approved_by_id=person, approved_at=act.at)
    return moved(act, artefact, ArtefactState.APPROVED, approved_number=sealed.number)
