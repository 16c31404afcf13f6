"""What must hold of objectives."""

from __future__ import annotations

from decimal import Decimal

from milepost.kernel.errors import Unmet


def weights_stay_within_one(others: Decimal, weight: Decimal) -> Unmet | None:
    """Require that the weights of all objectives do not exceed one together."""
    if weight.is_finite() and others + weight <= 1:
        return None
    return Unmet(
        rule="weights_stay_within_one",
        sentence="The weights of all objectives together do not exceed 1.",
        missing=f"{max(1 - others, Decimal(0))} is left to give.",
        cure="You",
        path="Give this objective less weight, or lower another first.",
        field="weight_share",
    )
