"""Defects of phases, gates and what gates ask for."""

from milepost.methods.tests.seeded.defect import PACK, add, defect, drop, like, put

OPEN_GATE = {
    "code": "rfo",
    "name": "Ready for Operating",
    "purpose": "Refused, work goes on.",
    "decided_by": "psc",
    "reviewed_by": ["pmo"],
    "criteria": [{"code": "all_trained", "check": "transition_done", "sentence": "All are trained."}],
}
PHASES, GATES = PACK["phases"], PACK["gates"]
FOR_C = [each["code"] for each in GATES[1]["criteria"] if "C" in each.get("classes", "C")]

DEFECTS = {
    "a phase beside the line": defect(
        "phase_is_reached",
        add("phases", {"code": "operating", "name": "Operating", "purpose": "Run it."}),
        put("obligations/hold_end_review/anchor", {"kind": "phase_start", "of": "operating"}),
        also="anchor_is_reached",
    ),
    "two phases that only lead to each other": defect(
        "phase_is_reached",
        put("phases/planning/exit_gate", ""),
        put("phases/closing/exit_gate", "rfe"),
        also="gate_is_reached anchor_is_reached",
    ),
    "a gate that nobody comes to": defect("gate_is_reached", add("gates", OPEN_GATE)),
    "a line that breaks off": defect(
        "gate_is_reached",
        drop("phases/executing/exit_gate"),
        also="phase_is_reached anchor_is_reached",
    ),
    "a gate that opens nothing": defect(
        "gate_leads_on",
        add("gates", OPEN_GATE),
        put("phases/closing/exit_gate", "rfo"),
        put("obligations/hold_end_review/anchor", {"kind": "gate", "of": "rfo"}),
    ),
    "phases written out of order": defect(
        "phases_follow_one_line", put("phases", [PHASES[0], PHASES[2], PHASES[1], PHASES[3]])
    ),
    "gates written out of order": defect("phases_follow_one_line", put("gates", [GATES[1], GATES[0], GATES[2]])),
    "a fork": defect(
        "phases_follow_one_line",
        add(
            "phases",
            {"code": "piloting", "name": "Piloting", "purpose": "Try it.", "entry_gate": "rfe", "exit_gate": "rfc"},
            at=3,
        ),
        put("obligations/hold_executing_kickoff/anchor", {"kind": "phase_start", "of": "executing"}),
        also="phase_asks_for_something",
    ),
    "a circle of phases": defect("phases_follow_one_line", put("phases/closing/exit_gate", "rfp")),
    "no phase is the first": defect("phases_follow_one_line", put("phases/initiating/entry_gate", "rfc")),
    "refused leads where approved leads": defect(
        "refusal_differs_from_approval", put("gates/rfp/refused_leads_to", "planning")
    ),
    "a gate without a decider": defect("gate_has_decider", put("gates/rfe/decided_by", "")),
    "a gate without a reviewer": defect("gate_is_reviewed", drop("gates/rfe/reviewed_by")),
    "a gate that nobody asks for": defect(
        "gate_is_asked_for",
        put("obligations/request_rfp/anchor", {"kind": "phase_end", "of": "initiating"}),
        put("obligations/review_initiating_exit/anchor", {"kind": "phase_end", "of": "initiating", "days": -3}),
        also="deed_of_a_gate_has_its_gate",
    ),
    "a gate without criteria": defect("gate_asks_for_something", drop("gates/rfc/criteria")),
    "a gate that class C passes without criteria": defect(
        "gate_asks_for_something", put("tailoring/C/without_criteria", FOR_C)
    ),
    "an approval of nothing": defect("criterion_can_be_answered", drop("gates/rfp/criteria/charter_approved/of")),
    "a class of a document": defect(
        "criterion_can_be_answered", put("gates/rfp/criteria/class_is_set/of", "project_charter")
    ),
    "no number of risks": defect("criterion_can_be_answered", drop("gates/rfp/criteria/has_a_risk/least")),
    "three times appointed": defect(
        "criterion_can_be_answered", put("gates/rfp/criteria/manager_is_appointed/least", 3)
    ),
    "more than all capacity": defect(
        "criterion_can_be_answered", put("gates/rfe/criteria/capacity_is_booked/least", 120)
    ),
    "a criterion twice": defect(
        "criterion_is_asked_once",
        add("gates/rfe/criteria", like("gates/rfe/criteria/risk_plan_approved", code="again", classes=["A"])),
    ),
    "class C is judged by a plan that it does not write": defect(
        "gate_needs_what_is_written", drop("gates/rfe/criteria/risk_plan_approved/classes")
    ),
    "class C is judged by a merged document": defect(
        "gate_needs_what_is_written",
        put("gates/rfe/criteria/communications_plan_approved/of", "stakeholder_matrix"),
        drop("gates/rfe/criteria/communications_plan_approved/classes"),
    ),
    "a document due after the gate that needs it": defect(
        "document_is_due_before_its_gate",
        put("artefact_types/quality_plan/due", {"kind": "phase_start", "of": "executing", "days": 5}),
        put("obligations/write_quality_plan/anchor", {"kind": "phase_start", "of": "executing", "days": 5}),
        also="document_is_due_in_its_phase",
    ),
    "a duty due after the gate that needs its document": defect(
        "document_is_due_before_its_gate",
        put("obligations/write_risk_plan/anchor", {"kind": "gate", "of": "rfe", "days": 1}),
        also="duty_and_document_share_a_date",
    ),
}
