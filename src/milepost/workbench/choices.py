"""How pressing something is, and in which part of the list it stands."""

from enum import StrEnum


class Urgency(StrEnum):
    """How pressing something is, the most pressing first."""

    OVERDUE = "overdue"
    DUE = "due"
    BEFORE_GATE = "before_gate"
    NOW = "now"
    EXPECTED = "expected"
    LATER = "later"


class Part(StrEnum):
    """The parts of the list: what who leads does, what waits on others, and what comes later."""

    LEADS = "leads"
    OTHERS = "others"
    LATER = "later"


URGENCY_WORDS = {
    Urgency.OVERDUE: "Overdue",
    Urgency.DUE: "Due",
    Urgency.BEFORE_GATE: "Before the gate",
    Urgency.NOW: "Next",
    Urgency.EXPECTED: "Expected",
    Urgency.LATER: "Later",
}
