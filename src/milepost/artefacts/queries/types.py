"""Which documents a project owes: the sheets of its method for its class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from milepost.artefacts.models import Artefact
from milepost.artefacts.rules.sheets import Sheet, sheets
from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.methods.queries import definition_of, version_in_force
from milepost.people.queries import local_date
from milepost.projects.choices import Origin
from milepost.projects.models import Project

KEPT_SHEETS = 64
Version = tuple[int, str]


def types_for(project: Project) -> tuple[Sheet, ...]:
    """Return the documents that `project` owes, in the order of its method; none where it follows no method."""
    return _owed(project, followed())


def sheets_for(projects: Iterable[Project]) -> dict[int, dict[str, Sheet]]:
    """Return what each project owes, by the code of the type, with one query."""
    version = followed()
    return {each.pk: {sheet.type.code: sheet for sheet in _owed(each, version)} for each in projects}


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


def followed() -> Version | None:
    """Return the version of the method that live projects follow today, by its id and the hash of its content."""
    version = version_in_force(local_date(clock.now()))
    return None if version is None else (version.pk, version.content_hash)


def _owed(project: Project, version: Version | None) -> tuple[Sheet, ...]:
    """Return what a project owes; imported history was led by no method."""
    if version is None or project.origin == Origin.IMPORTED:
        return ()
    return _sheets(*version, project.project_class)


@lru_cache(maxsize=KEPT_SHEETS)
def _sheets(version_id: int, content_hash: str, project_class: str) -> tuple[Sheet, ...]:
    """Return the sheets of a version; its content was compared with its hash when it was first read."""
    del content_hash
    return sheets(definition_of(version_id), project_class)
