"""The order of a method in time: which phases and gates are reached, and what surely comes after what."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.methods.definition import Anchor, Method, Phase
from milepost.methods.lint.reading.parts import by_code

STARTS = frozenset({"project_start", "phase_start"})
OF_A_PHASE = frozenset({"phase_start", "phase_end"})


@dataclass(frozen=True, slots=True)
class Flow:
    """The phases that are reached, in the order in which they are walked through, and the gates between them."""

    phases: tuple[Phase, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the phases."""
        return tuple(each.code for each in self.phases)

    @property
    def gates(self) -> tuple[str, ...]:
        """Return the gates through which a reached phase is left."""
        return tuple(each.exit_gate for each in self.phases if each.exit_gate)

    def boundary(self, anchor: Anchor) -> int | None:
        """Return the number of phases over when the event comes; None when it never comes."""
        if anchor.kind == "project_start":
            return 0
        if anchor.kind == "project_end":
            return len(self.phases)
        if anchor.kind == "gate":
            return self._gate(anchor.of)
        if anchor.of not in self.codes:
            return None
        return self.codes.index(anchor.of) + (anchor.kind == "phase_end")

    def _gate(self, code: str) -> int | None:
        left = [place for place, phase in enumerate(self.phases) if phase.exit_gate == code]
        return left[0] + 1 if code and left else None

    def surely_after(self, one: Anchor, other: Anchor) -> bool:
        """Return whether `one` is later than `other`, however long the phases last."""
        late, early = self.boundary(one), self.boundary(other)
        if late is None or early is None:
            return False
        return one.days > other.days if late == early else late > early and one.days >= other.days

    def phase_of(self, anchor: Anchor) -> str:
        """Return the phase in which an event lies, or nothing: a gate lies in the phase that it ends."""
        if anchor.kind in OF_A_PHASE:
            return anchor.of
        boundary = self.boundary(anchor)
        if boundary is None or not self.phases:
            return ""
        return self.codes[max(boundary - 1, 0)]


def flow_of(method: Method) -> Flow:
    """Return the phases that are reached by passing gates, from the first that needs none."""
    phases = tuple(by_code(method.phases).values())
    step = next((each for each in phases if not each.entry_gate), phases[0] if phases else None)
    walked: dict[str, Phase] = {}
    while step is not None and step.code not in walked:
        walked[step.code] = step
        gate = step.exit_gate
        step = next((each for each in phases if gate and each.entry_gate == gate and each.code not in walked), None)
    return Flow(tuple(walked.values()))


def gate_anchor(code: str) -> Anchor:
    """Return the moment of a gate."""
    return Anchor(kind="gate", of=code)
