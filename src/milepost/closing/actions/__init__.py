"""The verbs of the closing floor."""

from milepost.closing.actions.returns import (
    acknowledge_return,
    dispute_return,
    hand_out,
    return_asset,
    return_money,
    return_person,
    settle_return,
    withdraw_return,
)

__all__ = [
    "acknowledge_return",
    "dispute_return",
    "hand_out",
    "return_asset",
    "return_money",
    "return_person",
    "settle_return",
    "withdraw_return",
]
