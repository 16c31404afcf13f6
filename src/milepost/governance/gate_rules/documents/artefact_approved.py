"""A document of the method is approved."""

from __future__ import annotations

from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met, unknown
from milepost.methods.definition import Criterion

CODE = "artefact_approved"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for an approved version of the document."""
    document = facts.documents.get(criterion.of)
    if document is None:
        return unknown(
            f"The method does not ask this class for a document of the type {criterion.of}.",
            "PMO",
            "The PMO mends the method, or has the project follow another version of it.",
        )
    if document.approved is not None:
        return met(f"{document.name}, version {document.approved}, is approved.")
    return not_met(
        f"{document.name} is {document.state}, not approved.",
        document.approvers,
        f"The project manager hands it in; {document.approvers} reads and approves it.",
    )


RULE = GateRule(CODE, "The document that the criterion names is approved.", check)
