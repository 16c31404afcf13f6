"""Questions about requests: who sees them, who plays which part, where they stand, and how they were scored."""

from milepost.demand.policies import request_scope
from milepost.demand.queries.deciding import (
    Decided,
    conflicts_of,
    decisions_of,
    free_chair,
    latest_decisions,
    parties,
)
from milepost.demand.queries.requests import (
    all_models,
    class_estimates,
    converted_from,
    filled,
    house_currency,
    missing_from,
    next_code,
    objective_ids,
    objectives_of,
    request_for,
    request_roles,
    sees_rankings,
    visible_to,
)
from milepost.demand.queries.scoring import (
    active_model,
    is_blind,
    models_ranked,
    open_sheet,
    ranked_sheets,
    sheets_of,
    standard_criteria,
)
from milepost.demand.queries.standing import Standing, standing_of, waiting_requests

__all__ = [
    "Decided",
    "Standing",
    "active_model",
    "all_models",
    "class_estimates",
    "conflicts_of",
    "converted_from",
    "decisions_of",
    "filled",
    "free_chair",
    "house_currency",
    "is_blind",
    "latest_decisions",
    "missing_from",
    "models_ranked",
    "next_code",
    "objective_ids",
    "objectives_of",
    "open_sheet",
    "parties",
    "ranked_sheets",
    "request_for",
    "request_roles",
    "request_scope",
    "sees_rankings",
    "sheets_of",
    "standard_criteria",
    "standing_of",
    "visible_to",
    "waiting_requests",
]
