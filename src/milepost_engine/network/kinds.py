"""The kinds of links, activities and constraints, and the rules a plan chooses between."""

from __future__ import annotations

from enum import Enum, IntEnum


class LinkKind(IntEnum):
    """Which end of the predecessor holds which end of the successor.

    The numbers are those of the arrays: even kinds leave from a finish, kinds below two arrive at a start.
    """

    FS = 0
    SS = 1
    FF = 2
    SF = 3


class ActivityKind(IntEnum):
    """What an activity is to the passes.

    A start milestone is dated at the next working instant, a finish milestone at the previous one unless what
    it waits for comes later. A level of effort spans what it is tied to and holds nobody.
    """

    TASK = 0
    START_MILESTONE = 1
    FINISH_MILESTONE = 2
    LEVEL_OF_EFFORT = 3


class ConstraintKind(Enum):
    """Dated constraints of an activity (DOMAIN 3.9)."""

    START_NO_EARLIER = "SNET"
    FINISH_NO_EARLIER = "FNET"
    START_NO_LATER = "SNLT"
    FINISH_NO_LATER = "FNLT"
    MUST_START = "MSO"
    MUST_FINISH = "MFO"

    @property
    def hard(self) -> bool:
        """Say whether the schedule-quality check counts it as hard: all but the two "no earlier"."""
        return self not in {ConstraintKind.START_NO_EARLIER, ConstraintKind.FINISH_NO_EARLIER}


class ConflictRule(Enum):
    """Who wins when the logic and a hard constraint cannot both hold."""

    LOGIC_WINS = "logic"
    CONSTRAINT_WINS = "constraint"


class ProgressRule(Enum):
    """What becomes of an activity that started before its predecessors allowed it."""

    RETAINED_LOGIC = "retained"
    PROGRESS_OVERRIDE = "override"
