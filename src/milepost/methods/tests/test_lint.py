"""The linter is silent on the shipped pack, tells all in one order, and says what keeps a method from binding."""

from dataclasses import replace

from milepost.methods.definition import Method, Phase
from milepost.methods.lint import RULES, Finding, Report, lint
from milepost.methods.packs import pack
from milepost.methods.tests.seeded import DEFECTS
from milepost.methods.tests.seeded.defect import add, defect, put
from milepost.methods.tests.seeded.flow import OPEN_GATE

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


def found(seeded, rule):
    return [each for each in lint(seeded.method()).findings if each.rule == rule]


def test_a_ring_of_phases_is_told_at_both_ends():
    ring = defect(
        "phases_follow_one_line",
        add("gates", OPEN_GATE),
        put("phases/closing/exit_gate", "rfo"),
        put("phases/initiating/entry_gate", "rfo"),
    )
    assert [each.path for each in found(ring, ring.rule)] == ["phases[0].entry_gate", "phases[3].exit_gate"]


def test_a_circle_of_documents_is_told_once_with_its_members():
    (told,) = found(DEFECTS["four documents that wait in a circle"], "documents_build_in_one_direction")
    assert told.path == "artefact_types[0].builds_on"
    members = ("project_initiation_request", "business_case", "project_charter", "work_plan")
    assert told.wrong == f"Each of {', '.join(f'`{code}`' for code in members)} can be approved only after itself."


def test_a_combination_is_told_where_it_stands():
    told = found(DEFECTS["an author combined with the approver"], "combining_keeps_controls_apart")
    assert [each.path for each in told] == ["tailoring[1].combine[0]", "tailoring[1].combine[2]"]
    assert told[1].wrong.startswith("In class C `bm` and `po` are one person")


def test_a_method_of_one_phase_needs_no_gate():
    alone = Method(code="m", name="M", version="1.0.0", phases=(Phase(code="all", name="All"),))
    assert "gates" not in [each.path for each in lint(alone).findings]


def test_few_obligations_may_weigh_the_same():
    few = tuple(replace(each, weight=3) for each in PM2.obligations if each.verb == "shall")
    for number, expected in ((4, False), (5, True)):
        rules = {each.rule for each in lint(replace(PM2, obligations=few[:number])).findings}
        assert ("weights_differ" in rules) is expected
