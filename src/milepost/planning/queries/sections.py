"""Where the six sections of a plan stand, and what a whole plan says under one hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from milepost.artefacts import queries as artefacts
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.kernel.canonical import Json, digest, written
from milepost.planning.choices import PlanState, Section, WorkKind
from milepost.planning.models import Baseline, Milestone, SealedPlan
from milepost.planning.queries.work import WorkFacts, work_of
from milepost.planning.rules.plan import Leaf, dangling, leaves_are_whole
from milepost.planning.rules.sections import Document, PlanStanding, SectionFacts, SectionStanding, documents_for
from milepost.projects.models import Project

Reader = Callable[[Project], SectionFacts]
_readers: dict[Section, list[Reader]] = {}


def provide_section(section: Section, reader: Reader) -> None:
    """Let a floor above tell what it records of a section: the register of risks, the budget by month, deliverables.

    `reader` is asked when a plan is shown, proposed or approved. What it returns as `content` is frozen under the hash
    of the plan; what it returns as `unmet` stands against proposing it.
    """
    if reader not in _readers.setdefault(section, []):
        _readers[section].append(reader)


def plan_standing(project: Project) -> PlanStanding:
    """Return where each of the six sections stands, and the baseline that holds the plan."""
    owed = {each.type.code: each.type.name for each in artefacts.types_for(project)}
    documents = _documents(project, owed)
    own = _recorded(work_of(project.pk))
    sections = tuple(
        SectionStanding(
            each,
            tuple(documents[code] for code in documents_for(each, owed)),
            (*own.get(each, ()), *(reader(project) for reader in _readers.get(each, ()))),
        )
        for each in Section
    )
    held = plan_baseline(project.pk)
    return PlanStanding(
        project.pk,
        sections,
        held.number if held else None,
        held.content_hash if held else "",
        proposed_plan(project.pk) is not None,
        bool(owed),
    )


def _recorded(facts: WorkFacts) -> dict[Section, tuple[SectionFacts, ...]]:
    """Return what the work list itself records of scope and time; its content stands beside them."""
    leaves = leaves_to_baseline(facts)
    loose = len(dangling(leaves))
    until = f"until {facts.finish_date:%d %b %Y}" if facts.finish_date else "without dates"
    logic = f", {loose} without predecessor or successor" if loose else ", all linked"
    return {
        Section.SCOPE: (SectionFacts(f"{len(leaves)} pieces of work", None, unmet=tuple(leaves_are_whole(leaves))),),
        Section.TIME: (SectionFacts(f"{len(facts.links)} links, {until}{logic}", None),),
    }


def plan_baseline(project_id: int) -> Baseline | None:
    """Return the latest baseline that holds a whole plan, None while none was approved."""
    return Baseline.objects.filter(project_id=project_id).exclude(content_hash="").order_by("-number").first()


def plan_baseline_number(project_id: int) -> int | None:
    """Return the number of the latest baseline that holds a whole plan."""
    return plan_state(project_id)[0]


def plan_state(project_id: int) -> tuple[int | None, bool]:
    """Return the number of the latest baseline of a whole plan, and whether a plan waits; with one query."""
    kept = SealedPlan.objects.filter(project_id=project_id, state__in=(PlanState.PROPOSED, PlanState.APPROVED))
    told = list(kept.values_list("state", "baseline__number"))
    numbers = [number for _, number in told if number is not None]
    return max(numbers, default=None), any(state == PlanState.PROPOSED for state, _ in told)


def proposed_plan(project_id: int) -> SealedPlan | None:
    """Return the plan that waits for approval, without its content."""
    return SealedPlan.objects.filter(project_id=project_id, state=PlanState.PROPOSED).defer("content").first()


def plan_content(project: Project, standing: PlanStanding) -> Json:
    """Return everything that a plan says, as canonical content: what is sealed, and nothing that changes by itself."""
    facts = work_of(project.pk)
    number_of = {each.pk: each.number for each in facts.items}
    return {
        "format": 1,
        "project": project.code,
        "sections": {each.section.value: _section(each) for each in standing.sections},
        "work": [_item(each, number_of, facts) for each in facts.items],
        "links": _sorted(
            [number_of[each.before_id], number_of[each.after_id], each.kind, each.lag_minutes] for each in facts.links
        ),
        "milestones": _milestones(project.pk),
        "finish": facts.finish_date.isoformat() if facts.finish_date else None,
    }


def plan_hash(content: Json) -> str:
    """Return the one SHA-256 of a plan."""
    return digest(written(content))


def leaves_to_baseline(facts: WorkFacts) -> list[Leaf]:
    """Return every piece of work as far as a baseline asks."""
    waits, holds = {each.after_id for each in facts.links}, {each.before_id for each in facts.links}
    found = []
    for item in facts.leaves:
        days = facts.days.get(item.pk)
        found.append(
            Leaf(
                str(item),
                item.owner_id is not None,
                bool(item.definition_of_done.strip()),
                item.kind == WorkKind.MILESTONE or item.effort_hours is not None,
                days.start if days else None,
                days.finish if days else None,
                item.pk in waits,
                item.pk in holds,
                days.float_minutes if days else None,
            )
        )
    return found


def _documents(project: Project, owed: dict[str, str]) -> dict[str, Document]:
    """Return the documents that any section may use, with three queries."""
    live = {each.type_code: each for each in artefacts.artefacts_of([project.pk])[project.pk]}
    hashes = _approved_hashes(live)
    comments = artefacts.open_counts(list(live.values()))
    return {code: _document(code, name, live.get(code), hashes, comments) for code, name in owed.items()}


def _approved_hashes(live: dict[str, Artefact]) -> dict[int, str]:
    numbers = {each.pk: each.approved_number for each in live.values()}
    told = ArtefactVersion.objects.filter(artefact_id__in=list(numbers)).values_list("artefact_id", "number", "sha256")
    return {artefact_id: sha256 for artefact_id, number, sha256 in told if numbers[artefact_id] == number}


def _document(
    code: str, name: str, artefact: Artefact | None, hashes: dict[int, str], comments: dict[int, int]
) -> Document:
    if artefact is None:
        return Document(code, name)
    approved = artefact.state == "approved"
    return Document(
        code,
        name,
        artefact.pk,
        artefact.state,
        approved,
        artefact.approved_number,
        hashes.get(artefact.pk, ""),
        comments.get(artefact.pk, 0),
    )


def _section(standing: SectionStanding) -> dict[str, Any]:
    return {
        "documents": [[each.code, each.number, each.sha256] for each in standing.documents],
        "recorded": [each.content for each in standing.facts],
    }


def _item(item: Any, number_of: dict[int, int], facts: WorkFacts) -> dict[str, Any]:
    days = facts.days.get(item.pk)
    return {
        "number": item.number,
        "parent": number_of.get(item.parent_id),
        "kind": item.kind,
        "name": item.name,
        "owner": item.owner_id,
        "start": _day(item.planned_start or (days.start if days else None)),
        "finish": _day(item.planned_finish or (days.finish if days else None)),
        "effort_hours": None if item.effort_hours is None else f"{item.effort_hours:.2f}",
        "definition_of_done": item.definition_of_done,
        "deadline": _day(item.deadline_date),
        "cancelled": item.state == "cancelled",
    }


def _milestones(project_id: int) -> list[Any]:
    """Return milestones kept beside the work list; those of the list are among the work."""
    kept = Milestone.objects.filter(project_id=project_id, work_item=None)
    return [[each.name, each.kind, _day(each.baseline_date)] for each in kept.order_by("pk")]


def _sorted(rows: Iterable[list[Any]]) -> list[Any]:
    return sorted(rows)


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
