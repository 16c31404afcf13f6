"""Defects of who may: roles, gates, approvals, verification, the office, the matrix."""

from milepost.methods.tests.seeded.defect import add, defect, drop, put

DEFECTS = {
    "a role that excludes itself": defect("role_can_be_held", add("roles/big/never_with", "big")),
    "an exclusion that the other side does not know": defect(
        "exclusion_is_mutual", put("roles/psc/never_with", ["pm"])
    ),
    "an exclusion that this side does not know": defect(
        "exclusion_is_mutual", put("roles/pct/never_with", ["po", "agb", "psc"])
    ),
    "a role that is only excluded": defect(
        "role_is_used",
        add(
            "roles",
            {"code": "coach", "name": "Coach", "side": "business", "purpose": "Encourages.", "never_with": ["pm"]},
        ),
        add("roles/pm/never_with", "coach"),
    ),
    "a role that is called like a phase": defect(
        "role_is_used",
        add("roles", {"code": "closing", "name": "Closer", "side": "business", "purpose": "Closes."}),
    ),
    "a role without a part": defect(
        "role_is_used", add("roles", {"code": "coach", "name": "Coach", "side": "business", "purpose": "Encourages."})
    ),
    "nobody controls": defect("roles_cover_every_side", put("roles/pmo/side", "business")),
    "the project manager decides a gate": defect("gate_is_decided_outside_delivery", put("gates/rfe/decided_by", "pm")),
    "the provider reviews a gate": defect("gate_is_reviewed_outside_delivery", put("gates/rfe/reviewed_by", ["sp"])),
    "the decider is the reviewer": defect("gate_reviewer_is_not_the_decider", put("gates/rfe/reviewed_by", ["psc"])),
    "the author of the case reviews its gate": defect(
        "gate_judge_wrote_nothing_of_it", put("gates/rfp/reviewed_by", ["pmo", "bm"])
    ),
    "the author of the case decides its gate": defect(
        "gate_judge_wrote_nothing_of_it", put("gates/rfp/decided_by", "bm"), also="decider_is_kept_apart"
    ),
    "a document that nobody approves": defect("document_has_approver", drop("artefact_types/risk_plan/approvers")),
    "the author approves": defect(
        "approver_is_not_the_author", put("artefact_types/project_charter/approvers", ["pm"])
    ),
    "the author approves among others": defect(
        "approver_is_not_the_author", put("artefact_types/project_charter/approvers", ["psc", "pm"])
    ),
    "the author reviews": defect("reviewer_is_not_the_author", put("artefact_types/work_plan/reviewers", ["pm"])),
    "the approver reviews": defect("reviewer_is_not_the_approver", put("artefact_types/risk_plan/reviewers", ["po"])),
    "the team approves": defect("approver_delivers_nothing", put("artefact_types/project_handbook/approvers", ["pct"])),
    "all of delivery approves": defect(
        "approver_delivers_nothing", put("artefact_types/project_initiation_request/approvers", ["pm", "pct"])
    ),
    "the provider approves their own report": defect(
        "approver_is_not_the_author",
        put("artefact_types/contractor_status_report/responsible", "sp"),
        put("artefact_types/contractor_status_report/approvers", ["sp"]),
        put("artefact_types/contractor_status_report/reviewers", []),
        put("activities/contractor_reporting/responsible", ["sp"]),
        put("obligations/report_contractors/role", "sp"),
    ),
    "the provider approves": defect("supplier_signs_nothing", put("artefact_types/work_plan/approvers", ["sp"])),
    "the provider signs the acceptance": defect("supplier_signs_nothing", put("obligations/accept_project/role", "sp")),
    "the project manager verifies their own obligation": defect(
        "verified_by_another", put("obligations/assign_work/verified_by", "pm")
    ),
    "who answers for an activity verifies it": defect(
        "verified_by_another", put("activities/coordination/verified_by", ["po"])
    ),
    "the team verifies an obligation": defect(
        "verifier_delivers_nothing", put("obligations/assign_work/verified_by", "pct")
    ),
    "the team verifies an activity": defect(
        "verifier_delivers_nothing", put("activities/distribution/verified_by", ["pct"])
    ),
    "nobody verifies what is critical": defect(
        "critical_shall_is_verified", drop("obligations/seal_archive/verified_by")
    ),
    "nobody verifies a shall": defect("shall_is_verified", drop("obligations/assign_work/verified_by")),
    "the office writes the status report": defect(
        "office_delivers_nothing",
        put("artefact_types/status_report/responsible", "pmo"),
        also="activity_agrees_with_its_document duty_and_document_share_a_role",
    ),
    "the office answers for coordination": defect(
        "office_delivers_nothing",
        put("activities/coordination/accountable", ["pmo"]),
        put("activities/coordination/verified_by", ["agb"]),
    ),
    "the office owes the status report": defect(
        "office_delivers_nothing",
        put("obligations/report_status/role", "pmo"),
        put("obligations/report_status/verified_by", "agb"),
        also="duty_and_document_share_a_role",
    ),
    "the office may sit in the team": defect(
        "office_is_kept_apart",
        put("roles/pmo/never_with", ["pm", "sp"]),
        put("roles/pct/never_with", ["po", "agb", "psc"]),
    ),
    "the committee may sit in the team": defect(
        "decider_is_kept_apart",
        put("roles/psc/never_with", ["pm"]),
        put("roles/pct/never_with", ["po", "agb", "pmo"]),
    ),
    "nobody answers": defect("activity_has_one_accountable", drop("activities/coordination/accountable")),
    "two answer": defect(
        "activity_has_one_accountable",
        put("activities/coordination/accountable", ["po", "agb"]),
        also="nobody_is_told_of_their_own_work",
    ),
    "nobody does it": defect("activity_has_responsible", drop("activities/coordination/responsible")),
    "an activity without a phase": defect("activity_has_a_phase", put("activities/coordination/phases", [])),
    "one role alone does controlled work and answers for it": defect(
        "controlled_work_has_two", put("activities/coordination/responsible", ["po"])
    ),
    "one role alone makes a document and answers for it": defect(
        "controlled_work_has_two",
        put("activities/handbook/accountable", ["pm"]),
        drop("activities/handbook/verified_by"),
    ),
    "two do it and both answer": defect(
        "activity_has_one_accountable",
        put("activities/coordination/responsible", ["pm", "po"]),
        put("activities/coordination/accountable", ["pm", "po"]),
    ),
    "nobody does what makes a document": defect("activity_has_responsible", drop("activities/handbook/responsible")),
    "a document that is made in no phase": defect("activity_has_a_phase", put("activities/handbook/phases", [])),
    "who does it is informed about it": defect(
        "nobody_is_told_of_their_own_work", add("activities/coordination/informed", "pm")
    ),
    "the matrix names another author": defect(
        "activity_agrees_with_its_document", put("activities/handbook/responsible", ["bm"])
    ),
    "the matrix names another phase": defect(
        "activity_agrees_with_its_document", put("activities/handbook/phases", ["executing"])
    ),
    "a document outside the matrix": defect("document_is_in_the_matrix", drop("activities/handbook/artefact")),
}
