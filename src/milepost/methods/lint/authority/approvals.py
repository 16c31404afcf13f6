"""A document is approved by somebody who neither wrote it nor delivers what it promises (SOD-01, SOD-04, SOD-06)."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import on_side, placed


def _unapproved(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        if not kind.approvers:
            yield Spot(f"{path}.approvers", f"Nobody approves `{kind.code}`.", "Name the role that approves it.")


def _self_approved(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, role in placed(kind.approvers, f"{path}.approvers"):
            if role == kind.responsible:
                yield Spot(
                    place,
                    f"`{role}` writes `{kind.code}` and approves it (SOD-04).",
                    "Name another role as approver.",
                )


def _self_reviewed(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, role in placed(kind.reviewers, f"{path}.reviewers"):
            if role == kind.responsible:
                yield Spot(
                    place,
                    f"`{role}` writes `{kind.code}` and reviews it (SOD-03).",
                    "Name another role as reviewer, or none.",
                )


def _reviewed_and_approved(method: Method) -> Iterator[Spot]:
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, role in placed(kind.reviewers, f"{path}.reviewers"):
            if role in kind.approvers:
                yield Spot(
                    place,
                    f"`{role}` reviews `{kind.code}` and approves it: the review adds no second pair of eyes.",
                    "Let another role review, or none.",
                )


def _approved_by_delivery(method: Method) -> Iterator[Spot]:
    delivery, suppliers = on_side(method, "delivery"), on_side(method, "supplier")
    for path, kind in placed(method.artefact_types, "artefact_types"):
        others = set(kind.approvers) - suppliers - {kind.responsible}
        if others and others <= delivery:
            yield Spot(
                f"{path}.approvers",
                f"Only roles of delivery approve `{kind.code}`, and nobody approves what they deliver (SOD-01).",
                "Add an approver of business or control.",
            )


def _signing_suppliers(method: Method) -> Iterator[Spot]:
    suppliers = on_side(method, "supplier")
    for path, kind in placed(method.artefact_types, "artefact_types"):
        for place, role in placed(kind.approvers, f"{path}.approvers"):
            if role in suppliers and role != kind.responsible:
                yield Spot(
                    place,
                    f"`{role}` stands on the supplier's side and would approve `{kind.code}` (SOD-06).",
                    "Name a role of business or control.",
                )
    for path, duty in placed(method.obligations, "obligations"):
        if duty.role in suppliers and duty.evidence == "signature":
            yield Spot(
                f"{path}.role",
                f"`{duty.role}` stands on the supplier's side and would sign `{duty.code}` (SOD-06).",
                "Let the client's side sign.",
            )


DOCUMENT_HAS_APPROVER = Rule("document_has_approver", "Every artefact type names who approves it.", ERROR, _unapproved)
APPROVER_IS_NOT_THE_AUTHOR = Rule(
    "approver_is_not_the_author", "Nobody approves what they write.", ERROR, _self_approved
)
REVIEWER_IS_NOT_THE_AUTHOR = Rule(
    "reviewer_is_not_the_author", "Nobody reviews what they write.", ERROR, _self_reviewed
)
REVIEWER_IS_NOT_THE_APPROVER = Rule(
    "reviewer_is_not_the_approver",
    "A review is made by another role than the approval.",
    WARNING,
    _reviewed_and_approved,
)
APPROVER_DELIVERS_NOTHING = Rule(
    "approver_delivers_nothing", "Somebody who does not deliver approves every document.", ERROR, _approved_by_delivery
)
SUPPLIER_SIGNS_NOTHING = Rule(
    "supplier_signs_nothing", "No role of a supplier approves a document or signs.", ERROR, _signing_suppliers
)
