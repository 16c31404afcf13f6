"""The house makes itself ready; somebody asks for a project; the PMO screens it, two score it, a board decides."""

from __future__ import annotations

from milepost.demand.forms import written_criteria
from milepost.demand.rules.standard import STANDARD_CRITERIA
from tests.way.hand import Hand, Kept

STEPS = len(STANDARD_CRITERIA)
ASKED = {
    "title": "Meters that report by themselves",
    "unit": "Headquarters",
    "problem": "Meters are read by hand twice a year, and leaks are found half a year late.",
    "desired_result": "Every meter of the harbour quarter reports once a day.",
    "do_nothing": "A tenth of the water goes on being lost unseen.",
    "other_options": "More people to read meters; that costs more each year and finds leaks no sooner.",
    "benefits": "Leaks found within a day; 40,000 a year from the first full year on.",
    "sponsor": "The sponsor",
    "objectives": ["O1"],
}
ESTIMATED = {
    "cost_low": "20000", "cost_likely": "30000", "cost_high": "45000", "currency": "EUR",
    "earliest_start_date": "2026-04-01", "finish_by_date": "2026-12-31", "duration_months": "4", "org_units": "1",
    "external_parties": "1", "novelty": "1", "exposure": "1", "prospective_pm": "The project manager",
}  # fmt: skip


def house_is_ready(hand: Hand, _kept: Kept) -> None:
    """The PMO puts a method and a scoring model in force; the executive founds the body that decides."""
    hand.begin("analyst", "portfolios", "add", code="MAIN", name="Main portfolio", owner="The executive")
    hand.begin("analyst", "objectives", "add", code="O1", statement="Serve customers sooner", weight_share="100")
    criteria = written_criteria(STANDARD_CRITERIA)
    model = hand.begin("analyst", "scoring-models", "draft", code="2026", name="Value and risk", criteria=criteria)
    hand.do("director", "scoring-models", model, "adopt")
    method = hand.begin("analyst", "method-versions", "start")
    hand.do("analyst", "method-versions", method, "submit")
    hand.do("director", "method-versions", method, "approve")
    hand.do("second analyst", "method-versions", method, "approve")
    hand.do("director", "method-versions", method, "publish", effective_from="2026-03-02")
    board = hand.begin(
        "executive", "bodies", "found", code="BOARD", name="Investment board", kind="Governing", quorum="2",
        chair="The executive",
    )  # fmt: skip
    hand.do("executive", "bodies", board, "seat", person="The reviewer")


def request_is_decided(hand: Hand, kept: Kept) -> None:
    """Somebody asks, two judge blind, a board decides."""
    request = kept["request"] = hand.begin("requester", "requests", "raise", **ASKED)
    hand.do("requester", "requests", request, "estimate", **ESTIMATED)
    hand.do("requester", "requests", request, "submit")
    assert hand.refused("requester", "requests", request, "screen"), "nobody moves their own request"
    hand.waits("analyst", request)
    hand.do("analyst", "requests", request, "screen")
    hand.do("analyst", "requests", request, "scorers", scorers=["The resource manager", "The auditor"])
    hand.waits("auditor", request)
    for scorer, step in (("resource manager", 4), ("auditor", 3)):
        sheet = {f"score_{number}": str(step) for number in range(STEPS)}
        hand.do(scorer, "requests", request, "score", **sheet, free_of_interest=True)
    hand.do("analyst", "requests", request, "shortlist", decision_due_date="2026-03-12")
    hand.clock.to("2026-03-12")
    hand.waits("executive", request)
    hand.do(
        "executive",
        "requests",
        request,
        "decide",
        outcome="Approve",
        reason="Worth more than it takes",
        **{"The executive": "For", "The reviewer": "For"},
    )
    assert hand.shows("requester", "requests", request, "Approved")


def project_is_initiated(hand: Hand, kept: Kept) -> None:
    """The director begins the project of the request."""
    hand.waits("director", kept["request"])
    kept["project"] = hand.do(
        "director", "requests", kept["request"], "initiate", code="P-2026-001", portfolio="Main portfolio",
        project_class="Class C", pm="The project manager",
    )  # fmt: skip
