"""The colours of a report.

Of a status, and of an organisation's series; all legible in greyscale by lightness.
"""

from __future__ import annotations

from milepost.documents.cells import Status
from milepost.documents.model import Identity

INK = "#1d2733"
MUTED = "#5b6673"
RULE = "#d5dae0"
PAPER = "#ffffff"
STATUS = {
    Status.GREEN: "#2f7d4f", Status.AMBER_GREEN: "#7f9a35", Status.AMBER: "#d9961a", Status.AMBER_RED:
    "#c9602a", Status.RED: "#a8241d", Status.GREY: "#8b939d",
}  # fmt: skip


def mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` with a share (0 to 1) of `other` mixed in."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2), 0 black to 1 white."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_on(colour: str) -> str:
    """Return ink or paper, whichever is read better on a colour."""
    return PAPER if luminance(colour) < 0.3 else INK


def series_colours(identity: Identity) -> tuple[str, ...]:
    """Return six colours of a chart: the organisation's two and their tints, alternating in lightness."""
    primary, accent = identity.primary, identity.accent
    return (primary, accent, mixed(primary, PAPER, 0.55), "#69737f", mixed(accent, PAPER, 0.5), "#b9c0c8")


def heat(identity: Identity, share: float) -> str:
    """Return the tint of a heat map for a share of the largest value."""
    return mixed(PAPER, identity.primary, 0.04 + 0.86 * max(0.0, min(1.0, share)))
