"""What people see of who has read the policies of the method: on the page of each version."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.kernel.policy import Actor
from milepost.methods.models import MethodVersion
from milepost.people.queries import oversees, people
from milepost.projects import actions, queries
from milepost.projects.forms import ConfirmDirectionForm
from milepost.surface.resource import RESOURCES, Panel, Verb

MOST_NAMES = 20


def _read(version: MethodVersion, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Say per policy when it holds and is reviewed, and who has not read it: the names to whoever oversees."""
    if moment is not None:
        return {"past": True, "rows": []}
    everybody, told = oversees(actor), queries.binds_of(version.pk)
    known = people({person for each in told for person in each.missing}) if everybody else {}
    rows = []
    for each in told:
        names = sorted(known[person].name for person in each.missing if person in known)
        rows.append(
            {
                "told": each.binding,
                "bound": len(each.people),
                "read": len(each.people) - len(each.missing),
                "names": names[:MOST_NAMES],
                "more": len(names[MOST_NAMES:]),
                "mine": (actor.person_id or 0) in each.people,
                "owed": (actor.person_id or 0) in each.missing,
            }
        )
    return {"past": False, "rows": rows, "everybody": everybody}


RESOURCES["method-versions"].extend(
    verbs=(
        Verb(
            name="acknowledge", label="Acknowledge the policies", action=actions.acknowledge_policies,
            form=ConfirmDirectionForm, panel="read",
            help="You have read the policies that bind you. Another wording is acknowledged anew.",
        ),
    ),
    first=(
        Panel(name="read", title="Who has read the policies", template="projects/_policies_read.html", facts=_read),
    ),
)  # fmt: skip
