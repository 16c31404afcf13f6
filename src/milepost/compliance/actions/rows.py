"""What several verbs of obligations do alike: find what is meant, and write it down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milepost.compliance import queries
from milepost.compliance.events import DutiesMoved
from milepost.compliance.models import Duty
from milepost.compliance.queries import Account, Item
from milepost.compliance.rules.performing import obligations_are_named
from milepost.kernel.act import Act
from milepost.projects.models import Project

ASK_WHO_OWES = "Ask the project manager; the PMO advises, directs, or raises a finding, and verifies afterwards."
ASK_THE_PMO = "Ask the PMO. Nobody verifies what they performed themselves (E-SOD-VERIFY)."


def named_items(act: Act, project: Project, keys: Sequence[str]) -> tuple[Account, list[Item]]:
    """Return the account of a project as it stands now, and the obligations that `keys` name; refuse strangers."""
    account = queries.account_of(Project.objects.get(pk=project.pk))
    wanted = list(dict.fromkeys(keys))
    found = [account.item(key) if account else None for key in wanted]
    act.require(obligations_are_named(wanted, found))
    if account is None:
        raise TypeError("Nothing is owed where no method binds")
    return account, [each for each in found if each is not None]


def write(act: Act, project: Project, item: Item, **values: Any) -> Duty:
    """Record something of one time of an obligation, with the terms that hold now if nothing was recorded before."""
    if item.duty_id is not None:
        return act.change(Duty.objects.get(pk=item.duty_id), **values)
    row = Duty(
        project=project,
        method_version_id=item.version_id,
        code=item.code,
        occurrence=item.occurrence,
        name=item.name,
        mandatory=item.mandatory,
        critical=item.critical,
        weight=item.weight,
        clause=item.clause,
        due_date=item.asked_for if item.is_fact else None,
    )
    for name, value in values.items():
        setattr(row, name, value)
    return act.add(row)


def told(act: Act, project: Project, items: Sequence[Item], what: str) -> None:
    """Tell what happened to obligations."""
    keys = tuple(each.key for each in items)
    act.tell(DutiesMoved(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, keys=keys, what=what))
