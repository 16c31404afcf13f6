"""Every class has something to do, every part is somebody's, and a lighter class asks for no more."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import CLASSES, ClassCode
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import for_classes
from milepost.methods.lint.reading.parts import placed


def _idle_classes(method: Method) -> Iterator[Spot]:
    for view in for_classes(method):
        if method.obligations and not view.obligations:
            yield Spot("obligations", f"Class {view.project_class} has no obligation.", "Keep some of them for it.")
        if method.artefact_types and not view.artefacts:
            yield Spot("artefact_types", f"Class {view.project_class} writes no document.", "Keep one of them for it.")


def _ownerless(method: Method) -> Iterator[Spot]:
    views = list(for_classes(method))
    used = {path for view in views for path, _ in (*view.artefacts, *view.checklists)}
    used |= {path for view in views for path, _, _ in view.criteria}
    parts = [(path, each.code) for path, each in placed(method.artefact_types, "artefact_types")]
    parts += [(path, each.code) for path, each in placed(method.checklists, "checklists")]
    for at, gate in placed(method.gates, "gates"):
        parts += [(path, each.code) for path, each in placed(gate.criteria, f"{at}.criteria")]
    for path, code in parts:
        if path not in used:
            yield Spot(path, f"Every class leaves `{code}` out.", "Keep it in one class, or remove it.")


def _heavier_below(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, field in placed(kind.fields, f"{path}.fields"):
            if field.required and _gap(field.required):
                yield _spot(f"{place}.required", field.code)
    for path, gate in placed(method.gates, "gates"):
        asked: dict[tuple[str, str], tuple[ClassCode, ...]] = {}
        for each in gate.criteria:
            key = (each.check, each.of)
            asked[key] = asked.get(key, ()) + (each.classes or CLASSES)
        for place, each in placed(gate.criteria, f"{path}.criteria"):
            if _gap(asked[each.check, each.of]):
                yield _spot(f"{place}.classes", each.code)


def _gap(classes: tuple[ClassCode, ...]) -> bool:
    """Return whether a class is named and a stricter one is not."""
    last = max(CLASSES.index(name) for name in classes)
    return set(classes) != set(CLASSES[: last + 1])


def _spot(path: str, code: str) -> Spot:
    return Spot(
        path, f"A lighter class is asked for `{code}`, a stricter one is not.", "Name the stricter classes as well."
    )


def _twice(method: Method) -> Iterator[Spot]:
    limits = [(path, each.project_class) for path, each in placed(method.limits, "limits")]
    tailored = [(path, each.project_class) for path, each in placed(method.tailoring, "tailoring")]
    for name, rows in (("limits", limits), ("tailoring", tailored)):
        seen: set[ClassCode] = set()
        for path, project_class in rows:
            if project_class in seen:
                yield Spot(path, f"Class {project_class} stands twice among the {name}.", "Put the two together.")
            seen.add(project_class)


CLASS_HAS_DUTIES = Rule("class_has_duties", "Every class has obligations and documents.", ERROR, _idle_classes)
PART_IS_USED_IN_SOME_CLASS = Rule(
    "part_is_used_in_some_class", "Some class uses every document, checklist and criterion.", ERROR, _ownerless
)
LIGHTER_CLASS_ASKS_NO_MORE = Rule(
    "lighter_class_asks_no_more", "What a lighter class needs, a stricter one needs too.", WARNING, _heavier_below
)
CLASS_STANDS_ONCE = Rule("class_stands_once", "A class has one limit and one tailoring.", ERROR, _twice)
