"""What the documents of the way say, and how one is written, read and approved by others than its author."""

from __future__ import annotations

from tests.way.hand import Hand

TEXTS: dict[str, dict[str, str]] = {
    "project_initiation_request": {
        "requester": "The requester, Headquarters",
        "need": "Meters are read by hand twice a year, so leaks stay unseen for months.",
        "outcomes": "Every meter of the harbour quarter reports once a day",
        "impact": "The readers of meters move to the repair of leaks.",
        "success_criteria": "Nine of ten leaks are found within a day",
        "effort_cost": "About 30,000 euros and four months",
        "timeframe": "April to August 2026",
    },
    "business_case": {
        "justification": "A tenth of the water is lost unseen; daily readings find the place within hours.",
        "strategic_fit": "Customers are served sooner, as objective O1 asks of us.",
        "recommended": "Meters that report by radio, bought and set by our own people",
        "benefits": "Leaks found within a day | 40,000 a year | from 2027",
    },
    "project_charter": {
        "purpose": "Have every meter of the harbour quarter report once a day, so that leaks are found at once.",
        "objectives": "Nine of ten leaks found within a day, measured from January 2027",
        "scope_in": "The 400 meters of the harbour quarter",
        "scope_out": "Billing, and every other quarter",
        "deliverables": "Meters in place\nDaily readings on the desk of the network control",
        "milestones": "Meters bought | April\nMeters in place | June",
        "risks": "The radio does not reach out of the cellars",
        "constraints": "No street is closed during the summer fair",
    },
    "project_handbook": {
        "roles": "Project manager | leads and reports\nSponsor | decides and pays",
        "escalation": "What costs more than a week goes to the sponsor the same day",
        "plans_used": "Work plan\nAcceptance plan",
        "control": "The work list is looked at every Monday, and what moves a promised date becomes a change request.",
        "reporting": "A status report at the end of each month",
        "stakeholder_matrix_parties": "Harbour authority | client | signs what is delivered",
        "stakeholder_matrix_needs": "Harbour authority | no closed street during the fair",
    },
    "work_plan": {
        "breakdown": "1 | Buy meters\n2 | Set meters\n3 | Prove readings",
        "estimates": "Buy meters | 16 hours\nSet meters | 40 hours\nProve readings | 16 hours",
        "schedule": "Buy meters | April\nSet meters | May",
        "budget": "Meters and radio | 24,000",
    },
    "acceptance_plan": {
        "criteria": "Daily readings | 398 of 400 meters report on seven days in a row",
        "method": "Count of the readings in network control",
        "validator": "The second member, who sets no meter",
        "signatory": "The client | Harbour authority",
    },
    "status_report": {
        "summary": "Meters are bought, and the first hundred report every day.",
        "forecast": "All in place by the end of May",
    },
    "project_end_report": {
        "effectiveness": "Leaks of the harbour quarter are now seen within a day.",
        "performance": "Time | as promised after one change\nCost | below the promise",
        "risks_issues_changes": "One risk passed | no issue | one change",
        "parties": "The team, the harbour authority as client",
        "lessons": "Measure the radio in cellars before meters are bought",
        "recommendations": "Give the next quarter two weeks for radio measurements",
    },
}


def approved(hand: Hand, project: str, code: str, *, reviewed_by: tuple[str, ...] = ()) -> str:
    """Have a document written by the project manager, judged by who reviews it, read and approved by the sponsor."""
    document = hand.do("project manager", "projects", project, "start-document", type_code=TITLES[code])
    hand.do("project manager", "artefacts", document, "write", **{f"in-{name}": t for name, t in TEXTS[code].items()})
    hand.do("project manager", "artefacts", document, "submit")
    for reviewer in reviewed_by:
        hand.waits(reviewer, "Read it and say whether it is fit")
        hand.do(reviewer, "artefacts", document, "review", verdict="Fit to be approved", text="Clear and complete")
    hand.waits("sponsor", "Read and approve it")
    hand.do("sponsor", "artefacts", document, "confirm-reading", read=True)
    hand.do("sponsor", "artefacts", document, "approve")
    return document


TITLES = {code: code.replace("_", " ").replace("project end", "project-end") for code in TEXTS} | {
    "acceptance_plan": "Deliverables Acceptance Plan",
}
"""What each document is called in the method."""
