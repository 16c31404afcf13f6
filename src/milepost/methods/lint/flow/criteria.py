"""What a gate asks for can be answered, is asked once, and is there in every class."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Criterion, Method
from milepost.methods.definition.vocabulary import ABOUT_AN_ARTEFACT, CLASSES, COUNTING
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import counts, for_classes
from milepost.methods.lint.reading.flow import flow_of, gate_anchor
from milepost.methods.lint.reading.parts import placed

PER_CENT = frozenset({"capacity_booked"})


def _nothing_asked(method: Method) -> Iterator[Spot]:
    for view in for_classes(method):
        asking = {gate.code for _, gate, _ in view.criteria}
        for path, gate in placed(method.gates, "gates"):
            if gate.code not in asking:
                yield Spot(
                    f"{path}.criteria",
                    f"Class {view.project_class} passes the gate `{gate.code}` without any criterion.",
                    "Add a criterion that counts for this class.",
                )


def _unanswerable(method: Method) -> Iterator[Spot]:
    for path, gate in placed(method.gates, "gates"):
        for place, each in placed(gate.criteria, f"{path}.criteria"):
            yield from _spots(place, each)


def _spots(path: str, each: Criterion) -> Iterator[Spot]:
    about, counting = each.check in ABOUT_AN_ARTEFACT, each.check in COUNTING
    if about != bool(each.of):
        wrong = "names no artefact type" if about else f"asks nothing about `{each.of}`"
        yield Spot(
            f"{path}.of", f"The check `{each.check}` {wrong}.",
            "Name the artefact type." if about else "Leave `of` out.",
        )  # fmt: skip
    if counting != bool(each.least):
        wrong = "names no number" if counting else "counts nothing"
        yield Spot(
            f"{path}.least", f"The check `{each.check}` {wrong}.",
            "Name the least that passes, 1 or more." if counting else "Leave `least` out.",
        )  # fmt: skip
    if each.check in PER_CENT and each.least > 100:
        yield Spot(f"{path}.least", f"{each.least} per cent can never be reached.", "Name at most 100.")


def _asked_twice(method: Method) -> Iterator[Spot]:
    for path, gate in placed(method.gates, "gates"):
        seen: set[tuple[str, str, str]] = set()
        for place, each in placed(gate.criteria, f"{path}.criteria"):
            asked = {(each.check, each.of, name) for name in CLASSES if counts(each.classes, name)}
            if asked & seen:
                yield Spot(place, f"The gate `{gate.code}` asks this twice of one class.", "Remove one of the two.")
            seen |= asked


def _not_written(method: Method) -> Iterator[Spot]:
    kinds = {each.code for each in method.artefact_types}
    for view in for_classes(method):
        for place, gate, each in view.criteria:
            if each.check in ABOUT_AN_ARTEFACT and each.of in kinds - view.writes:
                yield Spot(
                    f"{place}.of",
                    f"The gate `{gate.code}` needs `{each.of}`, which class {view.project_class} does not write.",
                    "Keep the document in this class, or name the classes for which the criterion counts.",
                )


def _due_too_late(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for view in for_classes(method):
        due = [(f"{path}.due", kind.code, kind.due) for path, kind in view.artefacts]
        due += [(f"{path}.anchor", duty.artefact, duty.anchor) for path, duty in view.obligations if duty.artefact]
        for _, gate, each in view.criteria:
            needed = each.of if each.check in ABOUT_AN_ARTEFACT else ""
            for path, code, anchor in due:
                if needed and code == needed and flow.surely_after(anchor, gate_anchor(gate.code)):
                    yield Spot(
                        path,
                        f"`{code}` is due only after the gate `{gate.code}`, which needs it.",
                        "Make it due before the gate, or let a later gate ask for it.",
                    )


GATE_ASKS_FOR_SOMETHING = Rule(
    "gate_asks_for_something", "Every gate has a criterion for every class.", ERROR, _nothing_asked
)
CRITERION_CAN_BE_ANSWERED = Rule(
    "criterion_can_be_answered",
    "A criterion names the artefact type or the number that its check needs, and nothing else.",
    ERROR,
    _unanswerable,
)
CRITERION_IS_ASKED_ONCE = Rule(
    "criterion_is_asked_once", "A gate asks nothing twice of a class.", WARNING, _asked_twice
)
GATE_NEEDS_WHAT_IS_WRITTEN = Rule(
    "gate_needs_what_is_written", "A gate asks a class only for documents that the class writes.", ERROR, _not_written
)
DOCUMENT_IS_DUE_BEFORE_ITS_GATE = Rule(
    "document_is_due_before_its_gate", "What a gate needs is due before it.", ERROR, _due_too_late
)
