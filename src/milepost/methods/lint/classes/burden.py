"""What a class demands stays within what the PMO says it may cost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil

from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import CLASSES
from milepost.methods.lint.duties.recurrence import minutes_a_month
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.classes import ForClass, for_class, required_fields
from milepost.methods.lint.reading.parts import placed

SAID = {
    "artefacts": "documents",
    "required_fields": "required fields in one document",
    "obligations": "obligations",
    "minutes": "minutes of documents and single obligations",
    "minutes_a_month": "minutes a month of recurring obligations",
}


def burden(method: Method, view: ForClass) -> dict[str, int]:
    """Return what a class demands, in the measures of a limit; minutes a month are rounded up."""
    duties = [each for _, each in view.obligations]
    return {
        "artefacts": len(view.artefacts),
        "required_fields": max((required_fields(method, view, each.code) for _, each in view.artefacts), default=0),
        "obligations": len(duties),
        "minutes": sum(each.minutes for each in duties if not each.recurrence),
        "minutes_a_month": ceil(sum((minutes_a_month(each) for each in duties), Fraction(0))),
    }


def _overburdened(method: Method) -> Iterator[Spot]:
    for path, limit in placed(method.limits, "limits"):
        found = burden(method, for_class(method, limit.project_class))
        for name, said in SAID.items():
            if found[name] > getattr(limit, name):
                yield Spot(
                    f"{path}.{name}",
                    f"Class {limit.project_class} demands {found[name]} {said}; {getattr(limit, name)} is its limit.",
                    "Leave something out of this class, or raise the limit and say why.",
                )


def _unlimited(method: Method) -> Iterator[Spot]:
    limited = {each.project_class for each in method.limits}
    for name in CLASSES:
        if name not in limited:
            yield Spot("limits", f"Nothing limits what class {name} is burdened with.", "Add a limit for it.")


def _rising(method: Method) -> Iterator[Spot]:
    limits = sorted(placed(method.limits, "limits"), key=lambda each: each[1].project_class)
    for (_, heavy), (path, light) in pairwise(limits):
        for name, said in SAID.items():
            if light.project_class != heavy.project_class and getattr(light, name) > getattr(heavy, name):
                yield Spot(
                    f"{path}.{name}",
                    f"Class {light.project_class} may be burdened with more {said} than class {heavy.project_class}.",
                    "Lower the limit of the lighter class.",
                )


BURDEN_STAYS_WITHIN_ITS_LIMIT = Rule(
    "burden_stays_within_its_limit", "No class demands more than its limit.", ERROR, _overburdened
)
CLASS_HAS_A_LIMIT = Rule("class_has_a_limit", "Every class has a limit.", WARNING, _unlimited)
LIMITS_FALL_WITH_THE_CLASS = Rule(
    "limits_fall_with_the_class", "A lighter class has no higher limit.", WARNING, _rising
)
