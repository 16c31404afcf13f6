"""The verbs of the demand floor."""

from milepost.demand.actions.conversion import convert
from milepost.demand.actions.deciding import appeal_rejection, decide_request
from milepost.demand.actions.moving import not_a_party, standing_at
from milepost.demand.actions.requests import (
    change_request,
    estimate_request,
    raise_request,
    submit_request,
    withdraw_request,
)
from milepost.demand.actions.scoring import (
    adopt_scoring_model,
    change_scoring_model,
    draft_scoring_model,
    score_request,
)
from milepost.demand.actions.screening import (
    name_scorers,
    rescore_request,
    resume_request,
    return_request,
    screen_request,
    shortlist_request,
)

__all__ = [
    "adopt_scoring_model",
    "appeal_rejection",
    "change_request",
    "change_scoring_model",
    "convert",
    "decide_request",
    "draft_scoring_model",
    "estimate_request",
    "name_scorers",
    "not_a_party",
    "raise_request",
    "rescore_request",
    "resume_request",
    "return_request",
    "score_request",
    "screen_request",
    "shortlist_request",
    "standing_at",
    "submit_request",
    "withdraw_request",
]
