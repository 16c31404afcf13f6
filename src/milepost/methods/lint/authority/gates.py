"""Gates are judged by who does not deliver and wrote nothing of what is judged, by two (SOD-01, SOD-03)."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import ABOUT_AN_ARTEFACT
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.parts import by_code, delivering, placed


def _delivering_deciders(method: Method) -> Iterator[Spot]:
    banned = delivering(method)
    for path, gate in placed(method.gates, "gates"):
        if gate.decided_by in banned:
            yield Spot(
                f"{path}.decided_by",
                f"`{gate.decided_by}` delivers and would decide the gate `{gate.code}` of its own work (SOD-01).",
                "Name a role of business or control.",
            )


def _delivering_reviewers(method: Method) -> Iterator[Spot]:
    banned = delivering(method)
    for path, gate in placed(method.gates, "gates"):
        for place, role in placed(gate.reviewed_by, f"{path}.reviewed_by"):
            if role in banned:
                yield Spot(
                    place,
                    f"`{role}` delivers and would review the gate `{gate.code}` of its own work (SOD-01).",
                    "Name a role of business or control.",
                )


def _deciding_reviewers(method: Method) -> Iterator[Spot]:
    for path, gate in placed(method.gates, "gates"):
        for place, role in placed(gate.reviewed_by, f"{path}.reviewed_by"):
            if role == gate.decided_by:
                yield Spot(
                    place,
                    f"`{role}` reviews and decides the gate `{gate.code}`: nobody else looks.",
                    "Let another role review.",
                )


def _judging_authors(method: Method) -> Iterator[Spot]:
    kinds = by_code(method.artefact_types)
    for path, gate in placed(method.gates, "gates"):
        needed = [kinds[each.of] for each in gate.criteria if each.check in ABOUT_AN_ARTEFACT and each.of in kinds]
        authors = {kind.responsible: kind.code for kind in needed if kind.responsible not in delivering(method)}
        judges = [(f"{path}.decided_by", gate.decided_by), *placed(gate.reviewed_by, f"{path}.reviewed_by")]
        for place, role in judges:
            if role in authors:
                yield Spot(
                    place,
                    f"`{role}` judges the gate `{gate.code}`, which needs `{authors[role]}`, its own work (SOD-03).",
                    "Let another role judge the gate, or write the document.",
                )


GATE_IS_DECIDED_OUTSIDE_DELIVERY = Rule(
    "gate_is_decided_outside_delivery", "No role that delivers decides a gate.", ERROR, _delivering_deciders
)
GATE_IS_REVIEWED_OUTSIDE_DELIVERY = Rule(
    "gate_is_reviewed_outside_delivery", "No role that delivers reviews a gate.", ERROR, _delivering_reviewers
)
GATE_REVIEWER_IS_NOT_THE_DECIDER = Rule(
    "gate_reviewer_is_not_the_decider", "Who reviews a gate does not decide it.", ERROR, _deciding_reviewers
)
GATE_JUDGE_WROTE_NOTHING_OF_IT = Rule(
    "gate_judge_wrote_nothing_of_it",
    "Who judges a gate is the author of nothing that it needs.",
    ERROR,
    _judging_authors,
)
