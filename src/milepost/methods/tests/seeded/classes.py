"""Defects of what tailoring leaves of the method for a class."""

from milepost.methods.tests.seeded.defect import PACK, add, defect, drop, like, put

DEFECTS = {
    "a class without obligations": defect(
        "class_has_duties",
        put("obligations", [{**each, "classes": each.get("classes", ["A", "B"])} for each in PACK["obligations"]]),
        also="document_is_asked_for tailoring_changes_something",
    ),
    "a class without documents": defect(
        "class_has_duties",
        put("tailoring/C/without_artefacts", [each["code"] for each in PACK["artefact_types"]]),
        put("tailoring/C/merge", []),
        also="duty_asks_for_what_is_written gate_needs_what_is_written",
    ),
    "a checklist of no class": defect(
        "part_is_used_in_some_class",
        add("tailoring", {"project_class": "A", "without_checklists": ["induction"]}),
        add("tailoring/B/without_checklists", "induction"),
        add("tailoring/C/without_checklists", "induction"),
    ),
    "a criterion of no class": defect(
        "part_is_used_in_some_class",
        add("tailoring", {"project_class": "A", "without_criteria": ["no_open_change"]}),
        add("tailoring/B/without_criteria", "no_open_change"),
        add("tailoring/C/without_criteria", "no_open_change"),
    ),
    "a field that only light classes need": defect(
        "lighter_class_asks_no_more", put("artefact_types/status_report/fields/help_needed/required", ["B"])
    ),
    "a criterion that only light classes need": defect(
        "lighter_class_asks_no_more", put("gates/rfe/criteria/confidence_is_shown/classes", ["C"])
    ),
    "two limits of a class": defect("class_stands_once", add("limits", like("limits/C", minutes=2000))),
    "two tailorings of a class": defect(
        "class_stands_once", add("tailoring", {"project_class": "B", "without_checklists": ["induction"]})
    ),
    "a class freed of a critical shall": defect(
        "tailoring_keeps_critical_shalls", add("tailoring/C/without_obligations", "appoint_manager")
    ),
    "a part and a tailoring that contradict each other": defect(
        "classes_and_tailoring_agree", add("tailoring/B/without_obligations", "monitor_changes_in_closing")
    ),
    "a criterion and a tailoring that contradict each other": defect(
        "classes_and_tailoring_agree", add("tailoring/B/without_criteria", "schedule_is_sound")
    ),
    "a tailoring without effect": defect(
        "tailoring_changes_something", add("tailoring/C/without_obligations", "confirm_stakeholders")
    ),
    "a tailoring of nothing": defect("tailoring_changes_something", add("tailoring", {"project_class": "A"})),
    "merged into what is left out": defect("merged_into_what_stays", put("tailoring/C/merge/0/into", "risk_plan")),
    "merged into itself": defect("merged_into_what_stays", put("tailoring/C/merge/0/into", "stakeholder_matrix")),
    "merged and left out": defect("merged_or_left_out", add("tailoring/C/without_artefacts", "stakeholder_matrix")),
    "merged fields that clash": defect(
        "merged_fields_do_not_clash", put("artefact_types/stakeholder_matrix/fields/parties/code", "roles")
    ),
    "roles combined in a circle": defect("combination_ends", add("tailoring/C/combine", {"role": "po", "into": "psc"})),
    "a role combined twice": defect("combination_ends", add("tailoring/C/combine", {"role": "big", "into": "po"})),
    "roles combined that exclude each other": defect(
        "combined_roles_may_meet", add("tailoring/C/combine", {"role": "sp", "into": "bm"})
    ),
    "roles combined that the one excludes": defect(
        "combined_roles_may_meet",
        add("tailoring/C/combine", {"role": "sp", "into": "bm"}),
        put("roles/bm/never_with", ["pm"]),
        also="exclusion_is_mutual",
    ),
    "roles combined that the other excludes": defect(
        "combined_roles_may_meet",
        add("tailoring/C/combine", {"role": "sp", "into": "bm"}),
        put("roles/sp/never_with", ["po", "pmo"]),
        also="exclusion_is_mutual",
    ),
    "roles combined along a line that exclude each other": defect(
        "combined_roles_may_meet",
        put("tailoring/C/combine/1", {"role": "psc", "into": "bm"}),
        put("tailoring/C/combine/0", {"role": "sp", "into": "big"}),
        add("tailoring/C/combine", {"role": "big", "into": "bm"}),
        also="combining_keeps_controls_apart",
    ),
    "an author combined with the approver": defect(
        "combining_keeps_controls_apart", add("tailoring/C/combine", {"role": "bm", "into": "po"})
    ),
    "a reviewer of a gate combined with its decider": defect(
        "combining_keeps_controls_apart",
        put("gates/rfp/reviewed_by", ["pmo", "big"]),
        put("tailoring/C/combine/1/into", "po"),
    ),
    "an author combined with the judge of a gate": defect(
        "combining_keeps_controls_apart",
        put("gates/rfp/reviewed_by", ["pmo", "big"]),
        put("gates/rfp/decided_by", "agb"),
        put("gates/rfp/criteria/charter_approved/of", "project_initiation_request"),
    ),
    "a verifier combined with the doer": defect(
        "combining_keeps_controls_apart", add("tailoring/C/combine", {"role": "pmo", "into": "agb"})
    ),
    "too many documents": defect("burden_stays_within_its_limit", put("limits/C/artefacts", 5)),
    "too many required fields": defect("burden_stays_within_its_limit", put("limits/C/required_fields", 5)),
    "too many obligations": defect("burden_stays_within_its_limit", put("limits/C/obligations", 10)),
    "too many minutes": defect("burden_stays_within_its_limit", put("limits/C/minutes", 100)),
    "too many minutes a month": defect("burden_stays_within_its_limit", put("limits/C/minutes_a_month", 20)),
    "a class without a limit": defect("class_has_a_limit", drop("limits/C")),
    "a lighter class with a higher limit": defect("limits_fall_with_the_class", put("limits/C/minutes", 3000)),
}
