"""The office that owns the process delivers nothing, and nobody controls and delivers at once (R7, SOD-02)."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, delivering, listed, on_side, placed


def _delivering_office(method: Method) -> Iterator[Spot]:
    control = on_side(method, "control")
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if kind.responsible in control:
            yield _spot(f"{path}.responsible", kind.responsible, f"would write `{kind.code}`")
    for path, activity in placed(method.activities, "activities"):
        roles = [
            *placed(activity.responsible, f"{path}.responsible"),
            *placed(activity.accountable, f"{path}.accountable"),
        ]
        for place, role in roles:
            if role in control:
                yield _spot(place, role, f"would do `{activity.code}` or answer for it")
    for path, duty in placed(method.obligations, "obligations"):
        if duty.role in control and duty.artefact:
            yield _spot(f"{path}.role", duty.role, f"would owe the document `{duty.artefact}`")


def _spot(path: str, role: str, wrong: str) -> Spot:
    return Spot(path, f"`{role}` is a role of control and {wrong}: a fact of delivery.", "Name a role that delivers.")


def _not_apart(method: Method, guards: frozenset[str], builders: frozenset[str], cause: str) -> Iterator[Spot]:
    roles = by_code(method.roles)
    for path, role in placed(method.roles, "roles"):
        if role.code not in guards:
            continue
        open_to = [
            code
            for code in sorted(builders - {role.code})
            if code not in role.never_with and role.code not in roles[code].never_with
        ]
        if open_to:
            yield Spot(
                f"{path}.never_with",
                f"`{role.code}` {cause}, and its holder may be {listed(open_to)} on the same project.",
                "Name these roles in `never_with`.",
            )


def _office_not_apart(method: Method) -> Iterator[Spot]:
    return _not_apart(method, on_side(method, "control"), delivering(method), "controls")


def _deciders_not_apart(method: Method) -> Iterator[Spot]:
    deciders = frozenset(each.decided_by for each in method.gates) & on_side(method, "business")
    return _not_apart(method, deciders, on_side(method, "delivery"), "decides gates")


OFFICE_DELIVERS_NOTHING = Rule(
    "office_delivers_nothing", "No role of control writes, does or answers for delivery.", ERROR, _delivering_office
)
OFFICE_IS_KEPT_APART = Rule(
    "office_is_kept_apart",
    "Whoever controls a project may not hold a role that delivers it.",
    ERROR,
    _office_not_apart,
)
DECIDER_IS_KEPT_APART = Rule(
    "decider_is_kept_apart", "Whoever decides gates may not hold a role of delivery.", ERROR, _deciders_not_apart
)
