"""Changes on their way: to be decided, acknowledged, confirmed, carried out and closed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.changes.choices import ChangeState, Lane
from milepost.changes.models import ChangeRequest, Notice
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import may, record
from milepost.workbench.rules import Ask, Turn, Why

STEPS = {
    ChangeState.DRAFT.value: ("Compute the impact of the change", "assess"),
    ChangeState.ASSESSED.value: ("Decide the change", "decide"),
    ChangeState.POSTPONED.value: ("Decide the postponed change", "decide"),
    ChangeState.NOTICED.value: ("Confirm that the team is informed", "confirm"),
    ChangeState.EFFECTIVE.value: ("Carry the change out", "implement"),
    ChangeState.IMPLEMENTED.value: ("Verify that the change was carried out", "verify"),
    ChangeState.VERIFIED.value: ("Close the change", "close"),
}
SENTENCE = "What was promised changes by a decision only, and everybody whom it touches knows first."


def changes(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield the next step of every change that is open, and every notice that nobody acknowledged."""
    notices = bench.kept("notices", project)
    silent = {each.change_id for each in notices}
    for change in bench.kept("changes", project):
        if change.pk not in silent:
            yield _step(change)
    for notice in notices:
        yield _told(bench, notice)


def _step(change: ChangeRequest) -> Ask:
    words, verb = STEPS[change.state]
    above = change.lane == Lane.C and verb == "decide"
    place = record("change-requests", change.pk, "Open the change")
    return Ask(
        subject=f"change:{change.pk}",
        project_id=change.project_id,
        what=f"{words}: CR-{change.number} {change.title}",
        place=place,
        turn=Turn(may("change-requests", "rule" if above else verb)),
        whys=(Why(SENTENCE, "Change control", place),),
        due=change.postponed_until if change.state == ChangeState.POSTPONED else None,
        planned=True,
        weight=5,
    )


def _told(bench: Bench, notice: Notice) -> Ask:
    place = record("notices", notice.pk, "Read and acknowledge")
    people = {notice.recipient_id, notice.proxy_id} - {None}
    return Ask(
        subject=f"notice:{notice.pk}",
        project_id=notice.project_id,
        what=f"Acknowledge what changes: CR-{notice.change.number} {notice.change.title}",
        place=place,
        turn=Turn(people=frozenset(each for each in people if each is not None)),
        whys=(Why(SENTENCE, "Prior notice", place),),
        due=bench.day_of(notice.answer_by_at),
        weight=5,
    )
