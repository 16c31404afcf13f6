"""Executing: work is given, done and checked; a change holds once everybody was told; a month is reported."""

from __future__ import annotations

from tests.way import documents
from tests.way.hand import Hand, Kept

CHANGED = {
    "title": "Meters are set a week later",
    "reason": "The street is closed to us until the fair has left.",
    "requested_by": "The member",
    "origin": "The team",
    "kind": "Time",
    "items": "2 | 2026-05-04 | 2026-05-29",
    "to_do": "Set your first meter on 4 May, not on 27 April.",
}


def work_is_given(hand: Hand, kept: Kept) -> None:
    """The first piece of work is assigned, accepted, done, handed in and accepted; another one is declined first."""
    project, pm = kept["project"], "project manager"
    hand.clock.to("2026-04-13")
    kept["testers"] = hand.do(
        "resource manager", "projects", project, "hand-out", name="Radio testers", kind="Equipment", quantity="2",
        owner="The resource manager", handed_out_on="2026-04-13",
    )  # fmt: skip
    buying, setting, proving, reached = hand.find(pm, "work-items")
    kept |= {"buying": buying, "setting": setting, "proving": proving, "reached": reached}
    declined = hand.do(pm, "work-items", buying, "assign", person="The member")
    hand.do("member", "assignments", declined, "decline", reason="I buy nothing: I set meters")
    done(hand, buying, "second member", "16", "2026-04-22")


def done(hand: Hand, item: str, who: str, hours: str, until: str) -> None:
    """Have somebody take on a piece of work, do it until a day, hand it in, and the project manager accept it."""
    given = hand.do("project manager", "work-items", item, "assign", person=f"The {who}")
    hand.waits(who, "Waits for an answer")
    hand.do(who, "assignments", given, "accept")
    hand.do(who, "assignments", given, "start")
    hand.do(who, "assignments", given, "log-time", hours="6", remaining_hours=str(int(hours) - 6))
    hand.clock.to(until)
    hand.do(who, "assignments", given, "log-time", hours="8", remaining_hours="0")
    hand.do(who, "assignments", given, "hand-in", evidence="The list is signed, and lies in the office")
    hand.do("project manager", "work-items", item, "accept")


def change_is_told(hand: Hand, kept: Kept) -> None:
    """A change of promised dates is decided, told to everybody whom it touches, and holds once they answered."""
    pm = "project manager"
    change = kept["change"] = hand.do(pm, "projects", kept["project"], "raise-change", **CHANGED)
    ruling = {"outcome": "Approve", "decision_reason": "It costs a week, and the fair pays us more"}
    assert "beyond the tolerance" in hand.refused(pm, "change-requests", change, "decide", **ruling)
    hand.waits("sponsor", CHANGED["title"])
    hand.do("sponsor", "change-requests", change, "rule", **ruling)
    hand.waits("member", CHANGED["title"])
    assert "has not acknowledged" in hand.refused(pm, "change-requests", change, "confirm")
    for told, who in (
        (hand, "member"),
        (hand, "client"),
        (hand.again, "project manager"),
        (hand.again, "second member"),
    ):
        (notice,) = told.find(who, "notices", f"The {who}")
        told.do(who, "notices", notice, "acknowledge")
    hand.clock.to("2026-04-30")
    hand.do(pm, "change-requests", change, "confirm")
    hand.do(pm, "change-requests", change, "implement", evidence="Baseline 1, work item 2")
    hand.do("sponsor", "change-requests", change, "verify")
    hand.do(pm, "change-requests", change, "close")


def month_is_reported(hand: Hand, kept: Kept) -> None:
    """The PMO opens April; the project manager declares what is computed and hands it in; the analyst accepts it."""
    pm, project = "project manager", kept["project"]
    cycle = hand.begin("analyst", "cycles", "open", code="MONTHLY", name="Monthly", cadence="Monthly")
    hand.do("analyst", "cycles", cycle, "join", project=project, from_date="2026-04-01")
    hand.do(
        "analyst", "cycles", cycle, "open-period", code="2026-04", name="April 2026", start_date="2026-04-01",
        end_date="2026-04-30",
    )  # fmt: skip
    hand.do(pm, "projects", project, "costs", forecast_cost="23500", actual_cost="13000", contingency="1000")
    hand.waits(pm, "April 2026")
    (report,) = hand.find(pm, "status-reports")
    hand.do(
        pm, "status-reports", report, "write", declared_overall="Amber",
        text_summary="Meters are bought. The street opens to us a week later than planned.",
    )  # fmt: skip
    hand.do(pm, "status-reports", report, "submit")
    hand.do("analyst", "status-reports", report, "accept", comment="As it is computed")
    documents.approved(hand.again, project, "status_report")


def work_is_done(hand: Hand, kept: Kept) -> None:
    """The rest of the work is done and checked, and the milestone is reached."""
    hand.clock.to("2026-05-04")
    done(hand.again, kept["setting"], "member", "40", "2026-05-29")
    hand.clock.to("2026-06-01")
    done(hand.again, kept["proving"], "second member", "16", "2026-06-12")
    hand.do("project manager", "work-items", kept["reached"], "reach")
    hand.do(
        "project manager", "risks", kept["risk"], "close", state="Closed",
        reason="Every cellar was measured, and reached by a second antenna",
    )  # fmt: skip
