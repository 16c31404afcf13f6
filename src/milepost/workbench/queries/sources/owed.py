"""What the method asks in documents: those of the stages so far that are not approved."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.documents import step_of, subject_of
from milepost.workbench.queries.places import page
from milepost.workbench.rules import Ask, Place, Why


def owed(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield every document of a stage that was entered whose approval is missing."""
    sheets = bench.sheets.get(project.pk, {})
    account = bench.accounts.get(project.pk)
    if account is None:
        return
    reached = {stage for stage, _ in account.facts.life.entries}
    begun = bench.documents.get(project.pk, {})
    for code, sheet in sheets.items():
        artefact = begun.get(code)
        under_way = artefact is not None and artefact.state != "approved"
        missing = artefact is None or artefact.approved_number is None
        if (missing and sheet.type.phase in reached) or under_way:
            step = step_of(bench, project, code)
            yield Ask(
                subject=subject_of(code),
                project_id=project.pk,
                what=f"Have the {sheet.type.name} approved.",
                found=step.found,
                place=step.place,
                turn=step.turn,
                whys=(Why(sheet.type.purpose, "Documents of the method", _method(project)),),
                document=code,
                weight=1,
            )


def _method(project: Project) -> Place:
    return page("method-versions:detail", "The method", project.method_version_id)
