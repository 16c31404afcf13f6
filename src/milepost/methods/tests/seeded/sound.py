"""Changes of the shipped pack that are lawful: a rule that speaks here would cry wolf."""

from milepost.methods.tests.seeded.defect import Change, add, drop, like, put

SOUND: dict[str, tuple[Change, ...]] = {
    "the team approves beside the owner": (put("artefact_types/project_handbook/approvers", ["po", "pct"]),),
    "the provider writes the contractor's report": (
        put("artefact_types/contractor_status_report/responsible", "sp"),
        put("artefact_types/contractor_status_report/reviewers", ["pm"]),
        put("activities/contractor_reporting/responsible", ["sp"]),
        put("activities/contractor_reporting/supports", ["pm"]),
        put("obligations/report_contractors/role", "sp"),
    ),
    "one role alone does uncontrolled work": (
        put("activities/coordination/responsible", ["po"]),
        drop("activities/coordination/verified_by"),
    ),
    "nobody verifies a should": (drop("obligations/hold_end_review/verified_by"),),
    "a should leaves no trace": (put("obligations/hold_end_review/evidence", "none"),),
    "equal limits of two classes": (put("limits/C/minutes", 2700), put("limits/C/minutes_a_month", 240)),
    "the office looks back half a year after the end": (
        put("obligations/schedule_review/anchor", {"kind": "project_end", "days": 180}),
    ),
    "a date that may lie before or after": (
        put("artefact_types/work_plan/due", {"kind": "phase_end", "of": "planning", "days": -60}),
        put("obligations/write_work_plan/anchor", {"kind": "phase_end", "of": "planning", "days": -60}),
    ),
    "a document due on the day of its gate": (
        put("artefact_types/quality_plan/due", {"kind": "gate", "of": "rfe"}),
        put("obligations/write_quality_plan/anchor", {"kind": "gate", "of": "rfe"}),
    ),
    "a refused gate that leads back": (put("gates/rfe/refused_leads_to", "initiating"),),
    "a document merged into one that builds on the same ground": (
        add("tailoring/B/merge", {"artefact": "business_implementation_plan", "into": "transition_plan"}),
        put("tailoring/B/without_artefacts", ["outsourcing_plan", "contractor_status_report"]),
    ),
    "an optional field without help": (
        add("artefact_types/status_report/fields", {"code": "remark", "label": "Remark", "type": "text"}),
    ),
    "one criterion of two gates": (
        add("gates/rfe/criteria", like("gates/rfp/criteria/has_a_risk", code="still_has_a_risk")),
    ),
    "a criterion asked of different classes with another number": (
        put("gates/rfp/criteria/has_a_risk/classes", ["B", "C"]),
        add("gates/rfp/criteria", like("gates/rfp/criteria/has_a_risk", code="five_risks", least=5, classes=["A"])),
    ),
    "a hundred per cent, and more than a hundred lessons": (
        put("gates/rfe/criteria/capacity_is_booked/least", 100),
        put("gates/rfp/criteria/lessons_are_used/least", 150),
    ),
    "a merged document whose clashing field does not move": (
        put("artefact_types/stakeholder_matrix/fields/attitude/code", "roles"),
    ),
    "a document that builds on a merged one": (add("artefact_types/acceptance_plan/builds_on", "stakeholder_matrix"),),
    "an example with exactly enough words": (
        put("artefact_types/business_case/fields/justification/example", "One two three four five six seven eight"),
    ),
    "a choice of two": (
        put("artefact_types/acceptance_note/fields/result/options", ["Yes", "No"]),
        put("artefact_types/acceptance_note/fields/result/example", "No"),
    ),
    "examples of a date, an amount and a flag": (
        put("artefact_types/business_case/fields/funding/type", "money"),
        put("artefact_types/business_case/fields/funding/example", "120 000 EUR"),
        put("artefact_types/project_handbook/fields/release/type", "date"),
        put("artefact_types/project_handbook/fields/release/example", "2026-05-01"),
        put("artefact_types/outsourcing_plan/fields/acceptance/type", "flag"),
        put("artefact_types/outsourcing_plan/fields/acceptance/example", "Yes"),
    ),
    "one action of another class": (
        add("obligations", like("obligations/hold_executing_kickoff", code="short", minutes=15, classes=["C"])),
        put("limits/C/obligations", 33),
    ),
    "facts brought up to date every week": (
        put("obligations/keep_facts_fresh/recurrence/every", "week"),
        put("obligations/keep_facts_fresh/minutes", 5),
    ),
    "a should as heavy as a light shall": (put("obligations/hold_end_review/weight", 2),),
    "one action of two roles": (
        add("obligations", like("obligations/hold_executing_kickoff", code="theirs", role="po", classes=["A"])),
    ),
    "a method of one's own without a demanding licence": (put("licence", "All rights reserved"), drop("attribution")),
    "a recurring duty that just comes twice": (
        put(
            "obligations/monitor_risks_in_closing/recurrence/until",
            {"kind": "phase_start", "of": "closing", "days": 44},
        ),
    ),
}
