"""How imported things are named and placed: codes, short texts, stages. Pure, so that a second run agrees."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

from milepost.kernel.errors import Unmet
from milepost.projects.choices import Stage

LONGEST_CODE = 40
LONGEST_KEY = 500
LONGEST_ROW = 190_000
_NOT_CODE = re.compile(r"[^A-Z0-9]+")
_TELLING = 4
_STAGES = (
    (Stage.CLOSED, ("closed", "complete", "completed", "finished", "ended")),
    (Stage.CLOSING, ("closing", "close out", "closeout", "handover")),
    (Stage.EXECUTING, ("execut", "construct", "deliver", "implement", "build", "procure")),
    (Stage.PLANNING, ("plan", "design", "definition", "scoping")),
    (Stage.INITIATING, ("initiat", "idea", "concept", "inception", "start up", "feasibility")),
)


def code_from(text: str) -> str:
    """Return a text as a code: capitals, digits and dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NOT_CODE.sub("-", plain.upper()).strip("-")


def project_code(series: str, known_as: str, taken: Collection[str], number: int) -> str:
    """Return a free code for a project: from what its source calls it, else the next number of the series.

    A short or bare number from a source says nothing by itself, so it is put behind the code of the series.
    """
    own, front = code_from(known_as), code_from(series)[: LONGEST_CODE - 12] or "IMPORT"
    if own and (len(own) < _TELLING or own.replace("-", "").isdigit()):
        own = f"{front}-{own}"
    if own and len(own) <= LONGEST_CODE and own not in taken:
        return own
    while (found := f"{front}-{number:04}") in taken:
        number += 1
    return found


def reference_key(key: str) -> str:
    """Return a natural key as it is stored: one that is too long keeps its beginning and its digest."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 65]}#{hashlib.sha256(key.encode()).hexdigest()}"


def way_of(key: str) -> str:
    """Return by which fields a natural key knows a record."""
    return key.partition(":")[0]


def shortened(text: str, longest: int) -> str:
    """Return a text that fits, with an ellipsis where it was cut."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def stage_of(text: str) -> str:
    """Return the stage that a word of a source means; a reported project without a known word is in execution."""
    words = text.casefold()
    return next(
        (stage.value for stage, marks in _STAGES if any(mark in words for mark in marks)), Stage.EXECUTING.value
    )


def amounts_are_in_the_projects_currency(code: str, currency: str, told: str) -> Unmet | None:
    """Require that the amounts of a project stay in one currency."""
    if currency == told:
        return None
    return Unmet(
        rule="amounts_are_in_the_projects_currency",
        sentence="Amounts of a project are in one currency; none is converted.",
        missing=f"{code} is in {currency}, the sheet in {told}.",
        cure="PMO",
        path="Import the row in the project's currency.",
    )


def report_was_imported(code: str, *, written_here: bool) -> Unmet | None:
    """Require that an import never replaces a report that was written here."""
    if not written_here:
        return None
    return Unmet(
        rule="import_replaces_no_native_report",
        sentence="An import never replaces a report that was written here.",
        missing=f"{code} reported itself for this period.",
        cure="PMO",
        path="Leave the row out, or import into another cycle.",
    )


def period_takes_imports(name: str, *, open_for_imports: bool) -> Unmet | None:
    """Require an open period that was opened for imports."""
    if open_for_imports:
        return None
    return Unmet(
        rule="imports_have_their_own_periods",
        sentence="Imported reports belong to an open period that was opened for imports.",
        missing=f"{name} is locked, or people report for it here.",
        cure="PMO",
        path="Import into a cycle of its own, or correct a locked period by importing the next return.",
    )


def row_can_be_kept(letters: int) -> Unmet | None:
    """Require that the texts of a row fit into a report."""
    if letters <= LONGEST_ROW:
        return None
    return Unmet(
        rule="row_can_be_kept",
        sentence=f"The texts of one row together have at most {LONGEST_ROW:,} letters.",
        missing=f"This row has {letters:,}.",
        cure="You",
        path="Shorten the longest texts of the row.",
    )
