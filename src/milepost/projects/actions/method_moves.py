"""Verbs of moves to a later method version: the PMO announces, who leads acknowledges, the PMO completes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.methods.choices import VersionState
from milepost.methods.models import MethodVersion
from milepost.people.choices import PMO
from milepost.people.queries import local_date
from milepost.projects import queries, rules
from milepost.projects.choices import LEADS, OPEN_MOVES, MoveState
from milepost.projects.events import MethodMoveChanged
from milepost.projects.models import MethodMove, Project
from milepost.projects.policies import part_scope, project_scope
from milepost.projects.rules import method_moves as moving

ASK_THE_PMO = "Ask the PMO; it decides which version of the method a project follows."
ASK_WHO_LEADS = "The project manager acknowledges."
INDEPENDENT = queries.independent("move it to another method version")


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def _free_to_move(_actor: Actor, project: Project) -> Iterator[Unmet]:
    yield from _unmet(
        moving.somebody_acknowledges(has_pm=queries.has_pm(project)),
        moving.one_move_at_a_time(under_way=queries.has_open_move(project)),
    )


def _standing_at(*lawful: str) -> Callable[[Actor, MethodMove], Iterator[Unmet]]:
    def guard(_actor: Actor, move: MethodMove) -> Iterator[Unmet]:
        yield from _unmet(moving.move_is_in(move.state, lawful))

    return guard


def _due(_actor: Actor, move: MethodMove) -> Iterator[Unmet]:
    yield from _unmet(
        moving.day_of_the_move_has_come(move.effective_date, local_date(clock.now())),
        moving.project_stands_where_it_began(move.project.method_version_id, move.from_version_id),
    )


@action(
    "projects.announce_method_move",
    allowed=PMO,
    scope=project_scope,
    guards=(queries.can_be_written, INDEPENDENT, _free_to_move),
    path=ASK_THE_PMO,
)
def announce_method_move(
    act: Act, project: Project, *, to_version: MethodVersion, effective_date: date, reason: str
) -> MethodMove:
    """Announce that a project will follow a later version of the method, from which day on, and why."""
    present = project.method_version
    act.require(
        rules.text_is_written(reason, "reason", "The reason"),
        moving.version_is_published(published=to_version.state == VersionState.PUBLISHED),
        moving.move_goes_forward(present.effective_from if present else None, to_version.effective_from),
        moving.version_is_in_force_by(effective_date, to_version.effective_from),
        moving.move_is_announced_ahead(effective_date, queries.earliest_move(local_date(act.at))),
    )
    move = act.add(
        MethodMove(
            project=project,
            from_version=present,
            to_version=to_version,
            effective_date=effective_date,
            reason=reason,
            announced_by_id=act.actor.person_id or 0,
            announced_at=act.at,
        )
    )
    return _told(act, move)


@action(
    "projects.acknowledge_method_move",
    allowed=LEADS,
    scope=part_scope,
    guards=(queries.can_be_written_here, _standing_at(MoveState.ANNOUNCED)),
    path=ASK_WHO_LEADS,
)
def acknowledge_method_move(act: Act, move: MethodMove, *, version: int | None = None) -> MethodMove:
    """Say that you have read what the project gains and loses by the move."""
    act.expect(move, version)
    return _moved(act, move, MoveState.ACKNOWLEDGED, acknowledged_by_id=act.actor.person_id, acknowledged_at=act.at)


@action(
    "projects.complete_method_move",
    allowed=PMO,
    scope=part_scope,
    guards=(queries.can_be_written_here, INDEPENDENT, _standing_at(MoveState.ACKNOWLEDGED), _due),
    path=ASK_THE_PMO,
)
def complete_method_move(act: Act, move: MethodMove, *, version: int | None = None) -> MethodMove:
    """Have the project follow the later version, on its day or after it, once who leads has acknowledged."""
    act.expect(move, version)
    act.require(moving.version_is_published(published=move.to_version.state == VersionState.PUBLISHED))
    act.change(move.project, method_version_id=move.to_version_id)
    return _moved(act, move, MoveState.COMPLETED, ended_at=act.at)


@action(
    "projects.withdraw_method_move",
    allowed=PMO,
    scope=part_scope,
    guards=(queries.can_be_written_here, INDEPENDENT, _standing_at(*OPEN_MOVES)),
    path=ASK_THE_PMO,
)
def withdraw_method_move(act: Act, move: MethodMove, *, reason: str, version: int | None = None) -> MethodMove:
    """Take an announced move back, and say why; the record of it stays."""
    act.expect(move, version)
    act.because(reason)
    return _moved(act, move, MoveState.WITHDRAWN, ended_at=act.at)


def _moved(act: Act, move: MethodMove, state: str, **values: Any) -> MethodMove:
    act.change(move, state=state, **values)
    return _told(act, move)


def _told(act: Act, move: MethodMove) -> MethodMove:
    act.tell(
        MethodMoveChanged(
            at=act.at,
            project_id=move.project_id,
            actor_id=act.actor.person_id,
            move_id=move.pk,
            state=move.state,
        )
    )
    return move
