"""Gates are decided by somebody, after somebody's review, and somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import placed


def _undecided(method: Method) -> Iterator[Spot]:
    for path, gate in placed(method.gates, "gates"):
        if not gate.decided_by:
            yield Spot(f"{path}.decided_by", f"Nobody decides the gate `{gate.code}`.", "Name the role that decides.")


def _unreviewed(method: Method) -> Iterator[Spot]:
    for path, gate in placed(method.gates, "gates"):
        if not gate.reviewed_by:
            yield Spot(
                f"{path}.reviewed_by",
                f"Nobody reviews the gate `{gate.code}`, and a gate is decided only after a review.",
                "Name a role of control as its reviewer.",
            )


def _never_requested(method: Method) -> Iterator[Spot]:
    left = flow_of(method).gates
    anchored = {each.anchor.of for each in method.obligations if each.anchor.kind == "gate"}
    for path, gate in placed(method.gates, "gates"):
        if gate.code in left and gate.code not in anchored:
            yield Spot(
                path,
                f"No obligation falls due at the gate `{gate.code}`: nobody has to ask for it.",
                "Add an obligation that is anchored to it.",
            )


GATE_HAS_DECIDER = Rule("gate_has_decider", "Every gate names the role that decides it.", ERROR, _undecided)
GATE_IS_REVIEWED = Rule("gate_is_reviewed", "Every gate names who reviews it.", ERROR, _unreviewed)
GATE_IS_ASKED_FOR = Rule("gate_is_asked_for", "An obligation falls due at every gate.", WARNING, _never_requested)
