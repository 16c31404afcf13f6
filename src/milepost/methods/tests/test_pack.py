"""The default pack is complete, credited, and small for class C."""

from milepost.methods.definition.vocabulary import CLASSES
from milepost.methods.packs import pack

PM2 = pack()


def test_the_pack_credits_the_commission_and_says_what_was_changed():
    assert "European Commission" in PM2.attribution
    assert "CC BY 4.0" in PM2.attribution
    assert "Changed" in PM2.attribution
    assert PM2.licence == "CC BY 4.0"


def test_four_phases_follow_each_other_through_three_gates():
    assert [phase.code for phase in PM2.phases] == ["initiating", "planning", "executing", "closing"]
    assert [phase.exit_gate for phase in PM2.phases[:-1]] == [gate.code for gate in PM2.gates]
    assert [phase.entry_gate for phase in PM2.phases[1:]] == [gate.code for gate in PM2.gates]


def test_every_activity_has_exactly_one_who_answers_and_the_office_verifies():
    for activity in PM2.activities:
        assert len(activity.accountable) == 1, activity.code
        assert activity.verified_by == ("pmo",), activity.code


def test_every_field_has_help_and_a_filled_example():
    fields = [(kind.code, each) for kind in PM2.artefact_types for each in kind.fields]
    assert len(fields) > 90
    assert not [(kind, each.code) for kind, each in fields if not each.help or not each.example]


def test_every_example_reaches_the_minimum_that_its_field_asks_for():
    for kind in PM2.artefact_types:
        for each in kind.fields:
            assert len(each.example.split()) >= each.least_words, (kind.code, each.code)
            assert len(each.example.splitlines()) >= each.least_items, (kind.code, each.code)
            assert not each.options or each.example in each.options, (kind.code, each.code)


def test_every_phase_is_monitored_and_closing_has_its_chain():
    codes = {each.code for each in PM2.obligations}
    assert {f"monitor_risks_in_{phase.code}" for phase in PM2.phases} <= codes
    chain = ("accept_project evaluate_suppliers return_resources write_end_report hand_on_lessons"
             " schedule_review seal_archive approve_closing")  # fmt: skip
    assert set(chain.split()) <= codes


def test_class_c_is_tiny_and_no_class_loses_a_critical_shall():
    duties = {each.code: each for each in PM2.obligations}
    (tiny,) = (each for each in PM2.tailoring if each.project_class == "C")
    gone = {*tiny.without_artefacts, *(each.artefact for each in tiny.merge)}
    kept = [each for each in PM2.artefact_types if each.code not in gone]
    assert len(kept) <= 8
    for kind in kept:
        assert len([each for each in kind.fields if "C" in each.required]) <= 10, kind.code
    for each in PM2.tailoring:
        assert not [code for code in each.without_obligations if duties[code].critical]


def test_there_is_a_limit_for_every_class():
    assert [each.project_class for each in PM2.limits] == list(CLASSES)


def codes(parts):
    found = [each.code for each in parts]
    assert len(found) == len(set(found))
    return set(found)


def test_every_part_that_the_pack_names_exists_once():
    roles, artefacts, duties = codes(PM2.roles), codes(PM2.artefact_types), codes(PM2.obligations)
    phases, gates = codes(PM2.phases), codes(PM2.gates)
    clauses = {f"{policy.code}.{clause.code}" for policy in PM2.policies for clause in policy.clauses}
    for kind in PM2.artefact_types:
        codes(kind.fields)
        assert {kind.responsible, *kind.approvers, *kind.reviewers} <= roles, kind.code
        assert {kind.phase} <= phases, kind.code
        assert set(kind.builds_on) <= artefacts, kind.code
        assert kind.approvers, kind.code
        assert kind.responsible not in kind.approvers, kind.code
    for duty in PM2.obligations:
        assert {duty.role, duty.verified_by} <= roles, duty.code
        assert duty.role != duty.verified_by, duty.code
        assert duty.clause in clauses, duty.code
        assert not duty.artefact or duty.artefact in artefacts, duty.code
        assert not duty.recurrence or duty.recurrence.until, duty.code
        assert duty.anchor.of in {"gate": gates, "phase_start": phases, "phase_end": phases}.get(
            duty.anchor.kind, {""}
        ), duty.code
    for each in PM2.tailoring:
        gone = {*each.without_artefacts, *(merger.artefact for merger in each.merge)}
        assert gone <= artefacts
        assert set(each.without_obligations) <= duties


def test_no_class_is_asked_for_a_document_that_it_leaves_out_or_for_more_than_its_limit():
    left = {each.project_class: each for each in PM2.tailoring}
    for limit in PM2.limits:
        tailored = left.get(limit.project_class)
        gone = {*tailored.without_artefacts, *(each.artefact for each in tailored.merge)} if tailored else set()
        dropped = set(tailored.without_obligations) if tailored else set()
        asked = [
            each
            for each in PM2.obligations
            if (not each.classes or limit.project_class in each.classes) and each.code not in dropped
        ]
        assert not [each.code for each in asked if each.artefact in gone], limit.project_class
        criteria = [each for gate in PM2.gates for each in gate.criteria]
        counted = [each for each in criteria if not each.classes or limit.project_class in each.classes]
        assert not [each.code for each in counted if each.of in gone], limit.project_class
        assert len(asked) <= limit.obligations, limit.project_class
        assert sum(each.minutes for each in asked if not each.recurrence) <= limit.minutes, limit.project_class
        assert len(PM2.artefact_types) - len(gone) <= limit.artefacts, limit.project_class
