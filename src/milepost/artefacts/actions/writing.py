"""Verbs of writing: start a document, draft it, hand it in. Only who delivers writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from milepost.artefacts import queries, rules
from milepost.artefacts.actions.guards import (
    ASK_THE_TEAM,
    ASK_WHO_LEADS,
    as_it_is,
    moved,
    person_of,
    settle,
    standing_at,
)
from milepost.artefacts.choices import LIVE, ArtefactState, VersionState
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.policies import ANSWERABLE, WRITERS
from milepost.artefacts.rules.content import (
    completeness,
    copied_from_template,
    read_content,
    seal_of,
    to_stored,
)
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.projects.models import Project


@action(
    "artefacts.start_artefact",
    allowed=WRITERS,
    scope=queries.project_scope,
    guards=(queries.can_be_written,),
    path=ASK_THE_TEAM,
)
def start_artefact(act: Act, project: Project, *, type_code: str) -> Artefact:
    """Start a document that the method asks of the project, with an empty first draft."""
    sheet = queries.sheet_or_none(project, type_code)
    act.require(rules.document_is_owed(sheet.type.name if sheet else None, type_code))
    live = Artefact.objects.filter(project=project, type_code=type_code, state__in=sorted(LIVE)).exists()
    act.require(rules.document_is_started_once(live=live))
    name = sheet.type.name if sheet else type_code
    artefact = act.add(Artefact(project=project, type_code=type_code, name=name))
    person = person_of(act)
    act.add(
        ArtefactVersion(
            artefact=artefact,
            number=artefact.number,
            sha256=seal_of({}),
            author_id=person,
            written_at=act.at,
            prepared_by=[person],
        )
    )
    return moved(act, artefact, ArtefactState.DRAFT)


@action(
    "artefacts.draft_artefact",
    allowed=WRITERS,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, standing_at(ArtefactState.DRAFT)),
    path=ASK_THE_TEAM,
)
def draft_artefact(
    act: Act,
    artefact: Artefact,
    *,
    content: Mapping[str, str],
    change_note: str = "",
    helpers: Sequence[Person] = (),
    version: int | None = None,
) -> Artefact:
    """Write the draft: every field as it is typed. Who writes and who is named as having helped prepared it."""
    draft = queries.version_of(artefact)
    act.expect(draft, version)
    sheet = queries.sheet_of(artefact)
    values, problems = read_content(sheet.fields, content, artefact.project.currency)
    act.require_all(rules.fields_are_readable(problems))
    stored, person = to_stored(values), person_of(act)
    act.change(
        draft,
        content=stored,
        sha256=seal_of(stored),
        change_note=change_note,
        author_id=person,
        written_at=act.at,
        prepared_by=sorted({*draft.prepared_by, person, *(each.pk for each in helpers)}),
    )
    return artefact


@action(
    "artefacts.submit_artefact",
    allowed=ANSWERABLE,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here, standing_at(ArtefactState.DRAFT)),
    path=ASK_WHO_LEADS,
)
def submit_artefact(act: Act, artefact: Artefact, *, version: int | None = None) -> Artefact:
    """Hand a document in for review: whole, in the writer's own words, and sealed from now on."""
    act.expect(artefact, version)
    as_it_is(act, artefact)
    draft, sheet = queries.version_of(artefact), queries.sheet_of(artefact)
    content = queries.content_of(sheet, draft)
    told = completeness(sheet.fields, sheet.project_class, content)
    act.require_all(
        (
            *rules.required_fields_are_filled(told.gaps),
            *rules.words_are_own(copied_from_template(sheet.fields, content)),
        )
    )
    act.require(rules.change_is_told(draft.number, draft.change_note))
    act.change(draft, state=VersionState.SEALED, submitted_at=act.at)
    return settle(act, moved(act, artefact, ArtefactState.IN_REVIEW))
