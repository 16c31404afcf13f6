"""Samples of the verbs of documents, around the charter of a project of class C."""

from __future__ import annotations

from typing import Any

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import Severity, Verdict
from milepost.artefacts.models import Artefact, ArtefactVersion, Attachment, Comment
from milepost.artefacts.rules.sheets import Sheet
from milepost.kernel import clock
from milepost.methods.definition import FieldType
from milepost.methods.queries import version_in_force
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World, build, register, staff
from tests.suites.samples.methods import published

OWING = "P-DOC"
CHARTER, END_REPORT = "project_charter", "project_end_report"
PM, SPONSOR, ANALYST = RoleOnProject.PM, RoleOnProject.SPONSOR, PostRole.ANALYST
PDF = b"%PDF-1.7\nOn paper.\n"
SAID = "River crossing traffic has grown by a third since the old bridge was closed to lorries in the wet spring"
WORDS = tuple(SAID.split(" "))


def text_for(field: FieldType, place: int = 0) -> str:
    """Return something lawful to type into a field."""
    line = " ".join(WORDS[(place + index) % len(WORDS)] for index in range(max(field.least_words, 6)))
    if field.type in {"list", "table"}:
        return "\n".join(f"{line} {number}" for number in range(max(field.least_items, 1)))
    told = {
        "choice": field.options[0] if field.options else "",
        "date": "2026-12-01",
        "money": "EUR 1200",
        "number": "12",
        "share": "25",
        "flag": "yes",
    }
    return told.get(field.type, line)


def filled(sheet: Sheet) -> dict[str, str]:
    """Return something lawful for every field that the class of the project requires."""
    return {field.code: text_for(field, place) for place, field in enumerate(sheet.fields) if sheet.needs(field)}


def owing(world: World) -> Project:
    """Return a project that follows the shipped method, which the PMO publishes where none is in force."""
    found = Project.objects.filter(code=OWING).first()
    if found is not None:
        return found
    if version_in_force(local_date(clock.now())) is None:
        published(world, effective_from=local_date(clock.now()))
    project = register(world, OWING)
    staff(world, project)
    return project


def owing_world() -> World:
    """Build the world with the method published in it: what every test of a document begins with."""
    world = build()
    owing(world)
    return world


def draft_of(world: World, code: str = CHARTER) -> Artefact:
    return actions.start_artefact(world.actor(PM), owing(world), type_code=code)


def written(world: World, code: str = CHARTER) -> Artefact:
    artefact = draft_of(world, code)
    return actions.draft_artefact(world.actor(PM), artefact, content=filled(queries.sheet_of(artefact)))


def submitted(world: World, code: str = CHARTER) -> Artefact:
    return actions.submit_artefact(world.actor(PM), written(world, code))


def read(world: World, role: str = SPONSOR, code: str = CHARTER) -> Artefact:
    artefact = submitted(world, code)
    actions.confirm_reading(world.actor(role), artefact, sha256=seal(artefact))
    return artefact


def approved(world: World) -> Artefact:
    return actions.approve_artefact(world.actor(SPONSOR), read(world))


def seal(artefact: Artefact) -> str:
    return ArtefactVersion.objects.get(artefact=artefact, number=artefact.number).sha256


def commented(world: World, severity: str = Severity.SHOULD) -> Comment:
    told = {"text": "By when?", "field": "objectives", "severity": severity}
    return actions.raise_comment(world.actor(ANALYST), submitted(world), **told)


def attached(world: World) -> Attachment:
    return actions.attach_file(world.actor(PM), draft_of(world), name="plan.pdf", content=PDF)


def the_draft(subjects: Subjects) -> ArtefactVersion:
    return ArtefactVersion.objects.get(artefact=subjects[0], number=subjects[0].number)


def another_purpose(world: World) -> dict[str, Any]:
    charter = next(each for each in queries.types_for(owing(world)) if each.type.code == CHARTER)
    return {"content": filled(charter), "change_note": "Filled in", "helpers": [world.people["member"]]}


WHY = {"reason": "It has to be said"}

SAMPLES = (
    Sample(
        actions.start_artefact,
        PM,
        subjects=lambda world: (owing(world),),
        typed=lambda _: {"type_code": CHARTER},
    ),
    Sample(
        actions.draft_artefact,
        PM,
        subjects=lambda world: (draft_of(world),),
        typed=another_purpose,
        again={"content": {"purpose": "Something else"}},
        version_of=the_draft,
    ),
    Sample(actions.submit_artefact, PM, subjects=lambda world: (written(world),)),
    Sample(
        actions.raise_comment,
        ANALYST,
        subjects=lambda world: (submitted(world),),
        typed=lambda _: {"text": "By when?", "field": "objectives", "severity": Severity.MUST},
    ),
    Sample(
        actions.resolve_comment,
        PM,
        subjects=lambda world: (commented(world),),
        typed=lambda _: {"resolution": "By June; see the milestones"},
    ),
    Sample(
        actions.confirm_reading,
        SPONSOR,
        subjects=lambda world: (submitted(world),),
        typed=lambda _: {"sha256": ArtefactVersion.objects.latest("pk").sha256},
    ),
    Sample(
        actions.review_artefact,
        ANALYST,
        subjects=lambda world: (submitted(world, END_REPORT),),
        typed=lambda _: {"verdict": Verdict.FAVOURABLE, "text": "Clear"},
        again={"verdict": Verdict.UNFAVOURABLE},
    ),
    Sample(
        actions.return_artefact,
        SPONSOR,
        subjects=lambda world: (submitted(world),),
        typed=lambda _: WHY,
    ),
    Sample(
        actions.approve_artefact,
        SPONSOR,
        subjects=lambda world: (read(world),),
        typed=lambda _: {"reason": "It says what we agreed"},
    ),
    Sample(actions.reopen_artefact, PM, subjects=lambda world: (approved(world),), typed=lambda _: WHY),
    Sample(actions.supersede_artefact, PM, subjects=lambda world: (approved(world),), typed=lambda _: WHY),
    Sample(actions.retire_artefact, PM, subjects=lambda world: (written(world),), typed=lambda _: WHY),
    Sample(
        actions.attach_file,
        PM,
        subjects=lambda world: (draft_of(world),),
        typed=lambda _: {"name": "plan.pdf", "content": PDF, "note": "As agreed on paper"},
    ),
    Sample(actions.remove_attachment, PM, subjects=lambda world: (attached(world),), typed=lambda _: WHY),
)
