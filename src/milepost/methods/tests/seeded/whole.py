"""Defects of a method as a whole."""

from milepost.methods.tests.seeded.defect import add, defect, drop, put

DEFECTS = {
    "no licence": defect("licence_is_named", drop("licence")),
    "nobody is credited": defect("attribution_is_given", drop("attribution")),
    "no policies at all": defect("method_has_its_parts", drop("policies"), also="named_clause_is_known"),
    "no artefact types at all": defect(
        "method_has_its_parts",
        drop("artefact_types"),
        also="named_document_is_known",
    ),
    "several phases and no gates": defect(
        "method_has_its_parts",
        drop("gates"),
        *(put(f"phases/{place}/entry_gate", "") for place in range(4)),
        *(put(f"phases/{place}/exit_gate", "") for place in range(4)),
        also="phase_is_reached anchor_is_reached named_gate_is_known",
    ),
    "a phase in which only a gate is due": defect(
        "phase_asks_for_something",
        put("phases/executing/exit_gate", "rfd"),
        add(
            "phases",
            {"code": "deploying", "name": "Deploying", "purpose": "Go live.", "entry_gate": "rfd", "exit_gate": "rfc"},
            at=3,
        ),
        add(
            "gates",
            {
                "code": "rfd",
                "name": "Ready for Deploying",
                "purpose": "Refused, work goes on.",
                "decided_by": "psc",
                "reviewed_by": ["pmo"],
                "criteria": [{"code": "all_tested", "check": "quality_criticals_closed", "sentence": "All is tested."}],
            },
            at=2,
        ),
        put("obligations/hold_executing_kickoff/anchor", {"kind": "gate", "of": "rfd"}),
    ),
    "two items of one code": defect(
        "codes_are_unique", add("checklists/induction/items", {"code": "item_1", "text": "The manager has an account."})
    ),
    "two roles of one code": defect("codes_are_unique", put("roles/big/code", "bm"), also="named_role_is_known"),
    "criteria of one code in two gates": defect(
        "codes_are_unique", put("gates/rfc/criteria/no_open_change/code", "has_a_risk")
    ),
    "two fields of one code": defect(
        "codes_are_unique", put("artefact_types/change_plan/fields/thresholds/code", "process")
    ),
    "two clauses of one number": defect(
        "codes_are_unique", add("policies/quality/clauses", {"code": "2", "text": "Quality is paid for."})
    ),
    "two roles without a name": defect("texts_are_given", put("roles/pct/name", ""), put("roles/pm/name", "")),
    "two questions without a text": defect(
        "texts_are_given",
        put("checklists/induction/items/item_1/text", ""),
        put("checklists/induction/items/item_2/text", ""),
    ),
    "two obligations of one day without an action": defect(
        "texts_are_given",
        put("obligations/write_change_plan/action", ""),
        put("obligations/write_risk_plan/action", ""),
    ),
    "two roles of one name": defect("names_are_told_apart", put("roles/pct/name", "project  manager")),
    "two fields of one label": defect(
        "names_are_told_apart",
        put("artefact_types/risk_plan/fields/process/label", "Scales"),
        put("artefact_types/risk_plan/fields/scales/label", "Scales"),
    ),
    "a reviewer twice": defect("lists_name_each_once", put("artefact_types/business_case/reviewers", ["psc", "psc"])),
    "a class twice": defect("lists_name_each_once", put("obligations/write_risk_plan/classes", ["A", "B", "B"])),
    "a gate without a name": defect("texts_are_given", put("gates/rfe/name", " ")),
    "an obligation without an action": defect("texts_are_given", put("obligations/assign_work/action", "")),
    "a document without a purpose": defect("texts_are_given", put("artefact_types/work_plan/purpose", "")),
    "an objective still to be written": defect("texts_are_finished", put("policies/planning/objective", "TBD")),
    "a phase without a purpose": defect("purpose_is_told", drop("phases/planning/purpose")),
    "a method without a summary": defect("purpose_is_told", drop("summary")),
    "an unknown reviewer": defect("named_role_is_known", put("artefact_types/business_case/reviewers", ["auditor"])),
    "an unknown decider": defect("named_role_is_known", put("gates/rfe/decided_by", "board")),
    "an unknown role to exclude": defect("named_role_is_known", add("roles/big/never_with", "auditor")),
    "an unknown audience": defect("named_role_is_known", add("policies/quality/audience", "everybody")),
    "an unknown role to combine into": defect("named_role_is_known", put("tailoring/C/combine/1/into", "owner")),
    "an unknown phase of an activity": defect(
        "named_phase_is_known", add("activities/distribution/phases", "operating")
    ),
    "an unknown phase to refuse to": defect("named_phase_is_known", put("gates/rfp/refused_leads_to", "limbo")),
    "an unknown phase to be due in": defect(
        "named_phase_is_known", put("obligations/assign_work/anchor", {"kind": "phase_start", "of": "building"})
    ),
    "an unknown gate to fall due at": defect(
        "named_gate_is_known", put("obligations/hold_end_review/anchor", {"kind": "gate", "of": "rfx"})
    ),
    "an unknown gate to recur until": defect(
        "named_gate_is_known", put("obligations/report_status/recurrence/until", {"kind": "gate", "of": "rfx"})
    ),
    "an unknown document to build on": defect(
        "named_document_is_known", add("artefact_types/quality_plan/builds_on", "vision")
    ),
    "an unknown document in a criterion": defect(
        "named_document_is_known", put("gates/rfe/criteria/risk_plan_approved/of", "risk_book")
    ),
    "an unknown document to merge": defect(
        "named_document_is_known", add("tailoring/C/merge", {"artefact": "vision", "into": "work_plan"})
    ),
    "a tailoring that refers to nothing": defect(
        "named_document_is_known", add("tailoring/B/without_artefacts", "vision")
    ),
    "an unknown clause": defect("named_clause_is_known", put("obligations/assign_work/clause", "planning.9")),
    "an unknown obligation to leave out": defect(
        "named_duty_is_known", add("tailoring/C/without_obligations", "hold_party")
    ),
    "an unknown checklist to leave out": defect(
        "named_checklist_is_known", add("tailoring/C/without_checklists", "party")
    ),
    "an unknown criterion to leave out": defect(
        "named_criterion_is_known", add("tailoring/C/without_criteria", "party")
    ),
}
