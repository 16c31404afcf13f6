"""Closing: what was lent goes back, what was learnt is kept, the files are sealed, and the project ends."""

from __future__ import annotations

from tests.way import documents
from tests.way.hand import Hand, Kept

LEARNT = {
    "title": "Radio in cellars is weaker than the sheet of the maker says",
    "happened": "One cellar in ten was not reached by the first antenna.",
    "cause": "The reach was taken from the sheet of the maker, and measured only after the order.",
    "effect": "Forty antennas were bought later.",
    "effect_cost": "1200",
    "recommendation": "Measure the radio in ten cellars before meters are ordered",
    "addressee": "the project manager",
    "tags": "meters, radio",
}


def all_goes_back(hand: Hand, kept: Kept) -> None:
    """Each owner counts what comes back and acknowledges it; one finds less, and a third person settles it."""
    project, pm = kept["project"], "project manager"
    hand.do(pm, "projects", project, "costs", forecast_cost="22600", actual_cost="22600", contingency="0")
    testers = hand.do(pm, "held-assets", kept["testers"], "give-back", quantity="2")
    hand.waits("resource manager", "Radio testers")
    hand.do("resource manager", "resource-returns", testers, "dispute", counted="1", finding="One tester is missing")
    hand.do(
        "sponsor", "resource-returns", testers, "settle", found="1", resolution="Lost in the harbour; it is written off"
    )
    money = hand.do(
        pm, "projects", project, "return-money", kind="Unspent budget", amount="1400", owner="The executive"
    )
    hand.do("executive", "resource-returns", money, "acknowledge")
    for back, member in ((hand, "The member"), (hand.again, "The second member")):
        given = back.do(pm, "projects", project, "return-person", person=member, owner="The resource manager")
        back.do("resource manager", "resource-returns", given, "acknowledge")


def what_was_learnt(hand: Hand, kept: Kept) -> None:
    """The end report is approved, a lesson is kept, and the review after the project has its lead and day."""
    project = kept["project"]
    documents.approved(hand, project, "project_end_report", reviewed_by=("analyst",))
    hand.do("project manager", "projects", project, "lesson", **LEARNT)
    hand.do("analyst", "projects", project, "review", lead="The auditor", months_after="6")


def project_is_closed(hand: Hand, kept: Kept) -> None:
    """It cannot be closed before its files are sealed; sealed, it is closed by who never delivered on it."""
    project = kept["project"]
    assert "not sealed yet" in hand.refused("director", "projects", project, "close")
    hand.waits("analyst", "Seal")
    kept["archive"] = hand.do("analyst", "projects", project, "seal")
    hand.waits("project manager", "clos")
    assert hand.refused("project manager", "projects", project, "close"), "nobody closes what they delivered"
    hand.do("director", "projects", project, "close", reason="It went its whole way")
