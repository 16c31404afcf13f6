"""What people see of the method version that a project follows, and of its moves to a later one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.methods import queries as methods
from milepost.people.queries import local_date
from milepost.projects import actions, queries
from milepost.projects.choices import MoveState
from milepost.projects.forms import AnnounceMoveForm, ConfirmDirectionForm, ReasonForm
from milepost.projects.models import MethodMove, Project
from milepost.projects.rules.method_moves import move_is_late
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version


def _late(records: list[MethodMove], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: move_is_late(each.state, each.effective_date, today) for each in records}


def _difference(move: MethodMove, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    told = methods.difference_between(move.from_version_id, move.to_version_id, move.project.project_class)
    return {"difference": told, "project_class": move.project.project_class}


def _followed(records: list[Project], _actor: Actor, moment: datetime | None) -> Batch:
    return dict(queries.version_names(records, moment))


@offer
class MethodMoveResource(Resource[MethodMove]):
    """The moves of the projects that the reader sees."""

    model = MethodMove
    noun = "method move"
    plural = "method moves"
    purpose = (
        "A project follows the method version of the day on which it was registered. The PMO moves it to a later one "
        "by an announced step: who leads reads what is gained and lost, acknowledges it, and on its day it counts."
    )
    order = "effective_date"
    related: ClassVar[tuple[str, ...]] = ("project", "from_version", "to_version", "announced_by", "acknowledged_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "to_version")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="from_version", label="From", path="from_version", kind="related"),
        Column(name="to_version", label="To", path="to_version", kind="related", filter="related"),
        Column(name="effective_date", label="From the day", path="effective_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=MoveState, filter="choice"),
        Column(name="late", label="Late", kind="flag", batch=_late, help="Its day has passed and it is not completed."),
        Column(name="reason", label="Why", path="reason", search=True),
        Column(name="announced_by", label="Announced by", path="announced_by", kind="related"),
        Column(name="announced_at", label="Announced", path="announced_at", kind="instant"),
        Column(name="acknowledged_by", label="Acknowledged by", path="acknowledged_by", kind="related"),
        Column(name="acknowledged_at", label="Acknowledged", path="acknowledged_at", kind="instant"),
        Column(name="ended_at", label="Ended", path="ended_at", kind="instant"),
    )
    shown = ("project", "from_version", "to_version", "effective_date", "state", "late")
    facts = (
        "project", "from_version", "to_version", "effective_date", "late", "reason", "announced_by", "announced_at",
        "acknowledged_by", "acknowledged_at", "ended_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="acknowledge", label="Acknowledge", action=actions.acknowledge_method_move, form=ConfirmDirectionForm,
            version=own_version, primary=True, help="You have read what the project gains and loses.",
        ),
        Verb(
            name="complete", label="Complete", action=actions.complete_method_move, form=ConfirmDirectionForm,
            version=own_version, primary=True, help="The project follows the later version from now on.",
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_method_move, form=ReasonForm,
            version=own_version,
        ),
    )  # fmt: skip
    panels = (Panel(name="difference", title="What changes", template="projects/_difference.html", facts=_difference),)

    def visible(self, actor: Actor) -> QuerySet[MethodMove]:
        """Return the moves that `actor` may see."""
        return queries.method_moves_visible_to(actor)

    def state(self, record: MethodMove) -> str:
        """Return where the move stands."""
        return MoveState(record.state).label


RESOURCES["projects"].extend(
    columns=(
        Column(name="method_version", label="Method", path="method_version", filter="related", batch=_followed),
    ),
    facts=("method_version",),
    verbs=(
        Verb(
            name="move", label="Announce a move", action=actions.announce_method_move, form=AnnounceMoveForm,
            panel="method-moves", help="To a later version of the method; see first what the project gains and loses.",
        ),
    ),
    panels=(
        list_panel("method-moves", "Moves of its method", columns=("to_version", "effective_date", "state")),
    ),
)  # fmt: skip
RESOURCES["method-versions"].extend(
    panels=(
        list_panel(
            "projects", "Projects that follow it", by="method_version", columns=("code", "name", "class", "stage", "pm")
        ),
    ),
)
