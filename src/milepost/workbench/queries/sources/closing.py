"""The end of a project: every condition for closing that does not hold, what goes back, and the closing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from milepost.closing.choices import MONEY_KINDS, ReturnKind, ReturnState
from milepost.closing.models import ResourceReturn
from milepost.closing.queries import Answer, Condition, checklist, returns_standing
from milepost.projects.choices import LEADS, Stage
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.documents import subject_of
from milepost.workbench.queries.places import form, may, of_project, page, record, turn_of
from milepost.workbench.queries.timing import CLOSED, opens
from milepost.workbench.rules import Ask, Place, Turn, Why

SEALED_LAST, CLOSED_LAST = 5, 6
SEALED, LAST_DEEDS = "archive_sealed", frozenset({"archive_sealed", "project_closed"})
APART = frozenset({"deliverables_accepted", "returns_acknowledged"})
"""Conditions that are told thing by thing: deliverables by their own source, returns one by one."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a condition is seen to, and whose turn it is."""

    subject: str
    place: Place
    turn: Turn
    last: int = 0


def closing(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield what still keeps a project in Closing from being closed, its closing last; of the present only."""
    if project.stage != Stage.CLOSING or bench.moment is not None:
        return
    told = checklist(project)
    waits = _keeps_open(bench, project, told)
    for condition, answer in told:
        if not answer.holds and condition.code not in APART:
            where = WHERE[condition.code](project)
            if condition.code == SEALED and waits:
                where = replace(where, place=page("closing:checklist", "See what is missing", project.code))
            yield Ask(
                subject=where.subject,
                project_id=project.pk,
                what=condition.sentence,
                found=answer.why,
                place=where.place,
                turn=where.turn,
                whys=(_why(project, condition.sentence),),
                gate=CLOSED,
                weight=5,
                last=where.last,
            )
    if any(not answer.holds for condition, answer in told if condition.code == "returns_acknowledged"):
        yield from _returns(bench, project)
    yield _close(bench, project, sum(not answer.holds for _, answer in told))


def _keeps_open(bench: Bench, project: Project, told: Iterable[tuple[Condition, Answer]]) -> bool:
    """Return whether anything else is still to be done: an archive that is sealed before it is sealed anew after."""
    account = bench.accounts.get(project.pk)
    owed = (each for each in account.items if each.mandatory and each.is_unmet) if account else ()
    duties = any(each.terms is None or each.terms.deed not in LAST_DEEDS for each in owed)
    return duties or any(not answer.holds for condition, answer in told if condition.code != SEALED)


def _why(project: Project, sentence: str) -> Why:
    return Why(sentence, "Closing", page("closing:checklist", "The closing page", project.code))


def _close(bench: Bench, project: Project, missing: int) -> Ask:
    ready = form(project, "close", "Close the project")
    waits = "1 condition does not hold yet" if missing == 1 else f"{missing} conditions do not hold yet"
    return Ask(
        subject="close",
        project_id=project.pk,
        what="Close the project.",
        found=waits if missing else "Every condition holds",
        place=page("closing:checklist", "See what is missing", project.code) if missing else ready,
        turn=turn_of("close"),
        whys=(_why(project, "A project is closed by whoever did not deliver it, once every condition holds."),),
        gate=CLOSED,
        last=CLOSED_LAST,
        opens=None if missing else opens(bench, project),
    )


def _returns(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield everything that is still to go back, and what waits for whoever owns it."""
    for waiting in bench.kept("returns", project):
        yield _waiting(project, waiting)
    for line in returns_standing(project.pk).open_lines:
        if not line.waiting and not line.disputed:
            kind = str(line.kind)
            yield Ask(
                subject=f"return:{kind}:{line.name}",
                project_id=project.pk,
                what=f"Give back: {line.name}.",
                found=f"{line.words} {line.path}".strip(),
                place=_giving(project, kind) if line.known else form(project, "costs", "Say what is known"),
                turn=Turn(LEADS),
                whys=(_why(project, "People, budget and assets are returned and their owners acknowledge it."),),
                gate=CLOSED,
                weight=4,
            )


def _giving(project: Project, kind: str) -> Place:
    if kind in MONEY_KINDS:
        return form(project, "return-money", "Give it back", kind=kind)
    if kind == ReturnKind.PEOPLE:
        return form(project, "return-person", "Give back")
    return of_project(project, "held-assets", "Open what was handed out")


def _waiting(project: Project, waiting: ResourceReturn) -> Ask:
    disputed = waiting.state == ReturnState.DISPUTED
    turn = Turn(may("resource-returns", "settle")) if disputed else Turn(people=frozenset({waiting.owner_id}))
    return Ask(
        subject=f"return:{waiting.pk}",
        project_id=project.pk,
        what=f"{'Settle the disputed return' if disputed else 'Count and acknowledge'}: {waiting.name}",
        place=record("resource-returns", waiting.pk, "Open the return"),
        turn=turn,
        whys=(_why(project, "What goes back is counted by whoever owns it."),),
        gate=CLOSED,
        weight=4,
    )


Wheres = Callable[[Project], Where]


def _listed(noun: str, label: str) -> Wheres:
    return lambda project: Where(noun, of_project(project, noun, label), Turn(LEADS))


def _formed(subject: str, verb: str, label: str, last: int = 0) -> Wheres:
    return lambda project: Where(subject, form(project, verb, label), turn_of(verb), last)


def _end_report(project: Project) -> Where:
    place = page("closing:checklist", "Open the closing page", project.code)
    return Where(subject_of("project_end_report"), place, Turn(LEADS))


WHERE: Mapping[str, Wheres] = {
    "project_accepted": _formed("acceptance", "request-acceptance", "Ask the client"),
    "benefits_handed_over": _listed("benefits", "Name the owners"),
    "suppliers_evaluated": _listed("contracts", "Open the contracts"),
    "contracts_closed": _listed("contracts", "Open the contracts"),
    "assignments_ended": _listed("assignments", "Open the assignments"),
    "finances_reconciled": _formed("finances", "costs", "Record what was spent"),
    "change_requests_settled": _listed("change-requests", "Open the changes"),
    "end_report_approved": _end_report,
    "lessons_filed": _formed("lesson", "lesson", "Record a lesson"),
    "archive_sealed": _formed("archive", "seal", "Seal the archive", SEALED_LAST),
    "review_scheduled": _formed("review", "review", "Schedule the review"),
}
