"""What must hold of a deliverable, of its criteria, of what is submitted, and of who checks it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from milepost.kernel.errors import Unmet
from milepost.planning.choices import CheckResult, DeliverableState

MOST_LINKS = 20
MOST_FILES = 10
LONGEST_LINK = 500


def deliverable_is_in(state: str, lawful: Sequence[str]) -> Unmet | None:
    """Require that a deliverable stands where a step begins."""
    if state in lawful:
        return None
    labels = [DeliverableState(each).label.lower() for each in lawful]
    return Unmet(
        rule="deliverable_is_in",
        sentence=f"This deliverable is {DeliverableState(state).label.lower()}.",
        missing=f"A deliverable that is {' or '.join(labels)}.",
        cure="The project manager",
        path="What was handed in is taken back into rework first; what was accepted stays as it was accepted.",
    )


def criteria_are_agreed(count: int) -> Unmet | None:
    """Require at least one criterion before anything is handed in."""
    if count:
        return None
    return Unmet(
        rule="criteria_are_agreed",
        sentence="A deliverable is judged by criteria that were agreed before it was handed in.",
        missing="At least one criterion.",
        cure="The project manager or the deputy",
        path="Add the criteria by which the client will judge it, then submit.",
    )


def submission_holds_something(description: str, parts: int) -> Unmet | None:
    """Require words about what is handed in, and something that can be looked at."""
    missing = (
        "What it is, in words." if not description.strip() else "A file, a link or a document." if not parts else ""
    )
    if not missing:
        return None
    return Unmet(
        rule="submission_holds_something",
        sentence="What is handed in can be looked at and says what it is.",
        missing=missing,
        cure="You",
        path="Describe it, and add a file, a link or an approved document: a protocol or a photograph counts.",
        field="description",
    )


def links_are_addresses(links: Collection[str]) -> Unmet | None:
    """Require few and plain addresses of pages."""
    wrong = [each for each in links if not _is_address(each)]
    if not wrong and len(links) <= MOST_LINKS:
        return None
    return Unmet(
        rule="links_are_addresses",
        sentence=f"A link is an address that begins with https:// or http://, at most {MOST_LINKS} of them.",
        missing=f"An address in place of “{wrong[0][:60]}”." if wrong else "Fewer links.",
        cure="You",
        path="Correct it, one address a line.",
        field="links",
    )


def files_are_few(count: int) -> Unmet | None:
    """Require a bearable number of files."""
    if count <= MOST_FILES:
        return None
    return Unmet(
        rule="files_are_few",
        sentence=f"A submission holds at most {MOST_FILES} files.",
        missing="Fewer files.",
        cure="You",
        path="Put what belongs together into one PDF.",
        field="files",
    )


def document_is_approved(*, known: bool) -> Unmet | None:
    """Require an approved document of the very project."""
    if known:
        return None
    return Unmet(
        rule="document_is_approved",
        sentence="A document is handed in as it was approved.",
        missing="An approved document of this project.",
        cure="Who approves the document",
        path="Have it approved first, or hand in a file.",
        field="document",
    )


def work_item_is_of_the_project(*, known: bool) -> Unmet | None:
    """Require an item of the project's own work list, if one is named."""
    if known:
        return None
    return Unmet(
        rule="work_item_is_of_the_project",
        sentence="A deliverable names a work item of its own project, or none.",
        missing="The number of an item on the work list.",
        cure="You",
        path="Look the number up on the work list, or leave it empty.",
        field="work_item_number",
    )


def checker_did_not_make_it(actor_id: int | None, makers: Collection[int], *, critical: bool) -> Unmet | None:
    """Require that a critical criterion is checked by somebody who neither owns the deliverable nor handed it in."""
    if not critical or actor_id is None or actor_id not in makers:
        return None
    return Unmet(
        rule="checker_did_not_make_it",
        sentence="A critical criterion is checked by somebody who did not make what is checked.",
        missing="Another person of the team.",
        cure="Somebody of the team who neither owns the deliverable nor handed it in",
        path="Ask them to check it; you may check what is not critical.",
    )


def result_has_evidence(result: str, evidence: str) -> Unmet | None:
    """Require a known result, and what it was found by."""
    if result in CheckResult.values and evidence.strip():
        return None
    return Unmet(
        rule="result_has_evidence",
        sentence="A check says what it found, and by what.",
        missing="Met or not met, and the evidence in words.",
        cure="You",
        path="Name the protocol, the measurement or the file in which it can be seen.",
        field="evidence",
    )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(text) <= LONGEST_LINK and " " not in text
