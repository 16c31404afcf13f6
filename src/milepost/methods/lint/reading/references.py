"""Every place at which one part of a method names another, and what stands there to be named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from milepost.methods.definition import Anchor, Method
from milepost.methods.definition.vocabulary import ABOUT_AN_ARTEFACT
from milepost.methods.lint.reading.anchors import anchors
from milepost.methods.lint.reading.flow import OF_A_PHASE
from milepost.methods.lint.reading.parts import letters_of, placed


class Named(NamedTuple):
    """What is named (role, phase, gate, artefact, clause, obligation, checklist, criterion), where, by which code."""

    target: str
    path: str
    code: str


def references(method: Method) -> Iterator[Named]:
    """Yield every reference that is not left empty."""
    every = chain(
        _of_people(method), _of_flow(method), _of_documents(method), _of_duties(method), _of_tailoring(method)
    )
    return (each for each in every if each.code)


def known(method: Method) -> dict[str, frozenset[str]]:
    """Return the codes that can be named, by what they name."""
    return {
        "role": frozenset(each.code for each in method.roles),
        "phase": frozenset(each.code for each in method.phases),
        "gate": frozenset(each.code for each in method.gates),
        "artefact": frozenset(each.code for each in method.artefact_types),
        "clause": frozenset(f"{policy.code}.{each.code}" for policy in method.policies for each in policy.clauses),
        "obligation": frozenset(each.code for each in method.obligations),
        "checklist": frozenset(each.code for each in method.checklists),
        "criterion": frozenset(each.code for gate in method.gates for each in gate.criteria),
    }


def _all(target: str, path: str, codes: tuple[str, ...]) -> Iterator[Named]:
    return (Named(target, place, code) for place, code in placed(codes, path))


def _of_people(method: Method) -> Iterator[Named]:
    for path, policy in placed(method.policies, "policies"):
        yield from _all("role", f"{path}.audience", policy.audience)
    for path, role in placed(method.roles, "roles"):
        yield from _all("role", f"{path}.never_with", role.never_with)
    for path, activity in placed(method.activities, "activities"):
        yield from _all("phase", f"{path}.phases", activity.phases)
        yield Named("artefact", f"{path}.artefact", activity.artefact)
        for letter, roles in letters_of(activity):
            yield from _all("role", f"{path}.{letter}", roles)


def _of_flow(method: Method) -> Iterator[Named]:
    for path, phase in placed(method.phases, "phases"):
        yield Named("gate", f"{path}.entry_gate", phase.entry_gate)
        yield Named("gate", f"{path}.exit_gate", phase.exit_gate)
    for path, gate in placed(method.gates, "gates"):
        yield Named("role", f"{path}.decided_by", gate.decided_by)
        yield from _all("role", f"{path}.reviewed_by", gate.reviewed_by)
        yield Named("phase", f"{path}.refused_leads_to", gate.refused_leads_to)
        for place, each in placed(gate.criteria, f"{path}.criteria"):
            if each.check in ABOUT_AN_ARTEFACT:
                yield Named("artefact", f"{place}.of", each.of)
    for path, anchor in anchors(method):
        if target := _target(anchor):
            yield Named(target, f"{path}.of", anchor.of)


def _target(anchor: Anchor) -> str:
    return "phase" if anchor.kind in OF_A_PHASE else "gate" if anchor.kind == "gate" else ""


def _of_documents(method: Method) -> Iterator[Named]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        yield Named("phase", f"{path}.phase", kind.phase)
        yield Named("role", f"{path}.responsible", kind.responsible)
        yield from _all("role", f"{path}.approvers", kind.approvers)
        yield from _all("role", f"{path}.reviewers", kind.reviewers)
        yield from _all("artefact", f"{path}.builds_on", kind.builds_on)


def _of_duties(method: Method) -> Iterator[Named]:
    for path, duty in placed(method.obligations, "obligations"):
        yield Named("role", f"{path}.role", duty.role)
        yield Named("role", f"{path}.verified_by", duty.verified_by)
        yield Named("clause", f"{path}.clause", duty.clause)
        yield Named("artefact", f"{path}.artefact", duty.artefact)


def _of_tailoring(method: Method) -> Iterator[Named]:
    for path, row in placed(method.tailoring, "tailoring"):
        yield from _all("artefact", f"{path}.without_artefacts", row.without_artefacts)
        yield from _all("obligation", f"{path}.without_obligations", row.without_obligations)
        yield from _all("checklist", f"{path}.without_checklists", row.without_checklists)
        yield from _all("criterion", f"{path}.without_criteria", row.without_criteria)
        for place, merger in placed(row.merge, f"{path}.merge"):
            yield Named("artefact", f"{place}.artefact", merger.artefact)
            yield Named("artefact", f"{place}.into", merger.into)
        for place, each in placed(row.combine, f"{path}.combine"):
            yield Named("role", f"{place}.role", each.role)
            yield Named("role", f"{place}.into", each.into)
