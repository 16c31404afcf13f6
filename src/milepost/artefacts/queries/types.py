"""Which documents a project owes: the sheets of its method for its class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from milepost.artefacts.models import Artefact
from milepost.artefacts.rules.sheets import Sheet, sheets
from milepost.kernel.errors import refuse
from milepost.methods.packs import pack
from milepost.projects.models import Project


def types_for(project: Project) -> tuple[Sheet, ...]:
    """Return the documents that `project` owes, in the order of its method; none where it follows no method."""
    return _default_sheets(project.project_class)


def sheets_for(projects: Iterable[Project]) -> dict[int, dict[str, Sheet]]:
    """Return what each project owes, by the code of the type."""
    return {each.pk: {sheet.type.code: sheet for sheet in types_for(each)} for each in projects}


def sheet_or_none(project: Project, type_code: str) -> Sheet | None:
    """Return the sheet of a type, None where the method does not ask for it, or not for the class of the project."""
    return next((sheet for sheet in types_for(project) if sheet.type.code == type_code), None)


def sheet_of(artefact: Artefact) -> Sheet:
    """Return the sheet of a document; refuse one that the method of its project no longer asks for."""
    found = sheet_or_none(artefact.project, artefact.type_code)
    if found is None:
        raise refuse(
            "document_is_owed",
            f"The method of this project no longer asks for: {artefact.name}.",
            missing="A type of document in the version of the method that the project follows.",
            cure="The PMO, who keeps the method",
            path="Put the document aside as no longer needed; what it says can still be read.",
        )
    return found


@cache
def _default_sheets(project_class: str) -> tuple[Sheet, ...]:
    return sheets(pack(), project_class)
