"""The RASCI matrix: one who answers, somebody who does, two pairs of eyes, and agreement with the documents."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, listed, placed


def _answering(method: Method) -> Iterator[Spot]:
    for path, activity in placed(method.activities, "activities"):
        if len(activity.accountable) != 1:
            told = listed(activity.accountable)
            wrong = f"{told} all answer for `{activity.code}`." if told else f"Nobody answers for `{activity.code}`."
            yield Spot(f"{path}.accountable", wrong, "Name exactly one role.")


def _doing(method: Method) -> Iterator[Spot]:
    for path, activity in placed(method.activities, "activities"):
        if not activity.responsible:
            yield Spot(f"{path}.responsible", f"Nobody does `{activity.code}`.", "Name at least one role.")


def _timeless(method: Method) -> Iterator[Spot]:
    for path, activity in placed(method.activities, "activities"):
        if not activity.phases:
            yield Spot(f"{path}.phases", f"`{activity.code}` happens in no phase.", "Name its phases.")


def _one_pair_of_eyes(method: Method) -> Iterator[Spot]:
    for path, activity in placed(method.activities, "activities"):
        controlled = activity.verified_by or activity.artefact
        if controlled and len(activity.accountable) == 1 and activity.responsible == activity.accountable:
            yield Spot(
                f"{path}.responsible",
                f"`{activity.responsible[0]}` alone does `{activity.code}` and answers for it.",
                "Let another role do it or answer for it.",
            )


def _told_of_their_own(method: Method) -> Iterator[Spot]:
    for path, activity in placed(method.activities, "activities"):
        acting = {*activity.responsible, *activity.accountable}
        for letter in ("consulted", "informed"):
            for place, role in placed(getattr(activity, letter), f"{path}.{letter}"):
                if role in acting:
                    yield Spot(
                        place,
                        f"`{role}` acts in `{activity.code}` and is {letter} about it as well.",
                        "Leave the weaker letter out.",
                    )


def _at_odds(method: Method) -> Iterator[Spot]:
    kinds = by_code(method.artefact_types)
    for path, activity in placed(method.activities, "activities"):
        kind = kinds.get(activity.artefact)
        if kind is None:
            continue
        if activity.responsible and kind.responsible and kind.responsible not in activity.responsible:
            yield Spot(
                f"{path}.responsible",
                f"`{kind.responsible}` writes `{kind.code}`, but is not responsible for `{activity.code}`.",
                "Let both name the same role.",
            )
        if activity.phases and kind.phase and kind.phase not in activity.phases:
            yield Spot(
                f"{path}.phases",
                f"`{kind.code}` belongs to the phase `{kind.phase}`, in which `{activity.code}` does not happen.",
                "Let both name the same phase.",
            )


def _outside_the_matrix(method: Method) -> Iterator[Spot]:
    covered = {each.artefact for each in method.activities}
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if kind.code not in covered:
            yield Spot(
                path, f"No line of the matrix makes `{kind.code}`.", "Add an activity that names it as its artefact."
            )


ACTIVITY_HAS_ONE_ACCOUNTABLE = Rule(
    "activity_has_one_accountable", "Exactly one role answers for every activity.", ERROR, _answering
)
ACTIVITY_HAS_RESPONSIBLE = Rule("activity_has_responsible", "At least one role does every activity.", ERROR, _doing)
ACTIVITY_HAS_A_PHASE = Rule("activity_has_a_phase", "Every activity happens in a phase.", ERROR, _timeless)
CONTROLLED_WORK_HAS_TWO = Rule(
    "controlled_work_has_two",
    "Where work is verified or makes a document, one role alone does not both do it and answer for it.",
    ERROR,
    _one_pair_of_eyes,
)
NOBODY_IS_TOLD_OF_THEIR_OWN_WORK = Rule(
    "nobody_is_told_of_their_own_work",
    "Who does or answers for an activity is neither consulted nor informed about it.",
    WARNING,
    _told_of_their_own,
)
ACTIVITY_AGREES_WITH_ITS_DOCUMENT = Rule(
    "activity_agrees_with_its_document",
    "The matrix and the artefact type name the same author and phase.",
    WARNING,
    _at_odds,
)
DOCUMENT_IS_IN_THE_MATRIX = Rule(
    "document_is_in_the_matrix", "Every artefact type is made by a line of the matrix.", WARNING, _outside_the_matrix
)
