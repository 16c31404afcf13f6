"""Phases follow each other on one line, through gates that are all reached and all lead on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.flow import flow_of
from milepost.methods.lint.reading.parts import by_code, placed


def _unreached_phases(method: Method) -> Iterator[Spot]:
    flow = flow_of(method)
    for path, phase in placed(method.phases, "phases"):
        if phase.code not in flow.codes and phase.entry_gate not in flow.gates:
            yield Spot(
                path,
                f"No project ever comes to the phase `{phase.code}`.",
                "Name the gate that opens it as its entry gate, and as the exit gate of the phase before it.",
            )


def _unreached_gates(method: Method) -> Iterator[Spot]:
    left = flow_of(method).gates
    for path, gate in placed(method.gates, "gates"):
        if gate.code not in left:
            yield Spot(
                path,
                f"No project ever comes to the gate `{gate.code}`: no phase that is reached is left through it.",
                "Name it as the exit gate of a phase, or remove it.",
            )


def _blind_gates(method: Method) -> Iterator[Spot]:
    entered = {each.entry_gate for each in method.phases}
    left = {each.exit_gate for each in method.phases}
    for path, gate in placed(method.gates, "gates"):
        if gate.code in left and gate.code not in entered:
            yield Spot(
                path,
                f"The gate `{gate.code}` opens no phase.",
                "Name it as the entry gate of the phase that follows, or remove it: the last phase needs no gate.",
            )


def _off_the_line(method: Method) -> Iterator[Spot]:
    if method.phases and all(each.entry_gate for each in method.phases):
        yield Spot("phases[0].entry_gate", "No phase is the first: all have an entry gate.", "Empty the first one's.")
    for end in ("entry_gate", "exit_gate"):
        yield from _shared(method, end)
    flow = flow_of(method)
    if flow.phases and (gate := flow.phases[-1].exit_gate) in {each.entry_gate for each in flow.phases} - {""}:
        place = [each.code for each in method.phases].index(flow.codes[-1])
        yield Spot(
            f"phases[{place}].exit_gate",
            f"The gate `{gate}` leads back to a phase that is over.",
            "Let it open the next phase; a refused gate leads back by `refused_leads_to`.",
        )
    yield from _disordered("phases", list(by_code(method.phases)), list(flow.codes))
    yield from _disordered("gates", list(by_code(method.gates)), list(dict.fromkeys(flow.gates)))


def _shared(method: Method, end: str) -> Iterator[Spot]:
    seen: set[str] = set()
    for path, phase in placed(method.phases, "phases"):
        gate = getattr(phase, end)
        if gate and gate in seen:
            yield Spot(
                f"{path}.{end}", f"Two phases have the gate `{gate}` as their {end.replace('_', ' ')}.",
                "Give each phase a gate of its own: phases follow each other on one line.",
            )  # fmt: skip
        seen.add(gate)


def _disordered(name: str, written: list[str], walked: list[str]) -> Iterator[Spot]:
    order = [code for code in written if code in walked]
    for code, due in zip(order, [each for each in walked if each in order], strict=True):
        if code != due:
            yield Spot(
                f"{name}[{written.index(code)}]",
                f"`{code}` is written where `{due}` is walked through.",
                f"Write the {name} in the order in which a project goes through them.",
            )
            return


def _empty_refusals(method: Method) -> Iterator[Spot]:
    opens = {each.entry_gate: each.code for each in method.phases if each.entry_gate}
    for path, gate in placed(method.gates, "gates"):
        if opens.get(gate.code) == gate.refused_leads_to:
            yield Spot(
                f"{path}.refused_leads_to",
                f"Refused or approved, `{gate.code}` leads to the phase `{gate.refused_leads_to}`.",
                "Name another phase, or nothing: then work goes on in the phase before.",
            )


PHASE_IS_REACHED = Rule(
    "phase_is_reached", "Every phase is reached from the first through gates.", ERROR, _unreached_phases
)
GATE_IS_REACHED = Rule("gate_is_reached", "Every gate is the exit of a phase that is reached.", ERROR, _unreached_gates)
GATE_LEADS_ON = Rule("gate_leads_on", "Every gate opens a phase.", ERROR, _blind_gates)
PHASES_FOLLOW_ONE_LINE = Rule(
    "phases_follow_one_line",
    "Phases and gates form one line with one beginning, without fork or circle, written in its order.",
    ERROR,
    _off_the_line,
)
REFUSAL_DIFFERS_FROM_APPROVAL = Rule(
    "refusal_differs_from_approval",
    "A refused gate leads elsewhere than an approved one.",
    ERROR,
    _empty_refusals,
)
