"""A document has an author, a phase, a due date within it, fields that ask for something, and is kept."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import for_classes, required_fields
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import placed


def _authorless(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if not kind.responsible:
            yield Spot(f"{path}.responsible", f"Nobody writes `{kind.code}`.", "Name the role that writes it.")


def _phaseless(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if not kind.phase:
            yield Spot(f"{path}.phase", f"`{kind.code}` belongs to no phase.", "Name its phase.")


def _due_elsewhere(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for path, kind in placed(method.artefact_types, "artefact_types"):
        lies_in = flow.phase_of(kind.due)
        if kind.phase in flow.codes and lies_in in flow.codes and lies_in != kind.phase:
            yield Spot(
                f"{path}.due",
                f"`{kind.code}` belongs to the phase `{kind.phase}` and is due in the phase `{lies_in}`.",
                "Let both name the same phase.",
            )


def _empty(method: Method) -> Iterator[Spot]:
    for view in for_classes(method):
        for path, kind in view.artefacts:
            if not required_fields(method, view, kind.code):
                yield Spot(
                    f"{path}.fields",
                    f"`{kind.code}` requires nothing of class {view.project_class}: an empty one could be approved.",
                    "Require a field of this class, or leave the document out of it.",
                )


def _thrown_away(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if not kind.retention_years:
            yield Spot(
                f"{path}.retention_years", f"`{kind.code}` may be destroyed on the day the project closes.",
                "Name the years for which it is kept.",
            )  # fmt: skip


DOCUMENT_HAS_AN_AUTHOR = Rule("document_has_an_author", "Every artefact type names who writes it.", ERROR, _authorless)
DOCUMENT_HAS_A_PHASE = Rule("document_has_a_phase", "Every artefact type belongs to a phase.", ERROR, _phaseless)
DOCUMENT_IS_DUE_IN_ITS_PHASE = Rule(
    "document_is_due_in_its_phase", "A document is due in the phase to which it belongs.", WARNING, _due_elsewhere
)
DOCUMENT_ASKS_FOR_SOMETHING = Rule(
    "document_asks_for_something",
    "A document requires at least one field of every class that writes it.",
    ERROR,
    _empty,
)
DOCUMENT_IS_KEPT = Rule("document_is_kept", "Every document is kept for some years.", WARNING, _thrown_away)
