"""What must hold before an archive is sealed, while it is kept, and before it is disposed of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.closing.choices import ArchiveState
from milepost.kernel.errors import Unmet

STANDARD_YEARS = 7
"""How long a file is kept after sealing unless a contract or a signature asks for more: `archive.keep.standard`."""
LONG_YEARS = 10
"""How long the ledger, contracts and signed acceptances are kept: `archive.keep.long`."""
PMO = "The PMO director or an analyst"
LEAD = "The project manager"


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; the 29 February becomes the 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def archive_is_of_a_closing_project(stage: str, closing: str) -> Unmet | None:
    """Require that the work is over: an archive of a project that goes on would miss its end."""
    if stage == closing:
        return None
    return Unmet(
        rule="archive_is_of_a_closing_project",
        sentence="An archive is sealed while its project is in Closing.",
        missing="The stage Closing.",
        cure=LEAD,
        path="Bring the project to Closing first: by the gate that leads there, or by terminating it.",
    )


def archive_is_stale(*, present: bool, since: int) -> Unmet | None:
    """Require that something happened since the present archive was sealed, if there is one."""
    if not present or since:
        return None
    return Unmet(
        rule="archive_is_stale",
        sentence="The project is archived, and nothing happened since that an archive must hold.",
        missing="Something new to archive.",
        cure="Nobody",
        path="The sealed archive stands.",
    )


def mandatory_documents_are_in(missing: Collection[str]) -> Unmet | None:
    """Require every document that the method asks for in the stages that the project went through, approved."""
    if not missing:
        return None
    return Unmet(
        rule="mandatory_documents_are_in",
        sentence="An archive holds every document that the method asked of the project, approved.",
        missing=f"Not approved: {', '.join(missing)}.",
        cure=f"{LEAD}, and who approves these documents",
        path="Have them approved on the page of the project, or put aside as no longer needed by the method's own way.",
    )


def personal_data_is_settled(open_flags: Collection[str]) -> Unmet | None:
    """Require that nothing is archived while somebody says that it holds personal data it should not hold."""
    if not open_flags:
        return None
    return Unmet(
        rule="personal_data_is_settled",
        sentence="Nothing is archived while personal data in it is flagged and not settled.",
        missing=f"Flagged and open: {', '.join(open_flags)}.",
        cure="The PMO director, an analyst or the oversight officer",
        path="Settle each flag on the page of the project: say what was removed, or on which ground it stays.",
    )


def ledger_follows(problem: str) -> Unmet | None:
    """Require that the ledger of the project verifies."""
    if not problem:
        return None
    return Unmet(
        rule="ledger_follows",
        sentence="An archive holds the ledger of the project, and the ledger must verify.",
        missing=problem,
        cure="The operator of the machine",
        path="Run `milepost verify`, and restore what was changed behind the ledger from a backup.",
    )


def archive_is_whole(problems: Collection[str]) -> Unmet | None:
    """Require that the archive verifies by the program that it carries."""
    if not problems:
        return None
    return Unmet(
        rule="archive_is_whole",
        sentence="An archive verifies by the program that it carries, or it is not trusted.",
        missing="; ".join(problems),
        cure="The operator of the machine",
        path="Restore the file from a backup. What is in the ledger tells which bytes it must have.",
    )


def flag_is_open(*, resolved: bool) -> Unmet | None:
    """Require that the flag is not settled yet."""
    if not resolved:
        return None
    return Unmet("flag_is_open", "This flag is settled already.", "An open flag.", "Nobody", "Raise another one.")


def archive_is_in(state: str, *wanted: str) -> Unmet | None:
    """Require one of the wanted states."""
    if state in wanted:
        return None
    return Unmet(
        rule="archive_is_in",
        sentence=f"This archive is: {ArchiveState(state).label.lower()}.",
        missing=f"An archive that is: {' or '.join(ArchiveState(each).label.lower() for each in wanted)}.",
        cure="Nobody",
        path="Look for the present archive of the project.",
    )


def archive_is_not_held(*, held: bool) -> Unmet | None:
    """Require that no legal hold lies on the archive."""
    if not held:
        return None
    return Unmet(
        rule="archive_is_not_held",
        sentence="A legal hold lies on this archive: it is not disposed of, whatever its date.",
        missing="The release of the hold.",
        cure="An executive or the PMO director",
        path="Ask one of them to release the hold when its reason is gone.",
    )


def archive_is_held(*, held: bool) -> Unmet | None:
    """Require that a legal hold lies on the archive."""
    if held:
        return None
    return Unmet("archive_is_held", "No legal hold lies on this archive.", "A hold.", "Nobody", "Leave it as it is.")


def disposal_is_due(keep_until: date, today: date) -> Unmet | None:
    """Require that the time for which the archive is kept is over."""
    if today > keep_until:
        return None
    return Unmet(
        rule="disposal_is_due",
        sentence=f"This archive is kept until {keep_until:%d %B %Y}; nothing in it is deleted before.",
        missing="The end of its time.",
        cure="Nobody",
        path="Wait until that day.",
    )


def disposal_is_proposed(*, proposed: bool) -> Unmet | None:
    """Require that somebody proposed the disposal."""
    if proposed:
        return None
    return Unmet(
        rule="disposal_is_proposed",
        sentence="An archive is disposed of by two people: one proposes, another confirms.",
        missing="The proposal.",
        cure=PMO,
        path="Ask the PMO to propose it.",
    )


def somebody_else_disposes(actor_id: int | None, proposed_by_id: int | None) -> Unmet | None:
    """Require that who confirms a disposal did not propose it."""
    if actor_id is None or actor_id != proposed_by_id:
        return None
    return Unmet(
        rule="somebody_else_disposes",
        sentence="Nobody disposes of an archive alone.",
        missing="A second person.",
        cure="An executive or the PMO director who did not propose it",
        path="Ask one of them to confirm.",
    )
