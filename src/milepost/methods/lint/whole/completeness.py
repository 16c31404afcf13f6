"""A method has all its parts, and something is due in every phase."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import placed

NEEDED = ("policies", "roles", "phases", "artefact_types", "obligations")


def _absent(method: Method) -> Iterator[Spot]:
    for name in NEEDED:
        if not getattr(method, name):
            yield Spot(name, f"The method has no {name.replace('_', ' ')}.", "Add them: nothing can follow without.")
    if len(method.phases) > 1 and not method.gates:
        yield Spot("gates", "The method has several phases and no gates.", "Add a gate between each two phases.")


def _silent_phases(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    anchors = [each.anchor for each in method.obligations] + [each.due for each in method.artefact_types]
    asked = {flow.phase_of(each) for each in anchors if each.kind != "gate"}
    for path, phase in placed(method.phases, "phases"):
        if phase.code not in asked:
            yield Spot(
                path,
                f"Nothing but a gate is due in the phase `{phase.code}`.",
                "Add an obligation, or remove the phase.",
            )


METHOD_HAS_ITS_PARTS = Rule(
    "method_has_its_parts", "A method has policies, roles, phases, artefact types and obligations.", ERROR, _absent
)
PHASE_ASKS_FOR_SOMETHING = Rule("phase_asks_for_something", "Something is due in every phase.", WARNING, _silent_phases)
