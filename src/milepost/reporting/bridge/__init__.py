"""The only door from reporting to the engine: facts in, colours out."""

from milepost.reporting.bridge.colouring import Coloured, colour, coloured_at
from milepost.reporting.bridge.rule_sets import (
    Rules,
    builtin_body,
    rule_set_problem,
    rules_for,
    rules_from,
    stored_body,
)
from milepost.reporting.bridge.snapshots import recomputed_snapshot, snapshot_body
from milepost.reporting.bridge.watermelon import By, Watermelons, index_of, watermelons

__all__ = [
    "By",
    "Coloured",
    "Rules",
    "Watermelons",
    "builtin_body",
    "colour",
    "coloured_at",
    "index_of",
    "recomputed_snapshot",
    "rule_set_problem",
    "rules_for",
    "rules_from",
    "snapshot_body",
    "stored_body",
    "watermelons",
]
