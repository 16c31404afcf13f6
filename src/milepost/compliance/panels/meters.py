"""The card of adherence: three shares, each with what it names."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from milepost.compliance.bridge.meters import Meters
from milepost.compliance.panels.words import share_words
from milepost.kernel.measure import Known, NotApplicable, Result, Unknown
from milepost.surface.resource import RESOURCES

MOST = 6
LABELS = (
    ("budget", "Budget", "One less the overrun that is forecast, as a share of the budget."),
    ("method", "Method", "The compliance score: on time 1, late one half, breached 0, by weight."),
    ("procedure", "Procedure", "The share of what was due that was done in time, in its place and without a waiver."),
)


def card_of(told: Meters, *, with_link: bool = False) -> dict[str, Any]:
    """Return the three meters as they are drawn, with the breaches and waivers behind them."""
    project = told.project
    breaches = told.score.breaches
    return {
        "project": project,
        "url": RESOURCES["projects"].url(project) if with_link and project is not None else "",
        "meters": [
            {"label": label, "help": help_text, "share": share_words(getattr(told, name)), "note": _note(told, name)}
            for name, label, help_text in LABELS
        ],
        "coverage": share_words(told.score.coverage),
        "breaches": breaches[:MOST],
        "breach_count": len(breaches),
        "waivers": [(each, RESOURCES["waivers"].url(each)) for each in told.live_waivers[:MOST]],
        "waiver_count": len(told.live_waivers),
        "refusals": told.refusals,
        "late": told.score.late,
        "counted": told.score.counted,
        "board_url": f"{reverse('compliance:obligations')}?show=breached",
        "colour": told.score.colour,
    }


def _note(told: Meters, name: str) -> str:
    share: Result[Any] = getattr(told, name)
    if isinstance(share, Unknown | NotApplicable):
        return share.reason
    if name == "method" and isinstance(share, Known) and told.score.critical:
        return f"capped: {len(told.score.critical)} critical breached"
    return ""
