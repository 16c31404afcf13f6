"""The verb of whoever a policy of the method binds."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.methods.models import MethodVersion
from milepost.people.choices import COLLEAGUE
from milepost.people.queries import among_colleagues
from milepost.projects import queries
from milepost.projects.models import PolicyAcknowledgement
from milepost.projects.rules.policies import something_is_owed


def _owed(actor: Actor, version: MethodVersion) -> Iterator[Unmet]:
    unmet = something_is_owed(owed=len(queries.owed_by(actor.person_id or 0, version.pk)))
    yield from () if unmet is None else (unmet,)


@action(
    "projects.acknowledge_policies",
    allowed={COLLEAGUE},
    scope=among_colleagues,
    guards=(_owed,),
    path="Policies are acknowledged by the people of the organisation.",
)
def acknowledge_policies(act: Act, laid_down: MethodVersion) -> MethodVersion:
    """Say that you have read the policies of a version that bind you; in the same wording they bind once for all."""
    person_id = act.actor.person_id or 0
    act.add_all(
        [
            PolicyAcknowledgement(
                method_version=laid_down,
                policy=each.wording[0],
                wording_hash=each.wording[1],
                person_id=person_id,
                acknowledged_at=act.at,
            )
            for each in queries.owed_by(person_id, laid_down.pk)
        ]
    )
    return laid_down
