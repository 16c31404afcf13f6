"""What a class is asked for, and what it gains and loses from one version to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from milepost.methods.applying import Part, difference, tailored
from milepost.methods.definition import Anchor, Criterion, Merger, Obligation
from milepost.methods.definition.vocabulary import CLASSES
from milepost.methods.packs import pack

PM2 = pack()
DUTY = Obligation(
    code="protect", verb="shall", action="Protect what is personal", role="pm", minutes=30, critical=True,
    anchor=Anchor(kind="gate", of="rfc"), classes=("A", "B"),
)  # fmt: skip
MORE = replace(PM2, version="1.1.0", obligations=(*PM2.obligations, DUTY))


def with_tailoring(**values):
    (old,) = (each for each in PM2.tailoring if each.project_class == "C")
    return replace(PM2, tailoring=(replace(old, **values),))


def test_class_a_is_asked_for_everything():
    whole = tailored(PM2, "A")
    for kind, left in zip(PM2.artefact_types, whole.artefact_types, strict=True):
        assert [each.code for each in left.fields] == [each.code for each in kind.fields]
        assert [bool(each.required) for each in left.fields] == ["A" in each.required for each in kind.fields]
    assert [each.code for each in whole.obligations] == [
        each.code for each in PM2.obligations if not each.classes or "A" in each.classes
    ]


def test_what_a_class_leaves_out_is_gone_with_the_criteria_about_it():
    small = tailored(PM2, "C")
    codes = {each.code for each in small.artefact_types}
    assert not codes & {"risk_plan", "requirements_plan", "stakeholder_matrix"}
    assert not [each.code for gate in small.gates for each in gate.criteria if each.of and each.of not in codes]
    assert not {"know_stakeholders", "hold_end_review"} & {each.code for each in small.obligations}


def test_the_fields_that_a_merged_document_demands_move_with_it():
    (handbook,) = (each for each in tailored(PM2, "C").artefact_types if each.code == "project_handbook")
    (own,) = (each for each in PM2.artefact_types if each.code == "project_handbook")
    (matrix,) = (each for each in PM2.artefact_types if each.code == "stakeholder_matrix")
    demanded = [each.label for each in matrix.fields if "C" in each.required]
    assert [each.label for each in handbook.fields] == [each.label for each in own.fields] + demanded
    assert len({each.code for each in handbook.fields}) == len(handbook.fields)


def test_a_duty_about_a_merged_document_is_performed_by_the_one_that_it_became_part_of():
    duty = replace(DUTY, artefact="stakeholder_matrix", classes=())
    small = tailored(replace(PM2, obligations=(*PM2.obligations, duty)), "C")
    assert small.obligations[-1].artefact == "project_handbook"


def test_a_role_that_another_plays_is_named_nowhere():
    small = tailored(PM2, "C")
    named = {each.decided_by for each in small.gates} | {each.role for each in small.obligations}
    for kind in small.artefact_types:
        named |= {kind.responsible, *kind.approvers}
    assert not named & {"psc", "big"}


def test_mergers_in_a_chain_end_where_the_chain_ends_and_a_circle_does_not_hang():
    links = (("stakeholder_matrix", "risk_plan"), ("risk_plan", "project_handbook"))
    chain = tuple(Merger(artefact=part, into=into) for part, into in links)
    codes = {each.code for each in tailored(with_tailoring(merge=chain, without_artefacts=()), "C").artefact_types}
    assert not {"stakeholder_matrix", "risk_plan"} & codes
    circle = (Merger(artefact="risk_plan", into="quality_plan"), Merger(artefact="quality_plan", into="risk_plan"))
    assert tailored(with_tailoring(merge=circle, without_artefacts=()), "C").roles == PM2.roles


@pytest.mark.parametrize("project_class", CLASSES)
def test_a_tailored_method_stays_what_it_is_when_it_is_tailored_again(project_class):
    once = tailored(PM2, project_class)
    assert tailored(once, project_class) == once


@pytest.mark.parametrize("project_class", CLASSES)
def test_nothing_differs_from_itself(project_class):
    assert difference(PM2, PM2, project_class).is_empty
    assert difference(PM2, replace(PM2, version="9.0.0", summary="Other"), project_class).is_empty


def test_a_new_duty_is_gained_by_the_classes_that_it_binds_and_by_no_other():
    gained = difference(PM2, MORE, "B")
    assert gained.gained == (Part("obligation", "protect", "Protect what is personal", "", critical=True, minutes=30),)
    assert (gained.lost, gained.changed, gained.minutes) == ((), (), 30)
    assert difference(PM2, MORE, "C").is_empty


def test_what_one_way_gains_the_other_way_loses():
    there, back = difference(PM2, MORE, "A"), difference(MORE, PM2, "A")
    assert (there.gained, there.lost) == (back.lost, back.gained)
    assert back.minutes == -30


def test_what_stays_under_its_code_is_changed_and_says_in_what():
    gates = tuple(replace(each, decided_by="po") if each.code == "rfp" else each for each in PM2.gates)
    duties = tuple(replace(each, weight=9) if each.code == "know_stakeholders" else each for each in PM2.obligations)
    told = difference(PM2, replace(PM2, gates=gates, obligations=duties), "A")
    assert {(each.part.code, each.what) for each in told.changed} == {
        ("rfp", ("decided by",)),
        ("know_stakeholders", ("weight",)),
    }
    assert not told.gained
    assert not told.lost


def test_a_new_criterion_is_told_once_and_not_as_a_change_of_its_gate():
    criterion = Criterion(code="protected", check="class_set", sentence="Personal facts are protected.")
    gates = (replace(PM2.gates[0], criteria=(*PM2.gates[0].criteria, criterion)), *PM2.gates[1:])
    told = difference(PM2, replace(PM2, gates=gates), "C")
    assert [(each.kind, each.name, each.of) for each in told.gained] == [
        ("criterion", "Personal facts are protected.", PM2.gates[0].name)
    ]
    assert not told.changed


def test_without_a_version_before_everything_is_gained():
    told = difference(None, PM2, "C")
    assert not told.lost
    assert not told.changed
    assert {each.code for each in told.gained if each.kind == "obligation"} == {
        each.code for each in tailored(PM2, "C").obligations
    }


def test_a_stricter_tailoring_shows_as_parts_gained():
    without = replace(PM2, tailoring=tuple(each for each in PM2.tailoring if each.project_class != "C"))
    told = difference(PM2, without, "C")
    assert {"risk_plan", "stakeholder_matrix"} <= {each.code for each in told.gained if each.kind == "document"}
