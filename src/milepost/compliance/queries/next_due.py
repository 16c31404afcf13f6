"""What the method asks of a project next, in the order in which it is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from milepost.compliance.choices import DutyState
from milepost.compliance.queries.accounts import Account, account_of
from milepost.compliance.queries.roles import NOBODY, document_of, performers_of, verifiers_of, why_of
from milepost.compliance.rules.shapes import Item
from milepost.kernel.policy import Roles
from milepost.projects.models import Project

FAR = date.max
ASKED = frozenset({DutyState.BREACHED, DutyState.REWORK, DutyState.DUE, DutyState.EXPECTED, DutyState.UNDATED})


@dataclass(frozen=True, slots=True)
class Next:
    """Something that is still to be done: what, by when, by whom, why, and with which document."""

    item: Item
    role: str
    roles: Roles
    document: str
    document_code: str
    policy: str
    objective: str
    clause: str

    @property
    def due(self) -> date | None:
        """Return its day, None where that is not known yet."""
        return self.item.due


def order_of(item: Item) -> tuple[bool, date, bool, int]:
    """Return the place of an obligation: what has a day first, then what must be, then what weighs."""
    return item.due is None, item.due or FAR, not item.mandatory, -item.weight


def unmet(items: Iterable[Item]) -> list[Item]:
    """Return what is still to be done, in its order; advice that was not followed in time is not asked again."""
    return sorted((each for each in items if each.state in ASKED and each.is_unmet), key=order_of)


def next_due(project: Project, moment: datetime | None = None) -> list[Next]:
    """Return what the method asks of a project next, the most pressing first; nothing where no method binds it."""
    account = account_of(project, moment)
    return [] if account is None else next_of(account)


def next_of(account: Account) -> list[Next]:
    """Return what the method asks next of the project of an account, the most pressing first."""
    return [_told(item, account) for item in unmet(account.items)]


def verifies(item: Item, account: Account) -> Roles:
    """Return the roles of the house that verify an obligation."""
    method = account.method(item)
    return NOBODY[1] if method is None else verifiers_of(item, method)[1]


def _told(item: Item, account: Account) -> Next:
    method = account.method(item)
    if item.terms is None or method is None:
        return Next(item, "", NOBODY[1], "", "", "", "", "")
    document = document_of(item, method)
    return Next(
        item,
        *performers_of(item, method),
        document,
        item.terms.artefact if document else "",
        *why_of(item, method),
    )
