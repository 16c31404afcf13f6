"""What must hold before a document moves on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from milepost.artefacts.choices import ArtefactState
from milepost.artefacts.rules.content.completeness import Gap
from milepost.artefacts.rules.content.likeness import Likeness
from milepost.artefacts.rules.content.reading import Problem
from milepost.kernel.errors import Unmet

WHO_WRITES = "The project manager or somebody of the team"


def document_is_owed(name: str | None, type_code: str) -> Unmet | None:
    """Require that the method of the project knows the type, for the project's class."""
    if name is not None:
        return None
    return Unmet(
        rule="document_is_owed",
        sentence="A project has the documents that its method asks for.",
        missing=f"A document {type_code[:60]!r} in the method of this project and for its class.",
        cure="The PMO, who keeps the method",
        path="Choose one of the documents on the project's page, or attach a file to one of them.",
        field="type_code",
    )


def document_is_started_once(*, live: bool) -> Unmet | None:
    """Require that there is no live document of the type yet."""
    if not live:
        return None
    return Unmet(
        rule="document_is_started_once",
        sentence="A project has one live document of each type.",
        missing="Nothing: it was started already.",
        cure="You",
        path="Open the one that is there; where it is approved, reopen it or supersede it first.",
        field="type_code",
    )


def document_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the document stands where this step begins."""
    if state in lawful:
        return None
    waiting = " or ".join(ArtefactState(each).label.lower() for each in ArtefactState.values if each in lawful)
    return Unmet(
        rule="document_is_in",
        sentence=f"This document stands at: {ArtefactState(state).label.lower()}.",
        missing=f"A document that stands at: {waiting}.",
        cure="Whoever has the next step",
        path="Open it to see whose step is next.",
    )


def fields_are_readable(problems: Iterable[Problem]) -> Iterator[Unmet]:
    """Require that what was typed can be read, field by field."""
    for problem in problems:
        yield Unmet(
            rule="field_is_readable",
            sentence=f"{problem.label}: {problem.sentence}",
            missing=f"{problem.label} in a form that can be kept.",
            cure="You",
            path=problem.cure,
            field=problem.field,
        )


def required_fields_are_filled(gaps: Iterable[Gap]) -> Iterator[Unmet]:
    """Require what the class of the project requires."""
    for gap in gaps:
        yield Unmet(
            rule="required_field_is_filled",
            sentence="A document is handed in with every field that the class of the project requires.",
            missing=gap.missing,
            cure=WHO_WRITES,
            path=gap.cure,
            field=gap.field,
        )


def words_are_own(found: Iterable[Likeness]) -> Iterator[Unmet]:
    """Require the writer's own words where the help or the example was copied."""
    for each in found:
        share = round(100 * each.share)
        yield Unmet(
            rule="words_are_own",
            sentence="A document says what holds for this project, not what its template says.",
            missing=f"{each.label} is {share} % the words of its {each.source}: “{each.run}”.",
            cure=WHO_WRITES,
            path="Write what holds here. The example shows the form, never the content.",
            field=each.field,
        )


def change_is_told(number: int, note: str) -> Unmet | None:
    """Require a word on what changed from the second version on."""
    if number == 1 or note.strip():
        return None
    return Unmet(
        rule="change_is_told",
        sentence="From the second version on it is told what changed.",
        missing="The change note.",
        cure=WHO_WRITES,
        path="Say in one line what changed since the last version.",
        field="change_note",
    )


def version_is_as_sealed(name: str, number: int, *, whole: bool) -> Unmet | None:
    """Require that a version is what its hash and the ledger say."""
    if whole:
        return None
    return Unmet(
        rule="version_is_as_sealed",
        sentence=f"Version {number} of {name} is not what was written: its content, its hash and the ledger disagree.",
        missing="The version as it was sealed.",
        cure="The operator of the machine",
        path="Run `milepost verify`, and restore the row from the ledger or a backup.",
    )


def comments_are_resolved(texts: Collection[str]) -> Unmet | None:
    """Require that no comment above a note is open."""
    if not texts:
        return None
    named = "; ".join(f"“{text}”" for text in texts)
    return Unmet(
        rule="comments_are_resolved",
        sentence="A document is approved once every comment on it is resolved.",
        missing=f"Open: {named}.",
        cure="The project manager answers; what must be cured is closed by somebody who did not write it",
        path="Resolve each comment, saying how.",
    )


def verdicts_are_given(parts: Collection[str]) -> Unmet | None:
    """Require a favourable verdict of every role that reviews."""
    if not parts:
        return None
    return Unmet(
        rule="verdicts_are_given",
        sentence="A document is approved once those who review it find it fit.",
        missing=f"A favourable verdict of: {', '.join(parts)}.",
        cure=", ".join(parts),
        path="Ask them to review this version.",
    )


def version_was_read(sha256: str, *, read: bool) -> Unmet | None:
    """Require that who approves has confirmed reading exactly this version."""
    if read:
        return None
    return Unmet(
        rule="version_was_read",
        sentence="Nobody approves what they have not read.",
        missing=f"Your confirmation of having read the version with the hash {sha256[:12]}.",
        cure="You",
        path="Open the document, read it, and confirm it under the text.",
    )


def reading_is_of_this_version(told: str, sha256: str) -> Unmet | None:
    """Require that what was read is what stands there now."""
    if told == sha256:
        return None
    return Unmet(
        rule="reading_is_of_this_version",
        sentence="What you read is no longer the version that is in review.",
        missing=f"The hash of the present version, which begins with {sha256[:12]}.",
        cure="You",
        path="Open the document again and read what it says now.",
        field="sha256",
    )


def reading_is_confirmed_once(*, read: bool) -> Unmet | None:
    """Require that a reading is confirmed once."""
    if not read:
        return None
    return Unmet(
        rule="reading_is_confirmed_once",
        sentence="You have confirmed reading this version.",
        missing="Nothing.",
        cure="You",
        path="Go on to review or approve it.",
    )


def comment_is_open(*, resolved: bool) -> Unmet | None:
    """Require that the comment is still open."""
    if not resolved:
        return None
    return Unmet(
        rule="comment_is_open",
        sentence="This comment is resolved.",
        missing="An open comment.",
        cure="You",
        path="Raise another comment where something is still wrong.",
    )


def field_is_known(field: str, *, known: bool) -> Unmet | None:
    """Require that a comment stands on a field of the document, or on the whole of it."""
    if not field or known:
        return None
    return Unmet(
        rule="field_is_known",
        sentence="A comment stands on a field of the document, or on the whole of it.",
        missing=f"A field {field[:60]!r}.",
        cure="You",
        path="Comment beside the field that you mean.",
        field="field",
    )


def text_is_written(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_written",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )
