"""Which documents a project owes: the sheets of its method for its class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from milepost.artefacts.models import Artefact
from milepost.artefacts.rules.sheets import Sheet, sheets
from milepost.kernel.errors import refuse
from milepost.methods.models import MethodVersion
from milepost.methods.queries import definition_under
from milepost.projects.models import Project

KEPT_SHEETS = 64


def types_for(project: Project) -> tuple[Sheet, ...]:
    """Return the documents that `project` owes, in the order of its method; none where it follows no method."""
    return _owed(project, _hashes([project]))


def sheets_for(projects: Iterable[Project]) -> dict[int, dict[str, Sheet]]:
    """Return what each project owes, by the code of the type, with one query."""
    found = list(projects)
    hashes = _hashes(found)
    return {each.pk: {sheet.type.code: sheet for sheet in _owed(each, hashes)} for each in found}


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


def _hashes(projects: Iterable[Project]) -> dict[int, str]:
    """Return the hash of each version that the projects follow: what was read before under it need not be read anew."""
    followed = {each.method_version_id for each in projects if each.method_version_id is not None}
    if not followed:
        return {}
    return dict(MethodVersion.objects.filter(pk__in=followed).values_list("pk", "content_hash"))


def _owed(project: Project, hashes: dict[int, str]) -> tuple[Sheet, ...]:
    version_id = project.method_version_id
    return () if version_id is None else _sheets(version_id, hashes[version_id], project.project_class)


@lru_cache(maxsize=KEPT_SHEETS)
def _sheets(version_id: int, content_hash: str, project_class: str) -> tuple[Sheet, ...]:
    """Return the sheets of a version; its content was compared with its hash when it was first read."""
    return sheets(definition_under(version_id, content_hash), project_class)
