"""The terms that reports explain, each in one sentence."""

from __future__ import annotations

DEFINITIONS = {
    "Computed colour": (
        "What the rule set in force says of the recorded facts: the worst of the leading dimensions decides, "
        "nothing is averaged, and the rule that decided is named."
    ),
    "Declared colour": "What the project manager declares. Nobody above the project manager can improve it.",
    "Override": (
        "A declared colour better than the computed one. It needs a justification, evidence and a recovery date, is "
        "accepted or rejected by the PMO, and expires with the period."
    ),
    "Grey": (
        "Facts that are due are unknown or stale, or no report came. Grey counts as amber and, from the second period "
        "on, as red; it is never a way out of red."
    ),
    "Delivery confidence": "The independent five-point judgement of a reviewer. It is never averaged with the colours.",
    "Watermelon index": (
        "How green outside and red inside a set of projects is: 0 when nobody declares better than the facts, 1 when "
        "everybody declares green on red. Only projects with both colours are compared."
    ),
    "First baseline": "What was approved first: dates and cost. It never moves.",
    "Last baseline": "What was approved last, after every re-baseline. It may have moved; the first has not.",
    "Forecast": "What the project expects now: the finish, or the actual finish once it is reached, and the cost.",
    "Exposure": "Probability times impact of a risk in money. A risk without an impact in money has no known exposure.",
    "Unknown": "A figure that is due and was not reported, with the reason. It is not zero.",
    "n of m": "Coverage: a roll-up says of how many projects a figure is known, and of how many it was due.",
    "Late": "Handed in after the day on which it was due, or not at all. The PMO's reviews are measured too.",
    "Adjustment": "A dated correction of a locked figure, shown in the next period. What was locked stays as it was.",
}
ALL_TERMS = tuple(DEFINITIONS)
