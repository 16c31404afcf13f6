"""Verbs of personal data: somebody flags what should not be kept, the PMO settles it before the archive is sealed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing import rules
from milepost.closing.actions.guards import unmet
from milepost.closing.models import PersonalDataFlag
from milepost.closing.policies import FLAGGERS, SETTLERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, independent, part_scope, project_scope


def _open(_actor: Actor, flag: PersonalDataFlag) -> Iterator[Unmet]:
    yield from unmet(rules.flag_is_open(resolved=flag.resolved_at is not None))


@action(
    "closing.raise_privacy_flag",
    allowed=FLAGGERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Tell the project manager or the PMO what you found.",
)
def raise_privacy_flag(act: Act, project: Project, *, place: str, concern: str) -> PersonalDataFlag:
    """Say that something of a project holds personal data which should not be archived as it is."""
    act.require(rules.is_told(place, "place", "Where it stands"), rules.is_told(concern, "concern", "What it is"))
    return act.add(
        PersonalDataFlag(
            project=project, place=place, concern=concern, raised_by_id=act.actor.person_id or 0, raised_at=act.at
        )
    )


@action(
    "closing.settle_flag",
    allowed=SETTLERS,
    scope=part_scope,
    guards=(can_be_written_here, independent("settle what is said about personal data"), _open),
    path="Ask the PMO or the oversight officer.",
)
def settle_flag(act: Act, flag: PersonalDataFlag, *, resolution: str, version: int | None = None) -> PersonalDataFlag:
    """Say what was removed, or on which ground it stays."""
    act.expect(flag, version)
    act.require(rules.is_told(resolution, "resolution", "What was done"))
    return act.change(flag, resolution=resolution, resolved_by_id=act.actor.person_id, resolved_at=act.at)
