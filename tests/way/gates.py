"""A gate of the way: asked for by who leads, looked at by somebody who took no part, decided by the sponsor."""

from __future__ import annotations

from tests.way.hand import Hand


def passed(hand: Hand, project: str, gate: str) -> str:
    """Have a project pass a gate; return the review."""
    review = hand.do("project manager", "projects", project, "gate", gate=gate, note="All criteria are met")
    hand.waits("analyst", "Bring the gate before reviewers")
    day = hand.clock.now.date().isoformat()
    reviewers = {"reviewers": ["The reviewer"], "lead": "The reviewer", "review_date": day}
    hand.do("analyst", "gate-reviews", review, "reviewers", **reviewers)
    hand.waits("reviewer", "Review the gate")
    hand.do("reviewer", "gate-reviews", review, "opinion", confidence="Green", reasons="What was promised is there")
    hand.do("reviewer", "gate-reviews", review, "report", confidence="Green", report="All criteria hold; nothing open")
    assert hand.refused(
        "project manager", "gate-reviews", review, "decide", outcome="Approve", reason="We want on", in_favour=[]
    ), "nobody decides the gate of their own project"
    hand.waits("sponsor", "Decide the gate")
    hand.do(
        "sponsor", "gate-reviews", review, "decide", outcome="Approve", reason="It is worth its cost",
        in_favour=["The sponsor"],
    )  # fmt: skip
    return review
