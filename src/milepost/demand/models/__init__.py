"""What the demand floor keeps."""

from milepost.demand.models.decision import BoardDecision, Vote
from milepost.demand.models.request import ProjectRequest, RequestObjective
from milepost.demand.models.scoring import ScoreSheet, ScoringModel

__all__ = ["BoardDecision", "ProjectRequest", "RequestObjective", "ScoreSheet", "ScoringModel", "Vote"]
