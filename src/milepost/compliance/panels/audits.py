"""The panel of an audit: the obligations of its sample as they stand now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.compliance.models import Audit
from milepost.compliance.panels.words import row_of
from milepost.compliance.queries import account_of
from milepost.kernel.policy import Actor


def sample_panel(audit: Audit, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the obligations of a sample, with how many it was drawn from."""
    account = account_of(audit.project, moment)
    found = [account.item(key) for key in audit.sample] if account else []
    return {"rows": [row_of(audit.project, each) for each in found if each is not None]}


def sample_of(audit: Audit) -> list[tuple[str, str]]:
    """Return the sample of an audit, to be chosen from."""
    account = account_of(audit.project)
    found = [account.item(key) for key in audit.sample] if account else []
    return [(each.key, f"{each.name} ({each.key})") for each in found if each is not None]
