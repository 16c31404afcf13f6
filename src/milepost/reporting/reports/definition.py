"""What a report is: a name, a title, a sentence, and its sections made from the reading of a period."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from milepost.documents.model import Definition, Document, Identity, Logo, Section
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.sections.wording import DEFINITIONS


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a report beside its period.

    Attributes
    ----------
    project : the code of the project, for a report about one.
    base_url : turns relative addresses into links where a file leaves the site.
    """

    project: str = ""
    base_url: str = ""


SectionsOf = Callable[[Reading, Asked], Iterable[Section]]


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the catalogue."""

    name: str
    title: str
    purpose: str
    sections: SectionsOf
    cover: bool = False
    of_project: bool = False
    terms: tuple[str, ...] = ()

    def document(self, reading: Reading, asked: Asked) -> Document:
        """Return the report as data: the same reading gives the same document."""
        period, found = reading.period, reading.found
        subtitle = str(period["cycle_name"])
        if not found.locked:
            subtitle += " · DRAFT: the period was open at this moment"
        if found.hidden:
            subtitle += f" · your {len(reading.lines)} projects only"
        return Document(
            name=self.name,
            title=self.title,
            as_of=reading.as_of,
            identity=identity_of(reading),
            sections=tuple(self.sections(reading, asked)),
            subtitle=subtitle,
            period=str(period["name"]),
            generated_from=_provenance(reading),
            definitions=tuple(Definition(term, DEFINITIONS[term]) for term in self.terms),
            base_url=asked.base_url,
            cover=self.cover,
        )


def identity_of(reading: Reading) -> Identity:
    """Return how the organisation presented itself when this was frozen."""
    told = reading.body["organisation"]
    if not told:
        return Identity("Milepost")
    logo = Logo(base64.b64decode(told["logo_base64"]), told["logo_type"]) if told["logo_base64"] else None
    return Identity(told["name"], logo, told["primary_colour"], told["accent_colour"])


def _provenance(reading: Reading) -> str:
    found = reading.found
    if not found.locked:
        return ""
    return f"{'part of ' if found.hidden else ''}sha256:{found.sha256}"
