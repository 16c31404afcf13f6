"""Every version of every structured document that was handed in or written, as JSON and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.artefacts import queries as artefacts
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.panels.paper import on_paper
from milepost.closing.collectors import Collector, Item, whole, written
from milepost.documents.renderers.catalogue import FORMATS
from milepost.projects.models import Project
from milepost.surface.lists.sheets import identity


def collect(project: Project) -> Iterator[Item]:
    """Yield each version twice: what it says, and how it looks; a version that was edited behind the ledger refuses."""
    for artefact in Artefact.objects.filter(project=project).select_related("project").order_by("type_code", "pk"):
        for version in reversed(artefacts.versions_of(artefact)):
            yield from _both(artefact, version)


def _both(artefact: Artefact, version: ArtefactVersion) -> Iterator[Item]:
    path = f"documents/{artefact.type_code}-{artefact.pk}/version-{version.number:03}"
    title = f"{artefact.name}, version {version.number}"
    told = whole(version) | {"name": artefact.name, "type_code": artefact.type_code, "document_state": artefact.state}
    words = " ".join(_texts(version.content))
    yield Item(path=f"{path}.json", title=title, content=written(told), in_ledger="content", words=words)
    sheet = artefacts.sheet_or_none(artefact.project, artefact.type_code)
    if sheet is not None:
        paper = on_paper(artefact, version, sheet, artefacts.content_of(sheet, version), identity())
        printed = FORMATS["pdf"]
        yield Item(
            path=f"{path}.pdf",
            title=f"{title}, on paper",
            content=printed.render(paper),
            media_type=printed.media_type,
            words=words,
        )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


DOCUMENTS = Collector("documents", "Structured documents", collect)
