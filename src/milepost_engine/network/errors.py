"""What can be wrong with a network; every message names the row and the cure."""

from __future__ import annotations

from milepost_engine.errors import EngineError


class NetworkError(EngineError):
    """A network that cannot be computed."""


class LoopError(NetworkError):
    """Activities that wait for each other.

    Attributes
    ----------
    loop : tuple of int
        The activities of one loop in the order of its links; the last one leads back to the first.
    """

    def __init__(self, loop: tuple[int, ...]) -> None:
        self.loop = loop
        shown = [str(activity) for activity in loop[:12]] + ["…"] * (len(loop) > 12)
        super().__init__(
            f"{len(loop)} activities wait for each other in a loop: {' → '.join([*shown, str(loop[0])])}; "
            "remove one of these links."
        )


class PlanRangeError(NetworkError):
    """A plan whose dates leave the years 1970 to 2200."""
