"""What can be wrong with a levelling problem; every message names the row and the cure."""

from __future__ import annotations

from milepost_engine.network.errors import NetworkError


class LevellingError(NetworkError):
    """A levelling problem that cannot be computed."""


class InfeasibleError(LevellingError):
    """A problem without any schedule, whatever the order of work.

    Attributes
    ----------
    resource : str
        Name of the resource that makes it so; empty when several do together.
    activity : str
        Name of the activity that cannot be placed; empty when it is no single one.
    """

    def __init__(self, message: str, *, resource: str = "", activity: str = "") -> None:
        self.resource = resource
        self.activity = activity
        super().__init__(message)


class FormatError(LevellingError):
    """A text that is not of the format it should be.

    Attributes
    ----------
    line : int
        Number of the line, from 1; 0 when it is the text as a whole.
    """

    def __init__(self, line: int, problem: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {problem}" if line else problem)
