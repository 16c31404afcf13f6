"""The door to the engine: scores of obligations, and the three adherence meters."""

from milepost.compliance.bridge.scores import Score, scored

__all__ = ["Score", "scored"]
