"""Defects of documents, their fields, what they build on, and checklists."""

from milepost.methods.tests.seeded.defect import add, defect, drop, like, put

CASE = "artefact_types/business_case/fields"
NOTE = "artefact_types/acceptance_note/fields"

DEFECTS = {
    "a document without an author": defect("document_has_an_author", put("artefact_types/risk_plan/responsible", "")),
    "a document without a phase": defect("document_has_a_phase", put("artefact_types/risk_plan/phase", "")),
    "a document due in another phase": defect(
        "document_is_due_in_its_phase",
        put("artefact_types/acceptance_note/due", {"kind": "project_end", "days": -40}),
        put("obligations/note_acceptance/anchor", {"kind": "project_end", "days": -40}),
    ),
    "a document that asks class B for nothing": defect(
        "document_asks_for_something",
        put("artefact_types/issue_plan/fields/process/required", ["A"]),
        put("artefact_types/issue_plan/fields/escalation/required", ["A"]),
    ),
    "a document without fields": defect("document_asks_for_something", put("artefact_types/issue_plan/fields", [])),
    "a document that is thrown away": defect("document_is_kept", put("artefact_types/work_plan/retention_years", 0)),
    "a required field without help": defect("required_field_has_help", drop(f"{CASE}/benefits/help")),
    "a required field without an example": defect("required_field_has_example", drop(f"{CASE}/funding/example")),
    "a required text without an example": defect("required_field_has_example", drop(f"{CASE}/justification/example")),
    "an example of empty lines": defect("example_would_pass", put(f"{CASE}/options/example", "Build\n\n\nBuy")),
    "an example with too few words": defect("example_would_pass", put(f"{CASE}/justification/example", "We need it.")),
    "an example with too few lines": defect("example_would_pass", put(f"{CASE}/options/example", "Do nothing")),
    "an example that cannot be chosen": defect("example_would_pass", put(f"{NOTE}/result/example", "Perhaps")),
    "an example that is no date": defect(
        "example_would_pass", put(f"{CASE}/funding/type", "date"), put(f"{CASE}/funding/example", "next spring")
    ),
    "an example that is no amount": defect(
        "example_would_pass", put(f"{CASE}/funding/type", "money"), put(f"{CASE}/funding/example", "a lot")
    ),
    "an example that is neither yes nor no": defect(
        "example_would_pass", put(f"{CASE}/funding/type", "flag"), put(f"{CASE}/funding/example", "perhaps")
    ),
    "a choice of one": defect(
        "choice_has_options", put(f"{NOTE}/result/options", ["Accepted"]), put(f"{NOTE}/result/example", "Accepted")
    ),
    "a choice of nothing": defect("choice_has_options", drop(f"{NOTE}/result/options")),
    "options of a text": defect("options_belong_to_choices", put(f"{CASE}/funding/options", ["Ours", "Theirs"])),
    "words counted in a list": defect("measure_fits_its_field", put(f"{CASE}/exit_criteria/least_words", 1)),
    "lines counted in a text": defect("measure_fits_its_field", put(f"{CASE}/funding/least_items", 1)),
    "two documents that wait for each other": defect(
        "documents_build_in_one_direction", add("artefact_types/business_case/builds_on", "project_charter")
    ),
    "a document that waits for itself": defect(
        "documents_build_in_one_direction", add("artefact_types/work_plan/builds_on", "work_plan")
    ),
    "four documents that wait in a circle": defect(
        "documents_build_in_one_direction", add("artefact_types/project_initiation_request/builds_on", "work_plan")
    ),
    "a document that builds on a later one": defect(
        "document_builds_on_earlier_ones", add("artefact_types/project_handbook/builds_on", "work_plan")
    ),
    "class C builds on what it does not write": defect(
        "class_writes_what_it_builds_on", add("artefact_types/work_plan/builds_on", "risk_plan")
    ),
    "a document that nobody asks for": defect("document_is_asked_for", drop("obligations/write_issue_plan/artefact")),
    "a document that is asked for twice": defect(
        "document_is_asked_for_once",
        add("obligations", like("obligations/write_issue_plan", code="again", action="Once more.", classes=["A"])),
    ),
    "a document and its duty on different days": defect(
        "duty_and_document_share_a_date", put("obligations/write_issue_plan/anchor/days", 26)
    ),
    "a document that another writes than owes it": defect(
        "duty_and_document_share_a_role", put("obligations/write_issue_plan/role", "bm")
    ),
    "a checklist that asks nothing": defect("checklist_has_items", drop("checklists/induction/items")),
    "a critical question without evidence": defect(
        "critical_item_leaves_evidence", put("checklists/closing/items/item_4/evidence", "none")
    ),
    "a question twice": defect(
        "checklist_asks_once",
        add("checklists/induction/items", like("checklists/induction/items/item_1", code="item_3")),
    ),
}
