"""The panel of a project's page: what it owes next, how it stands, and what is waived."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.compliance.bridge.scores import scored
from milepost.compliance.choices import DutyState
from milepost.compliance.panels.words import row_of, share_words
from milepost.compliance.queries import Account, Project, account_of, deed_of, document_of
from milepost.compliance.queries.next_due import order_of, unmet
from milepost.kernel.policy import Actor

MOST = 8


def obligations_panel(project: Project, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what a project owes next, breaches first, with its score and how much of it was verified."""
    account = account_of(project, moment)
    asked = unmet(account.items) if account else []
    rows = [row_of(project, each) for each in asked[:MOST]]
    return {"rows": rows, "count": len(asked), **kept_of(project, account)}


def kept_of(project: Project, account: Account | None) -> dict[str, Any]:
    """Return how the obligations of a project are kept: the score, how much was verified, and what is breached."""
    if account is None:
        return {"account": None}
    score = scored(account.items)
    return {
        "account": account,
        "score": score,
        "share": share_words(score.value),
        "coverage": share_words(score.coverage),
        "breaches": [row_of(project, each) for each in score.breaches[:MOST] if each.performed_on is None],
        "all_url": f"{reverse('compliance:obligations')}?project={project.pk}&show=all",
    }


def offered(project: Project, *, to_verify: bool = False, to_waive: bool = False) -> list[tuple[str, str]]:
    """Return the obligations of a project that a verb is about, to be chosen from."""
    account = account_of(project)
    if account is None:
        return []
    if to_verify:
        found = [each for each in account.items if each.waits_for_verification]
    else:
        waived = [each for each in account.items if each.state == DutyState.WAIVED and each.performed_on is None]
        found = [*(each for each in account.items if each.is_unmet), *waived]
    if not to_waive and not to_verify:
        method = account.facts.plans[-1].method
        found = [each for each in found if not deed_of(each) and not document_of(each, method)]
    return [(each.key, _label(each.name, each.occurrence)) for each in sorted(found, key=order_of)]


def auditable(project: Project) -> list[tuple[str, str]]:
    """Return the obligations of a project that fell due or were met, to be chosen from."""
    account = account_of(project)
    told = account.items if account else []
    return [(each.key, _label(each.name, each.occurrence)) for each in told if each.outcome and each.due]


def _label(name: str, occurrence: int) -> str:
    return f"{name} (no. {occurrence})" if occurrence > 1 else name
