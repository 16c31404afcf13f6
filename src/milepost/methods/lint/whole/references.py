"""Whatever is named exists: roles, phases, gates, documents, clauses, obligations, checklists, criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.references import known, references


def _unknown(target: str) -> Callable[[Method], Iterator[Spot]]:
    def look(method: Method) -> Iterator[Spot]:
        there = known(method)[target]
        for each in references(method):
            if each.target == target and each.code not in there:
                yield Spot(
                    each.path, f"There is no {_said(target)} `{each.code}`.", "Add it, or name one that there is."
                )

    return look


def _said(target: str) -> str:
    return {"artefact": "artefact type", "clause": "clause of a policy"}.get(target, target)


NAMED_ROLE_IS_KNOWN = Rule("named_role_is_known", "Every role that is named exists.", ERROR, _unknown("role"))
NAMED_PHASE_IS_KNOWN = Rule("named_phase_is_known", "Every phase that is named exists.", ERROR, _unknown("phase"))
NAMED_GATE_IS_KNOWN = Rule("named_gate_is_known", "Every gate that is named exists.", ERROR, _unknown("gate"))
NAMED_DOCUMENT_IS_KNOWN = Rule(
    "named_document_is_known", "Every artefact type that is named exists.", ERROR, _unknown("artefact")
)
NAMED_CLAUSE_IS_KNOWN = Rule("named_clause_is_known", "Every clause that is named exists.", ERROR, _unknown("clause"))
NAMED_DUTY_IS_KNOWN = Rule(
    "named_duty_is_known", "Every obligation that is named exists.", ERROR, _unknown("obligation")
)
NAMED_CHECKLIST_IS_KNOWN = Rule(
    "named_checklist_is_known", "Every checklist that is named exists.", ERROR, _unknown("checklist")
)
NAMED_CRITERION_IS_KNOWN = Rule(
    "named_criterion_is_known", "Every criterion that is named exists.", ERROR, _unknown("criterion")
)
