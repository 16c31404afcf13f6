"""Defects of obligations, their dates and weights, and of policies."""

from milepost.methods.tests.seeded.defect import PACK, add, defect, drop, like, put
from milepost.methods.tests.seeded.flow import OPEN_GATE

DEFECTS = {
    "a policy without an objective": defect("policy_has_objective", drop("policies/planning/objective")),
    "a policy without clauses": defect(
        "policy_has_clauses",
        add("policies", like("policies/planning", code="ethics", name="Ethics", clauses=[])),
    ),
    "a policy that binds nobody": defect("policy_has_audience", drop("policies/planning/audience")),
    "a policy that is never looked at again": defect("policy_is_reviewed", drop("policies/planning/review_months")),
    "a duty under a policy for others": defect(
        "policy_reaches_whom_it_binds", put("policies/reporting/audience", ["psc", "pct", "pmo"])
    ),
    "a duty without a policy": defect("duty_serves_a_clause", drop("obligations/hold_end_review/clause")),
    "a clause that nobody carries out": defect(
        "clause_is_served", add("policies/closing/clauses", {"code": "5", "text": "We celebrate."})
    ),
    "a duty of nobody": defect("duty_binds_somebody", put("obligations/assign_work/role", "")),
    "a document due from nobody": defect("duty_binds_somebody", put("obligations/write_issue_plan/role", "")),
    "a duty of nobody that nobody verifies": defect(
        "duty_binds_somebody",
        put("obligations/assign_work/role", ""),
        put("obligations/assign_work/verified_by", ""),
        also="shall_is_verified",
    ),
    "a shall without a trace": defect("shall_leaves_evidence", put("obligations/assign_work/evidence", "none")),
    "a document shown by a record": defect(
        "document_is_the_evidence", put("obligations/write_issue_plan/evidence", "record")
    ),
    "a duty twice": defect(
        "duty_is_asked_once",
        add("obligations", like("obligations/hold_executing_kickoff", code="again", classes=["A"])),
    ),
    "a duty of no class": defect(
        "duty_binds_some_class",
        add("tailoring", {"project_class": "A", "without_obligations": ["hold_end_review"]}),
        add("tailoring/B/without_obligations", "hold_end_review"),
    ),
    "a duty to write what the class leaves out": defect(
        "duty_asks_for_what_is_written", add("tailoring/B/without_artefacts", "issue_plan")
    ),
    "an anchor at no phase in particular": defect(
        "anchor_says_of_what", put("obligations/assign_work/anchor", {"kind": "phase_start", "days": 10})
    ),
    "an anchor at the start of a phase of the project": defect(
        "anchor_says_of_what", put("checklists/closing/used_at/of", "closing")
    ),
    "a duty that never falls due": defect(
        "anchor_is_reached",
        add("gates", OPEN_GATE),
        put("obligations/hold_end_review/anchor", {"kind": "gate", "of": "rfo"}),
        also="gate_is_reached",
    ),
    "a checklist that never comes up": defect(
        "anchor_is_reached",
        add("gates", OPEN_GATE),
        put("checklists/induction/used_at", {"kind": "gate", "of": "rfo"}),
        also="gate_is_reached",
    ),
    "a duty before the beginning": defect(
        "due_after_the_beginning", put("obligations/appoint_manager/anchor/days", -5)
    ),
    "a duty of the manager after the end": defect(
        "due_before_the_end", put("obligations/hold_end_review/anchor", {"kind": "project_end", "days": 30})
    ),
    "a deed at no gate": defect(
        "deed_of_a_gate_has_its_gate", put("obligations/hold_end_review/deed", "gate_requested")
    ),
    "a duty for ever": defect("recurrence_ends", drop("obligations/report_status/recurrence/until")),
    "a duty that ends before it begins": defect(
        "recurrence_ends_after_it_begins", put("obligations/report_status/recurrence/until/of", "planning")
    ),
    "a recurring duty that comes once": defect(
        "recurrence_comes_round",
        put(
            "obligations/monitor_risks_in_closing/recurrence/until",
            {"kind": "phase_start", "of": "closing", "days": 20},
        ),
    ),
    "a review of ten hours every month": defect(
        "recurrence_leaves_time_to_work",
        put("obligations/monitor_risks_in_executing/minutes", 600),
        also="burden_stays_within_its_limit",
    ),
    "a status report every week": defect(
        "recurrence_leaves_time_to_approve",
        put("obligations/report_status/recurrence/every", "week"),
        put("obligations/report_status/minutes", 5),
    ),
    "a critical should": defect("critical_duty_is_a_shall", put("obligations/hold_end_review/critical", True)),
    "a critical shall as light as a should": defect(
        "critical_duty_weighs_more", put("obligations/seal_archive/weight", 1)
    ),
    "all weigh the same": defect(
        "weights_differ",
        put("obligations", [{**each, "weight": 3} for each in PACK["obligations"]]),
        also="critical_duty_weighs_more",
    ),
    "a duty of unknown cost": defect("duty_costs_time", drop("obligations/assign_work/minutes")),
}
