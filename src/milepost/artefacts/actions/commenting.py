"""Verbs of comments: what is said about a document, and how it is resolved."""

from __future__ import annotations

from milepost.artefacts import queries, rules
from milepost.artefacts.actions.guards import as_it_is, person_of, settle
from milepost.artefacts.choices import LIVE, Severity
from milepost.artefacts.events import CommentRaised
from milepost.artefacts.models import Artefact, Comment
from milepost.artefacts.policies import WHO_MAY_COMMENT
from milepost.kernel.act import Act
from milepost.kernel.actions import action

ASK_AN_INSIDER = "Ask somebody who takes part in the project or oversees it to say it for you."


@action(
    "artefacts.raise_comment",
    allowed=WHO_MAY_COMMENT,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_AN_INSIDER,
)
def raise_comment(
    act: Act, artefact: Artefact, *, text: str, field: str = "", severity: str = Severity.SHOULD
) -> Comment:
    """Comment on a document or one field of it; anything above a note stands against approval until it is resolved."""
    as_it_is(act, artefact)
    act.require(
        rules.document_is_in(artefact.state, sorted(LIVE)),
        rules.text_is_written(text, "text", "What is to be said"),
        rules.field_is_known(field, known=queries.sheet_of(artefact).field(field) is not None),
    )
    comment = act.add(
        Comment(
            project_id=artefact.project_id,
            artefact=artefact,
            number=artefact.number,
            field=field,
            text=text,
            severity=severity,
            author_id=person_of(act),
            raised_at=act.at,
        )
    )
    act.tell(
        CommentRaised(
            at=act.at,
            project_id=artefact.project_id,
            actor_id=act.actor.person_id,
            artefact_id=artefact.pk,
            comment_id=comment.pk,
            severity=comment.severity,
        )
    )
    settle(act, artefact)
    return comment


@action(
    "artefacts.resolve_comment",
    allowed=WHO_MAY_COMMENT,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_AN_INSIDER,
)
def resolve_comment(act: Act, comment: Comment, *, resolution: str, version: int | None = None) -> Comment:
    """Resolve a comment, saying how: cured, answered, or why it is left."""
    act.expect(comment, version)
    as_it_is(act, comment.artefact)
    prepared = queries.version_of(comment.artefact).prepared_by
    act.require(
        rules.comment_is_open(resolved=comment.resolved_at is not None),
        rules.text_is_written(resolution, "resolution", "How it was resolved"),
        rules.another_closes_what_must_be_cured(comment.severity, act.actor.person_id, comment.author_id, prepared),
    )
    act.change(comment, resolution=resolution, resolved_by_id=person_of(act), resolved_at=act.at)
    settle(act, comment.artefact)
    return comment
