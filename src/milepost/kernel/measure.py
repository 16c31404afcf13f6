"""The engine's answer types for every floor: value, unknown with a reason, not applicable with a reason."""

from milepost_engine.result import (
    Coverage,
    Known,
    NotApplicable,
    Result,
    Unknown,
    coverage,
    known_values,
    map_known,
    value_or,
)

__all__ = [
    "Coverage",
    "Known",
    "NotApplicable",
    "Result",
    "Unknown",
    "coverage",
    "known_values",
    "map_known",
    "value_or",
]
