"""Tailoring keeps what is critical, does not contradict the parts, and changes something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.methods.definition import Checklist, Criterion, Method, Obligation, Tailoring
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, placed

Part = Obligation | Checklist | Criterion


def _dropped(method: Method) -> Iterator[tuple[str, Tailoring, Part]]:
    """Yield what a class leaves out of the parts that name classes themselves, with the place."""
    kinds: dict[str, Mapping[str, Part]] = {
        "without_obligations": by_code(method.obligations),
        "without_checklists": by_code(method.checklists),
        "without_criteria": by_code(each for gate in method.gates for each in gate.criteria),
    }
    for path, row in placed(method.tailoring, "tailoring"):
        for name, parts in kinds.items():
            for place, code in placed(getattr(row, name), f"{path}.{name}"):
                if code in parts:
                    yield place, row, parts[code]


def _lost_shalls(method: Method) -> Iterator[Spot]:
    for place, row, part in _dropped(method):
        if isinstance(part, Obligation) and part.critical and part.verb == "shall":
            yield Spot(
                place,
                f"Class {row.project_class} would be free of `{part.code}`, a critical shall.",
                "Keep it, or make it not critical for anybody.",
            )


def _contradictions(method: Method) -> Iterator[Spot]:
    for place, row, part in _dropped(method):
        if row.project_class in part.classes:
            yield Spot(
                place,
                f"`{part.code}` says that it counts for class {row.project_class}, whose tailoring leaves it out.",
                "Take the class off the part, or off the tailoring.",
            )


def _without_effect(method: Method) -> Iterator[Spot]:
    for place, row, part in _dropped(method):
        if part.classes and row.project_class not in part.classes:
            yield Spot(
                place,
                f"`{part.code}` does not count for class {row.project_class} anyhow: leaving it out changes nothing.",
                "Remove the line.",
            )
    for path, row in placed(method.tailoring, "tailoring"):
        parts = (row.without_artefacts, row.without_obligations, row.without_checklists, row.without_criteria)
        if not any((*parts, row.merge, row.combine)):
            yield Spot(path, f"The tailoring of class {row.project_class} changes nothing.", "Remove it.")


TAILORING_KEEPS_CRITICAL_SHALLS = Rule(
    "tailoring_keeps_critical_shalls", "No class is freed of a critical shall.", ERROR, _lost_shalls
)
CLASSES_AND_TAILORING_AGREE = Rule(
    "classes_and_tailoring_agree", "No class leaves out what says that it counts for it.", ERROR, _contradictions
)
TAILORING_CHANGES_SOMETHING = Rule(
    "tailoring_changes_something", "Every line of a tailoring changes something.", WARNING, _without_effect
)
