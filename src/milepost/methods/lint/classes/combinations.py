"""Roles are combined without circle, only where they may meet, and never so that somebody controls their own work."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Combination, Method
from milepost.methods.definition.vocabulary import ClassCode
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.classes import ForClass, for_class
from milepost.methods.lint.reading.parts import by_code, placed


def _combinations(method: Method) -> Iterator[tuple[str, ClassCode, Combination]]:
    for path, row in placed(method.tailoring, "tailoring"):
        for place, each in placed(row.combine, f"{path}.combine"):
            yield place, row.project_class, each


def _endless(method: Method) -> Iterator[Spot]:
    seen: set[tuple[ClassCode, str]] = set()
    for place, name, each in _combinations(method):
        combined = for_class(method, name).combined
        if each.role in _path_from(each.into, combined) or (name, each.role) in seen:
            yield Spot(
                place,
                f"In class {name} it cannot be said who plays `{each.role}`: it goes round, or is said twice.",
                "Combine a role once, into one that is played.",
            )
        seen.add((name, each.role))


def _path_from(role: str, combined: dict[str, str]) -> list[str]:
    walked: list[str] = []
    while role and role not in walked:
        walked.append(role)
        role = combined.get(role, "")
    return walked


def _incompatible(method: Method) -> Iterator[Spot]:
    roles = by_code(method.roles)
    for place, name, each in _combinations(method):
        played = for_class(method, name).played_by(each.role)
        if each.role not in roles or played not in roles or played == each.role:
            continue
        group = [code for code in roles if for_class(method, name).played_by(code) == played and code != each.role]
        if clash := [
            code for code in group if code in roles[each.role].never_with or each.role in roles[code].never_with
        ]:
            yield Spot(
                place,
                f"In class {name} one person would be `{each.role}` and `{clash[0]}`, which exclude each other.",
                "Combine it into another role.",
            )


def _self_control(method: Method) -> Iterator[Spot]:
    for place, name, each in _combinations(method):
        view = for_class(method, name)
        for one, other, wrong in _pairs(method, view):
            if one == other or each.role not in {one, other}:
                continue
            if view.played_by(one) == view.played_by(other):
                yield Spot(
                    place,
                    f"In class {name} `{one}` and `{other}` are one person, who {wrong}.",
                    "Combine the role into another, or give the control to another.",
                )
                break


def _pairs(method: Method, view: ForClass) -> Iterator[tuple[str, str, str]]:
    """Yield the pairs of roles that must differ in a class, and what would happen if they did not."""
    for _, kind in view.artefacts:
        for role in (*kind.approvers, *kind.reviewers):
            yield kind.responsible, role, f"would write `{kind.code}` and approve or review it"
    for _, duty in view.obligations:
        if duty.role and duty.verified_by:
            yield duty.role, duty.verified_by, f"would owe `{duty.code}` and verify it"
    yield from _at_gates(method, view)


def _at_gates(method: Method, view: ForClass) -> Iterator[tuple[str, str, str]]:
    for gate in method.gates:
        for role in gate.reviewed_by:
            yield gate.decided_by, role, f"would review the gate `{gate.code}` and decide it"
    authors = {kind.code: kind.responsible for _, kind in view.artefacts}
    for _, gate, each in view.criteria:
        for role in (gate.decided_by, *gate.reviewed_by) if each.of in authors else ():
            yield authors[each.of], role, f"would write `{each.of}` and judge the gate `{gate.code}`, which needs it"


COMBINATION_ENDS = Rule("combination_ends", "Every combined role is played by one role in the end.", ERROR, _endless)
COMBINED_ROLES_MAY_MEET = Rule(
    "combined_roles_may_meet", "Roles that exclude each other are not combined.", ERROR, _incompatible
)
COMBINING_KEEPS_CONTROLS_APART = Rule(
    "combining_keeps_controls_apart",
    "No class combines an author with approver or judge, a doer with a verifier, a gate's reviewer with its decider.",
    ERROR,
    _self_control,
)
