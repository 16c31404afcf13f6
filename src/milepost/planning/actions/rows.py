"""The verb that takes rows of a spreadsheet over: all of them, or none and every problem by row."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Refusal, Unmet
from milepost.people.models import Person
from milepost.planning import rules
from milepost.planning.actions.timetable import keep_timetable
from milepost.planning.actions.work import ASK_THE_PM, Typed, list_is_open, numbered, place_item
from milepost.planning.events import WorkListChanged
from milepost.planning.models import WorkItem
from milepost.planning.policies import PLANNERS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, project_scope, team_of


@action(
    "planning.paste_work_items",
    allowed=PLANNERS,
    scope=project_scope,
    guards=(can_be_written, list_is_open),
    path=ASK_THE_PM,
)
def paste_work_items(act: Act, project: Project, *, rows: str) -> int:
    """Put pasted rows on the work list, in their order; refuse all of them while any has a problem, naming each."""
    read, problems = rules.read_rows(rows)
    act.require(*problems)
    people = {each.name.casefold(): each.person_id for each in team_of([project.pk])[project.pk]}
    added, unmet = [], []
    for row in read:
        try:
            added.append(_placed(act, project, row, people))
        except Refusal as refusal:
            unmet += list(rules.about_rows(row.line, refusal.unmet))
    act.require(*unmet)
    keep_timetable(act, project)
    for item in added:
        act.tell(WorkListChanged(at=act.at, project_id=project.pk, actor_id=act.actor.person_id, item_id=item.pk))
    return len(added)


def _placed(act: Act, project: Project, row: rules.Row, people: dict[str, int]) -> WorkItem:
    act.require(_owner_unmet(row, people))
    owner = Person.objects.get(pk=people[row.owner.casefold()]) if row.owner else None
    typed = Typed(
        name=row.name,
        kind=row.kind,
        owner=owner,
        planned_start=row.start,
        planned_finish=row.finish,
        duration_days=None,
        effort_hours=row.effort_hours,
        definition_of_done=row.definition_of_done,
        deadline_date=None,
    )
    parent = numbered(act, project.pk, row.part_of)
    return place_item(act, project, typed, parent=parent, predecessors=row.waits_for)


def _owner_unmet(row: rules.Row, people: dict[str, int]) -> Unmet | None:
    if not row.owner or row.owner.casefold() in people:
        return None
    return rules.row_problem(row.line, f"somebody with a part on this project as the owner, instead of {row.owner}")
