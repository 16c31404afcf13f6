"""An obligation binds somebody, in some class, once, leaves evidence, and asks for what its class writes."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Anchor, Method
from milepost.methods.definition.vocabulary import CLASSES, DEEDS_OF_A_GATE
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import counts, for_classes
from milepost.methods.lint.reading.parts import placed

SHOWING = frozenset({"document", "signature"})


def _of_nobody(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if not duty.role:
            yield Spot(f"{path}.role", f"`{duty.code}` is due from nobody.", "Name the role that owes it.")


def _traceless(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.verb == "shall" and duty.evidence == "none":
            yield Spot(
                f"{path}.evidence",
                f"Nothing shows whether `{duty.code}` was met.",
                "Name the evidence, or make it a should.",
            )


def _documentless(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.artefact and duty.evidence not in SHOWING | {"none"}:
            yield Spot(
                f"{path}.evidence",
                f"`{duty.code}` is met by a document, and its evidence is a {duty.evidence}.",
                "Let the document or its signature be the evidence.",
            )


def _gateless(method: Method) -> Iterator[Spot]:
    for path, duty in placed(method.obligations, "obligations"):
        if duty.deed in DEEDS_OF_A_GATE and duty.anchor.kind != "gate":
            yield Spot(
                f"{path}.deed",
                f"`{duty.code}` is met by what is done at a gate, and its anchor names none: nothing ever meets it.",
                "Anchor it to the gate, or leave the deed out.",
            )


def _repeated(method: Method) -> Iterator[Spot]:
    seen: set[tuple[str, str, Anchor, str]] = set()
    for path, duty in placed(method.obligations, "obligations"):
        text = " ".join(duty.action.casefold().split())
        asked = {(text, duty.role, duty.anchor, name) for name in CLASSES if counts(duty.classes, name)}
        if text and asked & seen:
            yield Spot(path, f"`{duty.code}` asks one role twice for one thing on one day.", "Remove one of the two.")
        seen |= asked


def _binding_nobody(method: Method) -> Iterator[Spot]:
    bound = {path for view in for_classes(method) for path, _ in view.obligations}
    for path, duty in placed(method.obligations, "obligations"):
        if path not in bound:
            yield Spot(
                path, f"`{duty.code}` is left out of every class: it is never due.", "Keep it in one, or remove it."
            )


def _unwritten(method: Method) -> Iterator[Spot]:
    kinds = {each.code for each in method.artefact_types}
    for view in for_classes(method):
        for path, duty in view.obligations:
            if duty.artefact in kinds - view.writes:
                yield Spot(
                    f"{path}.artefact",
                    f"`{duty.code}` asks class {view.project_class} for `{duty.artefact}`, which it does not write.",
                    "Keep the document in this class, or leave the obligation out as well.",
                )


DUTY_BINDS_SOMEBODY = Rule("duty_binds_somebody", "Every obligation names who owes it.", ERROR, _of_nobody)
SHALL_LEAVES_EVIDENCE = Rule(
    "shall_leaves_evidence", "Every obligation that somebody shall meet leaves evidence.", ERROR, _traceless
)
DOCUMENT_IS_THE_EVIDENCE = Rule(
    "document_is_the_evidence", "Where a document meets an obligation, it is the evidence.", WARNING, _documentless
)
DEED_OF_A_GATE_HAS_ITS_GATE = Rule(
    "deed_of_a_gate_has_its_gate", "What is met by a deed at a gate is anchored to that gate.", ERROR, _gateless
)
DUTY_IS_ASKED_ONCE = Rule("duty_is_asked_once", "Nobody owes one thing twice on one day.", WARNING, _repeated)
DUTY_BINDS_SOME_CLASS = Rule(
    "duty_binds_some_class", "Every obligation falls due in some class.", ERROR, _binding_nobody
)
DUTY_ASKS_FOR_WHAT_IS_WRITTEN = Rule(
    "duty_asks_for_what_is_written", "An obligation asks a class only for documents that it writes.", ERROR, _unwritten
)
