"""The linter is silent on the shipped pack, tells all in one order, and says what keeps a method from binding."""

from dataclasses import replace

from milepost.methods.lint import RULES, Finding, Report, lint
from milepost.methods.packs import pack

PM2 = pack()


def test_the_shipped_pack_has_no_finding():
    assert lint(PM2) == Report(())
    assert lint(PM2).is_clean


def test_a_gate_that_nobody_decides_is_found_with_its_place_and_its_cure():
    gates = (replace(PM2.gates[0], decided_by=""), *PM2.gates[1:])
    report = lint(replace(PM2, gates=gates))
    (found,) = report.findings
    assert (found.rule, found.severity, found.path) == ("gate_has_decider", "error", "gates[0].decided_by")
    assert str(found) == "gates[0].decided_by: Nobody decides the gate `rfp`. Name the role that decides."
    assert report.errors == report.findings
    assert not report.is_clean


def test_warnings_alone_leave_a_method_clean():
    report = Report((Finding("x", "warning", "", "Odd.", "Look."),))
    assert report.is_clean
    assert report.warnings == report.findings
    assert not report.errors


def test_findings_stand_in_the_order_of_the_definition():
    gates = tuple(replace(each, decided_by="", reviewed_by=()) for each in PM2.gates)
    found = [each.path for each in lint(replace(PM2, gates=gates)).findings]
    assert found[:6] == [f"gates[{at}].{name}" for at in range(3) for name in ("decided_by", "reviewed_by")]


def test_codes_and_sentences_of_rules_stand_once():
    assert len({each.code for each in RULES}) == len(RULES)
    assert len({each.sentence for each in RULES}) == len(RULES)
