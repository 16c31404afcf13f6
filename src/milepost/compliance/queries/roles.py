"""Who in the house plays the role that an obligation names, and who verifies it."""

from __future__ import annotations

from milepost.artefacts.queries import players_of
from milepost.compliance.choices import OFFICE
from milepost.compliance.queries.plans import Methods
from milepost.compliance.rules.deeds import KINDS
from milepost.compliance.rules.shapes import Item
from milepost.kernel.policy import Roles
from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import DEEDS_WITH_A_DOCUMENT

NOBODY: tuple[str, Roles] = ("role that the method names", frozenset())
THE_PMO = ("PMO", OFFICE)


def performers_of(item: Item, method: Method) -> tuple[str, Roles]:
    """Return the name of the role that owes an obligation, and the roles of the house that play it."""
    if item.terms is None:
        return NOBODY
    part = players_of(method, item.terms.role)
    return part.name, part.played_by


def verifiers_of(item: Item, method: Method) -> tuple[str, Roles]:
    """Return who verifies an obligation: the role that the method names, the PMO where it names none."""
    if item.terms is None or not item.terms.verified_by:
        return THE_PMO
    part = players_of(method, item.terms.verified_by)
    return part.name, part.played_by


def document_of(item: Item, method: Method) -> str:
    """Return the name of the document whose approval meets an obligation, empty where there is none."""
    if item.terms is None or (item.terms.deed and item.terms.deed not in DEEDS_WITH_A_DOCUMENT):
        return ""
    code = item.terms.artefact
    return next((kind.name for kind in method.artefact_types if kind.code == code), "") if code else ""


def deed_of(item: Item) -> str:
    """Return what the deed is called that meets an obligation by itself, empty where none does."""
    return KINDS[item.terms.deed].words if item.terms is not None and item.terms.deed else ""


def method_of(version_id: int, project_class: str) -> Method:
    """Return what a version asks of a class."""
    return Methods([version_id]).of(version_id, project_class)


def why_of(item: Item, method: Method) -> tuple[str, str, str]:
    """Return the policy, its objective and the text of the clause that an obligation rests on; empty without one."""
    for policy in method.policies:
        for clause in policy.clauses:
            if f"{policy.code}.{clause.code}" == item.clause:
                return f"{policy.name}, {clause.code}", policy.objective, clause.text
    return "", "", ""
