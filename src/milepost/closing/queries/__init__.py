"""Questions about the end of a project: what it holds and gives back."""

from milepost.closing.queries.returns import (
    ReturnsStanding,
    assets_visible_to,
    disputes_to_settle,
    handed_out_and_returned,
    is_on_the_way,
    left_of,
    money_given_back,
    pieces_left,
    return_roles,
    returns_standing,
    returns_to_acknowledge,
    returns_visible_to,
    team_roles,
)

__all__ = [
    "ReturnsStanding",
    "assets_visible_to",
    "disputes_to_settle",
    "handed_out_and_returned",
    "is_on_the_way",
    "left_of",
    "money_given_back",
    "pieces_left",
    "return_roles",
    "returns_standing",
    "returns_to_acknowledge",
    "returns_visible_to",
    "team_roles",
]
