"""A document that stands in a method is asked for, once in a class, by one date."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import for_classes
from milepost.methods.lint.reading.parts import by_code, placed


def _never_asked(method: Method) -> Iterator[Spot]:
    for view in for_classes(method):
        asked = {each.artefact for _, each in view.obligations} | {each.of for _, _, each in view.criteria}
        for path, kind in view.artefacts:
            if kind.code not in asked:
                yield Spot(
                    path,
                    f"Neither an obligation nor a gate asks class {view.project_class} for `{kind.code}`.",
                    "Add an obligation, or leave the document out of this class.",
                )


def _asked_twice(method: Method) -> Iterator[Spot]:
    for view in for_classes(method):
        seen: set[str] = set()
        for path, duty in view.obligations:
            if duty.artefact and duty.artefact in seen:
                yield Spot(
                    f"{path}.artefact",
                    f"Two obligations of one class are met by the approval of `{duty.artefact}`.",
                    "Let one obligation ask for it.",
                )
            seen.add(duty.artefact)


def _two_dates(method: Method) -> Iterator[Spot]:
    kinds = by_code(method.artefact_types)
    for path, duty in placed(method.obligations, "obligations"):
        kind = kinds.get(duty.artefact)
        if kind is not None and kind.due != duty.anchor:
            yield Spot(
                f"{path}.anchor",
                f"`{duty.code}` and the document `{kind.code}`, which it asks for, are due on different days.",
                "Give both the same anchor.",
            )


def _two_authors(method: Method) -> Iterator[Spot]:
    kinds = by_code(method.artefact_types)
    for path, duty in placed(method.obligations, "obligations"):
        kind = kinds.get(duty.artefact)
        if kind is not None and kind.responsible and duty.role and kind.responsible != duty.role:
            yield Spot(
                f"{path}.role",
                f"`{duty.role}` owes `{kind.code}`, which `{kind.responsible}` writes.",
                "Let the same role owe and write it.",
            )


DOCUMENT_IS_ASKED_FOR = Rule(
    "document_is_asked_for",
    "An obligation or a gate asks for every document that a class writes.",
    WARNING,
    _never_asked,
)
DOCUMENT_IS_ASKED_FOR_ONCE = Rule(
    "document_is_asked_for_once", "One obligation of a class asks for a document.", WARNING, _asked_twice
)
DUTY_AND_DOCUMENT_SHARE_A_DATE = Rule(
    "duty_and_document_share_a_date", "A document is due when the obligation is that asks for it.", WARNING, _two_dates
)
DUTY_AND_DOCUMENT_SHARE_A_ROLE = Rule(
    "duty_and_document_share_a_role", "Who owes a document writes it.", WARNING, _two_authors
)
