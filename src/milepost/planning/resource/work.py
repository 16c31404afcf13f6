"""What people see of an item of the work list, and what planning adds to the page of a project."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.documents import cells
from milepost.kernel.policy import Actor
from milepost.planning import actions, queries
from milepost.planning.choices import WorkKind, WorkState
from milepost.planning.forms import CancelForm, PasteForm, ProposePlanForm, WorkItemForm
from milepost.planning.models import WorkItem
from milepost.planning.panels import plan_of, waits_for, work_list
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version

Reader = Callable[[WorkItem, queries.WorkFacts], Any]


def _from_plan(read: Reader) -> Callable[[list[WorkItem], Actor, datetime | None], Batch]:
    """Return the reader of a column that the whole work list decides."""

    def batch(records: list[WorkItem], _actor: Actor, moment: datetime | None) -> Batch:
        works = queries.works_of({each.project_id for each in records}, moment)
        return {each.pk: read(each, works[each.project_id]) for each in records}

    return batch


def _day(name: str) -> Reader:
    def read(item: WorkItem, facts: queries.WorkFacts) -> Any:
        days = facts.days.get(item.pk)
        return getattr(days, name) if days else None

    return read


def _float(item: WorkItem, facts: queries.WorkFacts) -> Any:
    days = facts.days.get(item.pk)
    return cells.Text("") if days is None else cells.Text(f"{days.float_minutes / facts.minutes_a_day:g} d")


def _waits(item: WorkItem, facts: queries.WorkFacts) -> str:
    return waits_for(facts).get(item.pk, "")


def _critical(item: WorkItem, facts: queries.WorkFacts) -> bool:
    days = facts.days.get(item.pk)
    return days is not None and days.critical and queries.is_open(item)


def _complete(records: list[WorkItem], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: queries.complete_share(each) for each in records}


def _typed(item: WorkItem) -> dict[str, Any]:
    facts = queries.work_of(item.project_id)
    above = next((each.number for each in facts.items if each.pk == item.parent_id), None)
    return as_typed(WorkItemForm)(item) | {"predecessors": waits_for(facts).get(item.pk, ""), "part_of": above}


@offer
class WorkItemResource(Resource[WorkItem]):
    """The work of the projects that the reader sees."""

    model = WorkItem
    noun = "work item"
    plural = "work items"
    purpose = "A work item says what is to be done, by whom, by when, and what counts as done. Dates follow from links."
    order = "planned_finish"
    related: ClassVar[tuple[str, ...]] = ("project", "owner", "parent")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "owner")
    columns = (
        Column(name="number", label="No.", path="number", kind="integer"),
        Column(name="name", label="Work", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=WorkKind, filter="choice"),
        Column(name="state", label="State", path="state", kind="choice", choices=WorkState, filter="choice"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="parent", label="Part of", path="parent", kind="related"),
        Column(name="start", label="Start", path="planned_start", kind="date"),
        Column(name="finish", label="Finish", path="planned_finish", kind="date"),
        Column(
            name="early_start", label="Earliest start", kind="date", batch=_from_plan(_day("start")),
            help="What the links and the working calendar allow.",
        ),
        Column(name="early_finish", label="Earliest finish", kind="date", batch=_from_plan(_day("finish"))),
        Column(name="late_start", label="Latest start", kind="date", batch=_from_plan(_day("late_start"))),
        Column(
            name="expected", label="Expected finish", kind="date", batch=_from_plan(_day("expected_finish")),
            help="From what had happened and what remained when the work list last changed.",
        ),
        Column(name="float", label="Float", batch=_from_plan(_float), help="How far it can slip before the end moves."),
        Column(name="critical", label="Critical", kind="flag", batch=_from_plan(_critical)),
        Column(name="waits", label="Waits for", batch=_from_plan(_waits)),
        Column(name="deadline", label="Deadline", path="deadline_date", kind="date"),
        Column(name="effort", label="Effort, hours", path="effort_hours", kind="number"),
        Column(name="spent", label="Spent, hours", path="spent_hours", kind="number"),
        Column(name="remaining", label="Remaining, hours", path="remaining_hours", kind="number"),
        Column(name="complete", label="Complete", kind="share", batch=_complete),
        Column(name="actual_start", label="Began", path="actual_start", kind="date"),
        Column(name="actual_finish", label="Done on", path="actual_finish", kind="date"),
        Column(name="done_means", label="What counts as done", path="definition_of_done", search=True),
        Column(name="out_of_sequence", label="Out of sequence", path="out_of_sequence"),
        Column(name="baseline", label="In baseline", path="baseline_number", kind="integer"),
    )  # fmt: skip
    shown = ("number", "name", "project", "state", "owner", "start", "finish", "float", "complete")
    facts = (
        "project", "kind", "parent", "owner", "done_means", "start", "finish", "early_start", "early_finish",
        "late_start", "float", "critical", "expected", "waits", "deadline", "effort", "spent", "remaining", "complete",
        "actual_start", "actual_finish", "out_of_sequence", "baseline",
    )  # fmt: skip
    verbs = (
        Verb(
            name="change", label="Change", action=actions.change_work_item, form=WorkItemForm,
            initial=_typed, version=own_version,
        ),
        Verb(
            name="cancel", label="Cancel", action=actions.cancel_work_item, form=CancelForm, version=own_version,
            help="It stays on the list, cancelled, with the reason.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[WorkItem]:
        """Return the work of the projects that `actor` may see."""
        return queries.items_visible_to(actor)

    def state(self, record: WorkItem) -> str:
        """Return where the work stands."""
        return WorkState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="add-work", label="Add work", action=actions.add_work_item, form=WorkItemForm, panel="work",
        ),
        Verb(
            name="paste-work", label="Paste rows", action=actions.paste_work_items, form=PasteForm, panel="work",
            help="Rows out of a spreadsheet, all at once; every problem is told by row before anything is stored.",
        ),
        Verb(
            name="propose-plan", label="Propose the plan", action=actions.propose_plan, form=ProposePlanForm,
            panel="plan", help="All six sections at once; approved by the sponsor or an executive, it is the baseline.",
        ),
    ),
    panels=(
        Panel(name="work", title="Work", template="planning/work_panel.html", facts=work_list),
        Panel(name="plan", title="Plan", template="planning/plan_panel.html", facts=plan_of),
    ),
)  # fmt: skip
