"""What must hold of the money of a contract: never more than was approved, and every movement seen by two."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from milepost.documents import wording
from milepost.kernel.errors import Unmet
from milepost.suppliers.choices import PaymentState, VariationState


def amount_is_positive(amount: Decimal, field: str = "amount") -> Unmet | None:
    """Require an amount above nothing."""
    if amount.is_finite() and amount > 0:
        return None
    return Unmet(
        rule="amount_is_positive",
        sentence="An amount of money is above 0.",
        missing="An amount above 0.",
        cure="You",
        path="Correct the amount.",
        field=field,
    )


def payments_stay_within(planned: Decimal, amount: Decimal, ceiling: Decimal) -> Unmet | None:
    """Require that all payments together do not exceed the value with its approved variations."""
    if planned + amount <= ceiling:
        return None
    return Unmet(
        rule="payments_stay_within",
        sentence=f"All payments together stay within {ceiling}, the value with its approved variations.",
        missing=f"{max(ceiling - planned, Decimal(0))} is left to plan.",
        cure="You, or whoever approves a variation",
        path="Plan less, or propose a variation and have it approved first.",
        field="amount",
    )


def payment_is_in(state: str, lawful: Collection[str], then: str) -> Unmet | None:
    """Require that a payment stands where the act belongs."""
    if state in lawful:
        return None
    return Unmet(
        rule="payment_is_in",
        sentence=f"This payment is {PaymentState(state).label.lower()}.",
        missing=f"A payment that is {' or '.join(PaymentState(each).label.lower() for each in lawful)}.",
        cure="The project manager",
        path=then,
    )


def day_is_not_in_the_future(day: date, today: date, field: str) -> Unmet | None:
    """Require that what is said to have happened has happened."""
    if day <= today:
        return None
    return Unmet(
        rule="day_is_not_in_the_future",
        sentence="This says what has happened, so its date is not in the future.",
        missing=f"A date up to {wording.day(today)}.",
        cure="You",
        path="Correct the date, or wait until it has happened.",
        field=field,
    )


def variation_changes_something(amount: Decimal, end_date: date | None) -> Unmet | None:
    """Require that a variation changes the price or the end."""
    if amount.is_finite() and (amount != 0 or end_date is not None):
        return None
    return Unmet(
        rule="variation_changes_something",
        sentence="A variation changes the price, the end, or both.",
        missing="An amount or a new end.",
        cure="You",
        path="Say what changes.",
        field="amount",
    )


def variation_waits(state: str) -> Unmet | None:
    """Require that nobody decided about a variation yet."""
    if state == VariationState.PROPOSED:
        return None
    return Unmet(
        rule="variation_waits",
        sentence="This variation was decided already.",
        missing="A variation that waits.",
        cure="The project manager",
        path="Propose another variation.",
    )


def variation_keeps_what_is_payable(ceiling_after: Decimal, planned: Decimal) -> Unmet | None:
    """Require that a cheaper contract still covers the payments that are planned or made."""
    if ceiling_after > 0 and planned <= ceiling_after:
        return None
    return Unmet(
        rule="variation_keeps_what_is_payable",
        sentence=f"After this variation {ceiling_after} could be paid, and {planned} is planned or paid already.",
        missing="Payments within the lower value.",
        cure="The project manager",
        path="Cancel planned payments first.",
        field="amount",
    )


def final_account_is_the_payments(amount: Decimal, payments: Decimal) -> Unmet | None:
    """Require that the final account is what the payments come to: else something is neither owed nor settled."""
    if amount == payments:
        return None
    return Unmet(
        rule="final_account_is_the_payments",
        sentence=f"The final account is the sum of all payments that were not cancelled: {payments}.",
        missing=f"Payments that come to {amount}." if amount.is_finite() else "An amount.",
        cure="You",
        path="Cancel what will not be paid, or plan what is still owed, then agree the account.",
        field="amount",
    )


def retention_is_dated(due: date | None, released: date | None, today: date) -> Unmet | None:
    """Require one date: when retained money was released, or a day ahead on which it will be."""
    if (due is None) != (released is None) and (due is None or due > today) and (released is None or released <= today):
        return None
    return Unmet(
        rule="retention_is_dated",
        sentence="Retained money was released on a day, or is scheduled for a day ahead.",
        missing="Exactly one of the two dates.",
        cure="You",
        path="Give the day on which it was released, or a later day on which it will be.",
        field="due_date",
    )
