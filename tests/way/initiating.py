"""Initiating: the case is written and approved, a risk and a benefit are on record, and the first gate is passed."""

from __future__ import annotations

from tests.way import documents, gates
from tests.way.hand import Hand, Kept


def case_is_made(hand: Hand, kept: Kept) -> None:
    """The project manager writes request, case and charter; the sponsor reads and approves each."""
    project, pm = kept["project"], "project manager"
    documents.approved(hand, project, "project_charter")
    for code in ("project_initiation_request", "business_case"):
        documents.approved(hand.again, project, code)
    hand.do(
        pm, "projects", project, "add-benefit", name="Leaks found within a day", kind="Cash", owner="The executive",
        unit="EUR a year", target_value="40000", due_date="2027-12-31",
    )  # fmt: skip
    kept["risk"] = hand.do(
        pm, "projects", project, "raise-risk", title="The radio does not reach out of the cellars",
        probability_share="30", impact_cost="3000", owner="The project manager", response="Reduce",
        next_action="Measure in ten cellars", next_action_date="2026-04-10",
    )  # fmt: skip


def gate_to_planning(hand: Hand, kept: Kept) -> None:
    """What no record tells is stated by who answers for it; the gate is refused until then, and then passed."""
    project = kept["project"]
    assert "A source of funding is named" in hand.refused("project manager", "projects", project, "gate", gate="rfp")
    hand.do(
        "sponsor", "projects", project, "state", check="Funding named", text="The works budget bears it",
        evidence="Budget 2026, line 7",
    )  # fmt: skip
    hand.do(
        "analyst", "projects", project, "state", check="Pm inducted", text="All modules passed",
        evidence="Minutes of the induction, 12 March",
    )  # fmt: skip
    gates.passed(hand, project, "rfp")
