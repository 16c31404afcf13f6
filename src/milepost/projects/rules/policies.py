"""What must hold of an acknowledgement, and when a policy is to be looked at again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from milepost.kernel.errors import Unmet


def something_is_owed(*, owed: int) -> Unmet | None:
    """Require that a policy of the version binds whoever acknowledges, in a wording that they have not acknowledged."""
    if owed:
        return None
    return Unmet(
        rule="something_is_owed",
        sentence="Whoever a policy binds acknowledges it, once for each wording.",
        missing="A policy of this version that binds you and that you have not acknowledged.",
        cure="Nobody",
        path="There is nothing to do. The policies are there to be read at any time.",
    )


def review_day(effective: date, months: int) -> date | None:
    """Return the day by which a policy is looked at again; None when it never is."""
    if not months:
        return None
    year, month = divmod(effective.month - 1 + months, 12)
    year, month = effective.year + year, month + 1
    return date(year, month, min(effective.day, monthrange(year, month)[1]))


def is_late(effective: date, today: date) -> bool:
    """Return whether a policy that is not acknowledged holds already: it was to be acknowledged before its day."""
    return today >= effective
