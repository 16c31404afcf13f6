"""What must hold at the end of a project."""

from milepost.closing.rules.returns import (
    Held,
    dispute_names_what_is_missing,
    no_more_than_held,
    owner_may_take_it,
    person_is_on_the_team,
    resolution_is_between,
    return_is_in,
    somebody_else_takes_it,
    text_is_written,
    third_party_settles,
    unspent,
    whole_pieces,
)

__all__ = [
    "Held",
    "dispute_names_what_is_missing",
    "no_more_than_held",
    "owner_may_take_it",
    "person_is_on_the_team",
    "resolution_is_between",
    "return_is_in",
    "somebody_else_takes_it",
    "text_is_written",
    "third_party_settles",
    "unspent",
    "whole_pieces",
]
