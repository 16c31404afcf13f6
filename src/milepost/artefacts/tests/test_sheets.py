"""The sheet of a document is the method's type, tailored to the class of the project."""

from __future__ import annotations

from milepost.artefacts.rules.content import completeness
from milepost.artefacts.rules.sheets import Sheet, sheets
from milepost.methods.packs import pack
from milepost.projects.choices import LEADS

METHOD = pack()


def sheet(code: str, project_class: str) -> Sheet:
    return next(each for each in sheets(METHOD, project_class) if each.type.code == code)


def test_a_class_gets_what_its_tailoring_leaves_in_the_order_of_the_phases() -> None:
    all_of_them = [each.type.code for each in sheets(METHOD, "A")]
    small = [each.type.code for each in sheets(METHOD, "C")]
    assert len(all_of_them) == len(METHOD.artefact_types)
    assert "risk_plan" in all_of_them
    assert "risk_plan" not in small
    assert small == [code for code in all_of_them if code in small]
    phases = [each.phase for each in sheets(METHOD, "A")]
    assert list(dict.fromkeys(phases)) == [phase.name for phase in METHOD.phases if phase.name in phases]


def test_a_merged_document_brings_its_required_fields() -> None:
    merged = sheet("project_handbook", "C")
    assert "stakeholder_matrix" not in {each.type.code for each in sheets(METHOD, "C")}
    codes = {field.code for field in merged.fields if merged.needs(field)}
    assert "stakeholder_matrix_parties" in codes
    assert "stakeholder_matrix_power_interest" not in {field.code for field in merged.fields}
    assert sheet("project_handbook", "A").field("stakeholder_matrix_parties") is None


def test_roles_are_combined_for_a_class_and_played_by_roles_of_the_house() -> None:
    large, small = sheet("project_charter", "A"), sheet("project_charter", "C")
    assert [part.code for part in large.approvers] == ["psc"]
    assert large.approvers[0].played_by == {"executive", "sponsor"}
    assert [part.code for part in small.approvers] == ["po"]
    assert small.approvers[0].played_by == {"sponsor"}
    assert [part.code for part in large.reviewers] == ["po"]
    assert small.reviewers == (), "who approves reviews by approving"
    assert large.responsible.played_by == LEADS


def test_every_role_that_the_method_names_for_a_document_is_played_by_somebody() -> None:
    for project_class in ("A", "B", "C"):
        for each in sheets(METHOD, project_class):
            parts = (each.responsible, *each.approvers, *each.reviewers)
            assert all(part.played_by for part in parts), each.type.code
            assert each.approvers, each.type.code


def test_required_fields_come_first_and_are_what_completeness_counts() -> None:
    charter = sheet("project_charter", "C")
    needed = [charter.needs(field) for field in charter.fields]
    assert needed == sorted(needed, reverse=True)
    assert completeness(charter.fields, "C", {}).required == sum(needed) > 0
