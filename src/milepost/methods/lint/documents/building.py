"""Documents build on documents that are approved before: without circle, without the future, in every class."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import ArtefactType, Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import for_classes
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import by_code, listed, placed


def _grounds(method: Method) -> dict[str, set[str]]:
    """Return for each document all that it builds on, directly or through others."""
    kinds = by_code(method.artefact_types)
    return {code: _below(code, kinds) for code in kinds}


def _below(code: str, kinds: dict[str, ArtefactType]) -> set[str]:
    found: set[str] = set()
    ahead = [code]
    while ahead:
        for each in kinds[ahead.pop()].builds_on:
            if each in kinds and each not in found:
                found.add(each)
                ahead.append(each)
    return found


def _circles(method: Method) -> Iterator[Spot]:
    grounds = _grounds(method)
    told: set[str] = set()
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if kind.code in grounds[kind.code] and kind.code not in told:
            circle = [code for code in grounds if code in grounds[kind.code] and kind.code in grounds[code]]
            told.update(circle)
            yield Spot(
                f"{path}.builds_on",
                f"Each of {listed(circle)} can be approved only after itself.",
                "Break the circle: one of them builds on the others, not the others on it.",
            )


def _on_the_future(method: Method) -> Iterator[Spot]:
    flow, kinds, grounds = flow_of(method), by_code(method.artefact_types), _grounds(method)
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, code in placed(kind.builds_on, f"{path}.builds_on"):
            if code in kinds and kind.code not in grounds[code] and flow.surely_after(kinds[code].due, kind.due):
                yield Spot(
                    place,
                    f"`{kind.code}` builds on `{code}`, which is due later.",
                    "Make the ground due first, or build on something else.",
                )


def _on_nothing(method: Method) -> Iterator[Spot]:
    known = {each.code for each in method.artefact_types}
    for view in for_classes(method):
        for path, kind in view.artefacts:
            for place, code in placed(kind.builds_on, f"{path}.builds_on"):
                if code in known and code not in view.writes and code not in view.merged:
                    yield Spot(
                        place,
                        f"Class {view.project_class} writes `{kind.code}`, but not `{code}`, on which it builds.",
                        "Keep the ground in this class, or leave both out.",
                    )


DOCUMENTS_BUILD_IN_ONE_DIRECTION = Rule(
    "documents_build_in_one_direction", "No document is approved only after itself.", ERROR, _circles
)
DOCUMENT_BUILDS_ON_EARLIER_ONES = Rule(
    "document_builds_on_earlier_ones", "What a document builds on is not due after it.", ERROR, _on_the_future
)
CLASS_WRITES_WHAT_IT_BUILDS_ON = Rule(
    "class_writes_what_it_builds_on", "A class that writes a document writes its ground too.", WARNING, _on_nothing
)
