"""What a plan still lacks before it can be proposed, section by section; looked at closely for one project alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from milepost.planning.choices import Section
from milepost.planning.queries import plan_standing
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import form, of_project, page
from milepost.workbench.rules import Ask, Place, Turn, Why

ASKED_BY = "artefact_baselined"
FIRST = 30
PLACES: Mapping[Section, Callable[[Project], Place]] = {
    Section.SCOPE: lambda project: of_project(project, "work-items", "Open the work"),
    Section.RISK: lambda project: of_project(project, "risks", "Open the risks", state="open"),
    Section.TIME: lambda project: of_project(project, "work-items", "Open the work"),
    Section.COST: lambda project: form(project, "budget", "Type the budget by month"),
    Section.QUALITY: lambda project: of_project(project, "deliverables", "Open the deliverables"),
    Section.INFORMATION: lambda project: of_project(project, "artefacts", "Open the documents"),
}


def plan(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield what is recorded too little for a plan to be proposed; documents are told by their own source."""
    check = bench.checks.get(project.pk)
    asked = check is not None and any(each.criterion.check == ASKED_BY for each in check.missing)
    if check is None or not asked or len(bench.projects) > 1 or bench.moment is not None:
        return
    if bench.kept("plans", project) or "schedule_quality_passed" not in check.facts.tallies:
        return
    gate = page("governance:gate", check.gate.name, project.code, check.gate.code)
    due = _due(bench, project)
    for section in plan_standing(project).sections:
        for unmet in (each for fact in section.facts for each in fact.unmet):
            yield Ask(
                subject=f"plan:{section.section}:{unmet.rule}",
                project_id=project.pk,
                what=f"{section.label} of the plan: {unmet.missing}",
                found=unmet.path,
                place=PLACES[section.section](project),
                turn=Turn(LEADS),
                whys=(Why(unmet.sentence, check.gate.name, gate),),
                due=due,
                planned=due is None,
                gate=check.gate.name,
                weight=FIRST,
            )


def _due(bench: Bench, project: Project) -> date | None:
    """Return the day by which the method asks for the baseline, so that what it lacks stands before it."""
    account = bench.accounts.get(project.pk)
    owed = (each for each in account.items if each.is_unmet and each.terms) if account else ()
    days = (each.due for each in owed if each.terms and each.terms.deed == "plan_baselined" and each.is_fact)
    return min((each for each in days if each), default=None)
